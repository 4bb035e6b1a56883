/**
 * The mirror: how much of a one-to-one was the manager's own, beside those before. It stands on the review page of a
 * one-to-one, on the manager's own machine, and nowhere else.
 */

import { h } from "./dom.js";
import { dateOf, percent } from "./format.js";
import { icon } from "./icons.js";

/** @typedef {import("./review-shape.js").Mirror} Mirror */

/** A share on its track, with the part from which on it is a lecture. @param {number} share @param {number} lecture */
function track(share, lecture) {
  const zone = h("span", { class: "lecture" });
  zone.style.left = `${lecture * 100}%`;
  const fill = h("span", { class: "fill" });
  fill.style.width = `${share * 100}%`;
  return h("span", { class: "meter mirror-track", "aria-hidden": "true" }, zone, fill);
}

/** @param {Mirror} mirror */
function now({ latest, usual, lecture }) {
  if (latest === null) return null;
  const bar = track(latest, lecture);
  if (usual !== null) {
    const mark = h("span", { class: "usual" });
    mark.style.left = `${usual * 100}%`;
    bar.append(mark);
  }
  const key = [usual !== null && h("li", {}, h("span", { class: "swatch of-usual", "aria-hidden": "true" }), `Usual for you: ${percent(usual)}`), h("li", {}, h("span", { class: "swatch of-lecture", "aria-hidden": "true" }), `A lecture, from ${percent(lecture)} on`)];
  return h("div", { class: "mirror-now" }, h("p", { class: "mirror-share numbers" }, percent(latest)), h("div", {}, bar, h("ul", { class: "legend mirror-key" }, ...key.map((item) => item || null))));
}

/** @param {Mirror} mirror */
function earlier({ before, lecture }) {
  if (!before.length) return h("p", { class: "small quiet" }, "Your next one-to-ones will stand beside this one.");
  return h(
    "div",
    { class: "mirror-before" },
    h("h3", { class: "label" }, "Before this one"),
    h("ol", {}, ...[...before].reverse().map((one) => h("li", {}, h("a", { href: `/review/${encodeURIComponent(one.call)}` }, h("span", { class: "numbers" }, dateOf(one.started_at * 1000)), track(one.share, lecture), h("span", { class: "numbers mirror-of" }, h("span", { class: "unseen" }, "you had "), one.shown))))),
  );
}

/** @param {Mirror} mirror */
export function mirrorPanel(mirror) {
  return h(
    "section",
    { class: "panel mirror", "aria-labelledby": "mirror" },
    h("h2", { id: "mirror" }, "The mirror"),
    h("p", { class: "mirror-says" }, mirror.says),
    now(mirror),
    h("p", { class: "mirror-asks" }, mirror.asks),
    earlier(mirror),
    h("p", { class: "promise small" }, icon("lock"), h("span", {}, "Yours alone. A one-to-one never leaves this machine: nothing sends it, and your team’s server takes none in.")),
  );
}
