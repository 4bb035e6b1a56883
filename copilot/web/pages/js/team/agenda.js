/** The running agenda and the actions: either of the two types, and the sheet takes it in. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { get, post, remove } from "../rest.js";
import { chosen, field, segments, select, told } from "./forms.js";
import { after, dayName } from "./words.js";

/** @typedef {{id: string, kind: string, text: string, by: string, talked_on: string | null}} Entry */
/** @typedef {{id: string, text: string, owner: string, due: string | null, done_on: string | null}} Action */

const KINDS = /** @type {const} */ ([
  ["topic", "Topic"],
  ["blocker", "Blocker"],
  ["ask", "Ask"],
]);

/**
 * @param {import("./shape.js").Me} me
 * @param {string} id
 * @param {{rep_name: string, manager_name: string}} names
 * @param {() => Promise<unknown>} redraw
 */
export async function agendaPanel(me, id, names, redraw) {
  const base = `/api/people/${id}`;
  const answer = told();
  const lines = h("ul", { class: "ticks" });
  const actions = h("ul", { class: "ticks" });
  const who = (/** @type {string} */ party) => (party === "rep" ? names.rep_name : names.manager_name || "Manager");

  const mine = me.id === id ? "rep" : "manager";

  /** @param {string} path @param {string} text @param {string} by @param {boolean} done @param {boolean} removable */
  const line = (path, text, by, done, removable) => {
    const box = h("input", { type: "checkbox", checked: done, change: () => void change(() => post(path, { done: box.checked })) });
    return h(
      "li",
      {},
      h("label", {}, box, h("span", {}, text, h("span", { class: "label" }, ` ${by}`))),
      removable && h("button", { type: "button", class: "button plain icon-only", "aria-label": `Remove: ${text}`, click: () => void change(() => remove(path)) }, icon("close")),
    );
  };
  const fill = async () => {
    const held = await get(`${base}/agenda`);
    lines.replaceChildren(...held.agenda.map((/** @type {Entry} */ one) => line(`${base}/agenda/${one.id}`, one.text, `${one.kind === "topic" ? "" : `${one.kind}, `}${who(one.by)}`, one.talked_on !== null, one.by === mine)));
    actions.replaceChildren(...held.actions.map((/** @type {Action} */ one) => line(`${base}/actions/${one.id}`, one.text, who(one.owner) + (one.due ? `, by ${dayName(one.due)}` : ""), one.done_on !== null, true)));
    lines.hidden = !held.agenda.length;
    actions.hidden = !held.actions.length;
  };
  /** @param {() => Promise<unknown>} work */
  const change = (work) =>
    answer.trying(async () => {
      await work();
      await Promise.all([fill(), redraw()]);
    });

  const text = h("input", { type: "text", maxlength: 300, required: true });
  const kind = segments("Kind", KINDS, "topic");
  const add = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await change(() => post(`${base}/agenda`, { kind: chosen(kind), text: text.value }));
    text.value = "";
  };
  const action = h("input", { type: "text", maxlength: 300, required: true });
  const owner = select([["rep", names.rep_name], ["manager", names.manager_name || "Manager"]], me.id === id ? "rep" : "manager");
  const due = h("input", { type: "date", required: true, min: me.today, value: after(me.today, 7) });
  const addAction = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await change(() => post(`${base}/actions`, { text: action.value, owner: owner.value, due: due.value }));
    action.value = "";
  };
  await fill();
  return h(
    "div",
    { class: "beside-forms" },
    h("section", { class: "panel", "aria-labelledby": "agenda" }, h("h2", { id: "agenda" }, "Agenda"), lines, h("form", { class: "form", submit: add }, field("What to talk about", text), kind, h("button", { type: "submit", class: "button" }, "Add"))),
    h("section", { class: "panel", "aria-labelledby": "actions" }, h("h2", { id: "actions" }, "Actions"), actions, h("form", { class: "form", submit: addAction }, field("Who does what", action), h("div", { class: "form-row" }, field("Who", owner), field("By", due)), h("button", { type: "submit", class: "button" }, "Add"))),
    answer.element,
  );
}
