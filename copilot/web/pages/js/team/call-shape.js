/** The shape of a shared call: how the talk was parted, when the price and a next step came, and the moments. */

import { h, s } from "../dom.js";
import { clock, counted } from "../format.js";
import { Pins } from "../pins.js";
import { Scale } from "../scale.js";
import { scrollTo } from "../scroll-to.js";

const LANE = 40;
const LANE_PX = 26;
const BOTTOM = LANE + LANE_PX + 4;
const AXIS = BOTTOM + 34;
const HEIGHT = AXIS + 24;
const NAME_PX = 96;

/** @typedef {import("./shape.js").CallView} CallView */

export class CallShape {
  /** @param {CallView} call @param {string} label */
  constructor(call, label) {
    this.call = call;
    /** @type {((id: string | null) => void) | undefined} */
    this.onPoint = undefined;
    this.ground = s("g");
    this.pins = new Pins({ rep: LANE, buyer: LANE, top: 0, bottom: BOTTOM, cards: 0, moments: BOTTOM + 6, axis: AXIS, height: HEIGHT }, (id) => this.choose(id));
    this.pins.point = (id) => this.point(id);
    this.svg = s("svg", { class: "picture-svg", role: "img", "aria-label": label, height: HEIGHT });
    this.svg.append(this.ground, this.pins.stems);
    this.element = h("div", { class: "picture" }, this.svg, this.pins.element);
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  draw() {
    const width = this.element.clientWidth;
    if (!width) return;
    const scale = new Scale(this.call.duration_s, width);
    this.svg.setAttribute("width", String(width));
    this.ground.replaceChildren(...this.lane(scale), ...this.firsts(scale), ...this.axis(scale));
    const marks = this.call.moments.map(({ id, at_s, title }) => ({ id, at_s, title, kind: /** @type {const} */ ("moment") }));
    this.pins.draw(marks, scale);
  }

  /** The call in thirds, each as dark as it had questions. @param {Scale} scale */
  lane(scale) {
    const thirds = this.call.questions_by_third;
    const third = scale.width_px / 3;
    const parts = [s("rect", { class: "lane", x: 0, y: LANE, width: scale.width_px, height: LANE_PX, rx: 5 })];
    if (!thirds) return parts;
    const most = Math.max(1, ...thirds);
    thirds.forEach((questions, i) => {
      const place = s("rect", { class: "third", x: (i * third + 1).toFixed(1), y: LANE, width: (third - 2).toFixed(1), height: LANE_PX, rx: 5 });
      place.style.fillOpacity = String(0.12 + 0.38 * (questions / most)) /* so that the number on it can be read */;
      parts.push(place);
      const words = third > 110 ? counted(questions, "question") : String(questions);
      const told = s("text", { class: "third-told", x: (i * third + third / 2).toFixed(1), y: LANE + 17, "text-anchor": "middle" });
      told.textContent = words;
      parts.push(/** @type {any} */ (told));
    });
    return parts;
  }

  /** When the price and a next step first came up. @param {Scale} scale */
  firsts(scale) {
    /** @type {Array<[number, string]>} */
    const came = [];
    if (this.call.price_first_s !== null) came.push([this.call.price_first_s, "Price"]);
    if (this.call.next_step_first_s !== null) came.push([this.call.next_step_first_s, "Next step"]);
    came.sort((a, b) => a[0] - b[0]);
    let free = -Infinity;
    return came.flatMap(([at_s, name]) => {
      const x = scale.x(at_s);
      const end = x > scale.width_px - NAME_PX;
      const high = (end ? x - NAME_PX : x) < free ? 12 : 26;
      free = end ? x : x + NAME_PX;
      const told = s("text", { class: "first-told", x: (end ? x - 5 : x + 5).toFixed(1), y: high, "text-anchor": end ? "end" : "start" });
      told.textContent = `${name} ${clock(at_s)}`;
      return [s("line", { class: "first", x1: x.toFixed(1), x2: x.toFixed(1), y1: high - 9, y2: LANE + LANE_PX }), told];
    });
  }

  /** @param {Scale} scale */
  axis(scale) {
    return scale.ticks().flatMap((at) => {
      const x = scale.x(at);
      const edge = x > scale.width_px - 16 ? "end" : x < 16 ? "start" : "middle";
      return [
        s("line", { class: "tick", x1: x.toFixed(1), x2: x.toFixed(1), y1: AXIS, y2: AXIS + 4 }),
        s("text", { class: "time", x: x.toFixed(1), y: AXIS + 18, "text-anchor": edge }, clock(at)),
      ];
    });
  }

  /** @param {string | null} id */
  point(id) {
    this.element.dataset.pointing = id === null ? "no" : "yes";
    for (const part of this.element.querySelectorAll("[data-id]")) part.classList.toggle("lit", part.getAttribute("data-id") === id);
    this.onPoint?.(id);
  }

  /** @param {string} id */
  choose(id) {
    const place = document.getElementById(`moment-${id}`);
    if (place) scrollTo(place, "center");
    place?.focus({ preventScroll: true });
  }

  legend() {
    const item = (/** @type {string} */ kind, /** @type {string} */ text) => h("li", {}, h("span", { class: `swatch ${kind}` }), text);
    return h("ul", { class: "legend" }, this.call.questions_by_third && item("of-third", "The rep's questions, by third of the call"), item("of-first", "First came up"), item("of-moment", "Moment"));
  }
}
