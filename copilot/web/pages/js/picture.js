/**
 * A call as a picture: the rep above, the buyer below, the pauses as light between them, and what
 * Copilot marked. The same drawing grows during a call and stands still in its review.
 */

import { h, s } from "./dom.js";
import { clock } from "./format.js";
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
    this.lanes = s("g");
    this.open = s("g");
    this.front = s("g");
    this.pins = new Pins(this.plan, choose);
    this.pins.point = (id) => this.point(id);
    this.svg = s("svg", { class: "picture-svg", role: "img", "aria-label": label, height: this.plan.height });
    this.svg.append(this.ground, this.lanes, this.open, this.pins.stems, this.front);
    this.element = h("div", { class: "picture" }, this.svg, this.pins.element);
    this.scale = new Scale(length_s, 1);
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  resize() {
    const width = this.element.clientWidth;
    if (!width || (width === this.scale.width_px && this.length_s === this.scale.length_s)) return;
    this.scale = new Scale(this.length_s, width);
    this.svg.setAttribute("width", String(width));
    this.draw();
  }

  /** @param {number} length_s */
  lengthen(length_s) {
    this.length_s = length_s;
    this.stretches.lengthen(length_s);
    this.resize();
  }

  draw() {
    this.drawSpeech();
    this.pins.draw(this.marks, this.scale);
    this.drawNow();
  }

  drawSpeech() {
    this.drawGround();
    this.lanes.replaceChildren(...this.stretches.all().map((stretch) => this.bar(stretch)));
  }

  /** One more stretch of speech. @param {Stretch} stretch */
  add(stretch) {
    this.stretches.add(stretch);
    this.drawSpeech();
  }

  /** @param {Stretch} stretch @param {string} [state] */
  bar({ speaker, start_s, end_s, late }, state = "") {
    return s("rect", {
      class: `bar-${speaker} ${late ? "late" : state}`.trim(),
      x: this.scale.x(start_s).toFixed(1),
      y: this.plan[speaker],
      width: this.scale.width(start_s, end_s).toFixed(1),
      height: LANE_PX,
      rx: 3,
    });
  }

  /** Lanes, pauses, the planned end, names, the axis. */
  drawGround() {
    const { scale, plan } = this;
    const parts = SIDES.map((side) =>
      s("rect", { class: "lane", x: 0, y: plan[side], width: scale.width_px, height: LANE_PX, rx: 4 }),
    );
    /** @type {SVGElement[]} */
    const over = this.silent().map(({ start_s, end_s }) =>
      s("rect", {
        class: "pause",
        x: scale.x(start_s).toFixed(1),
        width: scale.width(start_s, end_s).toFixed(1),
        y: plan.rep - 4,
        height: plan.bottom - plan.rep + 4,
        rx: 2,
      }),
    );
    if (this.planned_end_s !== null && this.planned) {
      const x = scale.x(this.planned_end_s).toFixed(1);
      over.push(s("line", { class: "planned", x1: x, x2: x, y1: plan.top, y2: plan.bottom }));
    }
    for (const side of SIDES) {
      over.push(s("text", { class: "name", x: 0, y: plan[side] - 6 }, side === "rep" ? "You" : this.other));
    }
    this.ground.replaceChildren(...parts, ...over, ...this.axis());
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
    this.open.replaceChildren(...this.under_way.map((stretch) => this.bar(stretch, "open")));
    const x = this.scale.x(this.now_s).toFixed(1);
    this.front.replaceChildren(s("line", { class: "now", x1: x, x2: x, y1: this.plan.rep - 4, y2: this.plan.bottom }));
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
