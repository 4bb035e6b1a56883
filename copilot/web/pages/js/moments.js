/** The moments of a call: what each means, and one thing to practise. */

import { h } from "./dom.js";
import { kindName } from "./format.js";
import { icon } from "./icons.js";
import { momentSay } from "./moment-say.js";

/** @typedef {import("./review-shape.js").Moment} Moment */
/** @typedef {import("./review-shape.js").CardMark} CardMark */

const REACTIONS = {
  used: "You used it.",
  useful: "You found it useful.",
  not_now: "You said: not now.",
  dismissed: "You dismissed it.",
};

/** @param {CardMark | undefined} card */
function cardLine(card) {
  if (!card) return h("p", { class: "label" }, "No card was shown for it.");
  const reaction = card.reaction ? ` ${REACTIONS[card.reaction]}` : "";
  return h("p", { class: "label" }, `You saw a card at ${card.at}.${reaction}`);
}

/**
 * @param {Moment} moment
 * @param {CardMark | undefined} card
 * @param {(id: string | null) => void} point
 * @param {import("./own-say.js").Say} said
 */
function momentView(moment, card, point, said) {
  const id = `moment-${moment.id}`;
  const own = moment.kind === "probe" ? null : momentSay(moment.id, said);
  const view = h(
    "li",
    { class: "panel moment", id, tabindex: -1, pointerenter: () => point(moment.id), pointerleave: () => point(null) },
    h(
      "p",
      { class: "moment-head" },
      h("span", { class: "moment-at numbers" }, moment.at),
      moment.skill && h("span", { class: "chip" }, kindName(moment.skill)),
      moment.focus && h("span", { class: "chip focus" }, "Begin here"),
      own?.chips,
    ),
    h("h3", {}, moment.title),
    h("p", {}, moment.means, moment.measured && ` ${moment.measured}.`),
    moment.ask && h("p", { class: "moment-ask" }, h("span", { class: "label" }, "A question to ask"), moment.ask),
    h("p", { class: "practice" }, icon("next"), h("span", {}, h("b", {}, "One thing to practise. "), moment.practice)),
    h(
      "div",
      { class: "row apart" },
      cardLine(card),
      moment.rule && moment.kind !== "probe" && h("a", { class: "small", href: `/practice#${encodeURIComponent(moment.rule)}` }, "Practise this"),
    ),
    own?.element,
  );
  said.follow(() => view.classList.toggle("withheld", Boolean(said.mark(moment.id)?.withheld)));
  return view;
}

/**
 * @param {readonly Moment[]} moments
 * @param {readonly CardMark[]} cards
 * @param {(id: string | null) => void} point
 * @param {import("./own-say.js").Say} said
 */
export function momentList(moments, cards, point, said) {
  if (!moments.length) {
    return h(
      "div",
      { class: "panel none" },
      h("h3", {}, "Nothing stood out"),
      h("p", { class: "quiet" }, "Copilot saw no moment worth a second look in this call."),
    );
  }
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  return h("ul", { class: "moments" }, ...moments.map((moment) => momentView(moment, cardOf.get(moment.id), point, said)));
}
