/**
 * One call's socket, kept alive: a one-time ticket, hello or resume as the first message, and a new try
 * after 150-250 ms, growing 1.5-3 times up to 3 s. It tells the page within two seconds when nothing
 * comes any more, whether the socket closed or only fell silent.
 */

import { Refused, post } from "./rest.js";
import { read } from "./wire.js";

const LOOK_MS = 250;
const SILENT_MS = 1750; // with a look every 250 ms the rep knows within 2 s
const HALF_OPEN_MS = 6000;
const LAST_WORDS_MS = 5000; // after the last sound the last words are still being understood
const CAP_MS = 3000;

// of wishes about the same thing only the last one counts
const ABOUT = /** @type {const} */ ({
  hide: "sight",
  show: "sight",
  snooze: "sleep",
  wake: "sleep",
  pin: "card",
  release: "card",
  dismiss: "card",
});

/** @typedef {"live" | "blind" | "gone"} Link */

/** @param {number} low @param {number} high */
const between = (low, high) => low + Math.random() * (high - low);

export class CallSocket {
  /**
   * @param {string} call
   * @param {{message: (message: import("./wire.js").FromServer) => void,
   *   link: (link: Link, why: Refused | null) => void}} listener
   */
  constructor(call, listener) {
    this.call = call;
    this.listener = listener;
    this.session = "";
    this.seen = 0;
    this.sent = 0;
    this.wait_ms = between(150, 250);
    this.over = false;
    this.joined = false;
    /** @type {Map<string, object>} wishes from while there was no socket */
    this.unsaid = new Map();
    this.told = /** @type {Link | ""} */ ("");
    this.clock_s = 0;
    this.ends_at_s = Number.POSITIVE_INFINITY;
    this.quietSince = performance.now();
    this.socket = /** @type {WebSocket | null} */ (null);
    this.watch = setInterval(() => this.look(), LOOK_MS);
    // a page that comes back from being frozen knows at once
    addEventListener("pageshow", () => this.look());
    void this.connect();
  }

  /** Say what the rep did to the view, as soon as there is a socket to say it on. @param {Exclude<import("./wire.js").ControlAction, "ask">} action @param {string} [card] @param {number} [seconds] */
  control(action, card = "", seconds = 300) {
    const wish = { type: "control", action, card, seconds };
    if (!this.joined || !this.send(wish)) this.unsaid.set(ABOUT[action], wish);
  }

  /** Ask for a card now; whether there was anybody to ask. A question is not kept for later. */
  ask() {
    return this.joined && this.send({ type: "control", action: "ask" });
  }

  /** The rep has asked for the call's end. */
  ending() {
    this.ends_at_s = 0;
  }

  /** There is nothing more to hear: no new try. */
  close() {
    this.over = true;
    clearInterval(this.watch);
    this.socket?.close(1000);
  }

  /** @param {object} body */
  send(body) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.sent += 1;
    const envelope = { v: 1, session: this.session, seq: this.sent, ts: this.clock_s };
    this.socket.send(JSON.stringify({ ...envelope, ...body }));
    return true;
  }

  async connect() {
    if (this.over) return;
    let ticket;
    try {
      ({ ticket } = await post("/session/ticket", { call: this.call }, 3000));
    } catch (error) {
      if (error instanceof Refused && [404, 410].includes(error.status)) this.give_up(error);
      else this.again();
      return;
    }
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws/overlay/${encodeURIComponent(this.call)}`);
    this.socket = socket;
    socket.addEventListener("open", () => {
      if (this.session) this.send({ type: "resume", ticket, seen: this.seen });
      else this.send({ type: "hello", ticket });
    });
    socket.addEventListener("message", (event) => this.take(event.data));
    socket.addEventListener("close", () => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.joined = false;
      this.again();
    });
  }

  /** @param {unknown} frame */
  take(frame) {
    const message = read(frame);
    this.quietSince = performance.now();
    if (!message) return;
    if (message.type === "bye") return this.leave(message.code);
    if (message.type === "error" && !message.seq) return this.refused(message);
    if (message.type === "welcome") this.join(message);
    else if (message.session !== this.session || message.seq <= this.seen) return undefined;
    this.seen = Math.max(this.seen, message.seq);
    this.clock_s = Math.max(this.clock_s, message.ts);
    this.tell("live");
    if (message.type === "suggest") this.send({ type: "ack", seen: message.seq });
    this.listener.message(message);
    // a numbered error is the call's own: it broke off, unless it says that it goes on
    if (message.type === "summary" || (message.type === "error" && !message.goes_on)) this.close();
    return undefined;
  }

  /** @param {import("./wire.js").Welcome} welcome */
  join(welcome) {
    if (welcome.session !== this.session) this.seen = 0;
    this.session = welcome.session;
    this.ends_at_s = (welcome.duration_s ?? Number.POSITIVE_INFINITY) - 1;
    this.wait_ms = between(150, 250);
    this.joined = true;
    for (const wish of this.unsaid.values()) this.send(wish);
    this.unsaid.clear();
  }

  /** @param {string} code */
  leave(code) {
    if (code === "call-over") this.close();
  }

  /** What concerned this socket alone: the next try begins afresh. @param {import("./wire.js").WireError} error */
  refused(error) {
    if (error.code.startsWith("wire-")) this.session = "";
  }

  again() {
    if (this.over) return;
    const wait = Math.min(this.wait_ms, CAP_MS) * between(0.9, 1);
    this.wait_ms = Math.min(this.wait_ms * between(1.5, 3), CAP_MS);
    setTimeout(() => void this.connect(), wait);
  }

  /** @param {Refused} why */
  give_up(why) {
    this.close();
    this.told = "gone";
    this.listener.link("gone", why);
  }

  look() {
    if (this.over) return;
    const quiet_ms = performance.now() - this.quietSince;
    const ending = this.clock_s >= this.ends_at_s && this.socket !== null;
    if (quiet_ms < (ending ? LAST_WORDS_MS : SILENT_MS)) return;
    this.tell("blind");
    if (quiet_ms > HALF_OPEN_MS && this.socket) {
      const dead = this.socket;
      this.joined = false;
      this.socket = null; // its close event may take a minute: nobody waits for it
      this.quietSince = performance.now();
      dead.close(4000, "silent");
      this.again();
    }
  }

  /** @param {Link} link */
  tell(link) {
    if (this.told === link || this.over) return;
    this.told = link;
    this.listener.link(link, null);
  }
}
