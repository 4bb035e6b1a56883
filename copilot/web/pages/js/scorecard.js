/** The measures of a call: each in a sentence, beside what is usual and who says so. */

import { h } from "./dom.js";

/** @typedef {import("./review-shape.js").Measure} Measure */

/** The right end of a measure's scale: all of a whole, or room beyond what there is. @param {Measure} measure */
function reach({ unit, value, band }) {
  if (unit === "share") return 1;
  return Math.max(value ?? 0, band?.high ?? 0, (band?.low ?? 0) * 1.5, 1e-9) * 1.25;
}

/** @param {Measure} measure */
function rangeBar(measure) {
  const { band, value } = measure;
  if (!band || value === null) return null;
  const end = reach(measure);
  const zone = h("span", { class: "band" });
  const low = band.low ?? 0;
  zone.style.left = `${(low / end) * 100}%`;
  zone.style.width = `${(((band.high ?? end) - low) / end) * 100}%`;
  const fill = h("span", { class: "fill" });
  fill.style.width = `${(Math.max(0, value) / end) * 100}%`;
  return h("div", { class: "meter", "aria-hidden": "true" }, zone, fill);
}

/** @param {Measure} measure */
function line(measure) {
  return h(
    "li",
    { class: "measure" },
    h("h3", {}, measure.label),
    h("p", { class: "measure-value numbers" }, measure.shown),
    rangeBar(measure),
    h("p", { class: "small quiet" }, measure.reading),
    measure.wonder && h("p", { class: "small wonder" }, measure.wonder),
    measure.band && h("p", { class: "label source" }, `Source: ${measure.band.source}.`),
  );
}

/** @param {readonly Measure[]} measures */
export function scorecard(measures) {
  return h("ul", { class: "scorecard panel" }, ...measures.map(line));
}
