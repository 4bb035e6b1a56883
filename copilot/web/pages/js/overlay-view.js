/**
 * The overlay: who is heard, one card or none, what the call needs, the rep's share, and one honest line.
 * It stands alone in a pop-up and inside the call's page; both give it messages and take its wishes.
 */

import { Asking } from "./asking.js";
import { Keys } from "./keys.js";
import { recall, recallHere, remember, rememberHere } from "./memory.js";
import { Mutes } from "./mutes.js";
import { draw } from "./overlay-draw.js";
import { overlayParts } from "./overlay-parts.js";
import { sentences } from "./rest.js";
import { SafeMode } from "./safe.js";

const HIDDEN = "copilot.hidden";
const SAFE = "copilot.safe";
const SNOOZE_S = 300;
const GRACE_MS = 1000;
const NOTE_MS = 5000;
const CATCHING_UP_MS = 1000; // what is made up for within that is not worth a word
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
      note: "",
      ended: false,
      broken: "",
      unkept: "",
      amiss: "",
    };
    /** @type {import("./wire.js").Suggest | null} */
    this.now = null;
    this.pinned = false;
    this.useful_told = false;
    this.expiry = 0;
    this.noting = 0;
    this.safe = new SafeMode(() => this.share());
    this.in_safe = recallHere(SAFE) === "yes";
    this.behind_until_ms = 0;
    this.catching_up_since_ms = performance.now();
    this.catching_up_until_ms = 0;
    this.keys = new Keys({
      d: () => this.dismiss("dismissed"),
      Escape: () => this.dismiss("dismissed"),
      s: () => this.snooze(),
      h: () => this.veil(),
      p: () => this.pin(),
      u: () => this.useful(),
      n: () => this.dismiss("not_now"),
      a: () => this.ask(),
      w: () => this.parts.card.fold(),
      m: () => this.mute(),
      z: () => this.parts.resting.takeBack(),
      o: () => this.share(),
      "?": () => this.showKeys(),
    });
    this.parts = overlayParts({
      dismiss: () => this.dismiss("dismissed"),
      notNow: () => this.dismiss("not_now"),
      pin: () => this.pin(),
      useful: () => this.useful(),
      again: () => this.mute(),
      more: () => this.parts.card.fold(),
      ask: () => this.ask(),
      safe: () => this.share(),
      keys: () => this.showKeys(),
      unmute: (rule) => void this.mutes.unmute(rule),
      snooze: () => this.snooze(),
      veil: () => this.veil(),
      letters: () => this.letters(),
    });
    this.element = this.parts.element;
    this.asking = new Asking(() => doors.ask(), this.parts.resting);
    this.mutes = new Mutes(doors, this.parts.resting);
    doors.hearWindows((wishes) => this.follow(wishes));
    this.refresh();
  }

  /** Keys and dot of one document; the pop-out's is another. @param {Document} place */
  listen(place) {
    this.keys.listen(place);
    this.safe.standIn(place);
  }

  /** A pop-out is gone. @param {Document} place */
  leave(place) {
    this.safe.goFrom(place);
  }

  /** Whether nothing of the overlay is to be seen: then no card is spent. */
  get unseen() {
    return this.standing.hidden || this.in_safe;
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
    else if (message.type === "answer") this.answer(message);
    else if (message.type === "summary") this.end();
    else if (message.type === "error" && message.goes_on) this.trouble(message);
    else if (message.type === "error") this.end(message.what);
    else return;
    this.refresh();
  }

  /** What does not end the call. Of the record each state says how it stands; after the last one this does. @param {import("./wire.js").WireError} error */
  trouble({ code, what }) {
    if (code.startsWith("store-")) this.standing.unkept = what;
    else if (code.startsWith("model-")) this.standing.amiss = what;
    else this.note(sentences(what));
  }

  /** A fresh session knows nothing of the rep's wishes: they are said again. @param {import("./wire.js").Welcome} welcome */
  welcome(welcome) {
    this.parts.share.usual(welcome.talk_band);
    this.parts.card.level(welcome.profile);
    const { snoozed_until_s, state } = this.standing;
    if (this.unseen) this.doors.control("hide");
    if (this.now && this.pinned) this.doors.control("pin", this.now.id);
    const left_s = (snoozed_until_s ?? 0) - Math.max(welcome.ts, state?.elapsed_s ?? 0);
    if (snoozed_until_s !== null && left_s > 0) this.doors.control("snooze", "", left_s);
  }

  /** @param {import("./wire.js").State} state */
  state(state) {
    const now_ms = performance.now();
    if (state.banner === "behind") this.behind_until_ms = now_ms + BEHIND_MS;
    this.standing.unkept = state.unkept;
    const still = state.banner === "none" && now_ms < this.behind_until_ms;
    this.standing.state = { ...state, banner: still ? "behind" : state.banner, capture: this.caught(state.capture, now_ms) };
  }

  /** Catching up is said as long as being behind is. @param {import("./wire.js").Capture | null} capture @param {number} now_ms */
  caught(capture, now_ms) {
    if (!capture) return null;
    if (!capture.catching_up) this.catching_up_since_ms = now_ms;
    if (now_ms - this.catching_up_since_ms >= CATCHING_UP_MS) this.catching_up_until_ms = now_ms + BEHIND_MS;
    return { ...capture, catching_up: now_ms < this.catching_up_until_ms };
  }

  /** @param {import("./wire.js").Suggest} card */
  suggest(card) {
    const { snoozed_until_s, ended } = this.standing;
    const unwelcome = this.unseen || (snoozed_until_s !== null && !this.asking.open);
    if (unwelcome || ended || this.now?.id === card.id) return;
    this.asking.done();
    this.now = card;
    this.pinned = card.pinned;
    this.useful_told = false;
    clearTimeout(this.expiry);
    // the service takes the card back; this is for when its word does not come through
    this.expiry = setTimeout(() => this.pinned || this.clear(), card.ttl_ms + GRACE_MS);
    this.parts.resting.clear();
    this.parts.card.show(card);
    this.parts.card.mark(card.pinned, false);
    this.parts.resting.idle("");
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
    this.asking.done();
    this.clear();
  }

  /** @param {boolean} [wished] by the rep, in this window: a pinned card must leave the service's view too */
  clear(wished = false) {
    if (wished && this.now && this.pinned) this.doors.control("release", this.now.id);
    clearTimeout(this.expiry);
    this.now = null;
    this.pinned = false;
    this.parts.card.hide();
  }

  /** @param {Reaction} reaction */
  dismiss(reaction) {
    if (!this.now) {
      this.parts.resting.clear();
      this.refresh();
      return;
    }
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
    if (standing.ended || this.in_safe) return;
    if (standing.snoozed_until_s === null) {
      standing.snoozed_until_s = (standing.state?.elapsed_s ?? 0) + SNOOZE_S;
      this.doors.control("snooze", "", SNOOZE_S);
      this.clear(true);
    } else {
      standing.snoozed_until_s = null;
      this.doors.control("wake");
    }
    this.together();
    this.refresh();
  }

  veil() {
    const { standing } = this;
    if (this.in_safe) return; // the dot is all there is: its own key brings the rest back
    standing.hidden = !standing.hidden;
    remember(HIDDEN, standing.hidden ? "yes" : "no");
    this.doors.control(standing.hidden ? "hide" : "show");
    if (standing.hidden) this.clear(true);
    this.together();
    this.refresh();
  }

  /** While the screen is shared: nothing but a dot, or everything again. */
  share() {
    const before = this.unseen;
    this.in_safe = !this.in_safe;
    rememberHere(SAFE, this.in_safe ? "yes" : "no");
    if (before !== this.unseen) this.doors.control(this.unseen ? "hide" : "show");
    if (this.unseen) this.clear(true);
    this.parts.resting.clear();
    this.together();
    this.refresh();
  }

  /** The best card now. The service answers with it, or with what is still open. */
  ask() {
    const { standing } = this;
    if (standing.ended || this.in_safe) return;
    if (standing.hidden) {
      standing.hidden = false; // who asks wants to see; the service takes it so too
      remember(HIDDEN, "no");
      this.together();
    }
    this.asking.ask();
    this.refresh();
  }

  /** @param {import("./wire.js").Answer} answer */
  answer(answer) {
    this.asking.done();
    if (this.unseen) return;
    if (this.now) this.note("There is nothing more than this card right now.");
    else this.parts.resting.answer(answer);
  }

  /** @param {string} text */
  note(text) {
    clearTimeout(this.noting);
    this.standing.note = text;
    this.noting = setTimeout(() => this.note(""), NOTE_MS);
    if (!text) clearTimeout(this.noting);
    this.refresh();
  }

  /** Not like this again: no card of its rule any more. */
  mute() {
    const card = this.now;
    if (!card) return;
    this.dismiss("dismissed");
    void this.mutes.mute(card.rule);
  }

  showKeys() {
    if (this.now || this.unseen) return;
    const there = this.parts.resting.toggleKeys();
    if (there) void this.mutes.list();
    this.refresh();
  }

  /** Say to the call's other windows what the rep wants. */
  together() {
    const { hidden, snoozed_until_s } = this.standing;
    this.doors.tellWindows({ hidden, safe: this.in_safe, snoozed_until_s, pinned: this.pinned ? (this.now?.id ?? "") : "" });
  }

  /** The rep said it in another window, and there to the service too. @param {import("./overlay-doors.js").Wishes} wishes */
  follow({ hidden, safe, snoozed_until_s, pinned }) {
    Object.assign(this.standing, { hidden, snoozed_until_s });
    this.in_safe = safe;
    rememberHere(SAFE, safe ? "yes" : "no");
    if (this.unseen || snoozed_until_s !== null) this.clear();
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
    const { snoozed_until_s: until_s, state } = standing;
    if (until_s !== null && state && state.elapsed_s >= until_s) standing.snoozed_until_s = null;
    draw(parts, standing, this.blind);
    this.element.dataset.keys = this.keys.on ? "on" : "off";
    parts.resting.keys.mark(this.keys.on);
    this.safe.set(this.in_safe, !this.blind);
  }

  /** Whether nothing reaches the overlay, or no words reach the service. */
  get blind() {
    const { link, state } = this.standing;
    return link !== "live" || state?.banner === "blind" || state?.banner === "wordless";
  }
}
