/** How much help the rep wants: three profiles, one choice, remembered by this browser. */

import { h, say } from "./dom.js";
import { recall, remember } from "./memory.js";

const STORE = "copilot.profile";
const PROFILES = /** @type {const} */ ([
  ["ramping", "Ramping", "New to the role: more cards, closer together."],
  ["core", "Core", "At home in the role: a card when it counts."],
  ["senior", "Senior", "Seasoned: hardly ever a card."],
]);

/** A choice of one in three. */
export class ProfileChoice {
  constructor() {
    const kept = recall(STORE);
    this.value = PROFILES.some(([value]) => value === kept) ? String(kept) : "core";
    this.note = h("p", { class: "small quiet", id: "profile-note" });
    const options = PROFILES.map(([value, name, note]) => {
      const input = h("input", { type: "radio", name: "profile", value, checked: value === this.value, change: () => this.choose(value, note) });
      if (value === this.value) say(this.note, note);
      return h("label", { class: "segment" }, input, h("span", {}, name));
    });
    this.element = h(
      "fieldset",
      { class: "profile", "aria-describedby": "profile-note" },
      h("legend", { class: "label" }, "How much help"),
      h("div", { class: "segments" }, ...options),
      this.note,
    );
  }

  /** @param {string} value @param {string} note */
  choose(value, note) {
    this.value = value;
    say(this.note, note);
    remember(STORE, value);
  }
}
