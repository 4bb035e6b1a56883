/**
 * The one card. Its place is always there; only its words come and go, so nothing around it moves.
 * It takes no focus and makes no sound; the cue is read out politely by a screen reader.
 *
 * The cue comes first, alone; why, and a way to ask, on demand. Who is new sees all of it at once.
 */

import { h, say } from "./dom.js";
import { kindName } from "./format.js";
import { icon } from "./icons.js";
import { recall, remember } from "./memory.js";

const FADE_MS = 150;
const MORE = "copilot.more";
const NEW_TO_IT = ["ramping", "struggling"];

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

/**
 * @typedef {{dismiss: () => void, pin: () => void, useful: () => void, notNow: () => void,
 *   again: () => void, more: () => void}} CardWishes
 */

export class Card {
  /** @param {CardWishes} wishes @param {Element} rest what stands there while there is no card */
  constructor(wishes, rest) {
    this.skill = h("p", { class: "card-skill" });
    this.cue = h("p", { class: "card-cue", "aria-live": "polite", "aria-atomic": "true" });
    this.why = h("p", { class: "card-why" });
    this.ask = h("p", { class: "card-ask" });
    this.more = h("div", { class: "card-more", id: "card-more" }, this.why, this.ask);
    this.open = keyButton("w", "next", "Why, and a way to ask", wishes.more);
    this.open.classList.add("card-open");
    this.open.setAttribute("aria-controls", "card-more");
    this.useful = keyButton("u", "useful", "Useful", wishes.useful);
    this.notNow = keyButton("n", "later", "Not now", wishes.notNow);
    this.again = keyButton("m", "muted", "Not again", wishes.again);
    this.again.title = "No more cards like this";
    this.pin = keyButton("p", "pin", "Pin", wishes.pin);
    this.dismiss = h("button", { type: "button", class: "key card-close", "aria-keyshortcuts": "d Escape", "aria-label": "Dismiss", title: "Dismiss (d)", click: wishes.dismiss }, icon("close"));
    this.keys = h("div", { class: "card-keys" }, this.useful, this.notNow, this.again, this.pin);
    this.text = h("div", { class: "card-text" }, this.skill, this.cue, this.open, this.more);
    this.face = h("div", { class: "card-face" }, this.text, this.dismiss, this.keys);
    this.element = h("div", { class: "card", role: "group", "aria-label": "Card", tabindex: "-1" }, rest, this.face);
    this.rest = /** @type {HTMLElement} */ (rest);
    // not the words: a screen reader hears only of changes in a place that it knew
    this.controls = [this.keys, this.open, this.dismiss];
    this.clearing = 0;
    this.shown = false;
    this.new_to_it = false;
    this.empty();
    this.unfold();
  }

  /** How much is said unasked: it goes by the rep's profile until the rep says otherwise. @param {string} profile */
  level(profile) {
    this.new_to_it = NEW_TO_IT.includes(profile);
    this.unfold();
  }

  /** Whether why and ask are to be seen. */
  get full() {
    const chosen = recall(MORE);
    return chosen === null ? this.new_to_it : chosen === "yes";
  }

  /** The rep wants to see more, or less, from here on. */
  fold() {
    remember(MORE, this.full ? "no" : "yes");
    this.unfold();
  }

  unfold() {
    this.more.hidden = !this.full;
    this.open.setAttribute("aria-expanded", String(this.full));
    this.reach();
  }

  /** @param {import("./wire.js").Suggest} card */
  show(card) {
    clearTimeout(this.clearing);
    this.leaving(this.rest);
    this.shown = true;
    say(this.skill, kindName(card.skill));
    say(this.cue, card.text);
    say(this.why, card.why);
    say(this.ask, card.ask);
    this.ask.hidden = !card.ask;
    this.why.hidden = !card.why;
    this.open.hidden = !card.ask && !card.why;
    for (const control of this.controls) control.inert = false;
    this.rest.inert = true;
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
    this.leaving(this.face);
    for (const control of this.controls) control.inert = true;
    this.rest.inert = false;
    this.clearing = setTimeout(() => this.empty(), FADE_MS);
  }

  /** Focus that stood in what goes now moves to the card's place, not back to the page's top. @param {Element} part */
  leaving(part) {
    if (part.contains(part.ownerDocument.activeElement)) this.element.focus({ preventScroll: true });
  }

  empty() {
    for (const line of [this.skill, this.cue, this.why, this.ask]) say(line, "");
    this.text.removeAttribute("tabindex");
    for (const control of this.controls) control.inert = true;
    this.element.dataset.shown = "no";
  }

  /** @param {boolean} pinned @param {boolean} useful */
  mark(pinned, useful) {
    this.pin.setAttribute("aria-pressed", String(pinned));
    this.useful.setAttribute("aria-pressed", String(useful));
  }
}
