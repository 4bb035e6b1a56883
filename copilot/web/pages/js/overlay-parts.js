/** What the overlay is made of, each part in its fixed place. */

import { Card, keyButton } from "./card.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { ShareMeter } from "./meter.js";
import { Resting } from "./resting.js";

/**
 * @typedef {import("./card.js").CardWishes & {ask: () => void, snooze: () => void, veil: () => void,
 *   safe: () => void, keys: () => void, letters: () => void, unmute: (rule: string) => void}} Wishes
 */

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
  const resting = new Resting(wishes, (part) => card.leaving(part));
  const card = new Card(wishes, resting.element);
  const share = new ShareMeter("Your share of the talking");
  const kind = h("p", { class: "ov-kind" });
  const lineText = h("span", {});
  const line = h("p", { class: "ov-line", role: "status" }, icon("wave"), lineText);
  const ask = keyButton("a", "ask", "Ask me", wishes.ask);
  ask.classList.add("set");
  ask.title = "The best card right now, if there is one";
  const snooze = keyButton("s", "snooze", "Snooze", wishes.snooze);
  snooze.title = "No card for five minutes";
  const hide = keyButton("h", "hide", "Hide", wishes.veil);
  const safe = keyButton("o", "dot", "Only a dot", wishes.safe);
  safe.title = "While you share your screen";
  const keys = h("button", { type: "button", class: "key", "aria-label": "Keys", title: "Keys (?)", "aria-keyshortcuts": "?", "aria-expanded": "false", click: wishes.keys }, icon("keys"));
  const tools = h("div", { class: "ov-tools", role: "group", "aria-label": "Overlay" }, ask, snooze, hide, safe, keys);
  const element = h(
    "section",
    { class: "overlay", "aria-label": "Overlay" },
    h("header", { class: "ov-head" }, rep.element, buyer.element, time),
    card.element,
    h("div", { class: "ov-share" }, h("span", { class: "label" }, "Your share"), share.element, share.number, kind),
    h("footer", { class: "ov-foot" }, line, tools),
  );
  resting.idle("A card appears here, in a pause.");
  return { element, rep, buyer, time, card, resting, share, kind, line, lineText, ask, snooze, hide, keys };
}
