/** A person's page, for them and for their own manager: the same one. */

import { h, s, show } from "../dom.js";
import { clock, counted, percent } from "../format.js";
import { icon } from "../icons.js";
import { get } from "../rest.js";
import { matrix } from "./charts.js";
import { head, part } from "./frame.js";
import { tileOf } from "./indicators.js";
import { tabs } from "./tabs.js";
import { callPath, dayName, personPath, weekName } from "./words.js";

const FIRST_CALLS = 8;

/** @typedef {import("./shape.js").PersonView} PersonView */
/** @typedef {import("./shape.js").CallLine} CallLine */

/** A call in small: its length, and where the moments were. @param {CallLine} call */
function strip(call) {
  const drawing = s("svg", { class: "strip", viewBox: "0 0 200 16", preserveAspectRatio: "none", "aria-hidden": "true" });
  drawing.append(s("line", { class: "strip-line", x1: 0, x2: 200, y1: 8, y2: 8 }));
  for (const { at_s, disputed } of call.moments) {
    const x = Math.min(197, 3 + (at_s / Math.max(call.duration_s, 1)) * 194);
    drawing.append(s("line", { class: disputed ? "strip-mark disputed" : "strip-mark", x1: x.toFixed(1), x2: x.toFixed(1), y1: 2, y2: 14 }));
  }
  return drawing;
}

/** @param {string} person @param {CallLine} call */
function callRow(person, call) {
  const titles = call.moments.map(({ title }) => title);
  const rest = titles.length > 1 ? ` and ${counted(titles.length - 1, "more", "more")}` : "";
  return h(
    "li",
    {},
    h(
      "a",
      { class: "call-row shared-row", href: callPath(person, call.id) },
      h("span", { class: "row-what" }, h("b", {}, call.name), h("span", { class: "quiet numbers" }, [dayName(call.day), call.reference].filter(Boolean).join(" · "))),
      h("span", { class: "row-strip" }, strip(call), h("span", { class: "row-moments" }, titles.length ? titles[0] + rest : "No moments")),
      h("span", { class: "row-share-told numbers" }, call.rep_share === null ? "" : `rep talked ${percent(call.rep_share)}`),
      h("span", { class: "row-length numbers" }, call.duration),
    ),
  );
}

/** The newest calls, and the rest folded away. @param {string} person @param {CallLine[]} calls */
function shared(person, calls) {
  const list = (/** @type {CallLine[]} */ several) => h("ul", { class: "call-rows" }, ...several.map((call) => callRow(person, call)));
  const rest = calls.slice(FIRST_CALLS);
  return h("div", {}, list(calls.slice(0, FIRST_CALLS)), rest.length > 0 && h("details", { class: "more" }, h("summary", {}, "Earlier calls"), list(rest)));
}

/** @param {PersonView} view */
function week({ person, pick, recording }) {
  if (!pick.flagged) return h("div", { class: "panel fine-panel" }, pick.shared && icon("useful"), h("p", {}, pick.says));
  const { call, day, from_s, until_s, why, question, moment } = pick.flagged;
  return h(
    "div",
    { class: "panel week-pick" },
    h("p", { class: "week-why" }, why),
    h("p", { class: "moment-ask" }, h("span", { class: "label" }, "A question to begin with"), question),
    h(
      "p",
      { class: "row" },
      h("a", { class: "button primary", href: callPath(person.id, call, moment) }, "Open the call"),
      recording && h("a", { class: "button", href: recording, target: "_blank", rel: "noopener noreferrer" }, icon("popout"), "Your team's recording"),
      h("span", { class: "label numbers" }, `${dayName(day)} · ${clock(from_s)} to ${clock(until_s)}`),
    ),
  );
}

/** @param {PersonView} view */
function agreed({ person, agreements }) {
  if (!agreements.length) return h("div", { class: "panel" }, h("p", { class: "quiet" }, "Nothing is agreed at the moment. The next one-to-one is a good place for it."));
  return h(
    "ul",
    { class: "agreed" },
    ...agreements.map((one) =>
      h(
        "li",
        { class: one.is_due ? "panel agreed-line due" : "panel agreed-line" },
        h("p", { class: "row" }, h("span", { class: "chip" }, one.kind_name), one.is_due ? h("span", { class: "chip focus" }, "Its day has come") : h("span", { class: "label" }, one.state_says)),
        h("p", {}, one.text),
        h("p", { class: "label" }, `By ${one.due_says}`),
      ),
    ),
  );
}

/** @param {import("./shape.js").Me} me @param {string} id */
export async function page(me, id) {
  const view = /** @type {PersonView} */ (await get(`/api/people/${id}`));
  const by_week = new Map(view.by_week.map(({ name, values }) => [name, values]));
  const together = view.manager ? `Seen by ${view.person.name} and ${view.manager.name}, and by nobody else. Both see this page.` : `Seen by ${view.person.name} alone: nobody is named as the manager.`;
  const next = view.next && h("p", { class: "next-meeting" }, h("span", { class: "label" }, "Next one-to-one"), h("b", { class: "numbers" }, `${dayName(view.next.day)}, ${view.next.starts_at.slice(0, 5)}`), h("a", { class: "small", href: `${personPath(id)}/brief` }, "Its brief"));
  show(
    head(me.id === id ? "My page" : view.person.name, together, next),
    tabs(id, ""),
    part("week", `The week of ${weekName(view.pick.week)}`, "", week(view)),
    part("agreed", "Agreed", "", agreed(view), h("p", { class: "more" }, h("a", { class: "small", href: `${personPath(id)}/agreements` }, "All agreements"))),
    part("indicators", "The numbers to recite", "From the calls of the last eight weeks. The dot is the share, the bar how far it could be off; from the shaded part on nobody needs to look.", h("ul", { class: "indicator-tiles" }, ...view.indicators.map((one) => tileOf(one, by_week.get(one.name) ?? [])))),
    part(
      "moments",
      "Moments by week",
      "How often each kind came up. A square is as large as its number.",
      view.kinds.length
        ? h("div", { class: "panel" }, matrix({ caption: "Moments by kind and week", weeks: view.weeks.map(weekName), rows: view.kinds.map((row) => ({ name: row.name, note: row.skill, counts: row.counts })) }))
        : h("div", { class: "panel" }, h("p", { class: "quiet" }, "No moments in these weeks.")),
    ),
    part(
      "calls",
      "Shared calls",
      view.calls.length ? "The newest of eight weeks. A moment that was withheld is not here, nor any number that would say it again, and nothing counts it." : "",
      view.calls.length ? shared(id, view.calls) : h("div", { class: "panel" }, h("p", { class: "quiet" }, "No call has been shared yet. A call comes here once its rep’s own time with it is over, or sooner if its rep shares it.")),
    ),
  );
}
