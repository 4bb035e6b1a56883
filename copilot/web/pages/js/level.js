/** How loud a side is, as a bar. It is drawn by a transform: nothing is laid out anew. */

import { h } from "./dom.js";

const LAMPS = 30; // as the style draws them
const FLOOR_DB = -54;
const FALL = 0.1; // of the bar's length, each time

/** Where a peak stands on the bar, 0 to 1. @param {number | null} peak of the samples, 0 to 1 */
export function place(peak) {
  if (!peak) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(peak)) / FLOOR_DB));
}

export class Level {
  /** @param {"rep" | "buyer"} speaker @param {string} label */
  constructor(speaker, label) {
    this.fill = h("span", { class: "level-fill" });
    this.element = h(
      "div",
      { class: `level of-${speaker}`, role: "meter", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": 0, "aria-valuetext": "no sound" },
      this.fill,
    );
    this.shown = 0;
    this.word = "";
  }

  /** @param {number | null} peak @param {boolean} heard whether somebody was heard in the last seconds */
  set(peak, heard) {
    const next = Math.round(Math.max(place(peak), this.shown - FALL) * LAMPS) / LAMPS;
    this.say(heard ? "sound" : "no sound");
    if (next === this.shown) return;
    this.shown = next;
    // a hair less, so that no sliver of the next lamp shines
    this.fill.style.transform = `scaleX(${Math.max(0, next - 0.006).toFixed(3)})`;
  }

  /** A number for those who do not see the bar, in words, for it changes all the time. @param {string} word */
  say(word) {
    if (this.word === word) return;
    this.word = word;
    this.element.setAttribute("aria-valuetext", word);
    this.element.setAttribute("aria-valuenow", word === "sound" ? "50" : "0");
  }
}
