/** What was agreed, what to agree next, and, after a miss, what would help. */

import { h, show } from "../dom.js";
import { counted } from "../format.js";
import { get, post } from "../rest.js";
import { diagnosis } from "./diagnosis.js";
import { changedMeanwhile, Editor } from "./editor.js";
import { doing, told } from "./forms.js";
import { head, part } from "./frame.js";
import { tabs } from "./tabs.js";
import { dayName } from "./words.js";

/** @typedef {import("./shape.js").AgreementLine} AgreementLine */
/** @typedef {{person: import("./shape.js").Named, manager: import("./shape.js").Named | null, agreements: AgreementLine[], balance: {counts: Array<[string, number]>, says: string}, kinds: Array<[string, string]>, skills: Array<[string, string]>, party: "rep" | "manager", today: string}} View */

/** @param {View} view @param {AgreementLine} one */
const accepted = (view, one) => (view.party === "rep" ? one.rep_accepted_on : one.manager_accepted_on) !== null;

/** @param {View} view @param {AgreementLine} one */
function signatures(view, one) {
  const mark = (/** @type {string | null} */ on, /** @type {string} */ name) => h("span", { class: on ? "signed" : "unsigned" }, on ? `${name}, ${dayName(on)}` : `${name} has not yet`);
  return h("p", { class: "signatures label" }, mark(one.rep_accepted_on, view.person.name), mark(one.manager_accepted_on, view.manager?.name ?? "Manager"));
}

/** @param {View} view @param {AgreementLine} one @param {() => Promise<void>} redraw @param {Editor} editor */
function openCard(view, one, redraw, editor) {
  const answer = told();
  const act = (/** @type {string} */ text, /** @type {string} */ step, kind = "") =>
    doing(text, async () => {
      try {
        await post(`/api/people/${view.person.id}/agreements/${one.id}/${step}`, { version: one.version });
      } catch (error) {
        if (!changedMeanwhile(error)) throw error;
        await redraw();
        editor.answer.refusal(error);
        return;
      }
      await redraw();
    }, answer, kind);
  const waits = one.state === "proposed";
  const asks = one.is_due && view.party === "rep";
  const instead = waits && view.agreements.find((other) => other.id === one.carried_from && other.state === "agreed");
  return h(
    "li",
    { class: one.is_due ? "panel agreement due" : "panel agreement" },
    h("p", { class: "row" }, h("span", { class: "chip" }, one.kind_name), one.skill_name && h("span", { class: "chip" }, one.skill_name), one.is_due ? h("span", { class: "chip focus" }, "Its day has come") : h("span", { class: "label" }, one.state_says)),
    h("p", { class: "agreement-text" }, one.text),
    one.support && h("p", { class: "small quiet" }, `${view.manager?.name ?? "The manager"} brings: ${one.support}`),
    h("p", { class: "label" }, `By ${one.due_says}`),
    one.skill_name && !waits && h("p", { class: "small quiet" }, view.party === "rep" ? "Your own Copilot asks, under Learning, whether to make room for it in calls. What you answer stays there." : `${view.person.name}’s own Copilot asks whether to make room for it in calls. The answer is told to nobody.`),
    waits && signatures(view, one),
    instead && h("p", { class: "small quiet" }, `Once both agree, it takes the place of “${instead.text}” by ${instead.due_says}. Until then that stands.`),
    asks && h("p", { class: "ask" }, "You committed to this. What happened?"),
    h(
      "p",
      { class: "row" },
      waits && !accepted(view, one) && act("Agree to it", "accept", "primary"),
      asks && act("It is done", "done", "primary"),
      asks && act("Not this time", "not-done"),
      h("button", { type: "button", class: "button plain", click: () => editor.edit(one, waits ? "reword" : "carry") }, waits ? "Change the words" : view.party === "rep" ? "Carry on to another day" : "Propose another day"),
      waits && act(accepted(view, one) ? "Take back" : "Decline", "withdraw", "plain"),
    ),
    answer.element,
  );
}

/** @param {View} view @param {AgreementLine} one @param {Editor} editor */
function closedRow(view, one, editor) {
  const missed = one.state === "not_done";
  return h(
    "li",
    { class: "closed-agreement" },
    h("p", {}, one.text),
    h("p", { class: "label" }, [one.kind_name, one.state_says, one.closed_on && dayName(one.closed_on)].filter(Boolean).join(" · ")),
    missed && diagnosis(view.person.id, one, view.party === "rep", (words, support, due) => editor.begin(one.kind, words, support, due)),
  );
}

/** @param {View} view */
function balance({ balance: { counts, says }, kinds }) {
  const names = new Map(kinds);
  return h("p", { class: "balance small" }, ...counts.map(([kind, count]) => h("span", { class: "chip" }, `${names.get(kind)}: ${count}`)), says && h("span", { class: "quiet" }, says));
}

/** @param {import("./shape.js").Me} _me @param {string} id */
export async function page(_me, id) {
  const place = h("div", { class: "agreement-list" });
  const draw = async () => {
    const view = /** @type {View} */ (await get(`/api/people/${id}/agreements`));
    const opened = view.agreements.filter((one) => one.state === "proposed" || one.state === "agreed").sort((a, b) => Number(b.is_due) - Number(a.is_due) || a.due.localeCompare(b.due));
    const closed = view.agreements.filter((one) => !opened.includes(one) && one.state !== "withdrawn");
    const done = closed.filter((one) => one.state === "done").length;
    place.replaceChildren(
      part("open", "Open", "", opened.length ? h("ul", { class: "agreements" }, ...opened.map((one) => openCard(view, one, draw, editor))) : h("div", { class: "panel" }, h("p", { class: "quiet" }, "Nothing is open. What would make the next two weeks count?")), balance(view)),
      closed.length ? part("closed", "Before", `${counted(done, "was", "were")} done of ${closed.filter((one) => one.state === "done" || one.state === "not_done").length}.`, h("ul", { class: "panel closed" }, ...closed.map((one) => closedRow(view, one, editor)))) : "",
    );
    return view;
  };
  const first = /** @type {View} */ (await get(`/api/people/${id}/agreements`));
  const editor = new Editor(first, async () => void (await draw()));
  await draw();
  show(
    head("Agreements", `${first.person.name}${first.manager ? ` and ${first.manager.name}` : ""}. Specific, by a day, done or not, and the rep’s own.`),
    tabs(id, "/agreements"),
    h("div", { class: "columns-two agreements-page" }, place, editor.element),
  );
}
