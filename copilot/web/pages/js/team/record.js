/** My record: everything that is held about me, who looked at it, a copy, and its end. */

import { h, show } from "../dom.js";
import { get, remove } from "../rest.js";
import { doing, field, told } from "./forms.js";
import { head, part } from "./frame.js";
import { callPath, dayName, moment } from "./words.js";
import { removeWith } from "./upload.js";

/** @typedef {{person: import("./shape.js").Named, role: string, team: string, since: string, manager: import("./shape.js").Named | null, tables: Array<{name: string, rows: number}>, log: Array<{at: number, who: string, deed: string, call: string | null, seen_by: string | null}>, log_kept: number}} View */

const TOGETHER_S = 600;

const DEEDS = /** @type {Record<string, string>} */ ({
  read_team: "looked at the team page, where you stand",
  read_person: "looked at your page",
  read_call: "looked at a call of yours",
  read_brief: "read your one-to-one",
  read_agreements: "read your agreements",
  read_scorecard: "read your scorecard",
  read_record: "read your record",
  read_deals: "read your deals",
  exported: "took a copy of everything about you",
  changed_agreement: "changed an agreement",
  changed_scorecard: "changed the scorecard",
  changed_meeting: "changed a one-to-one or its agenda",
  changed_person: "changed who you are here",
  changed_band: "changed a range of the rules",
  imported_deals: "imported deals",
  imported_outcomes: "imported outcomes",
  issued_ticket: "made you a sign-in code",
  issued_machine: "made a code for your machine",
  signed_in: "signed in",
  deleted_call: "deleted a call here",
  deleted_person: "deleted a person",
});

const TABLES = /** @type {Record<string, string>} */ ({
  actions: "Actions",
  agenda: "Agenda",
  agreements: "Agreements",
  annotations: "What you wrote to moments",
  audit: "Who looked at what",
  call_references: "Your references of calls",
  deals: "Deals of yours",
  diagnoses: "What would help after a miss",
  diagnosis_steps: "Answers on the way to it",
  endings: "How deals ended, as you said",
  former_managers: "Who was your manager, and whose you were",
  machines: "Your machines",
  meetings: "One-to-ones",
  milestones: "Milestones",
  moment_weeks: "Moments counted by week",
  people: "Who you are here",
  quotas: "Your quotas",
  published_people: "Weeks of yours in the team’s trends",
  rhythms: "How often you meet",
  scorecards: "Scorecards",
  scores: "Scores",
  sessions: "Where you are signed in",
  shared_calls: "Shared calls",
  shared_moments: "Shared moments",
  taken_back: "Calls that were taken back",
  tickets: "Sign-in codes",
});

/** @param {View["log"][number]} entry */
function deedOf({ deed, call, seen_by }) {
  if (seen_by) return `changed who you are here: ${seen_by} sees your page from then on`;
  if (call && deed === "exported") return "took a copy of everything about a call of yours";
  return DEEDS[deed] ?? deed;
}

/** What one person did several times within ten minutes, as one line. @param {View["log"]} entries */
function gathered(entries) {
  /** @type {Array<View["log"][number] & {times: number}>} */
  const lines = [];
  for (const one of entries) {
    const same = lines.find((line) => line.who === one.who && line.deed === one.deed && line.call === one.call && line.seen_by === one.seen_by && line.at - one.at < TOGETHER_S);
    if (same) same.times += 1;
    else lines.push({ ...one, times: 1 });
  }
  return lines;
}

/** @param {View} view */
function log({ person, log: entries, log_kept }) {
  if (!entries.length) return h("div", { class: "panel" }, h("p", { class: "quiet" }, "Nobody has looked at anything yet."));
  return h(
    "div",
    { class: "panel table-panel", tabindex: 0, role: "region", "aria-label": "Who did what about me" },
    h(
      "table",
      {},
      h("caption", { class: "unseen" }, "Who did what about me, the newest first"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "When"), h("th", { scope: "col" }, "Who"), h("th", { scope: "col" }, "What"))),
      h("tbody", {}, ...gathered(entries).map(({ times, ...one }) => h("tr", {}, h("td", { class: "numbers" }, moment(one.at)), h("th", { scope: "row" }, one.who), h("td", {}, one.call ? h("a", { href: callPath(person.id, one.call) }, deedOf(one)) : deedOf(one), times > 1 && h("span", { class: "label" }, ` ${times} times`))))),
    ),
    log_kept > entries.length && h("p", { class: "small quiet" }, `The newest ${entries.length} of ${log_kept}. The copy holds all.`),
  );
}

/** What there is how much of, by its name. @param {View} view @returns {Array<[string, number]>} */
function held({ tables }) {
  return tables.map(({ name, rows }) => /** @type {[string, number]} */ ([TABLES[name] ?? name.replaceAll("_", " "), rows])).sort(([a], [b]) => a.localeCompare(b));
}

/** @param {View} view */
function deletion(view) {
  const answer = told();
  const name = h("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  const button = doing("Delete everything about me", async () => {
    await removeWith("/api/me/record", { name: name.value });
    location.assign("/sign-in");
  }, answer, "danger");
  button.disabled = true;
  name.addEventListener("input", () => (button.disabled = name.value.trim() !== view.person.name));
  return h("div", { class: "panel form delete-me" }, h("p", {}, "Your shared calls, agreements, scorecards, agendas, meetings and you yourself go from this server, to the last byte. What is on your own machine stays there."), field(`Type ${view.person.name} to be sure`, name), h("p", { class: "row" }, button), answer.element);
}

/** @param {import("./shape.js").Me} _me */
export async function page(_me) {
  const view = /** @type {View} */ (await get("/api/me/record"));
  const answer = told();
  const facts = [`${view.role.charAt(0).toUpperCase()}${view.role.slice(1)}`, view.team, `since ${dayName(view.since)} ${view.since.slice(0, 4)}`, view.manager ? `reports to ${view.manager.name}` : "reports to nobody here"].filter(Boolean).join(" · ");
  show(
    head("My record", facts, h("a", { class: "button primary", href: "/api/me/export", download: "" }, "Download everything")),
    h(
      "div",
      { class: "columns-two record" },
      part("log", "Who looked", "Kept in a chain in which nothing can be changed unseen, and yours to read.", log(view)),
      h(
        "div",
        {},
        part("held", "What is held", "", h("div", { class: "panel" }, h("dl", { class: "held" }, ...held(view).flatMap(([name, rows]) => [h("dt", {}, name), h("dd", { class: "numbers" }, String(rows))])), h("p", { class: "small quiet" }, "Closed names, numbers, and what people typed. Nothing that was said on a call."))),
        part("sessions", "Signed in", "", h("div", { class: "panel" }, h("p", { class: "row" }, doing("Sign out everywhere", async () => { await remove("/api/me/sessions"); location.assign("/sign-in"); }, answer)), answer.element)),
        part("delete", "Delete", "", deletion(view)),
      ),
    ),
  );
}
