/** A call exactly as it is shared: rendered from what leaves the machine, and from nothing else. */

import { h } from "./dom.js";
import { disputedChip, recordingLink } from "./shared-words.js";

/** @typedef {import("./own-say.js").SharedView} SharedView */
/** @typedef {import("./own-say.js").SharedMoment} SharedMoment */

/** A calendar day as the reader's own locale writes it: it has no hour, and no zone. @param {string} iso */
function dayOf(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const date = new Date(year ?? 0, (month ?? 1) - 1, day ?? 1);
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(date);
}

/** @param {SharedMoment} moment */
function momentLine(moment) {
  return h(
    "li",
    { class: "shared-moment" },
    h("span", { class: "moment-at numbers" }, moment.at),
    h(
      "div",
      {},
      h("b", {}, moment.title),
      h("p", { class: "small quiet" }, moment.clear, moment.measured && `: ${moment.measured}`),
      moment.disputed && h("p", { class: "small" }, disputedChip(moment.disputed)),
      moment.note && h("p", { class: "small shared-note" }, moment.note),
      moment.link && recordingLink(moment.link),
    ),
  );
}

/** @param {SharedView} call */
export function sharedCall(call) {
  return h(
    "article",
    { class: "shared-call panel", "aria-label": "The call as it is shared" },
    h("h3", {}, call.name),
    h("p", { class: "quiet small numbers" }, [dayOf(call.day), call.reference].filter(Boolean).join(" · ")),
    h("dl", { class: "shared-facts" }, ...call.facts.map(({ label, shown }) => h("div", {}, h("dt", {}, label), h("dd", { class: "numbers" }, shown)))),
    h("h4", { class: "label" }, "Moments"),
    call.moments.length ? h("ol", { class: "shared-moments" }, ...call.moments.map(momentLine)) : h("p", { class: "small quiet" }, "None."),
  );
}
