/** The call's numbers while it runs: the share of the talking first, the rest beneath it. */

import { h, say } from "./dom.js";
import { counted, length, percent } from "./format.js";
import { ShareMeter } from "./meter.js";

const SETTLED_S = 60; // a share of the first words is an accident
const ROLLING_S = 300;
const WITHHELD = "Your microphone hears the buyer: what is measured of you would be wrong, and is withheld. A headset ends this.";
const DENOMINATOR = "Of the time somebody speaks; silence is left out.";

/** @param {string} name */
function tile(name) {
  const value = h("dd", { class: "numbers" }, "–");
  return { value, element: h("div", { class: "tile" }, h("dt", { class: "label" }, name), value) };
}

export class Measures {
  constructor() {
    this.share = new ShareMeter("Your share of the talking");
    this.monologue = tile("Your current stretch");
    this.longest = tile("Your longest stretch");
    this.questions = tile("Questions you asked");
    this.words = tile("Words heard, you · buyer");
    this.basis = h("p", { class: "label numbers" }, DENOMINATOR);
    this.honest = h("p", { class: "small quiet honest" });
    this.counts = { rep: 0, buyer: 0 };
    this.longest_s = 0;
    this.element = h(
      "section",
      { class: "panel measures", "aria-label": "Measures" },
      h("div", { class: "share-head" }, h("h2", { class: "label" }, "Your share of the talking"), this.share.words),
      this.share.number,
      this.share.element,
      this.basis,
      h(
        "dl",
        { class: "tiles" },
        this.monologue.element,
        this.longest.element,
        this.questions.element,
        this.words.element,
      ),
      this.honest,
    );
  }

  /** @param {[number, number] | null} band */
  usual(band) {
    this.share.usual(band);
  }

  /** @param {import("./wire.js").State} state */
  state(state) {
    const withheld = Boolean(state.bleed?.withheld);
    if (state.kind?.source === "heard") this.usual(state.talk_band);
    this.share.set(state.talk.rep, state.elapsed_s >= SETTLED_S, withheld);
    const lately = state.elapsed_s > ROLLING_S && !withheld ? ` Last five minutes: ${percent(state.talk.rolling_rep)}.` : "";
    say(this.basis, DENOMINATOR + lately);
    this.longest_s = Math.max(this.longest_s, state.monologue_s);
    say(this.monologue.value, withheld ? "–" : length(state.monologue_s));
    say(this.longest.value, withheld ? "–" : length(this.longest_s));
    say(this.questions.value, withheld ? "–" : String(state.questions));
    say(this.honest, [withheld && WITHHELD, lossLine(state.late, state.dropped)].filter(Boolean).join(" "));
  }

  /** @param {import("./wire.js").Heard} heard */
  heard({ speaker, words }) {
    this.counts[speaker] += words;
    say(this.words.value, `${this.counts.rep} · ${this.counts.buyer}`);
  }
}

/** What was lost, if anything was. @param {number} late @param {number} dropped */
export function lossLine(late, dropped) {
  const told = [];
  if (late) told.push(`${counted(late, "stretch", "stretches")} of speech came too late to use`);
  if (dropped) told.push(`${counted(dropped, "stretch", "stretches")} ${dropped === 1 ? "was" : "were"} dropped to keep up`);
  return told.length ? `${told.join("; ")}.` : "";
}
