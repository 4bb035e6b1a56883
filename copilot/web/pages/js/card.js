/**
 * The one card. Its place is always there; only its words come and go, so nothing around it moves.
 * It takes no focus and makes no sound; the cue is read out politely by a screen reader.
 */

import { h, say } from "./dom.js";
import { kindName } from "./format.js";
import { icon } from "./icons.js";

const FADE_MS = 150;

/**
 * @param {string} letter
 * @param {import("./icons.js").IconName} drawing
 * @param {string} label
 * @param {() => void} click
 */
export function keyButton(letter, drawing, label, click) {
  const words = h("span", { class: "words" }, label);
  const hint = h("kbd", {}, letter);
  return h(
    "button",
    { type: "button", class: "key", "aria-keyshortcuts": letter, click },
    icon(drawing),
    words,
    hint,
  );
}

/** @typedef {{dismiss: () => void, pin: () => void, useful: () => void, notNow: () => void}} CardWishes */

export class Card {
  /** @param {CardWishes} wishes */
  constructor(wishes) {
    this.skill = h("p", { class: "card-skill" });
    this.cue = h("p", { class: "card-cue", "aria-live": "polite", "aria-atomic": "true" });
    this.why = h("p", { class: "card-why" });
    this.ask = h("p", { class: "card-ask" });
    this.useful = keyButton("u", "useful", "Useful", wishes.useful);
    this.notNow = keyButton("n", "later", "Not now", wishes.notNow);
    this.pin = keyButton("p", "pin", "Pin", wishes.pin);
    this.dismiss = keyButton("d", "close", "Dismiss", wishes.dismiss);
    this.keys = h("div", { class: "card-keys" }, this.useful, this.notNow, this.pin, this.dismiss);
    this.text = h("div", { class: "card-text" }, this.skill, this.cue, this.why, this.ask);
    this.rest = h("p", { class: "card-rest", "aria-hidden": "true" });
    this.face = h("div", { class: "card-face" }, this.text, this.keys);
    this.element = h("div", { class: "card", role: "group", "aria-label": "Card", tabindex: "-1" }, this.rest, this.face);
    this.clearing = 0;
    this.shown = false;
    this.empty();
  }

  /** @param {import("./wire.js").Suggest} card */
  show(card) {
    clearTimeout(this.clearing);
    this.shown = true;
    say(this.skill, kindName(card.skill));
    say(this.cue, card.text);
    say(this.why, card.why);
    say(this.ask, card.ask);
    this.ask.hidden = !card.ask;
    this.why.hidden = !card.why;
    this.keys.inert = false;
    this.text.scrollTop = 0;
    this.reach();
    this.mark(false, false);
    this.element.dataset.shown = "yes";
  }

  /** Its words are longer than its place: then, and only then, the keyboard may scroll them. */
  reach() {
    const over = this.text.scrollHeight > this.text.clientHeight + 1;
    if (over) this.text.tabIndex = 0;
    else this.text.removeAttribute("tabindex");
  }

  hide() {
    if (!this.shown) return;
    this.shown = false;
    this.element.dataset.shown = "no";
    // focus that stood on one of its keys goes to the place of the card, not back to the page's top
    if (this.face.contains(this.face.ownerDocument.activeElement)) this.element.focus({ preventScroll: true });
    this.keys.inert = true;
    this.clearing = setTimeout(() => this.empty(), FADE_MS);
  }

  empty() {
    for (const line of [this.skill, this.cue, this.why, this.ask]) say(line, "");
    this.text.removeAttribute("tabindex");
    this.keys.inert = true;
    this.element.dataset.shown = "no";
  }

  /** @param {boolean} pinned @param {boolean} useful */
  mark(pinned, useful) {
    this.pin.setAttribute("aria-pressed", String(pinned));
    this.useful.setAttribute("aria-pressed", String(useful));
  }

  /** What stands in the card's place while there is none. @param {string} text */
  idle(text) {
    say(this.rest, text);
  }
}
