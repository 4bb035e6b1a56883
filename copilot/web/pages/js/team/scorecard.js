/** Three scores from 1 to 5: the rep's own first, then what the formula proposes, then what both leave it at. */

import { h, show } from "../dom.js";
import { get, post } from "../rest.js";
import { chosen, field, segments, told } from "./forms.js";
import { head, part } from "./frame.js";
import { tabs } from "./tabs.js";
import { dayName } from "./words.js";

/** @typedef {{skill: string, score: number | null, n: number, formula: string, says: string}} Proposal */
/** @typedef {{id: string, first: string, last: string, own: Array<[string, number]>, own_on: string | null, proposal: Proposal[], confirmed: Array<{skill: string, score: number, reason: string}>, confirmed_on: string | null}} Card */
/** @typedef {{person: import("./shape.js").Named, own: boolean, next: {first: string, last: string, opens_on: string}, open: boolean, cards: Card[]}} View */

const SKILLS = /** @type {const} */ ([
  ["discovery", "Discovery", "How well you came to understand them: their problem, its size, why now."],
  ["next_step", "Next step", "How your calls ended: a step, with its day and who does it."],
  ["qualification", "Qualification", "What came up by the end: money, who decides, need, timing."],
]);
const FIVE = /** @type {const} */ ([["1", "1"], ["2", "2"], ["3", "3"], ["4", "4"], ["5", "5"]]);

/** @param {string} first @param {string} last */
const span = (first, last) => `${dayName(first)} to ${dayName(last)}`;

/** @param {View} view @param {() => Promise<void>} redraw */
function selfForm(view, redraw) {
  const answer = told();
  const rows = SKILLS.map(([skill, name, what]) => ({ skill, element: segments(name, FIVE, ""), what }));
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const scores = Object.fromEntries(rows.map(({ skill, element }) => [skill, Number(chosen(element))]));
    if (Object.values(scores).some((score) => !score)) {
      answer.refusal(null);
      answer.good("All three, please.");
      return;
    }
    await answer.trying(async () => {
      await post(`/api/people/${view.person.id}/scorecard`, scores);
      await redraw();
    });
  };
  return h(
    "form",
    { class: "panel form self-score", submit: send },
    h("p", { class: "quiet" }, `How did the weeks from ${span(view.next.first, view.next.last)} go? You first; what the formula says comes after.`),
    ...rows.map(({ element, what }) => h("div", { class: "self-row" }, element, h("p", { class: "small quiet" }, what))),
    h("p", { class: "row" }, h("button", { type: "submit", class: "button primary" }, "That is how I see it")),
    answer.element,
  );
}

/** @param {string} who @param {number | null | undefined} score */
function dots(who, score) {
  return h(
    "div",
    { class: "score" },
    h("span", { class: "label" }, who),
    h("span", { class: "score-dots", role: "img", "aria-label": score ? `${score} of 5` : "none" }, ...[1, 2, 3, 4, 5].map((at) => h("span", { class: score && at <= score ? "on" : "" }))),
    h("b", { class: "numbers" }, score ?? "–"),
  );
}

/** @param {View} view @param {Card} card @param {() => Promise<void>} redraw */
function confirmForm(view, card, redraw) {
  const answer = told();
  const rows = SKILLS.map(([skill, name]) => {
    const proposed = card.proposal.find((one) => one.skill === skill)?.score ?? null;
    const reason = h("input", { type: "text", maxlength: 300 });
    const why = field("Why another than proposed", reason);
    why.hidden = proposed !== null;
    const scores = segments(name, FIVE, String(proposed ?? ""), (value) => (why.hidden = Number(value) === proposed));
    return { skill, scores, reason, element: h("div", { class: "self-row" }, scores, why) };
  });
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await answer.trying(async () => {
      await post(`/api/people/${view.person.id}/scorecard/${card.id}/confirm`, { scores: rows.map(({ skill, scores, reason }) => ({ skill, score: Number(chosen(scores)), reason: reason.value })) });
      await redraw();
    });
  };
  return h("form", { class: "form confirm-score", submit: send }, h("p", { class: "small quiet" }, "Leave the scores as proposed, or change one and say why. You were in some of the calls; the formula was in none."), ...rows.map((row) => row.element), h("p", { class: "row" }, h("button", { type: "submit", class: "button primary" }, "Leave it at that")), answer.element);
}

/** @param {View} view @param {Card} card @param {() => Promise<void>} redraw */
function cardView(view, card, redraw) {
  const own = new Map(card.own);
  const left = new Map(card.confirmed.map((one) => [one.skill, one]));
  return h(
    "li",
    { class: "panel score-card" },
    h("p", { class: "label" }, `${span(card.first, card.last)}${card.confirmed_on ? `, left at this on ${dayName(card.confirmed_on)}` : ""}`),
    h(
      "ul",
      { class: "scores" },
      ...SKILLS.map(([skill, name]) => {
        const proposal = card.proposal.find((one) => one.skill === skill);
        const confirmed = left.get(skill);
        return h(
          "li",
          {},
          h("h3", {}, name),
          dots("The rep", own.get(skill)),
          proposal && dots("Proposed", proposal.score),
          confirmed && dots("Left at", confirmed.score),
          proposal && h("p", { class: "small" }, proposal.says),
          confirmed?.reason && h("p", { class: "small annotation" }, confirmed.reason),
          proposal && h("details", {}, h("summary", { class: "small" }, "The formula"), h("p", { class: "small quiet" }, proposal.formula)),
        );
      }),
    ),
    !card.confirmed_on && !view.own && confirmForm(view, card, redraw),
  );
}

/** @param {import("./shape.js").Me} _me @param {string} id */
export async function page(_me, id) {
  const draw = async () => {
    const view = /** @type {View} */ (await get(`/api/people/${id}/scorecard`));
    const begin = view.own && view.open;
    show(
      head("Scorecard", `${view.person.name}. The rep’s own scores first, then a proposal with its working, then what both leave it at.`),
      tabs(id, "/scorecard"),
      begin && part("self", "You first", "", selfForm(view, draw)),
      !view.own && view.open && h("div", { class: "panel" }, h("p", { class: "quiet" }, `${view.person.name} has not scored the weeks from ${span(view.next.first, view.next.last)} yet. There is no proposal before that, for anybody.`)),
      !view.open && h("p", { class: "small quiet" }, `The next card opens on ${dayName(view.next.opens_on)}, for the weeks from ${dayName(view.next.first)} on. No week is on two cards.`),
      view.cards.length > 0 && part("cards", "Cards", "", h("ul", { class: "score-cards" }, ...view.cards.map((card) => cardView(view, card, draw)))),
      h("p", { class: "label privacy" }, "For a talk between two people. Not for pay, ranking or dismissal: nothing here compares people."),
    );
  };
  await draw();
}
