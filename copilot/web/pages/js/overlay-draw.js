/** How the overlay looks for how things stand: one place that puts standings into words. */

import { bannerLine } from "./banner.js";
import { say } from "./dom.js";
import { clock, kindSays } from "./format.js";
import { redraw } from "./icons.js";

/** What each state of a side is called. */
const SIDE_WORDS = { listening: "listening", speaking: "speaking", silent: "no sound", lost: "lost" };

/** @typedef {ReturnType<typeof import("./overlay-parts.js").overlayParts>} Parts */

/** @param {Parts} parts @param {import("./banner.js").Standing} standing @param {boolean} blind */
export function draw(parts, standing, blind) {
  if (standing.state) numbers(parts, standing.state, standing.ended, blind);
  const line = bannerLine(standing);
  say(parts.lineText, line.text);
  parts.line.dataset.tone = line.tone;
  redraw(parts.line, line.icon);
  parts.element.dataset.hidden = standing.hidden ? "yes" : "no";
  word(parts.snooze, standing.snoozed_until_s === null ? "Snooze" : "Wake");
  word(parts.hide, standing.hidden ? "Show" : "Hide");
  redraw(parts.hide, standing.hidden ? "show" : "hide");
  parts.keys.setAttribute("aria-expanded", String(parts.resting.shows === "keys"));
}

/** @param {Parts} parts @param {import("./wire.js").State} state @param {boolean} ended @param {boolean} blind */
function numbers(parts, state, ended, blind) {
  for (const speaker of /** @type {const} */ (["rep", "buyer"])) {
    const { element, word: place } = parts[speaker];
    element.dataset.state = ended ? "ended" : blind ? "lost" : state[speaker];
    say(place, ended ? "ended" : blind ? "not heard" : SIDE_WORDS[state[speaker]]);
  }
  parts.resting.needs.set(state.checklist ?? []);
  if (state.kind?.source === "heard") parts.share.usual(state.talk_band); // what was set up has its range from the start
  say(parts.kind, kindSays(state.kind));
  parts.share.set(state.talk.rep, true, state.bleed?.withheld);
  say(parts.time, timeLine(state.elapsed_s, state.remaining_s));
}

/** `12:04 · 18 min left`. @param {number} elapsed_s @param {number | null} remaining_s */
function timeLine(elapsed_s, remaining_s) {
  if (remaining_s === null) return clock(elapsed_s);
  if (remaining_s <= 0) return `${clock(elapsed_s)} · time is up`;
  const left = remaining_s < 60 ? "<1 min left" : `${Math.round(remaining_s / 60)} min left`;
  return `${clock(elapsed_s)} · ${left}`;
}

/** @param {HTMLElement} button @param {string} text */
function word(button, text) {
  const place = button.querySelector(".words");
  if (place) say(place, text);
}
