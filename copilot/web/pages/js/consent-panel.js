/**
 * The step before anything is heard: everybody on the call knows. A sentence to say aloud, and the one button that
 * says it was said. Nothing leaves the page before.
 */

import { h, say } from "./dom.js";
import { icon } from "./icons.js";
import { recall, remember } from "./memory.js";

const STORE = "copilot.sentence";
const COPIED_MS = 2000;
const SENTENCES = /** @type {const} */ ([
  ["short", "In short", "Before we start: a program on my computer listens along and gives me hints. It records nothing and keeps no word. Is that all right with everyone?"],
  [
    "strict",
    "All must agree",
    "Before we go on, I need your agreement: software on my own computer processes what we say, live, to give me hints. There is no recording and no transcript; it keeps numbers only, such as who spoke for how long. I can switch it off at any time. Does each of you agree?",
  ],
]);

export class ConsentPanel {
  /** @param {() => void} agreed */
  constructor(agreed) {
    const kept = recall(STORE);
    this.value = SENTENCES.some(([value]) => value === kept) ? String(kept) : "short";
    this.sentence = h("blockquote", { class: "sentence", id: "sentence" });
    this.copied = h("span", {}, "Copy");
    this.copy = h("button", { type: "button", class: "button plain", click: () => void this.copySentence() }, icon("copy"), this.copied);
    this.start = h("button", { type: "button", class: "button large", "aria-describedby": "start-note", click: agreed }, icon("wave"), "Everyone knows. Start listening");
    this.note = h("p", { class: "small quiet", id: "start-note", role: "status" });
    const choices = SENTENCES.map(([value, name]) => {
      const input = h("input", { type: "radio", name: "sentence", value, checked: value === this.value, change: () => this.choose(value) });
      return h("label", { class: "segment" }, input, h("span", {}, name));
    });
    this.element = h(
      "section",
      { class: "panel consent", "aria-labelledby": "consent-title" },
      h(
        "div",
        { class: "consent-words" },
        h("div", { class: "row apart" }, h("h2", { id: "consent-title" }, "Does everyone know?"), h("div", { class: "segments small-segments", role: "radiogroup", "aria-label": "Sentence" }, ...choices)),
        this.sentence,
        h("div", { class: "row apart" }, h("p", { class: "label" }, "Say it aloud, in your own words if you like. Laws differ from place to place: ask your company. This is no legal advice."), this.copy),
      ),
      h("div", { class: "consent-go" }, this.start, this.note),
    );
    this.choose(this.value);
  }

  /** @param {string} value */
  choose(value) {
    this.value = value;
    remember(STORE, value);
    say(this.sentence, SENTENCES.find(([one]) => one === value)?.[2] ?? "");
  }

  async copySentence() {
    try {
      await navigator.clipboard.writeText(this.sentence.textContent ?? "");
      say(this.copied, "Copied");
    } catch {
      getSelection()?.selectAllChildren(this.sentence); // the browser forbids it: what is selected can be copied by hand
      say(this.copied, "Selected");
    }
    setTimeout(() => say(this.copied, "Copy"), COPIED_MS);
  }

  /** @param {string} note @param {boolean} ready whether it may be pressed @param {boolean} next whether it is the next thing to do */
  tell(note, ready, next) {
    say(this.note, note);
    this.start.classList.toggle("primary", next);
    this.start.setAttribute("aria-disabled", String(!ready));
  }
}
