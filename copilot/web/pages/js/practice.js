/** What can be practised, the rep's own recent moments first, and the drill that was chosen. */

import { h, show } from "./dom.js";
import { counted, kindName } from "./format.js";
import { DrillStage } from "./drill.js";
import { icon } from "./icons.js";
import { get, told } from "./rest.js";

/** @typedef {import("./drill.js").Offer} Offer */
/** @typedef {{recent: Offer[], all: Offer[], by_voice: boolean}} PracticeView */

const trouble = h("p", { class: "notice", role: "alert", hidden: true }, icon("warn"), h("span", {}));
const list = h("nav", { class: "offers", "aria-label": "What can be practised" });
const chooser = h("details", { class: "chooser" }, h("summary", {}, "Practise something else"), list);
const wide = matchMedia("(min-width: 56.01rem)");
const stage = new DrillStage(() => void refresh());

/** @type {PracticeView | null} */
let known = null;

/** @param {unknown} error */
function tell(error) {
  /** @type {Element} */ (trouble.querySelector("span")).textContent = told(error);
  trouble.hidden = false;
}

/** The rule that is practised: the one in the address, else the rep's latest. */
function chosen() {
  const named = decodeURIComponent(location.hash.slice(1));
  const known_here = known?.all.some((one) => one.rule === named);
  return known_here ? named : ((known?.recent[0] ?? known?.all[0])?.rule ?? "");
}

/** Beside the drill there is room for the list; above it, on a small screen, it is in the way. */
function unfold() {
  chooser.open = wide.matches;
}

/** @param {Offer} offer */
function offerLine(offer) {
  const done = offer.times ? `practised ${offer.times === 1 ? "once" : counted(offer.times, "time")}` : "";
  const note = [offer.because, done].filter(Boolean).join(" · ");
  return h(
    "li",
    {},
    h(
      "a",
      { class: "offer", href: `#${encodeURIComponent(offer.rule)}`, "aria-current": offer.rule === chosen() ? "true" : null },
      h("b", {}, offer.title),
      note && h("span", { class: "label" }, note),
    ),
  );
}

/** @param {Offer[]} all */
function bySkill(all) {
  /** @type {Map<string, Offer[]>} */
  const groups = new Map();
  for (const offer of all) groups.set(offer.skill, [...(groups.get(offer.skill) ?? []), offer]);
  return [...groups].map(([skill, offers]) =>
    h(
      "details",
      { class: "offer-group", open: offers.some((offer) => offer.rule === chosen()) },
      h("summary", {}, kindName(skill)),
      h("ul", {}, ...offers.map(offerLine)),
    ),
  );
}

/** @param {PracticeView} view */
function draw(view) {
  const open = new Set([...list.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  list.replaceChildren(
    ...(view.recent.length ? [h("h2", { class: "label" }, "From your own calls"), h("ul", { class: "recent" }, ...view.recent.map(offerLine))] : []),
    h("h2", { class: "label" }, "Everything, by skill"),
    ...bySkill(view.all),
  );
  for (const group of list.querySelectorAll("details")) group.open ||= open.has(group.querySelector("summary")?.textContent ?? null);
}

async function refresh() {
  try {
    known = await get("/api/private/practice");
    draw(/** @type {PracticeView} */ (known));
    trouble.hidden = true;
  } catch (error) {
    tell(error);
  }
}

async function choose() {
  if (!known) return;
  draw(known);
  const offer = known.all.find((one) => one.rule === chosen());
  if (!offer) return stage.empty();
  try {
    await stage.open(offer, known.by_voice);
    trouble.hidden = true;
  } catch (error) {
    tell(error);
  }
}

show(
  h(
    "header",
    { class: "page-head" },
    h("div", {}, h("h1", {}, "Practice"), h("p", { class: "quiet" }, "A buyer says something, you answer, and hear at once whether that was it. Your voice and your words are forgotten; only that you practised is counted.")),
    h("a", { class: "button", href: "/learning" }, icon("target"), "Learning"),
  ),
  trouble,
  h("div", { class: "practice-columns" }, chooser, stage.element),
);
unfold();
wide.addEventListener("change", unfold);
await refresh();
await choose();
addEventListener("hashchange", () => {
  unfold();
  void choose().then(() => stage.focus());
});
