/**
 * One side of the call as this page hears it: opens its source, watches it, and opens it again by itself when the
 * sound can come back without a click. What it is like at any time is one `Standing`.
 */

import { NoSource, inputs, openInput, openShare, stop, whenAllowed } from "./source.js";

/**
 * @typedef {"idle" | "opening" | "live" | "muted" | "flat" | "ended" | "unplugged" | import("./source.js").Trouble} Standing
 * @typedef {{kind: "input", device: string} | {kind: "share"}} Choice
 */

const LOUD = 0.0063; // -44 dB below full scale: a voice in a room, not the room
const QUIET_MS = 4000;
const DEAD_MS = 4000; // a share that gives plain zeros for so long is told of
const FLAT_MS = 1700; // a microphone that is on hears at least its own noise; it is told within two seconds
const AGAIN_MS = [0, 8000, 30_000]; // between tries to open a microphone that gives nothing, or that another program holds
const RECOVERS = new Set(["unplugged", "missing", "busy", "ended"]);

const WIRE = /** @type {Record<Standing, import("./capture-wire.js").SideState>} */ ({
  idle: "ended",
  opening: "ended",
  live: "live",
  muted: "muted",
  flat: "live", // the service hears for itself that nothing comes
  ended: "ended",
  unplugged: "unplugged",
  missing: "unplugged",
  busy: "denied",
  denied: "denied",
  cancelled: "denied",
  unsupported: "denied",
  unticked: "unticked",
});

export class CaptureSide {
  /**
   * @param {"rep" | "buyer"} speaker
   * @param {import("./sound.js").Sound} sound
   * @param {(side: CaptureSide) => void} changed
   */
  constructor(speaker, sound, changed) {
    this.speaker = speaker;
    this.channel = /** @type {0 | 1} */ (speaker === "rep" ? 0 : 1);
    this.sound = sound;
    this.changed = changed;
    /** @type {Choice} */
    this.choice = { kind: "input", device: "" };
    /** @type {Standing} */
    this.standing = "idle";
    /** @type {MediaStream | null} */
    this.stream = null;
    /** the newest loudest sample, 0 to 1; null while nothing is connected */
    this.peak = /** @type {number | null} */ (null);
    this.loud_ms = Number.NEGATIVE_INFINITY; // when it was last heard
    this.sounded_ms = 0; // when anything but plain zeros last came
    /** @type {number | null} since when nothing but plain zeros has come, in Unix time */
    this.zeros_unix_ms = null;
    this.opened_ms = 0;
    this.tries = 0;
    this.turn = 0; // each opening has a number: a late answer to an older one is let go
    /** what changed while a source was being opened: it may have asked too early */
    this.news = /** @type {"" | "devices" | "allowed"} */ ("");
    this.retry = 0; // timer of the next try at a source that is held elsewhere: no sound drives that
    this.closed = new AbortController();
    const { signal } = this.closed;
    navigator.mediaDevices?.addEventListener?.("devicechange", () => void this.devices(), { signal });
    void whenAllowed(() => this.allowed(), signal);
  }

  /** What the service is told of it. */
  get wire() {
    return WIRE[this.standing];
  }

  /** Whether it delivers sound, or would if anything sounded. */
  get open() {
    return this.standing === "live" || this.standing === "flat" || this.standing === "muted";
  }

  /** Whether somebody was heard on it in the last seconds. */
  get audible() {
    return this.standing === "live" && performance.now() - this.loud_ms < QUIET_MS;
  }

  /** Whether it has been open for a while and nobody was heard. */
  get quiet() {
    const now_ms = performance.now();
    return this.standing === "live" && now_ms - Math.max(this.opened_ms, this.loud_ms) >= QUIET_MS;
  }

  /** Since when a share has been silent to the last bit, in Unix time; null while it is not. */
  get dead_unix_ms() {
    const shared = this.standing === "live" && this.choice.kind === "share";
    const since = this.zeros_unix_ms;
    return shared && since !== null && Date.now() - since >= DEAD_MS ? since : null;
  }

  /** What the system calls the source in use. */
  get label() {
    return this.stream?.getAudioTracks()[0]?.label ?? "";
  }

  /** Take this source from now on. @param {Choice} choice */
  async use(choice) {
    this.choice = choice;
    this.tries = 0;
    if (this.standing === "flat" || this.standing === "busy") this.become("opening");
    await this.reopen();
  }

  async reopen() {
    const turn = (this.turn += 1);
    clearTimeout(this.retry);
    this.news = "";
    // one that is held elsewhere is tried again without a word
    if (!this.open && this.standing !== "busy") this.become("opening");
    let stream = null;
    try {
      stream = await this.source();
    } catch (error) {
      if (turn !== this.turn) return;
      const trouble = error instanceof NoSource ? error.trouble : "unsupported";
      // a share that was not made anew leaves the one before as it was
      if (trouble === "cancelled" && this.open) return;
      await this.put(null);
      if (turn !== this.turn) return;
      this.become(trouble);
      const early = trouble === "denied" ? this.news === "allowed" : this.news === "devices" && RECOVERS.has(trouble);
      if (early) await this.reopen();
      else if (trouble === "busy") this.later();
      return;
    }
    if (turn !== this.turn) return stop(stream);
    await this.put(stream);
    this.watch(stream, turn);
  }

  /** @returns {Promise<MediaStream>} */
  async source() {
    const { choice } = this;
    if (choice.kind === "share") return openShare();
    const voice = this.speaker === "rep";
    try {
      return await openInput(choice.device, voice);
    } catch (error) {
      // the rep's headset is gone: the system's own microphone is better than none
      const gone = error instanceof NoSource && error.trouble === "missing";
      if (!voice || !choice.device || !gone) throw error;
      return openInput("", voice);
    }
  }

  /** @param {MediaStream | null} stream */
  async put(stream) {
    const before = this.stream;
    this.stream = stream;
    await this.sound.give(this.channel, stream);
    if (before !== stream) stop(before);
    if (!stream) this.peak = null;
  }

  /** @param {MediaStream} stream @param {number} turn */
  watch(stream, turn) {
    const track = stream.getAudioTracks()[0];
    if (!track) return this.become("unticked");
    const now = (/** @type {Standing} */ standing) => turn === this.turn && this.become(standing);
    track.addEventListener("mute", () => now("muted"));
    track.addEventListener("unmute", () => {
      this.sounded_ms = performance.now(); // what was silent was muted, and is not flat
      now("live");
    });
    track.addEventListener("ended", () => void this.lost(turn));
    const now_ms = performance.now();
    this.opened_ms = now_ms;
    this.zeros_unix_ms = null;
    if (this.standing === "flat") return undefined; // until it gives something
    this.tries = 0;
    this.sounded_ms = now_ms;
    return this.become(track.muted ? "muted" : "live");
  }

  /** The source ended without our doing. @param {number} turn */
  async lost(turn) {
    if (turn !== this.turn) return;
    await this.put(null);
    this.become(this.choice.kind === "share" ? "ended" : "unplugged");
    if (this.choice.kind === "input") await this.devices();
  }

  /** Inputs came or went: what is missing may be back, and what was chosen may be there again. */
  async devices() {
    if (this.choice.kind === "share" || this.standing === "idle") return;
    this.news = "devices";
    const known = await inputs();
    const { device } = this.choice;
    const there = known.some(({ id }) => id === device);
    const wanted = device !== "" && there && this.stream?.getAudioTracks()[0]?.getSettings().deviceId !== device;
    const back = RECOVERS.has(this.standing) && (there || (this.speaker === "rep" && known.length > 0));
    if (wanted || back) await this.reopen();
    else this.changed(this);
  }

  /** The browser lets this page hear again. */
  allowed() {
    if (this.choice.kind === "share") return;
    this.news = "allowed";
    if (this.standing === "denied") void this.reopen();
  }

  /** @param {number | null} peak of the newest frame */
  level(peak) {
    const now_ms = performance.now();
    this.peak = peak;
    this.zeros_unix_ms = peak === 0 ? (this.zeros_unix_ms ?? Date.now()) : null;
    if (peak !== null && peak > 0) this.sounded_ms = now_ms;
    if (peak !== null && peak >= LOUD) this.loud_ms = now_ms;
    if (this.standing === "flat" && peak) {
      this.tries = 0;
      this.become("live");
    }
    if (this.choice.kind !== "input") return;
    if (this.standing === "live" && now_ms - this.sounded_ms >= FLAT_MS) this.become("flat");
    if (this.standing === "flat") this.revive(now_ms);
  }

  /** Another program holds it: try again after a while. */
  later() {
    if (this.choice.kind !== "input") return;
    this.tries += 1;
    this.retry = setTimeout(() => this.standing === "busy" && void this.reopen(), wait_ms(this.tries));
  }

  /** A microphone whose format changed may give zeros for ever, and says nothing: it is opened anew. @param {number} now_ms */
  revive(now_ms) {
    if (now_ms - this.opened_ms < wait_ms(this.tries)) return;
    this.tries += 1;
    this.opened_ms = now_ms;
    void this.reopen();
  }

  /** @param {Standing} standing */
  become(standing) {
    if (this.standing === standing) return;
    this.standing = standing;
    this.changed(this);
  }

  /** Let go of everything, for good. */
  close() {
    this.turn += 1;
    clearTimeout(this.retry);
    this.closed.abort();
    stop(this.stream);
    this.stream = null;
    this.standing = "idle";
  }
}

/** How long to wait before the next try. @param {number} tries so far */
const wait_ms = (tries) => AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)] ?? 0;
