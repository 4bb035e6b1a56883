/** What the overlay is made of, each part in its fixed place. */

import { Card, keyButton } from "./card.js";
import { h } from "./dom.js";
import { clock } from "./format.js";
import { icon } from "./icons.js";
import { ShareMeter } from "./meter.js";

/** What each state of a side is called. */
export const SIDE_WORDS = { listening: "listening", speaking: "speaking", silent: "no sound", lost: "lost" };

/** @typedef {import("./card.js").CardWishes & {snooze: () => void, veil: () => void, letters: () => void}} Wishes */

/** @param {string} name */
function side(name) {
  const word = h("span", { class: "side-word" }, "waiting");
  const element = h("span", { class: "side" }, h("span", { class: "side-mark" }), h("b", {}, name), word);
  return { element, word };
}

/** @param {Wishes} wishes */
export function overlayParts(wishes) {
  const rep = side("You");
  const buyer = side("Buyer");
  const time = h("span", { class: "ov-time numbers" });
  const card = new Card(wishes);
  const share = new ShareMeter("Your share of the talking");
  const lineText = h("span", {});
  const line = h("p", { class: "ov-line", role: "status" }, icon("wave"), lineText);
  const snooze = keyButton("s", "snooze", "Snooze 5 min", wishes.snooze);
  const hide = keyButton("h", "hide", "Hide", wishes.veil);
  const lettersWord = h("span", { class: "words" });
  const letters = h("button", { type: "button", class: "key", click: wishes.letters }, icon("keys"), lettersWord);
  const element = h(
    "section",
    { class: "overlay", "aria-label": "Overlay" },
    h("header", { class: "ov-head" }, rep.element, buyer.element, time),
    card.element,
    h("div", { class: "ov-share" }, h("span", { class: "label" }, "Your share"), share.element, share.number),
    h("footer", { class: "ov-foot" }, line, h("span", { class: "ov-tools" }, letters, snooze, hide)),
  );
  card.idle("A card appears here, in a pause.");
  return { element, rep, buyer, time, card, share, line, lineText, snooze, hide, letters, lettersWord };
}

/** `12:04 · 18 min left`. @param {number} elapsed_s @param {number | null} remaining_s */
export function timeLine(elapsed_s, remaining_s) {
  if (remaining_s === null) return clock(elapsed_s);
  if (remaining_s <= 0) return `${clock(elapsed_s)} · time is up`;
  const left = remaining_s < 60 ? "<1 min left" : `${Math.round(remaining_s / 60)} min left`;
  return `${clock(elapsed_s)} · ${left}`;
}
