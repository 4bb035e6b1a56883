/**
 * For sharing a screen: nothing but a dot, in every window of the overlay. It is a button, for those
 * who use no letter keys, and it says to a screen reader, and by its shape, whether Copilot hears.
 *
 * That anybody who sees the screen sees the dot is meant so: nothing here pretends to be invisible.
 */

import { h } from "./dom.js";

export class SafeMode {
  /** @param {() => void} leave what a press on the dot wants */
  constructor(leave) {
    this.leave = leave;
    this.on = false;
    this.hears = true;
    /** @type {Map<Document, HTMLElement>} */
    this.dots = new Map();
  }

  /** Stand ready in one document; the pop-out's is another. @param {Document} place */
  standIn(place) {
    const dot = h("button", { type: "button", class: "safe-dot", click: this.leave }, h("span", { class: "safe-mark" }));
    this.dots.set(place, dot);
    place.body.append(dot);
    this.draw();
  }

  /** @param {Document} place */
  goFrom(place) {
    this.dots.get(place)?.remove();
    this.dots.delete(place);
  }

  /** @param {boolean} on @param {boolean} hears */
  set(on, hears) {
    if (this.on === on && this.hears === hears) return;
    this.on = on;
    this.hears = hears;
    this.draw();
  }

  draw() {
    const standing = this.hears ? "listening" : "blind right now";
    for (const [place, dot] of this.dots) {
      place.body.dataset.safe = this.on ? "yes" : "no";
      dot.dataset.hears = this.hears ? "yes" : "no";
      dot.setAttribute("aria-label", `Only a dot while you share your screen, ${standing}. Show Copilot again`);
    }
  }
}
