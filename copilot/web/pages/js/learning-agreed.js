/** What the rep and the manager agreed on, as a question: one click makes room for it in calls, another takes that back. */

import { h } from "./dom.js";
import { kindName } from "./format.js";
import { icon } from "./icons.js";

/**
 * @param {{skill: string, taken: boolean} | null} agreed
 * @param {(take: boolean) => void} reply
 */
export function agreedPanel(agreed, reply) {
  if (!agreed) return null;
  const name = kindName(agreed.skill);
  const answer = (/** @type {string} */ words, /** @type {boolean} */ take) => h("button", { type: "button", class: `button ${take ? "primary" : "plain"}`, click: () => reply(take) }, words);
  const question = [h("h2", { id: "agreed" }, `You agreed on ${name.toLowerCase()}. Make room for it in your calls?`), h("p", { class: "small quiet" }, "Its cards come more often until your agreement on it is closed. What you answer is told to nobody.")];
  const taken = [h("h2", { id: "agreed" }, `${name} gets more room in your calls`), h("p", { class: "small quiet" }, "Since you agreed on it, and until that agreement is closed. Nobody else is told.")];
  return h(
    "section",
    { class: "panel agreed-skill", "aria-labelledby": "agreed" },
    icon("target"),
    h("div", {}, ...(agreed.taken ? taken : question)),
    h("p", { class: "row" }, ...(agreed.taken ? [answer("Not any more", false)] : [answer("Make room for it", true), answer("Not now", false)])),
  );
}
