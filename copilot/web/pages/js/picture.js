/**
 * A call as a picture: the rep above, the buyer below, the pauses as light between them, and what
 * Copilot marked. The same drawing grows during a call and stands still in its review.
 */

import { h, s } from "./dom.js";
import { clock } from "./format.js";
import { Keyed } from "./keyed.js";
import { LANE_PX, planOf } from "./picture-plan.js";
import { Pins } from "./pins.js";
import { Scale, silences } from "./scale.js";
import { Stretches } from "./stretches.js";

const PAUSE_S = 0.4; // what the segmenter itself calls the end of a stretch
const PAUSE_PX = 1.5;
const SIDES = /** @type {const} */ (["rep", "buyer"]);

/** @typedef {import("./scale.js").Stretch} Stretch */
/** @typedef {import("./pins.js").Mark} Mark */

/**
 * @typedef {object} Wanted
 * @property {number} length_s
 * @property {string} label the picture in a sentence, for those who do not see it
 * @property {boolean} [moments] whether there is a row for moments
 * @property {string} [other] what the other side is called
 * @property {(id: string) => void} [choose] what a click on a mark does
 */

export class Picture {
  /** @param {Wanted} wanted */
  constructor({ length_s, label, moments = false, other = "Buyer", choose }) {
    this.length_s = length_s;
    this.other = other;
    this.plan = planOf(moments);
    this.stretches = new Stretches(length_s);
    /** @type {Mark[]} by time */
    this.marks = [];
    /** @type {ReadonlyArray<{start_s: number, end_s: number}> | null} as given, else found here */
    this.pauses = null;
    /** @type {number | null} */
    this.planned_end_s = null;
    /** @type {number | null} */
    this.now_s = null;
    /** @type {readonly Stretch[]} */
    this.under_way = [];
    /** @type {((id: string | null) => void) | undefined} */
    this.onPoint = undefined;
    this.ground = s("g");
    this.gaps = s("g");
    this.names = s("g");
    this.lanes = s("g");
    this.open = s("g");
    this.front = s("line", { class: "now", y1: this.plan.rep - 4, y2: this.plan.bottom });
    this.front_x = "";
    this.bars = new Keyed(this.lanes);
    this.openBars = new Keyed(this.open);
    this.pauseBars = new Keyed(this.gaps);
    this.pins = new Pins(this.plan, choose);
    this.pins.point = (id) => this.point(id);
    this.svg = s("svg", { class: "picture-svg", role: "img", "aria-label": label, height: this.plan.height });
    this.svg.append(this.ground, this.gaps, this.names, this.lanes, this.open, this.pins.stems);
    this.element = h("div", { class: "picture" }, this.svg, this.pins.element);
    this.scale = new Scale(length_s, 1);
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /** @param {boolean} [anew] though it is as wide as before */
  resize(anew = false) {
    const width = this.element.clientWidth;
    if (!width || (width === this.scale.width_px && !anew)) return;
    this.scale = new Scale(this.length_s, width);
    this.svg.setAttribute("width", String(width));
    this.draw();
  }

  /** @param {number} length_s */
  lengthen(length_s) {
    this.length_s = length_s;
    this.stretches.lengthen(length_s);
    this.resize(true);
  }

  draw() {
    this.drawGround();
    this.drawSpeech();
    this.pins.draw(this.marks, this.scale);
    this.drawNow();
  }

  drawSpeech() {
    const { plan } = this;
    const top = plan.rep - 4;
    this.pauseBars.set(this.silent(), (one) => this.place(one), (one) => {
      return s("rect", { class: "pause", ...this.across(one), y: top, height: plan.bottom - top, rx: 2 });
    });
    this.bars.set(this.stretches.all(), (one) => this.place(one), (one) => this.bar(one));
  }

  /** One more stretch of speech. @param {Stretch} stretch @param {boolean} [drawn] whether anybody sees it now */
  add(stretch, drawn = true) {
    this.stretches.add(stretch);
    if (drawn) this.drawSpeech();
  }

  /** From where to where. @param {{start_s: number, end_s: number}} stretch */
  across({ start_s, end_s }) {
    return { x: this.scale.x(start_s).toFixed(1), width: this.scale.width(start_s, end_s).toFixed(1) };
  }

  /** All that is to be seen of a stretch, or a pause, as one word. @param {{start_s: number, end_s: number, speaker?: string, late?: boolean}} stretch */
  place(stretch) {
    const { x, width } = this.across(stretch);
    return `${stretch.speaker ?? ""} ${stretch.late ? "late" : ""} ${x} ${width}`;
  }

  /** @param {Stretch} stretch @param {string} [state] */
  bar(stretch, state = "") {
    const { speaker, late } = stretch;
    return s("rect", {
      class: `bar-${speaker} ${late ? "late" : state}`.trim(),
      ...this.across(stretch),
      y: this.plan[speaker],
      height: LANE_PX,
      rx: 3,
    });
  }

  /** Lanes, the planned end, names, the axis: what changes with the picture's size alone. */
  drawGround() {
    const { scale, plan } = this;
    const lanes = SIDES.map((side) =>
      s("rect", { class: "lane", x: 0, y: plan[side], width: scale.width_px, height: LANE_PX, rx: 4 }),
    );
    /** @type {SVGElement[]} */
    const over = [];
    if (this.planned_end_s !== null && this.planned) {
      const x = scale.x(this.planned_end_s).toFixed(1);
      over.push(s("line", { class: "planned", x1: x, x2: x, y1: plan.top, y2: plan.bottom }));
    }
    for (const side of SIDES) {
      over.push(s("text", { class: "name", x: 0, y: plan[side] - 6 }, side === "rep" ? "You" : this.other));
    }
    this.ground.replaceChildren(...lanes);
    this.names.replaceChildren(...over, ...this.axis());
  }

  /** Whether the planned end lies inside the picture. */
  get planned() {
    return this.planned_end_s !== null && this.planned_end_s < this.length_s - 0.5;
  }

  /** Where neither side speaks. */
  silent() {
    if (this.pauses) return this.pauses;
    const least_s = Math.max(PAUSE_S, (PAUSE_PX / this.scale.width_px) * this.length_s);
    const heard = this.stretches.all();
    const heard_s = Math.max(0, ...heard.map((one) => one.end_s));
    // a side that still speaks has no stretch yet, and is not silent for it
    return silences([...heard, ...this.under_way], heard_s, least_s).map(([start_s, end_s]) => ({ start_s, end_s }));
  }

  axis() {
    const { scale, plan } = this;
    return scale.ticks().flatMap((at) => {
      const x = scale.x(at);
      const edge = x > scale.width_px - 16 ? "end" : x < 16 ? "start" : "middle";
      return [
        s("line", { class: "tick", x1: x.toFixed(1), x2: x.toFixed(1), y1: plan.axis, y2: plan.axis + 4 }),
        s("text", { class: "time", x: x.toFixed(1), y: plan.axis + 18, "text-anchor": edge }, clock(at)),
      ];
    });
  }

  /** @param {Mark} mark */
  mark(mark) {
    if (this.marks.some((one) => one.id === mark.id)) return;
    this.marks.push(mark);
    this.marks.sort((a, b) => a.at_s - b.at_s);
    this.pins.draw(this.marks, this.scale);
  }

  /** Light up one mark and quieten the rest; null lights all. @param {string | null} id */
  point(id) {
    this.element.dataset.pointing = id === null ? "no" : "yes";
    for (const part of this.element.querySelectorAll("[data-id]")) {
      part.classList.toggle("lit", part.getAttribute("data-id") === id);
    }
    this.onPoint?.(id);
  }

  /** The present, for a picture that grows. @param {number} now_s @param {readonly Stretch[]} under_way */
  tick(now_s, under_way) {
    this.now_s = now_s;
    this.under_way = under_way;
    this.drawNow();
  }

  drawNow() {
    if (this.now_s === null) return;
    const key = (/** @type {Stretch} */ one) => `${one.speaker} ${this.across(one).x}`;
    this.openBars.set(this.under_way, key, (one) => this.bar(one, "open"));
    for (const one of this.under_way) this.openBars.known.get(key(one))?.setAttribute("width", this.across(one).width);
    const x = this.scale.x(this.now_s).toFixed(1);
    if (x === this.front_x) return;
    if (!this.front_x) this.svg.append(this.front);
    this.front_x = x;
    this.front.setAttribute("x1", x);
    this.front.setAttribute("x2", x);
  }
}

/** What the colours and lines mean. @param {{moments?: boolean, cards?: boolean, planned?: boolean, other?: string}} also */
export function legend({ moments = false, cards = true, planned = false, other = "Buyer" } = {}) {
  const item = (/** @type {string} */ kind, /** @type {string} */ text) =>
    h("li", {}, h("span", { class: `swatch of-${kind}` }), text);
  return h(
    "ul",
    { class: "legend" },
    item("rep", "You"),
    item("buyer", other),
    item("pause", "Nobody speaks"),
    cards && item("card", "Card"),
    moments && item("moment", "Moment"),
    planned && item("planned", "Planned end"),
  );
}
