/** How often the two meet: the proposal and its reason, the meetings, the milestones, the calendar. */

import { h, show } from "../dom.js";
import { counted } from "../format.js";
import { icon } from "../icons.js";
import { get, post, remove } from "../rest.js";
import { field, told } from "./forms.js";
import { head, part } from "./frame.js";
import { tabs } from "./tabs.js";
import { after, dayName } from "./words.js";

/** @typedef {{uid: string, day: string, starts_at: string, minutes: number, emphasis: string, cancelled: boolean}} Plan */
/** @typedef {{plan: Plan, held_on: string | null, cancelled_by: string | null}} Meeting */
/** @typedef {{person: import("./shape.js").Named, manager: import("./shape.js").Named | null, since: string, proposal: {rhythm: string, days_between: number[], minutes: number, why: string, review_on: string}, agreed: {rhythm: string, agreed_on: string, review_on: string} | null, meetings: Meeting[], milestones: Array<{id: string, text: string, due: string, done: boolean}>, today: string}} View */

const RHYTHMS = /** @type {Record<string, string>} */ ({ ramping: "Twice a week", core: "Weekly", senior: "Lighter", milestones: "With dated steps" });

const EMPHASES = /** @type {Record<string, string>} */ ({ deal: "about a deal", skill: "about a skill", career: "about where to go" });

/** @param {View} view @param {() => Promise<void>} redraw */
function proposal(view, redraw) {
  const { rhythm, minutes, why, review_on, days_between } = view.proposal;
  const answer = told();
  const first = h("input", { type: "date", required: true, min: view.today, max: after(view.today, 31), value: after(view.today, 3) });
  const starts = h("input", { type: "time", required: true, value: "10:00" });
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await answer.trying(async () => {
      await post(`/api/people/${view.person.id}/rhythm`, { first: first.value, starts_at: starts.value });
      await redraw();
    });
  };
  const every = days_between.length === 1 ? `every ${counted(days_between[0] ?? 7, "day")}` : `${days_between.join(" and ")} days apart`;
  return h(
    "div",
    { class: "panel rhythm-proposal" },
    h("p", { class: "rhythm-name" }, RHYTHMS[rhythm] ?? rhythm, h("span", { class: "label numbers" }, ` ${every}, ${minutes} min, until ${dayName(review_on)}`)),
    h("p", { class: "quiet" }, why),
    view.agreed && h("p", { class: "label" }, `Agreed since ${dayName(view.agreed.agreed_on)}: ${(RHYTHMS[view.agreed.rhythm] ?? "").toLowerCase()}. To look at again on ${dayName(view.agreed.review_on)}.`),
    h("form", { class: "form", submit: send }, h("div", { class: "form-row" }, field("First meeting", first), field("At", starts)), h("p", { class: "row" }, h("button", { type: "submit", class: view.agreed ? "button" : "button primary" }, view.agreed ? "Plan anew from there" : "Meet like this")), answer.element),
  );
}

/** @param {View} view @param {Meeting} meeting @param {() => Promise<void>} redraw */
function meetingRow(view, { plan, held_on, cancelled_by }, redraw) {
  const answer = told();
  const path = `/api/people/${view.person.id}/meetings/${encodeURIComponent(plan.uid)}`;
  const act = async (/** @type {string} */ step, /** @type {object} */ body) => {
    await answer.trying(async () => {
      await post(`${path}/${step}`, body);
      await redraw();
    });
  };
  const past = plan.day <= view.today;
  const day = h("input", { type: "date", value: plan.day, min: view.today, "aria-label": "New day" });
  const time = h("input", { type: "time", value: plan.starts_at.slice(0, 5), "aria-label": "New hour" });
  const state = plan.cancelled ? (cancelled_by ? `called off by the ${cancelled_by}` : "replaced by a new plan") : held_on ? "held" : past ? "held?" : EMPHASES[plan.emphasis] ?? "";
  return h(
    "li",
    { class: plan.cancelled ? "meeting off" : "meeting" },
    h("p", {}, h("b", { class: "numbers" }, `${dayName(plan.day)}, ${plan.starts_at.slice(0, 5)}`), h("span", { class: "label" }, ` ${plan.minutes} min${state ? `, ${state}` : ""}`)),
    h(
      "div",
      { class: "row" },
      past && !plan.cancelled && h("button", { type: "button", class: held_on ? "button plain" : "button", click: () => void act("held", { held: held_on === null }) }, held_on ? "Not held after all" : "It was held"),
      !past && !plan.cancelled && h("details", { class: "moving" }, h("summary", {}, "Move"), h("div", { class: "row" }, day, time, h("button", { type: "button", class: "button", click: () => void act("move", { day: day.value, starts_at: time.value }) }, "Move it"))),
      !held_on && !plan.cancelled && h("button", { type: "button", class: "button plain", click: () => void act("cancel", {}) }, "Call off"),
    ),
    answer.element,
  );
}

/** @param {View} view @param {() => Promise<void>} redraw */
function milestones(view, redraw) {
  const base = `/api/people/${view.person.id}/milestones`;
  const answer = told();
  const work = async (/** @type {() => Promise<unknown>} */ doing) => {
    await answer.trying(async () => {
      await doing();
      await redraw();
    });
  };
  const text = h("input", { type: "text", maxlength: 300, required: true });
  const due = h("input", { type: "date", required: true, value: after(view.today, 14) });
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    void work(() => post(base, { text: text.value, due: due.value }));
  };
  return h(
    "div",
    { class: "panel" },
    view.milestones.length > 0 &&
      h(
        "ul",
        { class: "ticks" },
        ...view.milestones.map((one) => {
          const box = h("input", { type: "checkbox", checked: one.done, change: () => void work(() => post(`${base}/${one.id}`, { done: box.checked })) });
          return h("li", {}, h("label", {}, box, h("span", {}, one.text, h("span", { class: "label" }, ` by ${dayName(one.due)}`))), h("button", { type: "button", class: "button plain icon-only", "aria-label": `Remove: ${one.text}`, click: () => void work(() => remove(`${base}/${one.id}`)) }, icon("close")));
        }),
      ),
    h("form", { class: "form", submit: add }, h("div", { class: "form-row" }, field("A dated step", text), field("By", due)), h("p", { class: "row" }, h("button", { type: "submit", class: "button" }, "Add"))),
    answer.element,
  );
}

/** @param {import("./shape.js").Me} _me @param {string} id */
export async function page(_me, id) {
  const draw = async () => {
    const view = /** @type {View} */ (await get(`/api/people/${id}/rhythm`));
    const coming = view.meetings.filter(({ plan }) => plan.day >= view.today);
    const past = view.meetings.filter(({ plan }) => plan.day < view.today).reverse();
    const list = (/** @type {Meeting[]} */ several) => h("ul", { class: "panel meetings" }, ...several.map((one) => meetingRow(view, one, draw)));
    show(
      head("Rhythm", `${view.person.name}${view.manager ? ` and ${view.manager.name}` : ""}. How often you meet, for both to take or leave.`, h("a", { class: "button", href: `/api/people/${id}/one-to-ones.ics`, download: "" }, "Calendar file")),
      tabs(id, "/rhythm"),
      h(
        "div",
        { class: "columns-two even" },
        h("div", {}, part("proposal", "Proposed", "", proposal(view, draw)), part("milestones", "Milestones", "For a while, where both want dated steps on the way. Nothing infers them.", milestones(view, draw))),
        h("div", {}, part("coming", "To come", "", coming.length ? list(coming) : h("div", { class: "panel" }, h("p", { class: "quiet" }, "No meeting is planned."))), past.length > 0 && part("past", "Before", "", list(past))),
      ),
    );
  };
  await draw();
}
