/**
 * What an overlay may do to the world: wishes over the call's socket, reactions to the rep's own file,
 * and a word to the call's other windows, so that all of them are hidden, asleep or pinned together.
 */

import { post } from "./rest.js";
import { CallSocket } from "./socket.js";

/** @typedef {ConstructorParameters<typeof CallSocket>[1]} Listener */
/** @typedef {{hidden: boolean, snoozed_until_s: number | null, pinned: string}} Wishes */

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

  /** @param {import("./wire.js").ControlAction} action @param {string} [card] @param {number} [seconds] */
  control(action, card, seconds) {
    this.socket?.control(action, card, seconds);
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
