/** Every key of the overlay, what it does, and whether letters are on: shown in the card's place on demand. */

import { h, say } from "./dom.js";

const KEYS = /** @type {const} */ ([
  ["a", "Ask me now"],
  ["w", "Why, and a way to ask"],
  ["u", "Useful"],
  ["n", "Not now"],
  ["m", "Not like this again"],
  ["z", "Take that back"],
  ["p", "Pin the card"],
  ["d", "Dismiss"],
  ["s", "Snooze 5 min"],
  ["h", "Hide or show"],
  ["o", "Only a dot"],
  ["?", "These keys"],
]);

/** @param {string} rule */
const named = (rule) => {
  const words = rule.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export class KeyList {
  /** @param {{letters: () => void, unmute: (rule: string) => void}} wishes */
  constructor(wishes) {
    this.wishes = wishes;
    this.lettersWord = h("span", {});
    this.letters = h("button", { type: "button", class: "key set", click: wishes.letters }, this.lettersWord);
    this.muted = h("div", { class: "muted-rules", hidden: true });
    const rows = KEYS.map(([key, what]) => h("li", {}, h("kbd", {}, key), h("span", {}, what)));
    this.element = h(
      "div",
      { class: "rest-keys", role: "group", "aria-label": "Keys", tabindex: "0", hidden: true },
      h("div", { class: "row apart" }, h("p", { class: "label" }, "Keys"), this.letters),
      h("ul", { class: "key-list" }, ...rows),
      h("p", { class: "small quiet" }, "They work while this page or window is in front. Your meeting keeps its own keys, and Copilot never takes the focus."),
      this.muted,
    );
  }

  /** @param {boolean} on */
  mark(on) {
    say(this.lettersWord, on ? "Keys on" : "Keys off");
    this.letters.setAttribute("aria-pressed", String(on));
  }

  /** The rules of which the rep wants no card. @param {string[]} rules */
  silenced(rules) {
    this.muted.hidden = rules.length === 0;
    const rows = rules.map((rule) =>
      h("li", {}, h("span", {}, named(rule)), h("button", { type: "button", class: "key set", "aria-label": `Speak again: ${named(rule)}`, click: () => this.wishes.unmute(rule) }, "Speak again")),
    );
    this.muted.replaceChildren(h("p", { class: "label" }, "No more cards about"), h("ul", {}, ...rows));
  }
}
