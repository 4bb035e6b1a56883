/**
 * What stands in the card's place while there is no card: what the call still needs, an answer to the
 * rep's question, or the keys. One of them at a time, in the same place.
 */

import { Checklist } from "./checklist.js";
import { h, say } from "./dom.js";
import { KeyList } from "./key-list.js";

const ANSWER_MS = 14_000; // as long as a card

/** @typedef {{head?: string, text: string, ask?: string, note?: string, undo?: () => void}} Told */

/** @param {import("./wire.js").Answer} answer @returns {Told} */
function told({ reason, need, label, ask, unsure }) {
  if (reason === "call_ended") return { text: "The call is over." };
  if (reason === "words_late") {
    return { text: "I have not caught up with the last words.", note: "Ask again in a moment." };
  }
  const note = unsure ? "Some words came late, so I may have missed it." : "";
  if (!need) return { text: "Nothing is missing right now.", note };
  return { head: "Nothing urgent. Still open, as far as I heard", text: label, ask, note };
}

export class Resting {
  /** @param {ConstructorParameters<typeof KeyList>[0]} wishes @param {(out: Element) => void} left told of what goes, before it does */
  constructor(wishes, left) {
    this.left = left;
    this.needs = new Checklist();
    this.keys = new KeyList(wishes);
    this.answered = h("div", { class: "rest-answer", "aria-live": "polite", "aria-atomic": "true" });
    this.line = h("p", { class: "rest-line" });
    this.list = h("div", { class: "rest-face" }, this.needs.element, this.line);
    this.element = h("div", { class: "card-rest" }, this.list, this.answered, this.keys.element);
    this.needs.set([]);
    this.shows = /** @type {"list" | "answer" | "keys"} */ ("list");
    this.going = 0;
    /** @type {(() => void) | null} */
    this.undo = null;
  }

  /** @param {import("./wire.js").Answer} answer */
  answer(answer) {
    this.tell(told(answer));
  }

  /** @param {Told} told */
  tell({ head, text, ask, note, undo }) {
    clearTimeout(this.going);
    this.undo = undo ?? null;
    const back = () => this.takeBack();
    this.answered.replaceChildren(
      ...[
        head && h("p", { class: "card-skill" }, head),
        h("p", { class: "answer-text" }, text),
        ask && h("p", { class: "card-ask" }, ask),
        note && h("p", { class: "small quiet" }, note),
        undo && h("p", {}, h("button", { type: "button", class: "key set", "aria-keyshortcuts": "z", click: back }, "Undo", h("kbd", {}, "z"))),
      ].filter((part) => part instanceof Node),
    );
    this.show("answer");
    this.going = setTimeout(() => this.clear(), ANSWER_MS);
  }

  /** Take back what the answer tells of, while it still stands there. */
  takeBack() {
    const { undo } = this;
    if (!undo) return;
    this.clear();
    undo();
  }

  /** Back to the list; whether there was something else. */
  clear() {
    if (this.shows === "list") return false;
    clearTimeout(this.going);
    this.undo = null;
    this.show("list");
    this.answered.replaceChildren();
    return true;
  }

  /** The keys, or away with them; whether they are there now. */
  toggleKeys() {
    const there = this.shows === "keys";
    this.clear();
    if (!there) this.show("keys");
    return !there;
  }

  /** @param {"list" | "answer" | "keys"} what */
  show(what) {
    this.left(this.element);
    this.shows = what;
    this.keys.element.hidden = what !== "keys";
    this.list.hidden = what !== "list";
    this.element.dataset.shows = what;
  }

  /** One line under the list. @param {string} text */
  idle(text) {
    say(this.line, text);
  }
}
