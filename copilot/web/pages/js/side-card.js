/** One side before the call and in it: where its sound comes from, how loud it is, and what is wrong in plain words. */

import { h, say } from "./dom.js";
import { clock } from "./format.js";
import { icon } from "./icons.js";
import { Level } from "./level.js";
import { sideWords } from "./trouble-words.js";

const TELL_EVERY_MS = 250;

/** @typedef {{id: string, name: string}} Input */

export class SideCard {
  /**
   * @param {import("./capture-side.js").CaptureSide} side
   * @param {string} name
   * @param {{act: () => void, choose: (device: string) => void, extra?: HTMLElement}} does
   */
  constructor(side, name, { act, choose, extra }) {
    this.side = side;
    this.underWay = false;
    this.zero_unix_ms = () => Number.POSITIVE_INFINITY; // when the call's first sample was, once there is a call
    this.told_ms = 0;
    this.level = new Level(side.speaker, `Level of ${name.toLowerCase()}`);
    this.title = h("h3", {}, name);
    this.text = h("p", { class: "side-text", role: "status" });
    this.action = h("button", { type: "button", class: "button", click: act });
    this.device = h("select", { class: "input", "aria-label": `Input for ${name.toLowerCase()}`, change: () => choose(this.device.value) });
    this.picked = h("div", { class: "side-device", hidden: true }, this.device);
    this.element = h(
      "section",
      { class: `side-card of-${side.speaker}`, "aria-label": name },
      h("header", { class: "side-head" }, icon(side.speaker === "rep" ? "microphone" : "people"), this.title, extra ?? null),
      this.level.element,
      this.text,
      h("div", { class: "row side-tools" }, this.action, this.picked),
    );
    this.refresh();
  }

  /** @param {Input[]} known @param {string} chosen @param {string} other what the other side is, which this one should not be */
  offer(known, chosen, other) {
    const use = this.side.stream?.getAudioTracks()[0]?.getSettings().deviceId ?? chosen;
    const options = known.map(({ id, name }) => h("option", { value: id, selected: id === use, disabled: id !== "" && id === other }, name));
    const system = h("option", { value: "", selected: !known.some(({ id }) => id === use) }, this.side.speaker === "rep" ? "The system’s microphone" : "Choose an input");
    this.device.replaceChildren(system, ...options);
    this.picked.hidden = this.side.choice.kind !== "input" || known.length === 0;
  }

  /** Called with each frame of sound. */
  tick() {
    this.level.set(this.side.open ? this.side.peak : 0, this.side.audible);
    const now_ms = performance.now();
    if (now_ms - this.told_ms < TELL_EVERY_MS) return;
    this.told_ms = now_ms;
    this.refresh();
  }

  /** Where in the call a share fell silent to the last bit; empty while it sounds, and before the call, when a tab may. */
  deadSince() {
    const { dead_unix_ms } = this.side;
    const zero_unix_ms = this.zero_unix_ms();
    return dead_unix_ms === null || zero_unix_ms === Number.POSITIVE_INFINITY ? "" : clock((dead_unix_ms - zero_unix_ms) / 1000);
  }

  refresh() {
    const { side } = this;
    const shared = side.choice.kind === "share";
    const { speaker, standing, audible, quiet, sound } = side;
    const dead_since = this.deadSince();
    const told = sideWords({ speaker, standing, shared, audible, quiet, waits: sound.waits, dead_since }, this.underWay);
    say(this.text, told.text);
    this.element.dataset.tone = told.tone;
    // in a call what needs no hand is not there
    this.element.dataset.acts = dead_since || (told.action && !side.open) ? "yes" : "no";
    this.element.dataset.open = side.open ? "yes" : "no";
    const other = dead_since ? "Share again" : "Share another";
    const words = told.action ?? (side.open && shared ? other : "");
    this.action.hidden = words === "";
    say(this.action, words);
    this.action.classList.toggle("primary", told.action !== undefined);
    this.action.classList.toggle("plain", told.action === undefined && !dead_since);
    if (!side.open) this.level.set(0, false);
  }
}
