/** Who is in the team, who reports to whom, and the codes to come in with. */

import { h, show } from "../dom.js";
import { counted } from "../format.js";
import { get, post } from "../rest.js";
import { doing, field, select, told } from "./forms.js";
import { head, part } from "./frame.js";
import { dayName } from "./words.js";

/** @typedef {{id: string, name: string, role: string, since: string, team: string, manager: string | null, manager_name: string, active: boolean}} Line */

/** From so many on, looking through the list takes longer than typing a name. */
const MANY = 8;

const ROLES = /** @type {const} */ ([["rep", "Rep"], ["manager", "Manager"], ["admin", "Administrator"]]);

/** @param {string} title @param {string} says @param {string} code */
function showCode(title, says, code) {
  const shown = h("output", { class: "code", tabindex: 0 }, code);
  const copied = told();
  const dialog = h(
    "dialog",
    { class: "code-dialog", "aria-labelledby": "code-title" },
    h("h2", { id: "code-title" }, title),
    h("p", { class: "quiet" }, says),
    shown,
    copied.element,
    h("p", { class: "row end" }, doing("Copy", async () => { await navigator.clipboard.writeText(code); copied.good("Copied."); }, copied), h("button", { type: "button", class: "button primary", autofocus: true, click: () => dialog.close() }, "Done")),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Line | null} line @param {readonly Line[]} everybody @param {string} today @param {() => Promise<void>} redraw */
function form(line, everybody, today, redraw) {
  const answer = told();
  const name = h("input", { type: "text", required: true, maxlength: 60, value: line?.name ?? "", autocomplete: "off" });
  const role = select(ROLES, line?.role ?? "rep");
  const team = h("input", { type: "text", maxlength: 60, value: line?.team ?? "", list: "teams", autocomplete: "off" });
  const since = h("input", { type: "date", required: true, value: line?.since ?? today });
  const manager = select([["", "Nobody"], ...everybody.filter((one) => one.role === "manager" && one.id !== line?.id && one.active).map((one) => /** @type {const} */ ([one.id, one.name]))], line?.manager ?? "");
  const active = h("input", { type: "checkbox", checked: line?.active ?? true });
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await answer.trying(async () => {
      await post(line ? `/api/admin/people/${line.id}` : "/api/admin/people", { name: name.value, role: role.value, team: team.value, since: since.value, manager: manager.value || null, active: active.checked });
      await redraw();
    });
  };
  return h(
    "form",
    { class: "form person-form", submit: send },
    h("div", { class: "form-row" }, field("Name", name), field("Role", role), field("Team", team)),
    h("div", { class: "form-row" }, field("In the job since", since), field("Reports to, who sees their page", manager), line && h("label", { class: "check" }, active, h("span", {}, "Active"))),
    h("p", { class: "row" }, h("button", { type: "submit", class: line ? "button" : "button primary" }, line ? "Save" : "Add")),
    answer.element,
  );
}

/** The form of somebody, made when it is opened: of hundreds of people few are changed. @param {Line} line @param {readonly Line[]} everybody @param {string} today @param {() => Promise<void>} redraw */
function changing(line, everybody, today, redraw) {
  const details = h("details", {}, h("summary", { class: "small" }, `Change ${line.name}`));
  details.addEventListener("toggle", () => details.append(form(line, everybody, today, redraw)), { once: true });
  return details;
}

/** @param {Line} line @param {readonly Line[]} everybody @param {string} today @param {() => Promise<void>} redraw */
function personRow(line, everybody, today, redraw) {
  const answer = told();
  const path = `/api/admin/people/${line.id}`;
  const ticket = async () => {
    const { code, minutes } = await post(`${path}/ticket`);
    showCode(`A sign-in code for ${line.name}`, `Good once, for ${minutes} minutes. It is shown now and never again; hand it over in a way that only ${line.name} reads.`, code);
  };
  const machine = async () => {
    const { code } = await post(`${path}/machine`);
    showCode(`For ${line.name}’s machine`, "Copilot there needs it to share calls: it goes into team.token of its settings. It is shown now and never again.", code);
  };
  const out = async () => {
    const { sessions, machines } = await post(`${path}/sign-out`);
    answer.good(`Ended: ${counted(sessions, "session")}, ${counted(machines, "machine code")}.`);
  };
  return h(
    "li",
    { class: line.active ? "admin-person" : "admin-person gone" },
    h("p", { class: "admin-name" }, h("b", {}, line.name), h("span", { class: "label" }, [ROLES.find(([role]) => role === line.role)?.[1], line.team, line.manager_name && `reports to ${line.manager_name}`, `since ${dayName(line.since)} ${line.since.slice(0, 4)}`, line.active ? "" : "left"].filter(Boolean).join(" · "))),
    h("p", { class: "row" }, line.active && doing("Sign-in code", ticket, answer), line.active && line.role === "rep" && doing("Machine code", machine, answer), doing("End sessions", out, answer, "plain")),
    changing(line, everybody, today, redraw),
    answer.element,
  );
}

/** @param {import("./shape.js").Me} me */
export async function page(me) {
  const draw = async () => {
    const everybody = /** @type {Line[]} */ (await get("/api/admin/people"));
    const teams = [...new Set(everybody.map((one) => one.team).filter(Boolean))];
    const rows = everybody.map((line) => ({ row: personRow(line, everybody, me.today, draw), named: `${line.name} ${line.team} ${line.manager_name}`.toLocaleLowerCase() }));
    const list = h("ul", { class: "panel admin-people" }, ...rows.map(({ row }) => row));
    const find = h("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    find.addEventListener("input", () => {
      const wanted = find.value.trim().toLocaleLowerCase();
      for (const { row, named } of rows) row.hidden = !named.includes(wanted);
    });
    show(
      head("People", "Who is here, and who sees whose page. You give out the keys; no call can be seen from here."),
      h("datalist", { id: "teams" }, ...teams.map((team) => h("option", { value: team }))),
      part("people", "Everybody", `${counted(everybody.filter(({ active }) => active).length, "person", "people")} here.`, everybody.length > MANY && field("Find somebody", find), list),
      part("add", "Add somebody", "", h("div", { class: "panel" }, form(null, everybody, me.today, draw))),
    );
  };
  await draw();
}
