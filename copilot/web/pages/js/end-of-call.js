/** What stands in the place of the card once a call has ended by itself. */

import { h } from "./dom.js";
import { length, percent } from "./format.js";

/** @param {string} unkept @param {string} amiss */
function words(unkept, amiss) {
  const kept = unkept ? `Nothing that was said is kept, and its last numbers could not be: ${unkept}.` : "Nothing that was said is kept. The numbers are.";
  return h("div", { role: "status" }, h("h2", {}, "The call has ended"), h("p", { class: "quiet small" }, kept), amiss && h("p", { class: "quiet small" }, amiss));
}

/** @param {import("./wire.js").Summary} summary */
function inNumbers({ duration_s, talk_share, cards, moments }) {
  const number = (/** @type {string} */ name, /** @type {string | number} */ value) =>
    h("div", { class: "tile" }, h("dt", { class: "label" }, name), h("dd", { class: "numbers" }, value));
  return h(
    "dl",
    { class: "over-numbers" },
    number("Length", length(duration_s)),
    number("Your share", percent(talk_share.rep)),
    number("Cards shown", cards),
    number("Moments", moments.length),
  );
}

/**
 * @param {import("./wire.js").Summary} summary
 * @param {{unkept: string, amiss: string, asks: boolean}} standing why its numbers could not be kept, empty if they
 *   were; what else is to be said of them; whether the review asks for the rep's own view before it tells them
 */
export function endOfCall(summary, { unkept, amiss, asks }) {
  return [words(unkept, amiss), asks ? h("p", {}, "How did it go? Your own view comes first, then the numbers.") : inNumbers(summary)];
}
