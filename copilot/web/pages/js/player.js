/**
 * A sample's sound, in step with the call: the service says when the first sample was, the page plays
 * from there. Browsers may forbid sound until a click; then it runs muted and "Listen" is offered.
 */

import { h, say } from "./dom.js";
import { icon, redraw } from "./icons.js";

const DRIFT_S = 0.3;
const SEEK_EVERY_MS = 2000;

export class Player {
  /** @param {string} sample */
  constructor(sample) {
    this.audio = h("audio", { preload: "auto", src: `/samples/${encodeURIComponent(sample)}.opus` });
    this.audio.addEventListener("error", () => this.broken());
    this.icon = icon("sound");
    this.words = h("span", {});
    this.button = h("button", { type: "button", class: "button", click: () => this.press() }, this.icon, this.words);
    this.element = h("div", { class: "player" }, this.audio, this.button);
    this.trying = false;
    this.over = false;
    this.sought_ms = Number.NEGATIVE_INFINITY;
    this.refresh();
  }

  /** @param {number | null} audio_zero_unix_ms */
  follow(audio_zero_unix_ms) {
    if (audio_zero_unix_ms === null || this.over) return;
    const wanted_s = (Date.now() - audio_zero_unix_ms) / 1000;
    if (wanted_s < 0 || wanted_s >= (this.audio.duration || Number.POSITIVE_INFINITY)) return;
    if (this.audio.paused) void this.begin();
    const late_s = Math.abs(this.audio.currentTime - wanted_s);
    if (late_s < DRIFT_S || performance.now() - this.sought_ms < SEEK_EVERY_MS) return;
    this.sought_ms = performance.now();
    this.audio.currentTime = wanted_s;
  }

  async begin() {
    if (this.trying) return;
    this.trying = true;
    try {
      await this.audio.play();
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotAllowedError" && !this.audio.muted) {
        this.audio.muted = true;
        await this.audio.play().catch(() => undefined);
      }
    } finally {
      this.trying = false;
      this.refresh();
    }
  }

  press() {
    this.audio.muted = !this.audio.muted;
    if (this.audio.paused && !this.over) void this.begin();
    this.refresh();
  }

  refresh() {
    redraw(this.icon, this.audio.muted ? "sound" : "muted");
    say(this.words, this.audio.muted ? "Listen" : "Mute");
    this.button.classList.toggle("primary", this.audio.muted && !this.over);
  }

  broken() {
    this.over = true;
    this.button.disabled = true;
    say(this.words, "No sound in this browser");
  }

  end() {
    this.over = true;
    this.audio.pause();
    this.button.hidden = true;
  }
}
