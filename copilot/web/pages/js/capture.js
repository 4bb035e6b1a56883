/**
 * This page hearing a call: two sides, one clock, and from the moment that everybody knows, a way to the service.
 * It lives in the page of the call, for a page that is left lets go of its devices.
 */

import { forgetCall, keepCall, recallCall } from "./capture-memory.js";
import { CaptureSide } from "./capture-side.js";
import { CaptureSocket } from "./capture-socket.js";
import { Sound } from "./sound.js";

const PLACED_MS = 20; // how finely the first frame after a reload is placed: the audio thread works in bursts
const PULSE_MS = 100;
const LEVEL_MS = 90; // between two levels: what moves a bar more often is not seen to
const AWAY_MOST_S = 590; // the service takes no longer gap; more is a clock that was set, or a night

/** @typedef {"before" | import("./capture-socket.js").Standing} Standing */

export class Capture {
  constructor() {
    this.sound = new Sound((heard) => this.heard(heard), () => this.changed(this.sides.rep));
    const changed = (/** @type {CaptureSide} */ side) => this.changed(side);
    this.sides = { rep: new CaptureSide("rep", this.sound, changed), buyer: new CaptureSide("buyer", this.sound, changed) };
    /** @type {CaptureSocket | null} */
    this.socket = null;
    this.standing = /** @type {Standing} */ ("before");
    this.begun = false;
    this.zero_ms = Number.POSITIVE_INFINITY; // when the call's first sample was
    this.slack_ms = 0; // by how much a look must be earlier to count
    this.pulse = 0;
    this.level_ms = 0; // when levels were last told
    /** @type {[number | null, number | null]} */
    this.loudest = [null, null];
    /** @type {(() => void) | null} */
    this.unlock = null;
    this.wake = /** @type {WakeLockSentinel | null} */ (null);
    /** @type {Set<{side?: (side: CaptureSide) => void, level?: () => void, standing?: (standing: Standing, code: string) => void}>} */
    this.listeners = new Set();
    this.onSight = () => void this.stayAwake();
    this.onLeave = (/** @type {BeforeUnloadEvent} */ event) => event.preventDefault();
  }

  /**
   * Everybody knows: from here on the call is heard.
   *
   * @param {string} call @param {Record<string, unknown>} setUp
   * @param {boolean} known whether it was heard before; then its time has gone on meanwhile
   */
  begin(call, setUp, known) {
    const before = known ? recallCall(call) : null;
    const zero_unix_ms = before?.zero_unix_ms ?? null;
    keepCall(call, { zero_unix_ms, setUp });
    if (zero_unix_ms !== null) {
      this.zero_ms = zero_unix_ms;
      this.slack_ms = PLACED_MS;
    }
    this.socket = new CaptureSocket(call, this.sound.rate, setUp, known, {
      ready: (next) => this.ready(next, zero_unix_ms),
      standing: (standing, code) => this.stands(standing, code),
    });
    for (const side of Object.values(this.sides)) this.socket.side(side.speaker, side.wire);
    void this.hold(call);
    void this.stayAwake();
    document.addEventListener("visibilitychange", this.onSight);
    addEventListener("beforeunload", this.onLeave);
  }

  /** @param {number} next the first sample that the service lacks @param {number | null} zero_unix_ms */
  ready(next, zero_unix_ms) {
    if (this.begun) return;
    this.begun = true;
    const { rate } = this.sound;
    const passed_s = zero_unix_ms === null ? 0 : (Date.now() - zero_unix_ms) / 1000;
    const away_s = passed_s - next / rate;
    this.sound.begin(away_s > 0 && away_s < AWAY_MOST_S ? Math.round(passed_s * rate) : next);
  }

  /** @param {import("./sound.js").Heard} heard */
  heard({ index, end, rep, buyer, peaks }) {
    if (index === null) this.socket?.tick();
    else {
      this.clock(end);
      this.socket?.put(index, [rep, buyer]);
    }
    this.level(peaks);
  }

  /** Of a few frames the loudest: what is watched, and drawn where anybody can see it. @param {readonly (number | null)[]} peaks */
  level([rep = null, buyer = null]) {
    this.loudest = [louder(this.loudest[0], rep), louder(this.loudest[1], buyer)];
    const now_ms = performance.now();
    if (now_ms - this.level_ms < LEVEL_MS) return;
    this.level_ms = now_ms;
    this.sides.rep.level(this.loudest[0]);
    this.sides.buyer.level(this.loudest[1]);
    this.loudest = [null, null];
    if (document.visibilityState === "hidden") return;
    for (const { level } of this.listeners) level?.();
  }

  /**
   * Note when the first sample was; of late looks the earliest is right, for messages come late and never early. What
   * was known before a reload stands, or each reload would move the call's moments by how its first frame was placed.
   * What is known better is kept at once: on a busy machine the first looks are late, and a page may be left soon after.
   *
   * @param {number} end the sample that is only now being heard
   */
  clock(end) {
    const look_ms = Date.now() - (end / this.sound.rate) * 1000;
    if (look_ms >= this.zero_ms - this.slack_ms) return;
    this.zero_ms = look_ms;
    if (!this.socket?.given || this.standing === "over") return; // of a call that is withdrawn or over nothing is kept
    keepCall(this.socket.call, { zero_unix_ms: this.zero_ms, setUp: /** @type {Record<string, unknown>} */ (this.socket.setUp) });
  }

  /** @param {CaptureSide} side */
  changed(side) {
    this.socket?.side(side.speaker, side.wire);
    for (const listener of this.listeners) listener.side?.(side);
  }

  /** @param {import("./capture-socket.js").Standing} standing @param {string} code */
  stands(standing, code) {
    this.standing = standing;
    if (standing === "over") this.close(code);
    for (const listener of this.listeners) listener.standing?.(standing, code);
  }

  /** The call is over. */
  end() {
    if (this.socket) this.socket.end();
    else this.close();
  }

  /**
   * Somebody does not agree any more. Nothing is sent from here on; the service wipes what it has. So it is for a call
   * that this page has not gone on with yet.
   *
   * @param {string} call @param {Record<string, unknown>} setUp
   */
  withdraw(call, setUp) {
    this.sound.rest();
    for (const side of Object.values(this.sides)) side.close();
    if (!this.socket) this.begin(call, setUp, true);
    this.socket?.withdraw();
    // a page that is loaded anew now must not go on with it
    forgetCall(call);
    // no sound comes any more, that would drive it
    this.pulse = setInterval(() => this.socket?.tick(), PULSE_MS);
  }

  /** Let another page of this browser see that the call is heard here. @param {string} call */
  async hold(call) {
    await navigator.locks?.request(lockName(call), () => new Promise((free) => {
      this.unlock = () => free(undefined);
    })).catch(() => undefined);
  }

  /** Ask the screen to stay on, where the browser knows how. */
  async stayAwake() {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator) || this.standing === "over") return;
    this.wake = await navigator.wakeLock.request("screen").catch(() => null);
  }

  /** Let go of everything; of a call that another page hears the clock is kept. @param {string} [code] why it is over */
  close(code) {
    clearInterval(this.pulse);
    if (this.socket && code !== "capture-elsewhere") forgetCall(this.socket.call);
    document.removeEventListener("visibilitychange", this.onSight);
    removeEventListener("beforeunload", this.onLeave);
    for (const side of Object.values(this.sides)) side.close();
    this.sound.close();
    this.unlock?.();
    void this.wake?.release().catch(() => undefined);
  }
}

/** A side that is not connected any more has no level, whatever it had. @param {number | null} before @param {number | null} now */
const louder = (before, now) => (now === null ? null : Math.max(now, before ?? 0));

/** @param {string} call */
const lockName = (call) => `copilot.capture.${call}`;

/** Whether a page of this browser hears the call. @param {string} call */
export async function heardElsewhere(call) {
  const { held } = (await navigator.locks?.query().catch(() => ({ held: [] }))) ?? { held: [] };
  return Boolean(held?.some(({ name }) => name === lockName(call)));
}
