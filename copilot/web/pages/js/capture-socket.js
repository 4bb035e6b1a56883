/**
 * The sound of a call on its way to the service, whatever the network does: a ticket, hello or resume, then what the
 * service lacks out of two rings, then what comes. A service that was restarted is given the call again.
 *
 * The frames of the sound are its clock: in a hidden tab timers hardly run, and sound does.
 */

import { CHANNELS, frame, heard } from "./capture-wire.js";
import { PcmRing } from "./pcm-ring.js";
import { Refused, post, remove } from "./rest.js";

const RING_S = 40;
const PIECE_S = 0.192; // with every frame of 32 ms at most: six times real time when there is something to catch up with
const UNSENT_BYTES = 256 * 1024;
const SILENT_MS = 4000; // the service says each second what it has
const WAIT_MS = /** @type {const} */ ([200, 3000]);
const WITHDRAWN = "consent-withdrawn";
const FINAL = new Set([WITHDRAWN, "call-over", "no-sound", "call-abandoned", "capture-elsewhere"]);

/** @typedef {import("./capture-wire.js").SideState} SideState */
/** @typedef {"connecting" | "live" | "away" | "over"} Standing */
/** @typedef {{standing: (standing: Standing, code: string) => void, ready: (next: number) => void}} Listener */

/** What lies outside: a clock, three requests and a socket. */
const WORLD = {
  now_ms: () => performance.now(),
  /** @param {string} call @returns {Promise<{ticket: string}>} */
  ticket: (call) => post("/session/ticket", { call, purpose: "capture" }, 3000),
  /** @param {string} call @param {object} setUp */
  again: (call, setUp) => post(`/api/live/${encodeURIComponent(call)}/again`, setUp, 5000),
  /** @param {string} call */
  forget: (call) => remove(`/api/calls/${encodeURIComponent(call)}`),
  /** @param {string} call @returns {WebSocket} */
  socket: (call) => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/capture/${encodeURIComponent(call)}`),
};

export class CaptureSocket {
  /**
   * @param {string} call @param {number} rate_hz of the sound @param {object} setUp the call as it was started
   * @param {boolean} known whether this call was heard before, by this page or the one before
   * @param {Listener} listener
   */
  constructor(call, rate_hz, setUp, known, listener, world = WORLD) {
    this.world = world;
    this.call = call;
    this.rate_hz = rate_hz;
    this.setUp = setUp;
    this.known = known;
    this.listener = listener;
    this.rings = CHANNELS.map(() => new PcmRing(rate_hz * RING_S));
    this.sequences = [0, 0];
    this.cursors = [0, 0];
    /** @type {Map<string, SideState>} */
    this.sides = new Map();
    this.standing = /** @type {Standing} */ ("connecting");
    this.socket = /** @type {WebSocket | null} */ (null);
    this.joined = false;
    this.page = crypto.randomUUID();
    this.heard = false; // whether this page has heard the call: then it comes again, and takes it from nobody
    this.busy = false;
    this.given = true;
    this.wait_ms = WAIT_MS[0];
    this.retry_ms = 0;
    this.word_ms = this.world.now_ms();
    void this.connect();
  }

  /** Sound of one moment: kept, and sent as soon as it can be. @param {number} index @param {(Int16Array | null)[]} sides */
  put(index, sides) {
    if (!this.given) return;
    for (const [channel, pcm] of sides.entries()) if (pcm) this.rings[channel]?.put(index, pcm);
    this.tick();
  }

  /** How a side is. @param {"rep" | "buyer"} speaker @param {SideState} state */
  side(speaker, state) {
    if (this.sides.get(speaker) === state) return;
    this.sides.set(speaker, state);
    if (this.joined) this.say({ type: "side", speaker, state });
  }

  /** The call is over: let it go through its end. One that was withdrawn is over when the service says that it is gone. */
  end() {
    if (!this.given) return;
    this.say({ type: "end" });
    this.finish("call-over");
  }

  /** Somebody does not agree any more: nothing more is sent, and what this page holds is overwritten. */
  withdraw() {
    this.given = false; // if there is no socket now, it is the first thing that the next one says
    this.wipe();
    this.say({ type: "consent", given: false });
  }

  wipe() {
    for (const ring of this.rings) ring.wipe();
  }

  /** @param {object} body */
  say(body) {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ v: 1, ...body }));
  }

  async connect() {
    this.busy = true;
    try {
      const { ticket } = await this.world.ticket(this.call);
      this.open(ticket);
    } catch (error) {
      if (error instanceof Refused && [404, 410].includes(error.status)) await this.revive();
      else this.later();
    } finally {
      this.busy = false;
    }
  }

  /** The service does not know the call: it was restarted, or the call is over. */
  async revive() {
    try {
      await this.world.again(this.call, this.setUp);
      this.known = true;
      this.wait_ms = WAIT_MS[0];
      this.later();
    } catch (error) {
      if (error instanceof Refused && error.status >= 400 && error.status < 500) await this.isOver("call-over");
      else this.later();
    }
  }

  /** There is no such call any more. One that ended before the no came through was kept: that goes too. @param {string} code */
  async isOver(code) {
    if (this.given) return this.finish(code);
    this.busy = true;
    this.joined = false;
    this.socket?.close(1000);
    this.socket = null;
    try {
      await this.world.forget(this.call);
      this.finish(WITHDRAWN);
    } catch (error) {
      if (error instanceof Refused && error.status === 404) this.finish(WITHDRAWN);
      else this.later();
    } finally {
      this.busy = false;
    }
    return undefined;
  }

  /** @param {string} ticket */
  open(ticket) {
    if (this.standing === "over") return;
    const socket = this.world.socket(this.call);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.word_ms = this.world.now_ms();
    const ours = () => this.socket === socket; // one that was given up may still speak
    socket.addEventListener("open", () => ours() && this.say({ type: this.known ? "resume" : "hello", ticket, rate: this.rate_hz, page: this.page, again: this.heard && this.given }));
    socket.addEventListener("message", (event) => ours() && this.take(event.data));
    socket.addEventListener("close", () => ours() && this.cut());
  }

  /** @param {unknown} text */
  take(text) {
    const message = heard(text);
    if (!message || this.standing === "over") return;
    this.word_ms = this.world.now_ms();
    if (message.type === "ready") this.join(message);
    else if (message.type === "bye" || message.type === "error") this.told(message.code);
  }

  /** @param {import("./capture-wire.js").Ready} ready */
  join(ready) {
    this.known = this.heard = true;
    this.joined = true;
    this.wait_ms = WAIT_MS[0];
    this.cursors = [ready.rep.next, ready.buyer.next];
    this.sequences = [0, 0];
    // a service that was restarted was told nothing yet: without a yes what it kept of the call goes all the same
    this.say({ type: "consent", given: this.given });
    for (const [speaker, state] of this.sides) this.say({ type: "side", speaker, state });
    this.become("live");
    this.listener.ready(Math.max(...this.cursors));
  }

  /** @param {string} code */
  told(code) {
    if (code === WITHDRAWN) this.finish(code);
    // a page that took this one's place said yes: the no is still to be said
    else if (FINAL.has(code) && (this.given || code !== "capture-elsewhere")) void this.isOver(code);
  }

  cut() {
    this.socket = null;
    this.joined = false;
    this.later();
  }

  later() {
    if (this.standing === "over") return;
    this.become("away");
    this.retry_ms = this.world.now_ms() + this.wait_ms * (0.75 + Math.random() / 4);
    this.wait_ms = Math.min(this.wait_ms * 2, WAIT_MS[1]);
  }

  /** Called with every frame of sound, thirty times a second: send what there is, or try again. */
  tick() {
    const now_ms = this.world.now_ms();
    if (this.standing === "over") return;
    if (this.joined && now_ms - this.word_ms > SILENT_MS) this.drop();
    if (this.joined && this.given) this.send();
    else if (!this.socket && !this.busy && now_ms >= this.retry_ms) void this.connect();
    else if (this.socket && now_ms - this.word_ms > SILENT_MS) this.drop();
  }

  /** A socket that only looks open: its close event may take a minute, and nobody waits for it. */
  drop() {
    const dead = this.socket;
    this.cut();
    dead?.close(4000, "silent");
  }

  send() {
    if (!this.socket || this.socket.bufferedAmount > UNSENT_BYTES) return;
    const most = Math.round(this.rate_hz * PIECE_S);
    for (const channel of /** @type {const} */ ([0, 1])) {
      const piece = this.rings[channel]?.after(this.cursors[channel] ?? 0, most);
      if (!piece) continue;
      this.socket.send(frame(channel, this.sequences[channel] ?? 0, piece.index, piece.pcm));
      this.sequences[channel] = (this.sequences[channel] ?? 0) + 1;
      this.cursors[channel] = piece.index + piece.pcm.length;
    }
  }

  /** @param {string} code */
  finish(code) {
    if (this.standing === "over") return;
    this.wipe();
    this.joined = false;
    this.become("over", code);
    this.socket?.close(1000);
    this.socket = null;
  }

  /** @param {Standing} standing */
  become(standing, code = "") {
    if (this.standing === standing) return;
    this.standing = standing;
    this.listener.standing(standing, code);
  }
}
