/**
 * The overlay: who is heard, one card or none, the rep's share of the talking, and one honest line.
 * It stands alone in a pop-up and inside the call's page; both give it messages and take its wishes.
 */

import { bannerLine } from "./banner.js";
import { say } from "./dom.js";
import { redraw } from "./icons.js";
import { Keys } from "./keys.js";
import { recall, remember } from "./memory.js";
import { SIDE_WORDS, overlayParts, timeLine } from "./overlay-parts.js";

const HIDDEN = "copilot.hidden";
const SNOOZE_S = 300;
const GRACE_MS = 1000;
const BEHIND_MS = 3000; // a line that comes and goes within a second is a flash

/** @typedef {"useful" | "not_now" | "dismissed"} Reaction */

export class OverlayView {
  /** @param {import("./overlay-doors.js").OverlayDoors} doors */
  constructor(doors) {
    this.doors = doors;
    /** @type {import("./banner.js").Standing} */
    this.standing = {
      state: null,
      link: "connecting",
      hidden: recall(HIDDEN) === "yes",
      snoozed_until_s: null,
      ended: false,
      broken: "",
      unkept: "",
    };
    /** @type {import("./wire.js").Suggest | null} */
    this.now = null;
    this.pinned = false;
    this.useful_told = false;
    this.expiry = 0;
    this.behind_until_ms = 0;
    this.keys = new Keys({
      d: () => this.dismiss("dismissed"),
      Escape: () => this.dismiss("dismissed"),
      s: () => this.snooze(),
      h: () => this.veil(),
      p: () => this.pin(),
      u: () => this.useful(),
      n: () => this.dismiss("not_now"),
    });
    this.parts = overlayParts({
      dismiss: () => this.dismiss("dismissed"),
      notNow: () => this.dismiss("not_now"),
      pin: () => this.pin(),
      useful: () => this.useful(),
      snooze: () => this.snooze(),
      veil: () => this.veil(),
      letters: () => this.letters(),
    });
    this.element = this.parts.element;
    doors.hearWindows((wishes) => this.follow(wishes));
    this.refresh();
  }

  /** @param {Document} place */
  listen(place) {
    this.keys.listen(place);
  }

  /** @param {import("./socket.js").Link} link */
  link(link) {
    this.standing.link = link;
    this.refresh();
  }

  /** @param {import("./wire.js").FromServer} message */
  message(message) {
    if (message.type === "welcome") this.welcome(message);
    else if (message.type === "state") this.state(message);
    else if (message.type === "suggest") this.suggest(message);
    else if (message.type === "withdraw") this.withdraw(message);
    else if (message.type === "summary") this.end();
    else if (message.type === "error" && message.goes_on) this.standing.unkept = message.what;
    else if (message.type === "error") this.end(message.what);
    else return;
    this.refresh();
  }

  /** A fresh session knows nothing of the rep's wishes: they are said again. @param {import("./wire.js").Welcome} welcome */
  welcome(welcome) {
    this.parts.share.usual(welcome.talk_band);
    const { hidden, snoozed_until_s, state } = this.standing;
    if (hidden) this.doors.control("hide");
    if (this.now && this.pinned) this.doors.control("pin", this.now.id);
    const left_s = (snoozed_until_s ?? 0) - Math.max(welcome.ts, state?.elapsed_s ?? 0);
    if (snoozed_until_s !== null && left_s > 0) this.doors.control("snooze", "", left_s);
  }

  /** @param {import("./wire.js").State} state */
  state(state) {
    const now_ms = performance.now();
    if (state.banner === "behind") this.behind_until_ms = now_ms + BEHIND_MS;
    const still = state.banner === "none" && now_ms < this.behind_until_ms;
    this.standing.state = still ? { ...state, banner: "behind" } : state;
  }

  /** @param {import("./wire.js").Suggest} card */
  suggest(card) {
    const { hidden, snoozed_until_s, ended } = this.standing;
    if (hidden || snoozed_until_s !== null || ended || this.now?.id === card.id) return;
    this.now = card;
    this.pinned = false;
    this.useful_told = false;
    clearTimeout(this.expiry);
    // the service takes the card back; this is for when its word does not come through
    this.expiry = setTimeout(() => this.pinned || this.clear(), card.ttl_ms + GRACE_MS);
    this.parts.card.show(card);
    this.parts.card.idle("");
  }

  /** @param {import("./wire.js").Withdraw} withdraw */
  withdraw({ id, reason }) {
    if (this.now?.id !== id) return;
    if (this.pinned && reason === "expired") return; // it crossed the rep's wish on the way
    this.clear();
  }

  end(broken = "") {
    this.standing.ended = true;
    this.standing.broken = broken;
    this.clear();
  }

  clear() {
    clearTimeout(this.expiry);
    this.now = null;
    this.pinned = false;
    this.parts.card.hide();
  }

  /** @param {Reaction} reaction */
  dismiss(reaction) {
    if (!this.now) return;
    this.doors.control("dismiss", this.now.id);
    this.doors.react(this.now.id, reaction);
    this.clear();
  }

  useful() {
    if (!this.now || this.useful_told) return;
    this.useful_told = true;
    this.doors.react(this.now.id, "useful");
    this.parts.card.mark(this.pinned, this.useful_told);
  }

  pin() {
    if (!this.now) return;
    this.pinned = !this.pinned;
    this.doors.control(this.pinned ? "pin" : "release", this.now.id);
    this.parts.card.mark(this.pinned, this.useful_told);
    this.together();
  }

  snooze() {
    const { standing } = this;
    if (standing.ended) return;
    if (standing.snoozed_until_s === null) {
      standing.snoozed_until_s = (standing.state?.elapsed_s ?? 0) + SNOOZE_S;
      this.doors.control("snooze", "", SNOOZE_S);
      this.clear();
    } else {
      standing.snoozed_until_s = null;
      this.doors.control("wake");
    }
    this.together();
    this.refresh();
  }

  veil() {
    const { standing } = this;
    standing.hidden = !standing.hidden;
    remember(HIDDEN, standing.hidden ? "yes" : "no");
    this.doors.control(standing.hidden ? "hide" : "show");
    if (standing.hidden) this.clear();
    this.together();
    this.refresh();
  }

  /** Say to the call's other windows what the rep wants. */
  together() {
    const { hidden, snoozed_until_s } = this.standing;
    this.doors.tellWindows({ hidden, snoozed_until_s, pinned: this.pinned ? (this.now?.id ?? "") : "" });
  }

  /** The rep said it in another window, and there to the service too. @param {import("./overlay-doors.js").Wishes} wishes */
  follow({ hidden, snoozed_until_s, pinned }) {
    Object.assign(this.standing, { hidden, snoozed_until_s });
    if (hidden || snoozed_until_s !== null) this.clear();
    this.pinned = this.now !== null && this.now.id === pinned;
    if (this.now) this.parts.card.mark(this.pinned, this.useful_told);
    this.refresh();
  }

  letters() {
    this.keys.toggle();
    this.refresh();
  }

  refresh() {
    const { standing, parts } = this;
    if (standing.state) this.numbers(standing.state);
    const line = bannerLine(standing);
    say(parts.lineText, line.text);
    parts.line.dataset.tone = line.tone;
    redraw(parts.line, line.icon);
    this.element.dataset.hidden = standing.hidden ? "yes" : "no";
    this.element.dataset.keys = this.keys.on ? "on" : "off";
    word(parts.snooze, standing.snoozed_until_s === null ? "Snooze 5 min" : "Wake");
    word(parts.hide, standing.hidden ? "Show" : "Hide");
    redraw(parts.hide, standing.hidden ? "show" : "hide");
    say(parts.lettersWord, this.keys.on ? "Keys on" : "Keys off");
    parts.letters.setAttribute("aria-pressed", String(this.keys.on));
  }

  /** @param {import("./wire.js").State} state */
  numbers(state) {
    const { standing, parts } = this;
    const until_s = standing.snoozed_until_s;
    if (until_s !== null && state.elapsed_s >= until_s) standing.snoozed_until_s = null;
    const blind = standing.link !== "live" || state.banner === "blind";
    for (const speaker of /** @type {const} */ (["rep", "buyer"])) {
      const { element, word: place } = parts[speaker];
      element.dataset.state = standing.ended ? "ended" : blind ? "lost" : state[speaker];
      say(place, standing.ended ? "ended" : blind ? "not heard" : SIDE_WORDS[state[speaker]]);
    }
    parts.share.set(state.talk.rep, true, state.bleed?.withheld);
    say(parts.time, timeLine(state.elapsed_s, state.remaining_s));
  }
}

/** @param {HTMLElement} button @param {string} text */
function word(button, text) {
  const place = button.querySelector(".words");
  if (place) say(place, text);
}
