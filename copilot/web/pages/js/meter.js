/** The rep's share of the talking, against the band that is usual for this kind of call. */

import { h, say } from "./dom.js";
import { percent, range, standing } from "./format.js";

export class ShareMeter {
  /** @param {string} label */
  constructor(label) {
    this.label = label;
    this.fill = h("span", { class: "fill" });
    this.bandMark = h("span", { class: "band", hidden: true });
    this.element = h(
      "div",
      { class: "meter", role: "meter", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100 },
      this.bandMark,
      this.fill,
    );
    this.number = h("span", { class: "numbers share-number" }, "–");
    this.words = h("span", { class: "share-words" });
    /** @type {[number, number] | null} */
    this.band = null;
    this.now = ""; // what it was told last
    this.set(null);
  }

  /** @param {[number, number] | null | undefined} band */
  usual(band) {
    this.band = band ?? null;
    this.bandMark.hidden = !this.band;
    if (this.band) {
      this.bandMark.style.left = `${this.band[0] * 100}%`;
      this.bandMark.style.width = `${(this.band[1] - this.band[0]) * 100}%`;
    }
  }

  /**
   * @param {number | null | undefined} share
   * @param {boolean} [settled] whether so much was said that it may be compared
   * @param {boolean} [withheld] whether there is none because it would be wrong
   */
  set(share, settled = true, withheld = false) {
    const part = Math.round((share ?? 0) * 1000) / 10;
    const now = [typeof share, part, settled, withheld, this.band].join(" ");
    if (now === this.now) return; // it is asked to four times a second
    this.now = now;
    // cut, not made narrower: nothing is laid out anew
    this.fill.style.clipPath = `inset(0 ${(100 - part).toFixed(1)}% 0 0 round 0.125rem)`;
    say(this.number, percent(share));
    const stands = settled ? standing(share, this.band) : "";
    const usual = this.band ? `usual ${range(this.band)}` : "";
    say(this.words, stands && stands !== "within" ? `${stands} the ${usual}` : usual);
    this.element.setAttribute("aria-valuenow", String(Math.round((share ?? 0) * 100)));
    if (withheld) say(this.words, "withheld");
    const none = withheld ? "withheld, your microphone hears the buyer" : "nobody has spoken yet";
    const told = typeof share === "number" ? percent(share) : none;
    this.element.setAttribute("aria-valuetext", usual ? `${told}, ${this.words.textContent}` : told);
  }
}
