/** The team's deals, as its own system exports them: what moved, what has gone quiet, and how they ended. */

import { h, show } from "../dom.js";
import { counted } from "../format.js";
import { icon } from "../icons.js";
import { get } from "../rest.js";
import { told } from "./forms.js";
import { head, notice, part } from "./frame.js";
import { dayName, personPath } from "./words.js";
import { upload } from "./upload.js";

/** @typedef {{reference: string, name: string, stage: string, amount: string | null, currency: string, close_day: string | null}} Deal */
/** @typedef {{kind: string, deal: Deal, before: string, after: string}} Move */
/** @typedef {{person: import("./shape.js").Named, open: number, moved: Move[], quiet: Array<{deal: Deal, days: number}>}} Owner */
/** @typedef {{days: string[], people: Owner[], outcomes: number, won: number, lost: number}} View */
/** @typedef {{rows: number, kept: number, stages: {won: string[], lost: string[]}, others: number, troubles: Array<{line: number, column: string, says: string}>, more_troubles: number, columns: Array<[string, string]>, unmatched: string[], more_unmatched: number, notices: string[]}} Imported */

const MOVES = /** @type {Record<string, string>} */ ({ new: "New", stage: "Stage", amount: "Amount", close_day: "Close day", won: "Won", lost: "Lost", gone: "No longer there" });
const SHOWN = 8;

/** @param {Deal} deal */
function amount(deal) {
  if (deal.amount === null) return "";
  const value = Number(deal.amount);
  const how = deal.currency ? { style: /** @type {const} */ ("currency"), currency: deal.currency, maximumFractionDigits: 0 } : { maximumFractionDigits: 0 };
  try {
    return new Intl.NumberFormat("en-GB", how).format(value);
  } catch {
    return `${value} ${deal.currency}`;
  }
}

/** @param {Move} move */
function moveLine({ kind, deal, before, after }) {
  const written = kind === "close_day" ? dayName : (/** @type {string} */ text) => text;
  const change = before && after ? `${written(before)} → ${written(after)}` : written(after || before);
  return h("li", { class: "deal-line" }, h("span", { class: "chip" }, MOVES[kind] ?? kind), h("span", {}, deal.name || deal.reference, h("span", { class: "label numbers" }, ` ${[change, amount(deal)].filter(Boolean).join(" · ")}`)));
}

/** @template T @param {readonly T[]} several @param {(one: T) => HTMLElement} drawn */
function some(several, drawn) {
  const rest = several.slice(SHOWN);
  return [
    h("ul", { class: "deal-lines" }, ...several.slice(0, SHOWN).map(drawn)),
    rest.length > 0 && h("details", {}, h("summary", { class: "small" }, `${rest.length} more`), h("ul", { class: "deal-lines" }, ...rest.map(drawn))),
  ];
}

/** @param {Owner} owner */
function ownerCard({ person, open, moved, quiet }) {
  return h(
    "li",
    { class: "panel owner" },
    h("p", { class: "row apart" }, h("b", {}, h("a", { href: personPath(person.id) }, person.name)), h("span", { class: "label" }, counted(open, "open deal"))),
    h("h3", { class: "label" }, "What moved"),
    ...(moved.length ? some(moved, moveLine) : [h("p", { class: "small quiet" }, "Nothing moved.")]),
    h("h3", { class: "label" }, "Gone quiet"),
    ...(quiet.length ? some(quiet, ({ deal, days }) => h("li", { class: "deal-line" }, h("span", { class: "chip numbers" }, `${days} days`), h("span", {}, deal.name || deal.reference, h("span", { class: "label numbers" }, ` ${[deal.stage, amount(deal)].filter(Boolean).join(" · ")}`)))) : [h("p", { class: "small quiet" }, "None.")]),
  );
}

/** @param {string[]} stages */
const quoted = (stages) => stages.map((stage) => `“${stage}”`).join(", ");

/** What was taken for an end, so that a stage that is read wrongly is seen at once. @param {Imported["stages"]} stages */
function ends({ won, lost }) {
  if (!won.length && !lost.length) return h("p", { class: "small" }, "No stage was taken as won or lost: all are open.");
  return h("p", { class: "small" }, `Taken as won: ${quoted(won) || "none"}. As lost: ${quoted(lost) || "none"}. All others are open.`);
}

/** @param {Imported} imported @param {string} what */
function report({ rows, kept, stages, others, troubles, more_troubles, columns, unmatched, more_unmatched, notices }, what) {
  return h(
    "div",
    { class: "imported" },
    h("p", { class: "row" }, icon("useful"), h("b", {}, `${counted(rows, what)} read${what === "deal" ? `, ${kept} kept` : ""}.`)),
    rows > 0 && ends(stages),
    others > 0 && h("p", { class: "small quiet" }, `${counted(others, "row")} left out: no shared call of your people carries that reference.`),
    ...notices.map((says) => notice(says)),
    troubles.length > 0 && h("p", { class: "small" }, `${counted(troubles.length + more_troubles, "row")} could not be read as a whole:`),
    troubles.length > 0 && h("ul", { class: "troubles small" }, ...troubles.map(({ line, column, says }) => h("li", {}, h("span", { class: "numbers" }, `Line ${line}`), column && `, ${column}`, `: ${says}`))),
    more_troubles > 0 && h("p", { class: "small quiet" }, `and ${more_troubles} more.`),
    unmatched.length > 0 && h("p", { class: "small quiet" }, `Not the name of exactly one of your people, so their deals were left out: ${unmatched.join(", ")}${more_unmatched > 0 ? ` and ${more_unmatched} more` : ""}.`),
    columns.length > 0 && h("details", {}, h("summary", { class: "small" }, "Which columns were taken"), h("dl", { class: "columns-taken small" }, ...columns.flatMap(([name, heading]) => [h("dt", {}, heading), h("dd", { class: "quiet" }, name.replaceAll("_", " "))]))),
  );
}

/** @param {string} title @param {string} says @param {string} path @param {string} what @param {() => Promise<void>} redraw */
function importer(title, says, path, what, redraw) {
  const place = h("div", {});
  const answer = told();
  const input = h("input", { type: "file", accept: ".csv,text/csv", "aria-label": `${title}: choose a CSV file` });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    place.replaceChildren();
    await answer.trying(async () => {
      answer.good("Reading.");
      const imported = /** @type {Imported} */ (await upload(path, file));
      answer.good("");
      await redraw();
      place.replaceChildren(report(imported, what));
    });
    input.value = "";
  });
  return h("section", { class: "panel importer" }, h("h2", {}, title), h("p", { class: "small quiet" }, says), input, answer.element, place);
}

/** @param {import("./shape.js").Me} _me */
export async function page(_me) {
  const held = h("div", {});
  const draw = async () => {
    const view = /** @type {View} */ (await get("/api/deals"));
    const [newest, before] = view.days;
    const since = newest ? `The export of ${dayName(newest)}${before ? `, beside that of ${dayName(before)}` : ", the first one"}. ` : "";
    const ends = view.outcomes ? `${counted(view.outcomes, "outcome")} of your people’s calls known: ${view.won} won, ${view.lost} lost.` : "No outcome is known yet.";
    held.replaceChildren(part("deals", "By owner", since + ends, newest ? h("ul", { class: "owners" }, ...view.people.map(ownerCard)) : h("div", { class: "panel" }, h("p", { class: "quiet" }, "No export yet. Once one is here, each brief says what moved and which deals have gone quiet."))));
  };
  await draw();
  show(
    head("Deals", "From your own system, as it exports them. Amounts and stages stay here; nothing is sent back."),
    h(
      "div",
      { class: "importers" },
      importer("Deals", "The export of HubSpot or Salesforce as it comes: one row a deal, with its reference or id and its stage. The deals of your own people are kept, and each of them is told that you brought them.", "/api/deals", "deal", draw),
      importer("How deals ended", "A table with a reference and won, lost, or a stage. “What wins here” is made of these and the calls of your people that carry the reference.", "/api/outcomes", "outcome", draw),
    ),
    held,
  );
}
