/** The measures of a shared call, each on its own scale beside what is usual. */

import { h } from "../dom.js";

/** @typedef {import("./shape.js").CallMeasure} CallMeasure */

/** @param {CallMeasure} measure */
function bar({ value, band, most }) {
  if (value === null || !band) return null;
  const track = h("div", { class: "meter", "aria-hidden": "true" });
  const zone = h("span", { class: "band" });
  const low = band.low ?? 0;
  zone.style.left = `${(low / most) * 100}%`;
  zone.style.width = `${(((band.high ?? most) - low) / most) * 100}%`;
  track.append(zone);
  const fill = h("span", { class: "fill" });
  fill.style.width = `${Math.min(100, (Math.max(0, value) / most) * 100)}%`;
  track.append(fill);
  return track;
}

/** @param {readonly CallMeasure[]} measures */
export function callMeasures(measures) {
  return h(
    "ul",
    { class: "panel shared-measures" },
    ...measures.map((measure) =>
      h(
        "li",
        {},
        h("p", { class: "row apart" }, h("span", { class: "small" }, measure.label), h("b", { class: "numbers" }, measure.shown)),
        bar(measure),
        measure.band && h("p", { class: "label" }, `${measure.band.text.charAt(0).toUpperCase()}${measure.band.text.slice(1)}. Source: ${measure.band.source}.`),
      ),
    ),
  );
}
