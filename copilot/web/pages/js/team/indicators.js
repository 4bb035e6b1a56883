/** The leading indicators: as somebody would recite them, with how sure they are. */

import { h } from "../dom.js";
import { percent } from "../format.js";
import { spark, whisker } from "./charts.js";

/** @typedef {import("./shape.js").Indicator} Indicator */

/** @param {Indicator} one */
export function whiskerOf(one) {
  const interval = one.interval ? /** @type {[number, number]} */ ([one.interval.low, one.interval.high]) : null;
  return whisker({
    value: one.value,
    interval,
    band: [one.floor, 1],
    label: one.value === null ? `${one.title}: ${one.says}` : `${one.title}: ${percent(one.value)}, and with so few it could be ${percent(one.interval?.low)} to ${percent(one.interval?.high)}. Nobody needs to look from ${percent(one.floor)} on.`,
  });
}

/** @param {Indicator} one */
export function cellOf(one) {
  if (one.value === null) return h("td", { class: "indicator few" }, h("p", { class: "indicator-line numbers" }, h("span", { class: "number" }, "–"), h("span", { class: "label" }, one.n ? `${one.n} so far` : "none yet")));
  return h("td", { class: "indicator" }, h("p", { class: "indicator-line numbers" }, h("span", { class: "number" }, percent(one.value)), h("span", { class: "label" }, `of ${one.n}`)), whiskerOf(one));
}

/**
 * One indicator at length, for the person's own page.
 *
 * @param {Indicator} one
 * @param {ReadonlyArray<number | null>} by_week
 */
export function tileOf(one, by_week) {
  const told = by_week.filter((value) => value !== null).length;
  return h(
    "li",
    { class: "panel indicator-tile" },
    h("h3", {}, one.title),
    h("p", { class: "indicator-value" }, h("span", { class: "number numbers" }, percent(one.value)), told > 1 && spark(by_week, `${one.title}, week by week: ${by_week.map((value) => (value === null ? "none" : percent(value))).join(", ")}`)),
    whiskerOf(one),
    h("p", { class: "small" }, one.says),
    h("details", {}, h("summary", { class: "small" }, "How it is counted"), h("p", { class: "small quiet" }, one.formula), h("p", { class: "label" }, `The line from which nobody needs to look: ${percent(one.floor)}. ${one.source}`)),
  );
}
