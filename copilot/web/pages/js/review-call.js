/** One call after its end: its picture, its moments, its measures. */

import { h, idFromAddress, show } from "./dom.js";
import { counted, dateOf, kindName, percent } from "./format.js";
import { icon } from "./icons.js";
import { momentList } from "./moments.js";
import { Picture, legend } from "./picture.js";
import { Refused, get, remove } from "./rest.js";
import { reviewTable } from "./review-table.js";
import { scorecard } from "./scorecard.js";

/** @typedef {import("./review-shape.js").ReviewView} ReviewView */

/** The picture in one sentence, for those who do not see it. @param {ReviewView} review */
function described({ call, shares, timeline, moments, own }) {
  const talk = shares ? `You spoke ${percent(shares.rep)} of the talking time, the buyer ${percent(shares.buyer)}. ` : "";
  const marks = `${counted(own?.cards.length ?? 0, "card")}, ${counted(moments.length, "moment")}`;
  return `Timeline of a call of ${call.duration}. ${talk}${counted(timeline.pause_count, "pause")}, ${marks}. A table follows.`;
}

/** @param {ReviewView} review */
function pictureOf(review) {
  const { timeline, moments, own } = review;
  const picture = new Picture({ length_s: timeline.duration_s, label: described(review), choose: goTo, moments: true });
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
  place?.scrollIntoView({ block: "center", behavior: "smooth" });
  place?.focus({ preventScroll: true });
}

/** @param {ReviewView} review */
function deletion({ call }) {
  const told = h("p", { class: "small", role: "alert" });
  const sure = h("button", { type: "button", class: "button danger" }, "Delete");
  const dialog = h(
    "dialog",
    { "aria-labelledby": "delete-title" },
    h("h2", { id: "delete-title" }, "Delete this call?"),
    h("p", { class: "quiet" }, "Its numbers, its moments and what you did with its cards are removed from this machine. There is no other copy."),
    told,
    h("div", { class: "row end" }, h("button", { type: "button", class: "button", autofocus: true, click: () => dialog.close() }, "Keep"), sure),
  );
  sure.addEventListener("click", async () => {
    sure.disabled = true;
    try {
      await remove(`/api/calls/${encodeURIComponent(call.id)}`);
      location.replace("/review");
    } catch (error) {
      sure.disabled = false;
      told.textContent = error instanceof Refused ? `${error.message} ${error.remedy}`.trim() : "That did not work.";
    }
  });
  const open = h("button", { type: "button", class: "button plain", click: () => dialog.showModal() }, icon("bin"), "Delete");
  return [open, dialog];
}

/** @param {ReviewView} review */
function page(review) {
  const { call, moments, own, measures, notes } = review;
  document.title = `${call.name} · Copilot`;
  const picture = pictureOf(review);
  const point = (/** @type {string | null} */ id) => picture.point(id);
  picture.onPoint = (id) => {
    for (const moment of document.querySelectorAll(".moment")) moment.classList.toggle("lit", moment.id === `moment-${id}`);
  };
  show(
    h(
      "header",
      { class: "page-head apart" },
      h(
        "div",
        {},
        h("p", { class: "small" }, h("a", { href: "/review" }, "All calls")),
        h("h1", {}, call.name),
        h("p", { class: "quiet numbers" }, [dateOf(call.started_at * 1000), call.duration, own && `${kindName(own.profile)} profile`].filter(Boolean).join(" · ")),
      ),
      h("div", { class: "row" }, ...deletion(review)),
    ),
    notes.length > 0 && h("ul", { class: "notice notes" }, ...notes.map((note) => h("li", {}, note))),
    h("figure", { class: "panel review-picture" }, picture.element, h("figcaption", {}, legend({ moments: true, planned: picture.planned })), reviewTable(review)),
    h(
      "div",
      { class: "review-columns" },
      h("section", { "aria-labelledby": "moments" }, h("h2", { id: "moments" }, "Moments"), momentList(moments, own?.cards ?? [], point)),
      h("section", { "aria-labelledby": "measures" }, h("h2", { id: "measures" }, "Measures"), scorecard(measures)),
    ),
    h("p", { class: "label privacy" }, "Only you see this page. It holds numbers; nothing that was said is kept."),
  );
}

/** @param {unknown} error */
function absent(error) {
  const missing = error instanceof Refused && error.status === 404;
  show(
    h(
      "section",
      { class: "empty" },
      h("h1", {}, missing ? "This call is not here" : "This call cannot be shown"),
      h("p", {}, missing ? "It was deleted, or its time was up. Nothing of it is left." : error instanceof Refused ? `${error.message} ${error.remedy}` : "Something went wrong on this page."),
      h("p", {}, h("a", { class: "button primary", href: "/review" }, "All calls")),
    ),
  );
}

const call = idFromAddress();
await get(`/api/calls/${encodeURIComponent(call)}`).then(page, absent);
