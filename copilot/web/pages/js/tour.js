/**
 * What Copilot is, in three screens: what it does, what it never does, how to try it. On the first visit it stands on
 * the first page until it was read or skipped, and ever after on a page of its own.
 */

import { h, s, say } from "./dom.js";
import { icon } from "./icons.js";
import { recall, remember } from "./memory.js";

const STORE = "copilot.welcomed";

/** @param {string} name @param {Record<string, string | number>} [attributes] @param {...Node} children */
const shape = (name, attributes = {}, ...children) => s(/** @type {"g"} */ (name), attributes, ...children);
/** @param {"rep" | "buyer"} who @param {number} x @param {number} width */
const bar = (who, x, width) => shape("rect", { class: `bar-${who}`, x, y: who === "rep" ? 96 : 120, width, height: 16, rx: 4 });

/** Two voices, a pause, and the card in it. */
function inThePause() {
  return shape(
    "g",
    {},
    shape("rect", { class: "art-pause", x: 196, y: 88, width: 52, height: 56, rx: 4 }),
    ...[[16, 60], [150, 38], [256, 40]].map(([x, width]) => bar("rep", x ?? 0, width ?? 0)),
    ...[[82, 60], [304, 40]].map(([x, width]) => bar("buyer", x ?? 0, width ?? 0)),
    shape("path", { class: "art-stem", d: "M222 88V70" }),
    shape("rect", { class: "art-card", x: 142, y: 14, width: 160, height: 56, rx: 10 }),
    shape("rect", { class: "art-cue", x: 158, y: 28, width: 112, height: 9, rx: 4 }),
    shape("rect", { class: "art-why", x: 158, y: 46, width: 84, height: 6, rx: 3 }),
  );
}

/** What is heard stays inside of the machine; a few numbers remain. */
function staysHere() {
  const dots = [0, 1, 2, 3, 4].map((place) => shape("rect", { class: place % 2 ? "bar-buyer" : "bar-rep", x: 140 + place * 18, y: 60 - place * 4 * (place % 2 ? 1 : -1), width: 9, height: 30 + 8 * (place % 2), rx: 4 }));
  return shape(
    "g",
    {},
    shape("rect", { class: "art-card", x: 96, y: 14, width: 168, height: 108, rx: 12 }),
    ...dots,
    shape("path", { class: "art-line", d: "M72 144h216" }),
    shape("path", { class: "art-stop", d: "M284 68h44M316 56l12 12-12 12" }),
    shape("path", { class: "art-cross", d: "M292 50l34 36" }),
  );
}

/** A button to press. */
function tryIt() {
  return shape(
    "g",
    {},
    shape("rect", { class: "art-card", x: 60, y: 30, width: 240, height: 100, rx: 14 }),
    shape("circle", { class: "art-play", cx: 180, cy: 80, r: 28 }),
    shape("path", { class: "art-play-sign", d: "M172 66v28l22-14z" }),
    ...[[76, 40], [232, 52]].map(([x, width]) => shape("rect", { class: "bar-rep", x: x ?? 0, y: 106, width: width ?? 0, height: 8, rx: 3 })),
    shape("rect", { class: "bar-buyer", x: 124, y: 106, width: 100, height: 8, rx: 3 }),
  );
}

/** @param {string[]} lines @param {import("./icons.js").IconName} sign */
const list = (lines, sign) => h("ul", { class: "tour-list" }, ...lines.map((line) => h("li", {}, icon(sign), h("span", {}, line))));

/** @type {readonly {title: string, art: () => SVGElement, says: () => HTMLElement}[]} */
const SCREENS = [
  {
    title: "It listens, and speaks up in a pause",
    art: inThePause,
    says: () =>
      h(
        "p",
        {},
        "During your call Copilot follows who talks and what is still open. When both sides fall silent, and only then, it may show one short line: a cue, and why. Use it or let it pass. It goes by itself, and the better you get, the less it comes.",
      ),
  },
  {
    title: "What it never does",
    art: staysHere,
    says: () =>
      list(
        [
          "It keeps no sound and no word. Numbers and kinds of moments remain, on this machine.",
          "It tells nobody which cards you saw, used or ignored.",
          "It never judges, ranks or scores you, and never guesses how anybody feels.",
          "It hears nothing before everyone on the call knows, and forgets all of it when one of them objects.",
        ],
        "lock",
      ),
  },
  {
    title: "Try it, in a minute",
    art: tryIt,
    says: () =>
      h(
        "p",
        {},
        "Play a sample call and watch a card come. For your own call: allow the microphone, share the sound of the call’s tab, tell everyone, and go. Keys during a call: ",
        h("kbd", {}, "h"),
        " hides, ",
        h("kbd", {}, "s"),
        " snoozes, ",
        h("kbd", {}, "d"),
        " dismisses a card.",
      ),
  },
];

export class Tour {
  /** @param {() => void} [skipped] offered where the tour stands in the way of something */
  constructor(skipped) {
    this.at = 0;
    this.heading = h("h2", { tabindex: "-1" });
    this.count = h("p", { class: "label numbers" });
    this.says = h("div", { class: "tour-says" });
    this.art = s("svg", { class: "tour-art", viewBox: "0 0 360 160", "aria-hidden": "true" });
    this.back = h("button", { type: "button", class: "button plain", click: () => this.show(this.at - 1, true) }, "Back");
    this.next = h("button", { type: "button", class: "button primary", click: () => this.show(this.at + 1, true) }, "Next");
    this.ways = h("span", { class: "row" }, h("a", { class: "button", href: "/#samples" }, icon("play"), "Play a sample"), h("a", { class: "button primary", href: "/start" }, icon("wave"), "Start a call"));
    this.skip = h("button", { type: "button", class: "button plain", hidden: !skipped, click: () => skipped?.() }, "Skip");
    for (const way of this.ways.querySelectorAll("a")) way.addEventListener("click", () => welcomed());
    this.element = h(
      "section",
      { class: "panel tour", "aria-label": "How Copilot works" },
      h("div", { class: "tour-picture" }, this.art),
      h("div", { class: "tour-body" }, this.count, this.heading, this.says, h("div", { class: "row apart tour-keys" }, h("span", { class: "row" }, this.back, this.skip), h("span", { class: "row" }, this.next, this.ways))),
    );
    this.show(0, false);
  }

  /** @param {number} at @param {boolean} pressed then a screen reader goes on at the new heading */
  show(at, pressed) {
    const screen = SCREENS[at];
    if (!screen) return;
    this.at = at;
    const last = at === SCREENS.length - 1;
    say(this.count, `${at + 1} of ${SCREENS.length}`);
    say(this.heading, screen.title);
    this.says.replaceChildren(screen.says());
    this.art.replaceChildren(screen.art());
    this.back.hidden = at === 0;
    this.next.hidden = last;
    this.ways.hidden = !last;
    if (last) welcomed();
    if (pressed) this.heading.focus({ preventScroll: true });
  }
}

/** Whether this browser was shown the tour to its end, or skipped it. */
export const wasWelcomed = () => recall(STORE) === "yes";

export const welcomed = () => remember(STORE, "yes");
