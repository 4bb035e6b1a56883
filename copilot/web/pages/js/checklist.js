/**
 * What this kind of call still needs: a few lines, each open, raised or known. Their number and order
 * never change during a call, so nothing moves when one of them is ticked off.
 */

import { h, say } from "./dom.js";

/** What each standing is called. */
const WORDS = { open: "not heard yet", raised: "raised, not settled", known: "known" };

export class Checklist {
  constructor() {
    this.list = h("ul", { class: "needs" });
    this.element = h("div", { class: "rest-list" }, h("p", { class: "label" }, "What this call needs"), this.list);
    this.drawn = "";
    /** @type {{element: HTMLElement, word: HTMLElement}[]} */
    this.rows = [];
  }

  /** @param {import("./wire.js").CheckLine[]} lines */
  set(lines) {
    const names = lines.map((line) => line.need).join(" ");
    if (names !== this.drawn) this.draw(lines, names);
    lines.forEach((line, place) => {
      const row = this.rows[place];
      if (!row || row.element.dataset.standing === line.standing) return;
      row.element.dataset.standing = line.standing;
      say(row.word, `: ${WORDS[line.standing] ?? line.standing}`);
    });
    this.element.hidden = lines.length === 0;
  }

  /** @param {import("./wire.js").CheckLine[]} lines @param {string} names */
  draw(lines, names) {
    this.drawn = names;
    this.rows = lines.map((line) => {
      const word = h("span", { class: "unseen" });
      const element = h("li", { class: "need" }, h("span", { class: "need-mark", "aria-hidden": "true" }), h("span", {}, line.label, word));
      return { element, word };
    });
    this.list.replaceChildren(...this.rows.map((row) => row.element));
  }
}
