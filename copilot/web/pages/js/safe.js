/**
 * For sharing a screen: nothing but a dot, in every window of the overlay. It is a button, for those
 * who use no letter keys, and it says to a screen reader, and by its shape, whether Copilot hears.
 *
 * That anybody who sees the screen sees the dot is meant so: nothing here pretends to be invisible.
 */

import { h } from "./dom.js";

const WORDS = { yes: "listening", blind: "blind right now", over: "not listening any more" };

/** @typedef {keyof typeof WORDS} Hearing whether Copilot hears the call; `over`: it has ended */

/** The dot of one document, there while only a dot is to be seen. */
class Dot {
  /** @param {Document} place @param {() => void} leave */
  constructor(place, leave) {
    this.place = place;
    this.button = h("button", { type: "button", class: "safe-dot", click: leave }, h("span", { class: "safe-mark" }));
    this.element = h("main", { class: "safe-place" }, h("h1", { class: "unseen" }, "Copilot"), this.button);
    /** @type {Element | null} what the dot took the focus of */
    this.before = null;
  }

  /** @param {boolean} on @param {Hearing} hearing */
  draw(on, hearing) {
    const { body, activeElement } = this.place;
    const standing = WORDS[hearing];
    this.button.dataset.hears = hearing === "yes" ? "yes" : "no";
    this.button.setAttribute("aria-label", `Only a dot while you share your screen, ${standing}. Show Copilot again`);
    if (on === this.element.isConnected) return;
    if (on) {
      body.append(this.element);
      body.dataset.safe = "yes";
      // only who was at a button that goes is led on to the dot
      this.before = activeElement === body ? null : activeElement;
      if (this.before) this.button.focus({ preventScroll: true });
    } else {
      const back = activeElement === this.button ? this.before : null;
      this.element.remove();
      delete body.dataset.safe;
      if (back && "focus" in back) /** @type {HTMLElement} */ (back).focus({ preventScroll: true });
    }
  }
}

export class SafeMode {
  /** @param {() => void} leave what a press on the dot wants */
  constructor(leave) {
    this.leave = leave;
    this.on = false;
    this.hearing = /** @type {Hearing} */ ("yes");
    /** @type {Map<Document, Dot>} */
    this.dots = new Map();
  }

  /** Stand ready in one document; the pop-out's is another. @param {Document} place */
  standIn(place) {
    const dot = new Dot(place, this.leave);
    this.dots.set(place, dot);
    dot.draw(this.on, this.hearing);
  }

  /** @param {Document} place */
  goFrom(place) {
    this.dots.delete(place);
  }

  /** @param {boolean} on @param {Hearing} hearing */
  set(on, hearing) {
    this.on = on;
    this.hearing = hearing;
    for (const dot of this.dots.values()) dot.draw(on, hearing);
  }
}
