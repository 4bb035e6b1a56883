/** One drill: the scene, the buyer's line, the rep's answer by voice or by hand, and what it was. */

import { hush, speak, whenVoices } from "./buyer-voice.js";
import { h, say } from "./dom.js";
import { icon, redraw } from "./icons.js";
import { Microphone, micTrouble } from "./microphone.js";
import { get, post, postSound, told } from "./rest.js";

/** @typedef {{rule: string, title: string, skill: string, aim: string, practice: string, times: number, because: string}} Offer */
/** @typedef {{rule: string, number: number, scene: string, lead: string, buyer: string, aim: string, why: string}} Drill */
/** @typedef {{verdict: "done" | "near" | "not_yet" | "unheard", says: string, one_way: string, practice: string}} Verdict */

const TALK = "Answer aloud";
const STOP = "That was it";

export class DrillStage {
  /** @param {() => void} judged */
  constructor(judged) {
    this.judged = judged;
    /** @type {Drill[]} */
    this.drills = [];
    this.place = 0;
    /** @type {Microphone | null} */
    this.microphone = null;
    this.opening = 0;
    this.busy = false;
    this.heading = h("h2", { tabindex: -1 });
    this.aim = h("p", { class: "aim" });
    this.waiting = h("p", { class: "quiet waiting", role: "status" });
    this.scene = h("p", { class: "label" });
    this.lead = h("p", { class: "lead-line" });
    this.buyer = h("blockquote", { class: "buyer-line" });
    this.again = h("button", { type: "button", class: "button plain", hidden: true, click: () => this.speak() }, icon("sound"), "Hear it");
    this.talkIcon = icon("mic");
    this.talkWords = h("span", {}, TALK);
    this.talk = h("button", { type: "button", class: "button primary talk", "aria-pressed": "false", click: () => void this.press() }, this.talkIcon, this.talkWords);
    this.heard = h("span", { class: "label numbers" });
    this.answer = h("textarea", { class: "input", id: "answer", rows: 2, maxlength: 600, autocomplete: "off" });
    this.send = h("button", { type: "submit", class: "button" }, "That is my answer");
    this.verdict = h("div", { class: "verdict", role: "status" });
    this.next = h("button", { type: "button", class: "button", click: () => this.go(this.place + 1) }, icon("next"), "Another buyer");
    this.byVoice = h("div", { class: "row by-voice" }, this.talk, this.heard);
    const typed = h(
      "form",
      {
        class: "typed",
        submit: (event) => {
          event.preventDefault();
          void this.sendTyped();
        },
      },
      h("label", { class: "label", for: "answer" }, "Or type what you would say"),
      this.answer,
      h("div", { class: "row" }, this.send),
    );
    this.exercise = h(
      "div",
      { class: "exercise" },
      h("div", { class: "exchange" }, this.scene, this.lead, h("div", { class: "buyer-box" }, h("p", { class: "label" }, "Buyer"), this.buyer, this.again)),
      this.byVoice,
      typed,
      this.verdict,
      h("div", { class: "row end" }, this.next),
    );
    this.element = h("section", { class: "panel drill", "aria-label": "Drill" }, h("div", {}, this.heading, this.aim), this.waiting, this.exercise);
    whenVoices(() => {
      this.again.hidden = false;
    });
    addEventListener("pagehide", () => void this.quiet());
  }

  /** Nothing to practise here. */
  empty() {
    this.exercise.hidden = true;
    say(this.heading, "Nothing to practise here");
    say(this.aim, "A drill is made of a rule's own cases, and there is none with a line of a buyer's in it.");
  }

  focus() {
    this.heading.focus();
  }

  /** @param {Offer} offer @param {boolean} by_voice */
  async open(offer, by_voice) {
    await this.quiet();
    const opening = ++this.opening;
    say(this.heading, offer.title);
    say(this.aim, offer.aim);
    this.element.setAttribute("aria-busy", "true");
    this.exercise.hidden = true;
    say(this.waiting, "Finding you a buyer…");
    try {
      const drills = await get(`/api/private/practice/${encodeURIComponent(offer.rule)}`);
      if (opening !== this.opening) return; // another was chosen meanwhile
      this.drills = drills;
    } finally {
      if (opening === this.opening) {
        this.element.setAttribute("aria-busy", "false");
        say(this.waiting, "");
      }
    }
    this.byVoice.hidden = !by_voice || !navigator.mediaDevices?.getUserMedia;
    this.exercise.hidden = false;
    if (this.drills.length) this.go(offer.times % this.drills.length);
    else this.empty();
  }

  /** @param {number} place */
  go(place) {
    this.place = place % this.drills.length;
    const drill = this.drills[this.place];
    if (!drill) return;
    void this.quiet(); // what was begun to the buyer before is no answer to this one
    say(this.scene, drill.scene);
    this.lead.replaceChildren(...(drill.lead ? [h("b", {}, "You"), ` ${drill.lead}`] : []));
    say(this.buyer, drill.buyer);
    this.answer.value = "";
    this.verdict.replaceChildren();
    this.next.hidden = this.drills.length < 2;
  }

  speak() {
    speak(this.buyer.textContent ?? "");
  }

  /** Begin to listen, or end. */
  async press() {
    if (this.busy) return;
    if (this.microphone) return this.sendSpoken();
    hush();
    this.busy = true;
    const drill = this.drills[this.place];
    const microphone = new Microphone();
    microphone.onHeard = (seconds) => {
      say(this.heard, `Listening… ${Math.floor(seconds)} s`);
      if (microphone.full) void this.sendSpoken();
    };
    try {
      await microphone.begin();
      if (this.drills[this.place] !== drill) return void (await microphone.close()); // it was for the buyer before
      this.microphone = microphone;
      this.listening(true);
    } catch (error) {
      this.tell(micTrouble(error));
    } finally {
      this.busy = false;
    }
  }

  async sendSpoken() {
    const microphone = this.microphone;
    const drill = this.drills[this.place];
    if (!microphone || !drill) return;
    this.microphone = null;
    this.listening(false);
    const { pcm, rate_hz, seconds } = await microphone.end();
    if (seconds < 0.2) return this.tell("That was too short to be heard. Press, speak, and press again.");
    await this.judge(drill, () => postSound(`/api/private/practice/${encodeURIComponent(drill.rule)}/${drill.number}/spoken`, pcm, rate_hz));
  }

  async sendTyped() {
    const drill = this.drills[this.place];
    const answer = this.answer.value.trim();
    if (!answer || !drill) return this.answer.focus();
    await this.judge(drill, () => post(`/api/private/practice/${encodeURIComponent(drill.rule)}/typed`, { drill: drill.number, answer }));
  }

  /** @param {Drill} drill that was answered @param {() => Promise<Verdict>} ask */
  async judge(drill, ask) {
    if (this.busy) return;
    this.busy = true;
    const here = () => this.drills[this.place] === drill; // another may have been chosen meanwhile
    say(this.heard, "");
    if (here()) this.verdict.replaceChildren(h("p", { class: "quiet small" }, "One moment…"));
    try {
      const verdict = await ask();
      if (here()) this.show(verdict);
      this.judged();
    } catch (error) {
      if (here()) this.tell(told(error));
    } finally {
      this.busy = false;
    }
  }

  /** @param {Verdict} verdict */
  show(verdict) {
    const done = verdict.verdict === "done";
    this.verdict.replaceChildren(
      h(
        "div",
        { class: `verdict-box of-${verdict.verdict.replace("_", "-")}` },
        h("p", { class: "verdict-says" }, done && icon("useful"), verdict.says),
        h("p", { class: "small quiet" }, done ? "Another way to say it: " : "One way to say it: ", h("span", { class: "one-way" }, `“${verdict.one_way}”`)),
        done && h("p", { class: "small quiet" }, h("b", {}, "In your next call. "), verdict.practice),
      ),
    );
  }

  /** @param {string} words */
  tell(words) {
    this.verdict.replaceChildren(h("p", { class: "notice" }, icon("warn"), words));
  }

  /** @param {boolean} on */
  listening(on) {
    this.talk.setAttribute("aria-pressed", String(on));
    this.talk.classList.toggle("on", on);
    redraw(this.talkIcon, on ? "stop" : "mic");
    say(this.talkWords, on ? STOP : TALK);
    say(this.heard, on ? "Listening…" : "");
  }

  /** Nothing listens and nothing speaks any more. */
  async quiet() {
    hush();
    const { microphone } = this;
    this.microphone = null;
    this.listening(false);
    if (!microphone) return;
    microphone.onHeard = undefined;
    await microphone.close();
  }
}
