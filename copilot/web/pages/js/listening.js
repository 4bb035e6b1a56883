/** The strip of a call that is heard: both sides as they sound, how it stands with the way to the service, and the way out. */

import { Capture, heardElsewhere } from "./capture.js";
import { h, say } from "./dom.js";
import { icon } from "./icons.js";
import { Sides } from "./sides.js";

const CLOSED_MS = 1000; // a tab that is closed lets go of the call within that
const RELOADED_MS = 5000; // within that the service has noticed that the page before is gone

const WORDS = {
  before: "This page was loaded anew, and hears nothing yet. The call goes on.",
  elsewhere: "Another page hears this call. It can go on here once that one is closed.",
  connecting: "Connecting.",
  live: "I hear your microphone even while you are muted in the call’s own program.",
  away: "The connection is gone. I keep the last 40 seconds and send them as soon as it is back.",
  leaving: "Wiping everything of this call.",
  over: "Not listening any more.",
  silent: "Neither side was heard for nine minutes, so the call was ended as it stood.",
  catchingUp: "I am hearing what was said a moment ago, and show no card until I am back in the present.",
  restarted: "Copilot was restarted and goes on with the call. What was said before is not known any more.",
};

/** @typedef {keyof typeof WORDS} Standing */

export class Listening {
  /**
   * @param {Capture} capture @param {Sides} sides
   * @param {string} call @param {Record<string, unknown>} setUp for a call that is to be gone on with
   */
  constructor(capture, sides, call, setUp) {
    this.capture = capture;
    this.sides = sides;
    this.call = call;
    this.setUp = setUp;
    this.elsewhere = false;
    this.connected = false; // whether the service hears any page, this one or another
    this.why = "";
    this.leaving = false;
    this.catchingUp = false;
    this.restarted = false;
    this.sure = false; // whether the service has said if another page hears the call
    /** until when this page, loaded anew, goes on with the call unasked; 0 where it does not */
    this.unasked_until_ms = 0;
    this.unasked = false; // whether it is on its way to that
    this.text = h("p", { class: "small quiet", role: "status" });
    this.goOn = h("button", { type: "button", class: "button primary", click: () => void this.resume() }, icon("wave"), "Go on listening");
    this.withdraw = h("button", { type: "button", class: "button withdraw", "aria-describedby": "withdraw-note", click: () => this.leave() }, icon("bin"), "Consent withdrawn");
    this.element = h(
      "section",
      { class: "panel listening", "aria-label": "Sound" },
      h("h2", { class: "unseen" }, "The sound"),
      sides.element,
      h(
        "div",
        { class: "row apart listening-foot" },
        this.text,
        this.goOn,
        h("p", { class: "label", id: "withdraw-note" }, "“Consent withdrawn” ends the call here and wipes all of it at once."),
      ),
    );
    sides.underWay();
    capture.listeners.add({
      standing: (_now, code) => {
        this.why = code;
        this.refresh();
      },
      side: () => this.opened(),
    });
    this.refresh();
  }

  /**
   * For the page of a call that another page, or this one before a reload, began to hear.
   *
   * @param {string} call @param {Record<string, unknown>} setUp
   * @param {boolean} reloaded whether it was this one: then it goes on by itself, as far as no click is needed for it
   */
  static async again(call, setUp, reloaded) {
    const capture = new Capture();
    const listening = new Listening(capture, new Sides(capture), call, setUp);
    if (reloaded) listening.unasked_until_ms = performance.now() + RELOADED_MS;
    await listening.look();
    return listening;
  }

  /** Whether this page hears the call, or is on its way back to it. */
  get on() {
    return ["connecting", "live", "away"].includes(this.capture.standing);
  }

  /** In one click: both sides, and back to the service. */
  async resume() {
    this.goOn.disabled = true;
    this.unasked = false;
    await this.sides.beginAll();
    const { rep, buyer } = this.capture.sides;
    if (rep.open || buyer.open) this.capture.begin(this.call, this.setUp, true);
    this.goOn.disabled = false;
    this.refresh();
  }

  /** Open what needs no click, once no other page hears the call. */
  goOnUnasked() {
    if (!this.sure || this.elsewhere || this.leaving || performance.now() >= this.unasked_until_ms) return;
    this.unasked_until_ms = 0;
    this.unasked = true;
    void this.sides.begin();
  }

  /** A side changed: of a call that is gone on with unasked the rep's own side is enough. */
  opened() {
    const { sides, sound, standing } = this.capture;
    if (!this.unasked || this.leaving || standing !== "before" || !sides.rep.open || sound.waits) return;
    this.unasked = false;
    this.capture.begin(this.call, this.setUp, true);
    this.refresh();
  }

  /** The service does not know the call: so no page is heard by it. */
  alone() {
    this.sure = true;
    this.goOnUnasked();
  }

  leave() {
    this.leaving = true;
    this.capture.withdraw(this.call, this.setUp);
    this.refresh();
  }

  /** Whether another page still hears the call: by the service's word, or by that of a tab that is on its way back to it. */
  async look() {
    const held = await heardElsewhere(this.call);
    this.elsewhere = this.connected || held;
    this.refresh();
    this.goOnUnasked();
  }

  /** What the service says of the sound. @param {import("./wire.js").State} state */
  told({ capture }) {
    if (!capture) return;
    const { catching_up, connected, restarted } = capture;
    this.sure = true;
    if (this.connected !== connected) {
      this.connected = connected;
      void this.look();
      if (!connected) setTimeout(() => void this.look(), CLOSED_MS);
    } else this.goOnUnasked();
    if (this.catchingUp === catching_up && this.restarted === restarted) return;
    this.catchingUp = catching_up;
    this.restarted = restarted;
    this.refresh();
  }

  /** @param {Standing} now */
  words(now) {
    if (now === "over" && this.why === "no-sound") return WORDS.silent;
    if (now !== "live") return WORDS[now];
    if (this.catchingUp) return WORDS.catchingUp;
    return this.restarted ? `${WORDS.restarted} ${WORDS.live}` : WORDS.live;
  }

  refresh() {
    const { standing } = this.capture;
    /** @type {Standing} */
    let now = standing;
    if (standing === "before" && this.elsewhere) now = "elsewhere";
    if (this.leaving && standing !== "over") now = "leaving";
    say(this.text, this.words(now));
    this.element.dataset.standing = now;
    this.goOn.hidden = now !== "before";
    this.sides.element.hidden = now === "elsewhere";
    this.withdraw.hidden = now === "elsewhere" || now === "over";
    this.withdraw.disabled = now === "leaving";
  }
}
