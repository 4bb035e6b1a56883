/**
 * What runs beneath the picture. For a sample: the script it was made from, at the time it is spoken.
 * For any other call the page has no words to show, and shows how many were heard.
 */

import { h, say } from "./dom.js";
import { clock, counted } from "./format.js";

const KEPT = 200;

/** @typedef {{speaker: "rep" | "buyer", start_s: number, end_s: number, text: string}} Caption */

export class Lines {
  constructor() {
    /** @type {Caption[]} */
    this.script = [];
    this.shown = 0;
    this.title = h("h2", { class: "label", id: "lines-title" }, "Heard");
    this.note = h("p", { class: "label" }, "Numbers only: the words stay in memory");
    this.list = h("ol", { class: "lines" });
    this.box = h("div", { class: "lines-box", role: "region", "aria-labelledby": "lines-title", tabindex: 0 }, this.list);
    this.element = h("section", { class: "panel said" }, h("header", { class: "row apart" }, this.title, this.note), this.box);
  }

  /** @param {Caption[]} script */
  read(script) {
    this.script = script;
    this.list.replaceChildren();
    say(this.title, "Sample script");
    say(this.note, "Written beforehand, not transcribed");
  }

  /** @param {number} now_s */
  at(now_s) {
    while (this.shown < this.script.length) {
      const next = this.script[this.shown];
      if (!next || next.start_s > now_s) return;
      this.shown += 1;
      this.add(next.speaker, next.start_s, next.text);
    }
  }

  /** @param {import("./wire.js").Heard} heard */
  heard({ speaker, start_s, words, late }) {
    if (this.script.length) return;
    this.add(speaker, start_s, late ? "came too late to use" : counted(words, "word"), "count");
  }

  /** @param {"rep" | "buyer"} speaker @param {number} at_s @param {string} text @param {string} [kind] */
  add(speaker, at_s, text, kind = "text") {
    const atEnd = this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 40;
    this.list.append(
      h(
        "li",
        { class: `line ${speaker}` },
        h("span", { class: "line-time numbers" }, clock(at_s)),
        h("span", { class: "line-who" }, speaker === "rep" ? "You" : "Buyer"),
        h("span", { class: `line-${kind}` }, text),
      ),
    );
    while (this.list.childElementCount > KEPT) this.list.firstElementChild?.remove();
    if (atEnd) this.box.scrollTop = this.box.scrollHeight;
  }
}
