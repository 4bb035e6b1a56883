/**
 * What an overlay may do to the world: wishes over the call's socket, reactions to the rep's own file,
 * and a word to the call's other windows, so that all of them are hidden, asleep or pinned together.
 */

import { get, post } from "./rest.js";
import { CallSocket } from "./socket.js";

/** @typedef {ConstructorParameters<typeof CallSocket>[1]} Listener */
/** @typedef {{hidden: boolean, safe: boolean, snoozed_until_s: number | null, pinned: string}} Wishes */

export class OverlayDoors {
  /** @param {string} call */
  constructor(call) {
    this.call = call;
    /** @type {CallSocket | null} */
    this.socket = null;
    this.windows = new BroadcastChannel(`copilot.${call}`);
  }

  /** @param {Listener} listener */
  open(listener) {
    this.socket = new CallSocket(this.call, listener);
  }

  /** @param {Exclude<import("./wire.js").ControlAction, "ask">} action @param {string} [card] @param {number} [seconds] */
  control(action, card, seconds) {
    this.socket?.control(action, card, seconds);
  }

  /** Ask for a card now; whether there was anybody to ask. */
  ask() {
    return this.socket?.ask() ?? false;
  }

  /** No card of this rule any more, or again as before. Raises `Refused`. @param {string} rule @param {boolean} muted */
  async mute(rule, muted) {
    await post("/api/private/mutes", { rule, muted });
  }

  /** Rules of which the rep wants no card. @returns {Promise<string[]>} */
  async muted() {
    const lines = await get("/api/private/mutes").catch(() => []);
    return lines.map((/** @type {{rule: string}} */ line) => line.rule);
  }

  /** @param {string} card @param {"useful" | "not_now" | "dismissed"} reaction */
  react(card, reaction) {
    // the rep's note to themself: if it cannot be kept, the call is no place to say so
    post("/api/private/reactions", { call: this.call, card, reaction }).catch(() => undefined);
  }

  /** @param {Wishes} wishes */
  tellWindows(wishes) {
    this.windows.postMessage(wishes);
  }

  /** @param {(wishes: Wishes) => void} hear */
  hearWindows(hear) {
    this.windows.addEventListener("message", (event) => hear(event.data));
  }
}
