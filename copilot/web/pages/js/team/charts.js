/**
 * The few charts of the team's pages. One colour, no red and no green: a chart says where numbers
 * stand, never whether that is good. Each has a sentence for those who do not see it.
 */

import { h, s } from "../dom.js";

/** @typedef {{label: string, value: number | null, shown: string, note?: string}} Week */

/** @param {number} share */
const across = (share) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;

/**
 * A value between what it could also be: a dot on its interval, on a track with the usual range.
 *
 * @param {object} told
 * @param {number | null} told.value from 0 to 1 along the track
 * @param {[number, number] | null} [told.interval]
 * @param {[number, number] | null} [told.band]
 * @param {string} told.label
 */
export function whisker({ value, interval = null, band = null, label }) {
  const element = h("div", { class: "whisker", role: "img", "aria-label": label });
  const span = (/** @type {string} */ name, /** @type {[number, number]} */ [low, high]) => {
    const part = h("span", { class: name });
    part.style.left = across(low);
    part.style.width = across(high - low);
    element.append(part);
  };
  if (band) span("usual", band);
  if (value === null) return element;
  if (interval) span("could-be", interval);
  const dot = h("span", { class: "dot" });
  dot.style.left = across(value);
  element.append(dot);
  return element;
}

/**
 * Columns over weeks; a week that may not be told is hatched.
 *
 * @param {readonly Week[]} weeks
 * @param {string} label the chart in a sentence
 * @param {{most: number, shown: string}} scale its top, and how that is written
 */
export function columns(weeks, label, { most, shown }) {
  const element = h("div", { class: "columns", role: "img", "aria-label": label }, h("span", { class: "columns-top label numbers", "aria-hidden": "true" }, shown));
  for (const week of weeks) {
    const bar = h("span", { class: week.value === null ? "column untold" : "column" });
    bar.style.height = week.value === null ? "100%" : across(week.value / most);
    element.append(
      h("span", { class: "column-place", title: `${week.label}: ${week.value === null ? (week.note ?? "not told") : week.shown}` }, bar),
    );
  }
  const ends = [weeks[0]?.label ?? "", weeks.at(-1)?.label ?? ""];
  return h("div", { class: "columns-box" }, element, h("p", { class: "columns-ends label numbers", "aria-hidden": "true" }, ...ends.map((end) => h("span", {}, end))));
}

/**
 * A line over weeks, in small: gaps stay gaps.
 *
 * @param {ReadonlyArray<number | null>} values from 0 to 1
 * @param {string} label
 */
export function spark(values, label) {
  const [wide, high] = [96, 24];
  const x = (/** @type {number} */ i) => (values.length < 2 ? wide / 2 : 3 + (i / (values.length - 1)) * (wide - 6));
  const y = (/** @type {number} */ value) => high - 3 - Math.min(1, Math.max(0, value)) * (high - 6);
  const drawing = s("svg", { class: "spark", viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": label });
  drawing.append(s("line", { class: "ground", x1: 0, x2: wide, y1: high - 1, y2: high - 1 }));
  let path = "";
  let joined = false;
  values.forEach((value, i) => {
    if (value === null) joined = false;
    else {
      path += `${joined ? "L" : "M"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      joined = true;
    }
  });
  if (path) drawing.append(s("path", { d: path }));
  values.forEach((value, i) => {
    if (value === null) return;
    const last = values.slice(i + 1).every((later) => later === null);
    const alone = (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
    if (last || alone) drawing.append(s("circle", { cx: x(i).toFixed(1), cy: y(value).toFixed(1), r: last ? 2.5 : 1.5 }));
  });
  return drawing;
}

/**
 * What came up in which week: a table whose cells are squares as large as their number.
 *
 * @param {object} told
 * @param {string} told.caption
 * @param {readonly string[]} told.weeks
 * @param {ReadonlyArray<{name: string, note?: string, counts: readonly (number | null)[]}>} told.rows
 */
export function matrix({ caption, weeks, rows }) {
  const most = Math.max(1, ...rows.flatMap((row) => row.counts.map((count) => count ?? 0)));
  const cell = (/** @type {number | null} */ count) => {
    if (count === null) return h("td", { class: "untold" }, h("span", { class: "unseen" }, "not told"), h("span", { "aria-hidden": "true" }, "·"));
    if (!count) return h("td", { class: "none" }, "0");
    const square = h("span", { class: "square" }, count);
    square.style.setProperty("--part", String(Math.sqrt(count / most)));
    return h("td", {}, square);
  };
  return h(
    "div",
    { class: "matrix-box", tabindex: 0, role: "region", "aria-label": caption },
    h(
      "table",
      { class: "matrix" },
      h("caption", { class: "unseen" }, caption),
      h("thead", {}, h("tr", {}, h("td", {}), ...weeks.map((week) => h("th", { scope: "col" }, week)), h("th", { scope: "col", class: "sum" }, "All"))),
      h(
        "tbody",
        {},
        ...rows.map((row) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, row.name, row.note && h("span", { class: "label" }, row.note)),
            ...row.counts.map(cell),
            h("td", { class: "sum numbers" }, row.counts.reduce((/** @type {number} */ sum, count) => sum + (count ?? 0), 0)),
          ),
        ),
      ),
    ),
  );
}

/**
 * Two ranges on one scale, one above the other, each with its middle: what was won, and the rest.
 *
 * @param {object} told
 * @param {ReadonlyArray<{name: string, low: number, middle: number, high: number}>} told.ranges
 * @param {number} told.most the right end of the scale
 * @param {string} told.label
 */
export function ranges({ ranges: several, most, label }) {
  const element = h("div", { class: "ranges", role: "img", "aria-label": label });
  several.forEach(({ low, middle, high }, i) => {
    const bar = h("span", { class: `range of-${i}` });
    bar.style.left = across(low / most);
    bar.style.width = across((high - low) / most);
    const mark = h("span", { class: `middle of-${i}` });
    mark.style.left = across(middle / most);
    element.append(h("span", { class: "range-track" }, bar, mark));
  });
  return element;
}

/** The numbers under a chart, folded away. @param {string} name @param {readonly string[]} head @param {ReadonlyArray<readonly (string | number)[]>} rows */
export function under(name, head, rows) {
  return h(
    "details",
    { class: "as-table" },
    h("summary", {}, "As a table"),
    h(
      "div",
      { class: "table-box", tabindex: 0, role: "region", "aria-label": name },
      h(
        "table",
        {},
        h("caption", { class: "unseen" }, name),
        h("thead", {}, h("tr", {}, ...head.map((one) => h("th", { scope: "col" }, one)))),
        h("tbody", {}, ...rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((one) => h("td", {}, one))))),
      ),
    ),
  );
}
