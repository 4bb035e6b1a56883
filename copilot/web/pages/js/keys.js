/**
 * One letter, one wish, while the page or its pop-out is in front: a browser gives a page no keys of other
 * windows. Letters can be switched off, for those whose software speaks in letters; the choice is remembered.
 */

import { recall, remember } from "./memory.js";

const STORE = "copilot.keys";

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

export class Keys {
  /** @param {Record<string, () => void>} wishes */
  constructor(wishes) {
    this.wishes = wishes;
    this.on = recall(STORE) !== "off";
    this.press = this.press.bind(this);
  }

  /** Listen in one document; the pop-out's is another. @param {Document} place */
  listen(place) {
    place.addEventListener("keydown", this.press);
  }

  toggle() {
    this.on = !this.on;
    remember(STORE, this.on ? "on" : "off");
    return this.on;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const letter = event.key.length === 1;
    if (letter && !this.on) return;
    const wish = this.wishes[letter ? event.key.toLowerCase() : event.key];
    if (!wish) return;
    event.preventDefault();
    wish();
  }
}
