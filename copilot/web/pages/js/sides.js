/** The two sides of a call side by side: opened, chosen, seen. The same before the call and in it. */

import { h } from "./dom.js";
import { rememberSound, recallSound } from "./sound-choice.js";
import { SideCard } from "./side-card.js";
import { canShare, inputs, mayHear } from "./source.js";

/** @typedef {import("./capture.js").Capture} Capture */

export class Sides {
  /** @param {Capture} capture */
  constructor(capture) {
    this.capture = capture;
    this.choice = recallSound();
    this.far = this.farChoice();
    const { rep, buyer } = capture.sides;
    rep.choice = { kind: "input", device: this.choice.microphone };
    buyer.choice = this.farSource();
    this.rep = new SideCard(rep, "You", { act: () => this.openMicrophone(), choose: (device) => this.chooseMicrophone(device) });
    this.buyer = new SideCard(buyer, "The buyer", { act: () => this.openFar(), choose: (device) => this.chooseLine(device), extra: this.far });
    this.cards = [this.rep, this.buyer];
    this.element = h("div", { class: "sides" }, this.rep.element, this.buyer.element);
    this.known = /** @type {import("./side-card.js").Input[]} */ ([]);
    capture.listeners.add({
      level: () => this.cards.forEach((card) => card.tick()),
      side: () => {
        this.cards.forEach((card) => card.refresh());
        void this.offer();
      },
    });
    // a browser that waits for a click gets it from wherever it comes
    document.addEventListener("pointerdown", () => capture.sound.resume());
    document.addEventListener("keydown", () => capture.sound.resume());
    navigator.mediaDevices?.addEventListener?.("devicechange", () => void this.offer());
  }

  /** Open what may be opened without a click. */
  async begin() {
    if ((await mayHear()) !== "granted") return;
    const far = this.choice.far === "input" && this.choice.line ? this.openFar() : null;
    await Promise.all([this.openMicrophone(), far]);
  }

  /** Open whatever is not open; must be called in a click, for a share needs one. */
  async beginAll() {
    const far = this.capture.sides.buyer.open ? null : this.openFar(); // first: the browser lets one click share once
    const near = this.capture.sides.rep.open ? null : this.openMicrophone();
    await Promise.all([far, near]);
  }

  openMicrophone() {
    return this.capture.sides.rep.use({ kind: "input", device: this.choice.microphone });
  }

  openFar() {
    return this.capture.sides.buyer.use(this.farSource());
  }

  /** @returns {import("./capture-side.js").Choice} */
  farSource() {
    return this.choice.far === "share" ? { kind: "share" } : { kind: "input", device: this.choice.line };
  }

  farChoice() {
    const one = (/** @type {"share" | "input"} */ far, /** @type {string} */ name, /** @type {boolean} */ can) => {
      const input = h("input", { type: "radio", name: "far", value: far, checked: this.choice.far === far, disabled: !can, change: () => void this.chooseFar(far) });
      return h("label", { class: "segment" }, input, h("span", {}, name));
    };
    const named = { class: "segments small-segments", role: "radiogroup", "aria-label": "Where the buyer’s sound comes from" };
    return h("div", named, one("share", "Tab or screen", canShare()), one("input", "Second input", true));
  }

  /** @param {"share" | "input"} far */
  async chooseFar(far) {
    this.note({ far });
    const { buyer } = this.capture.sides;
    buyer.turn += 1;
    buyer.choice = this.farSource();
    await buyer.put(null);
    buyer.become("idle");
    if (far === "input" && (this.choice.line || this.known.length > 0)) await this.offer();
    if (far === "input" && this.choice.line) await this.openFar();
    this.buyer.refresh();
  }

  /** @param {string} device */
  chooseMicrophone(device) {
    this.note({ microphone: device });
    void this.openMicrophone();
  }

  /** @param {string} device */
  chooseLine(device) {
    this.note({ line: device });
    void this.openFar();
  }

  /** @param {Partial<import("./sound-choice.js").SoundChoice>} change */
  note(change) {
    this.choice = { ...this.choice, ...change };
    rememberSound(this.choice);
  }

  async offer() {
    this.known = await inputs();
    const rep = this.capture.sides.rep.stream?.getAudioTracks()[0]?.getSettings().deviceId ?? this.choice.microphone;
    this.rep.offer(this.known, this.choice.microphone, "");
    this.buyer.offer(this.known, this.choice.line, rep);
  }

  /** The call has begun: whoever is silent may be so. */
  underWay() {
    for (const card of this.cards) {
      card.underWay = true;
      card.zero_unix_ms = () => this.capture.zero_ms;
    }
  }

  /** @param {string} name */
  callThem(name) {
    this.buyer.title.textContent = name;
  }
}
