/** One call after its end: its picture, its moments, its measures. */

import { h, idFromAddress, show } from "./dom.js";
import { counted, dateOf, kindName, percent } from "./format.js";
import { icon } from "./icons.js";
import { kindLine } from "./kind-say.js";
import { mirrorPanel } from "./mirror.js";
import { momentList } from "./moments.js";
import { Picture, legend } from "./picture.js";
import { Say } from "./own-say.js";
import { Refused, get, told } from "./rest.js";
import { callActions } from "./review-actions.js";
import { reviewTable } from "./review-table.js";
import { scorecard } from "./scorecard.js";
import { scrollTo } from "./scroll-to.js";
import { besideNumbers, selfCheck } from "./self-check.js";
import { sharedPanel, sharingStrip } from "./sharing.js";

/** @typedef {import("./review-shape.js").ReviewView} ReviewView */

/** The picture in one sentence, for those who do not see it. @param {ReviewView} review */
function described({ call, shares, timeline, moments, own, mirror }) {
  const talk = shares ? `You spoke ${percent(shares.rep)} of the talking time, ${mirror ? "they" : "the buyer"} ${percent(shares.buyer)}. ` : "";
  const marks = mirror ? "" : `, ${counted(own?.cards.length ?? 0, "card")}, ${counted(moments.length, "moment")}`;
  return `Timeline of a call of ${call.duration}. ${talk}${counted(timeline.pause_count, "pause")}${marks}. A table follows.`;
}

/** @param {ReviewView} review */
function pictureOf(review) {
  const { timeline, moments, own, mirror } = review;
  const picture = new Picture({ length_s: timeline.duration_s, label: described(review), choose: goTo, moments: !mirror, ...(mirror && { other: "Them" }) });
  picture.pauses = timeline.pauses;
  picture.planned_end_s = timeline.scheduled_end?.at_s ?? null;
  for (const span of timeline.rep) picture.stretches.add({ speaker: "rep", ...span });
  for (const span of timeline.buyer) picture.stretches.add({ speaker: "buyer", ...span });
  for (const card of own?.cards ?? []) {
    picture.marks.push({ id: card.id, at_s: card.span.start_s, until_s: card.span.end_s, kind: "card", title: card.title });
  }
  for (const { id, at_s, title } of moments) picture.marks.push({ id, at_s, kind: "moment", title });
  picture.marks.sort((a, b) => a.at_s - b.at_s);
  return picture;
}

/** @param {string} id */
function goTo(id) {
  const place = document.getElementById(`moment-${id}`);
  if (place) scrollTo(place, "center");
  place?.focus({ preventScroll: true });
}

/**
 * The measures and what is shared: two views of one place, beside the moments.
 *
 * @param {ReviewView} review
 * @param {Say} said
 */
function beside({ measures }, said) {
  const views = {
    measures: h("div", {}, besideNumbers(said), scorecard(measures)),
    shared: sharedPanel(said),
  };
  const headings = { measures: "Measures", shared: said.now?.team ? "What your manager sees" : "What a manager would see" };
  const names = { measures: "Measures", shared: said.now?.team ? "What is shared" : "What would be shared" };
  const heading = h("h2", { id: "beside" }, headings.measures);
  const inputs = Object.keys(views).map((name) => h("input", { type: "radio", name: "beside", value: name, checked: name === "measures", change: () => show(name) }));
  const choice = h(
    "div",
    { class: "segments", role: "radiogroup", "aria-label": "Beside your moments" },
    ...inputs.map((input) => h("label", { class: "segment" }, input, h("span", {}, input.value === "measures" ? names.measures : names.shared))),
  );
  /** @param {string} name */
  function show(name) {
    heading.textContent = name === "shared" ? headings.shared : headings.measures;
    views.measures.hidden = name !== "measures";
    views.shared.hidden = name !== "shared";
    for (const input of inputs) input.checked = input.value === name;
  }
  said.follow((now) => {
    choice.hidden = !now.shared;
    if (!now.shared) show("measures");
  });
  show("measures");
  const element = h("section", { class: "beside", "aria-labelledby": "beside" }, h("div", { class: "beside-head" }, heading, choice), views.measures, views.shared);
  return {
    element,
    look: () => {
      show("shared");
      scrollTo(element, "start");
      inputs[1]?.focus({ preventScroll: true });
    },
  };
}

/** @param {ReviewView} review @param {Say} said */
function numbers(review, said) {
  const { moments, own, notes } = review;
  const picture = pictureOf(review);
  const point = (/** @type {string | null} */ id) => picture.point(id);
  picture.onPoint = (id) => {
    for (const moment of document.querySelectorAll(".moment")) moment.classList.toggle("lit", moment.id === `moment-${id}`);
  };
  const side = beside(review, said);
  return [
    sharingStrip(said, side.look),
    notes.length > 0 && h("ul", { class: "notice notes" }, ...notes.map((note) => h("li", {}, note))),
    h("figure", { class: "panel review-picture" }, picture.element, h("figcaption", {}, legend({ moments: true, planned: picture.planned })), reviewTable(review)),
    h(
      "div",
      { class: "review-columns" },
      h("section", { "aria-labelledby": "moments" }, h("h2", { id: "moments" }, "Moments"), momentList(moments, own?.cards ?? [], point, said)),
      side.element,
    ),
  ];
}

/**
 * A one-to-one of the manager's own: nobody was coached in it, and nothing of it is shared.
 *
 * @param {ReviewView} review
 * @param {import("./review-shape.js").Mirror} mirror
 */
function oneToOne(review, mirror) {
  const { notes, measures } = review;
  const picture = pictureOf(review);
  return [
    mirrorPanel(mirror),
    notes.length > 0 && h("ul", { class: "notice notes" }, ...notes.map((note) => h("li", {}, note))),
    h("figure", { class: "panel review-picture" }, picture.element, h("figcaption", {}, legend({ cards: false, other: "Them", planned: picture.planned })), reviewTable(review)),
    h("section", { class: "mirror-measures", "aria-labelledby": "beside" }, h("h2", { id: "beside" }, "Measures"), scorecard(measures)),
  ];
}

/** @param {ReviewView} review @param {Say} said */
function page(review, said) {
  const { call, own } = review;
  document.title = `${call.name} · Copilot`;
  const header = h(
    "header",
    { class: "page-head apart" },
    h(
      "div",
      {},
      h("p", { class: "small" }, h("a", { href: "/review" }, "All calls")),
      h("h1", { tabindex: -1 }, call.name),
      h("p", { class: "quiet numbers" }, [dateOf(call.started_at * 1000), call.duration, own && !review.mirror && `${kindName(own.profile)} profile`].filter(Boolean).join(" · ")),
      !review.mirror && kindLine(call, said),
    ),
    h("div", { class: "row" }, ...callActions(call)),
  );
  const privacy = h("p", { class: "label privacy" }, "Only you see this page. It holds numbers, and what you typed; nothing that was said is kept.");
  const reveal = () => {
    show(header, ...numbers(review, said), privacy);
    header.querySelector("h1")?.focus();
  };
  if (review.mirror) show(header, ...oneToOne(review, review.mirror), privacy);
  else if (said.now?.check.wanted) show(header, selfCheck(said, reveal), privacy);
  else show(header, ...numbers(review, said), privacy);
}

/** @param {unknown} error */
function absent(error) {
  const missing = error instanceof Refused && error.status === 404;
  show(
    h(
      "section",
      { class: "empty" },
      h("h1", {}, missing ? "This call is not here" : "This call cannot be shown"),
      h("p", {}, missing ? "It was deleted, or its time was up. Nothing of it is left." : told(error)),
      h("p", {}, h("a", { class: "button primary", href: "/review" }, "All calls")),
    ),
  );
}

const call = idFromAddress();
const said = new Say(call);
await Promise.all([get(`/api/calls/${encodeURIComponent(call)}`), said.load()]).then(([review]) => page(review, said), absent);
