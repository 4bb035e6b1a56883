/** The picture of a call as a table, for those who would rather read it, or have it read. */

import { h } from "./dom.js";
import { brief, clock, counted, length } from "./format.js";

/** @typedef {import("./review-shape.js").ReviewView} ReviewView */
/** @typedef {{at_s: number, what: string, long: string, order: number}} Row */

/** @param {ReviewView} review @returns {Row[]} */
function rows({ timeline, moments, own, mirror }) {
  const spans = (/** @type {import("./review-shape.js").Span[]} */ some, /** @type {string} */ what, /** @type {number} */ order) =>
    some.map((span) => ({ at_s: span.start_s, what, long: brief(span.end_s - span.start_s), order }));
  return [
    ...spans(timeline.rep, "You speak", 1),
    ...spans(timeline.buyer, mirror ? "They speak" : "The buyer speaks", 1),
    ...spans(timeline.pauses, "Nobody speaks", 0),
    ...moments.map((moment) => ({ at_s: moment.at_s, what: `Moment: ${moment.title}`, long: "", order: 2 })),
    ...(own?.cards ?? []).map((card) => ({
      at_s: card.span.start_s,
      what: `Card: ${card.title}`,
      long: card.span.end_s > card.span.start_s ? brief(card.span.end_s - card.span.start_s) : "",
      order: 3,
    })),
  ].sort((a, b) => a.at_s - b.at_s || a.order - b.order);
}

/** @param {ReviewView} review */
export function reviewTable(review) {
  const { pause_count, silence_s } = review.timeline;
  const body = h("tbody");
  const details = h(
    "details",
    { class: "as-table" },
    h("summary", {}, "As a table"),
    h(
      "div",
      { class: "table-box", tabindex: 0, role: "region", "aria-label": "The call as a table" },
      h(
        "table",
        {},
        h("caption", {}, `${counted(pause_count, "pause")}, together ${length(silence_s)} of silence.`),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "At"), h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, "How long"))),
        body,
      ),
    ),
  );
  // a long call has thousands of rows: they are made for those who ask
  details.addEventListener("toggle", () => {
    if (body.childElementCount) return;
    body.append(
      ...rows(review).map((row) =>
        h("tr", {}, h("td", {}, clock(row.at_s)), h("th", { scope: "row" }, row.what), h("td", {}, row.long)),
      ),
    );
  });
  return details;
}
