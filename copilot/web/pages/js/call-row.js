/** One past call as a line that leads to its review. */

import { ONE_TO_ONE } from "./call-kinds.js";
import { h } from "./dom.js";
import { counted, dateOf } from "./format.js";

/**
 * What `GET /api/calls` says of each call; those under way first, then the newest.
 *
 * @typedef {object} CallLine
 * @property {string} id
 * @property {boolean} live
 * @property {boolean} ended whether it went through its end; one that is not live and did not broke off
 * @property {boolean} check_wanted how it went is asked before its share and its moments are told
 * @property {boolean} played a sample: somebody else was the rep
 * @property {string} name
 * @property {number} started_at seconds since 1970, UTC
 * @property {string} duration in words, empty while nothing is kept
 * @property {number | null} rep_share
 * @property {string} share in words
 * @property {string[]} moments their names, by time
 * @property {string} kind
 */

/** A one-to-one has no moments: nobody was coached in it. @param {CallLine} call */
function momentsOf({ live, kind, moments, check_wanted }) {
  if (live) return "";
  if (check_wanted) return "How did it go? Your view comes first";
  if (kind === ONE_TO_ONE) return "The mirror, for you alone";
  const rest = moments.length > 1 ? ` and ${counted(moments.length - 1, "more", "more")}` : "";
  return moments.length ? (moments[0] ?? "") + rest : "No moments";
}

/** @param {CallLine} call */
export function callRow(call) {
  const place = call.live ? "call" : "review";
  const when = `${dateOf(call.started_at * 1000)}${call.ended ? "" : " · broke off"}`;
  const share = h("span", { class: "row-share" });
  share.style.width = `${(call.rep_share ?? 0) * 100}%`;
  const talk = call.rep_share === null ? "" : `You ${call.share}`;
  return h(
    "li",
    {},
    h(
      "a",
      { class: "call-row", href: `/${place}/${encodeURIComponent(call.id)}` },
      h("span", { class: "row-what" }, h("b", {}, call.name, call.played && h("span", { class: "chip" }, "Sample")), h("span", { class: "quiet numbers" }, call.live ? "Under way" : when)),
      h("span", { class: "row-moments" }, momentsOf(call)),
      h("span", { class: "row-talk numbers" }, talk && h("span", { class: "row-bar" }, share), talk),
      h("span", { class: "row-length numbers" }, call.live ? "" : call.duration),
    ),
  );
}
