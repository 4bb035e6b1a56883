/** The first page: what Copilot is, a call or a sample one click away, and the calls before. */

import { ONE_TO_ONE } from "./call-kinds.js";
import { callRow } from "./call-row.js";
import { h, say, show } from "./dom.js";
import { kindName, length } from "./format.js";
import { icon } from "./icons.js";
import { NamesField } from "./names.js";
import { ProfileChoice } from "./profile.js";
import { get, post, told } from "./rest.js";
import { thumbnail } from "./thumbnail.js";
import { Tour, wasWelcomed, welcomed } from "./tour.js";

const RECENT = 5;

/** @typedef {import("./lines.js").Caption} Caption */
/** @typedef {{id: string, title: string, summary: string, kind: string, duration_s: number, captions: Caption[]}} Sample */

const profile = new ProfileChoice();
const names = new NamesField();
const trouble = h("p", { class: "notice", role: "alert", hidden: true }, icon("warn"), h("span", {}));
const samples = h("ul", { class: "samples" });
const recent = h("div", {});
const mirror = h("section", { class: "panel own-meetings", "aria-labelledby": "mirror", hidden: true });

/** @param {unknown} error */
function tell(error) {
  say(/** @type {Element} */ (trouble.querySelector("span")), told(error));
  trouble.hidden = false;
}

/** @param {Sample} sample */
function sampleCard(sample) {
  const start = h("button", { type: "button", class: "button start", click: () => void play(sample.id, start) }, icon("play"), "Play");
  start.setAttribute("aria-label", `Play “${sample.title}”`);
  return h(
    "li",
    { class: "panel sample" },
    thumbnail(sample.captions ?? [], sample.duration_s),
    h("h3", {}, sample.title),
    h("p", { class: "quiet small" }, sample.summary),
    h(
      "div",
      { class: "row apart" },
      h("p", { class: "row" }, h("span", { class: "chip" }, kindName(sample.kind)), h("span", { class: "label numbers" }, length(sample.duration_s))),
      start,
    ),
  );
}

/** @param {string} sample @param {HTMLButtonElement} button */
async function play(sample, button) {
  button.disabled = true;
  try {
    const { call } = await post("/api/calls", { sample, profile: profile.value, names: names.value });
    location.assign(`/call/${encodeURIComponent(call)}`);
  } catch (error) {
    button.disabled = false;
    tell(error);
  }
}

async function fillSamples() {
  try {
    const known = await get("/api/samples");
    samples.replaceChildren(...known.map(sampleCard));
    if (!known.length) samples.replaceChildren(h("li", { class: "quiet" }, "No sample calls came with this installation."));
  } catch (error) {
    tell(error);
  }
}

async function fillRecent() {
  const calls = await get("/api/calls").catch(() => []);
  if (!calls.length) {
    recent.replaceChildren(h("p", { class: "quiet" }, "No calls yet. Play a sample, and its review will wait here."));
    return;
  }
  recent.replaceChildren(h("ul", { class: "call-rows" }, ...calls.slice(0, RECENT).map(callRow)));
  fillMirror(calls);
}

/** Of a manager, the way to the mirror. Without a number: others may see this page. @param {import("./call-row.js").CallLine[]} calls */
function fillMirror(calls) {
  const latest = calls.find(({ kind, live }) => kind === ONE_TO_ONE && !live);
  if (!latest) return;
  mirror.hidden = false;
  mirror.replaceChildren(
    h("div", {}, h("h2", { id: "mirror" }, "Your own one-to-ones"), h("p", { class: "quiet small" }, "How the talk was split, for you alone. Nothing of it leaves this machine.")),
    h("p", { class: "row" }, h("a", { class: "button", href: `/review/${encodeURIComponent(latest.id)}` }, "Look in the mirror"), h("a", { class: "button plain", href: `/start#${ONE_TO_ONE}` }, "Start one")),
  );
}

/** On the first visit, and not again once it was skipped or read to its end. */
function firstVisit() {
  if (wasWelcomed()) return null;
  const tour = new Tour(() => {
    welcomed();
    tour.element.remove();
  });
  return tour.element;
}

const tour = firstVisit();
show(
  h(
    "section",
    { class: "hero" },
    h("h1", {}, "A quiet word, in the pause."),
    h(
      "p",
      { class: "lead" },
      "Copilot listens to your sales calls on this machine. When both sides fall silent, and only then, it may show you one short card that nobody else sees.",
    ),
    h(
      "div",
      { class: "row hero-ways" },
      h("a", { class: "button primary large", href: "/start" }, icon("wave"), "Start a call"),
      h("a", { class: "button large", href: "#samples" }, "Play a sample first"),
    ),
    h("p", { class: "promise" }, icon("lock"), h("span", {}, "Nothing said is kept. Numbers only. ", h("a", { href: "/welcome" }, "How it works"))),
  ),
  tour,
  trouble,
  h(
    "section",
    { "aria-labelledby": "samples" },
    h("div", { class: "section-head" }, h("h2", { id: "samples" }, "Play a sample call"), profile.element),
    names.element,
    samples,
  ),
  h(
    "section",
    { "aria-labelledby": "recent" },
    h("div", { class: "section-head" }, h("h2", { id: "recent" }, "Recent calls"), h("a", { class: "small", href: "/review" }, "All calls")),
    recent,
  ),
  mirror,
);
void fillSamples();
void fillRecent();
// a page that the browser kept while a call ran shows that call when it is come back to
addEventListener("pageshow", (event) => event.persisted && location.reload());
