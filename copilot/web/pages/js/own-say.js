/**
 * The rep's say on one call, as `GET /api/private/calls/{id}` tells it and every change to it answers.
 * Its models are in `copilot/review/own_view.py`.
 *
 * @typedef {"misheard" | "not_this_kind_of_call" | "said_elsewhere" | "on_purpose" | "other"} Dispute
 * @typedef {"personal" | "customer_confidential" | "wrong" | "working_on_it" | "other"} Withhold
 * @typedef {{moment: string, annotation: string, disputed: Dispute | null, withheld: Withhold | null, link: string}} Mark
 * @typedef {{label: string, shown: string}} Fact
 * @typedef {{id: string, at: string, title: string, clear: string, measured: string, note: string, disputed: string, link: string}} SharedMoment
 * @typedef {{id: string, name: string, day: string, reference: string, facts: Fact[], moments: SharedMoment[]}} SharedView
 * @typedef {{label: string, thought: string, measured: string}} Beside
 *
 * @typedef {object} OwnSay
 * @property {"never" | "recorded" | "alone" | "window" | "shared"} stage
 * @property {boolean} team whether a team's server is set up: without one nothing leaves this machine
 * @property {boolean} mine
 * @property {number | null} shares_at
 * @property {number | null} shared_at
 * @property {"rep" | "window" | null} shared_by
 * @property {boolean} may_withhold
 * @property {boolean} may_share
 * @property {number} window_hours
 * @property {string} reference
 * @property {{wanted: boolean, went: string, beside: Beside[]}} check
 * @property {Mark[]} marks
 * @property {SharedView | null} shared
 */

import { get, post } from "./rest.js";

/** @typedef {(said: OwnSay) => void} Listener */

/** One call's say, kept in step with the service: who listens is told of each answer. */
export class Say {
  /** @param {string} call */
  constructor(call) {
    this.place = `/api/private/calls/${encodeURIComponent(call)}`;
    /** @type {Listener[]} */
    this.listeners = [];
    /** @type {OwnSay | null} */
    this.now = null;
  }

  /** @param {Listener} listener told now, and after every change */
  follow(listener) {
    this.listeners.push(listener);
    if (this.now) listener(this.now);
  }

  async load() {
    return this.take(await get(this.place));
  }

  /** @param {string} what @param {object} [body] */
  async change(what, body = {}) {
    return this.take(await post(`${this.place}/${what}`, body));
  }

  /** @param {OwnSay} said */
  take(said) {
    this.now = said;
    for (const listener of this.listeners) listener(said);
    return said;
  }

  /** @param {string} moment */
  mark(moment) {
    return this.now?.marks.find((mark) => mark.moment === moment);
  }
}
