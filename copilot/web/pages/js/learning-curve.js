/** The fading curve of one skill: how likely it comes by itself, and how many of its cards still come. */

import { h, s } from "./dom.js";
import { dateOf, kindName, percent } from "./format.js";

/** @typedef {import("./learning-shape.js").Skill} Skill */
/** @typedef {import("./learning-shape.js").Point} Point */

const WIDTH = 360;
const TOP = 12;
const BOTTOM = 96;
const LEFT = 30;
const RIGHT = 350;
const MARKS = 114;
const HEIGHT = 126;

/** @param {number} part */
const y = (part) => BOTTOM - part * (BOTTOM - TOP);

/** @param {number} place @param {number} count */
const x = (place, count) => (count < 2 ? (LEFT + RIGHT) / 2 : LEFT + 8 + (place / (count - 1)) * (RIGHT - LEFT - 16));

/** A mark under the curve: round ones had their card if they needed it, square ones had it kept back. @param {Point} point @param {number} at */
function mark(point, at) {
  const name = `outcome of-${point.outcome.replaceAll("_", "-")}`;
  const square = point.outcome.startsWith("withheld");
  return square
    ? s("rect", { class: name, x: at - 3.5, y: MARKS - 3.5, width: 7, height: 7 })
    : s("circle", { class: name, cx: at, cy: MARKS, r: 4 });
}

/** @param {readonly Point[]} points @param {(point: Point) => number} part */
function path(points, part) {
  return points.map((point, place) => `${place ? "L" : "M"}${x(place, points.length).toFixed(1)} ${y(part(point)).toFixed(1)}`).join("");
}

/** The cards that come go in steps: they change after a call. @param {readonly Point[]} points */
function steps(points) {
  return points
    .map((point, place) => {
      const [at, high] = [x(place, points.length).toFixed(1), y(point.shown).toFixed(1)];
      return place ? `H${at}V${high}` : `M${at} ${high}`;
    })
    .join("");
}

/** @param {Skill} skill */
export function curve({ skill, points, estimate, shown }) {
  const last = points.length - 1;
  const label = `${kindName(skill)} over ${points.length} calls: now ${percent(estimate)} likely to come by itself, ${percent(shown)} of its cards come. A table follows.`;
  const drawing = s("svg", { class: "curve", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  for (const part of [0, 0.5, 1]) {
    drawing.append(
      s("line", { class: "grid", x1: LEFT, x2: RIGHT, y1: y(part), y2: y(part) }),
      s("text", { class: "scale", x: LEFT - 6, y: y(part) + 3.5, "text-anchor": "end" }, `${part * 100}`),
    );
  }
  if (last > 0) {
    const under = `${path(points, (point) => point.estimate)}L${x(last, points.length).toFixed(1)} ${BOTTOM}L${x(0, points.length).toFixed(1)} ${BOTTOM}Z`;
    drawing.append(s("path", { class: "under", d: under }), s("path", { class: "cards-come", d: steps(points) }), s("path", { class: "estimate", d: path(points, (point) => point.estimate) }));
  }
  const [end, newest] = [x(last, points.length), points[last]];
  if (newest) drawing.append(s("circle", { class: "estimate-now", cx: end, cy: y(newest.estimate), r: 3.5 }));
  drawing.append(...points.map((point, place) => mark(point, x(place, points.length))));
  return drawing;
}

/** What the lines and marks mean, once for all curves. */
export function key() {
  const item = (/** @type {string} */ kind, /** @type {string} */ text) => h("li", {}, h("span", { class: `dot of-${kind}`, "aria-hidden": "true" }), text);
  return h(
    "ul",
    { class: "legend learning-key" },
    item("estimate", "How likely it comes by itself, in %"),
    item("cards-come", "Cards of it that still come, in %"),
    item("unprompted", "By itself"),
    item("prompted", "After a card"),
    item("missed", "Not this time"),
    item("kept-came", "Card kept back: square"),
  );
}

/** @param {Skill} skill */
export function table({ skill, points }) {
  const head = ["Call", "How it went", "By itself next time", "Cards that come"];
  return h(
    "details",
    { class: "as-table" },
    h("summary", {}, "As a table"),
    h(
      "div",
      { class: "table-box", tabindex: 0, role: "region", "aria-label": `${kindName(skill)} as a table` },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          ...[...points]
            .reverse()
            .map((point) =>
              h(
                "tr",
                {},
                h("th", { scope: "row" }, h("a", { href: `/review/${encodeURIComponent(point.call)}` }, dateOf(point.started_at * 1000))),
                h("td", {}, point.outcome_name),
                h("td", {}, percent(point.estimate)),
                h("td", {}, percent(point.shown)),
              ),
            ),
        ),
      ),
    ),
  );
}
