/** The pages of one person, as tabs that are links. */

import { h } from "../dom.js";
import { personPath } from "./words.js";

const TABS = /** @type {const} */ ([
  ["", "Overview"],
  ["/brief", "One-to-one"],
  ["/agreements", "Agreements"],
  ["/scorecard", "Scorecard"],
  ["/rhythm", "Rhythm"],
]);

/** @param {string} person @param {string} here the end of the address: `/brief`, or nothing */
export function tabs(person, here) {
  return h(
    "nav",
    { class: "tabs", "aria-label": "About this person" },
    ...TABS.map(([end, name]) => h("a", { href: personPath(person) + end, "aria-current": end === here && "page" }, name)),
  );
}
