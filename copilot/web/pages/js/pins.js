/**
 * What Copilot marked on a call: cards above the lanes, moments beneath them. Each has a pin wide
 * enough to be hit; where pins would cover each other they stand apart, and a stem leads to the time.
 */

import { h, s } from "./dom.js";
import { clock } from "./format.js";
import { spread } from "./scale.js";

const PIN_PX = 26;
const PIN_HEIGHT_PX = 24;

/** @typedef {{id: string, at_s: number, until_s?: number, kind: "card" | "moment", title: string}} Mark */

export class Pins {
  /** @param {import("./picture-plan.js").Plan} plan @param {((id: string) => void) | undefined} choose */
  constructor(plan, choose) {
    this.plan = plan;
    this.choose = choose;
    this.stems = s("g");
    this.element = h("div", { class: "pins" });
    /** @type {(id: string | null) => void} */
    this.point = () => undefined;
  }

  /** @param {readonly Mark[]} marks by time @param {import("./scale.js").Scale} scale */
  draw(marks, scale) {
    const had = this.element.contains(document.activeElement) ? document.activeElement : null;
    const chosen = had instanceof HTMLElement ? `${had.dataset.kind} ${had.dataset.id}` : "";
    this.stems.replaceChildren();
    this.element.replaceChildren();
    for (const kind of /** @type {const} */ (["card", "moment"])) {
      const some = marks.filter((mark) => mark.kind === kind);
      const places = spread(some.map((mark) => scale.x(mark.at_s)), PIN_PX, scale.width_px);
      for (const [i, mark] of some.entries()) this.one(mark, places[i] ?? 0, scale);
    }
    for (const pin of this.element.children) {
      if (pin instanceof HTMLElement && `${pin.dataset.kind} ${pin.dataset.id}` === chosen) pin.focus({ preventScroll: true });
    }
  }

  /** @param {Mark} mark @param {number} place_px @param {import("./scale.js").Scale} scale */
  one(mark, place_px, scale) {
    const { plan } = this;
    const at = scale.x(mark.at_s).toFixed(1);
    const place = place_px.toFixed(1);
    const card = mark.kind === "card";
    const line = card
      ? `M${place} ${PIN_HEIGHT_PX - 4} L${at} ${plan.top + 6} L${at} ${plan.bottom}`
      : `M${place} ${plan.moments + 6} L${at} ${plan.bottom - 2} L${at} ${plan.rep - 4}`;
    this.stems.append(s("path", { class: `stem of-${mark.kind}`, d: line, "data-id": mark.id }));
    if (mark.until_s !== undefined) {
      const width = scale.width(mark.at_s, mark.until_s).toFixed(1);
      this.stems.append(s("rect", { class: "in-view", x: at, y: plan.rep - 5, width, height: 3, rx: 1.5, "data-id": mark.id }));
    }
    this.element.append(this.pin(mark, place_px));
  }

  /** @param {Mark} mark @param {number} place_px */
  pin(mark, place_px) {
    const what = mark.kind === "card" ? "Card" : "Moment";
    const name = `${what} at ${clock(mark.at_s)}: ${mark.title}`;
    const { choose } = this;
    const point = (/** @type {string | null} */ id) => () => this.point(id);
    const on = { focus: point(mark.id), blur: point(null), pointerenter: point(mark.id), pointerleave: point(null) };
    const pin = choose
      ? h("button", { type: "button", "aria-label": name, title: name, click: () => choose(mark.id), ...on })
      : h("span", { role: "img", "aria-label": name, title: name });
    pin.className = `pin of-${mark.kind}`;
    pin.dataset.id = mark.id;
    pin.dataset.kind = mark.kind;
    pin.style.left = `${place_px.toFixed(1)}px`;
    pin.style.top = `${this.plan[mark.kind === "card" ? "cards" : "moments"]}px`;
    return pin;
  }
}
