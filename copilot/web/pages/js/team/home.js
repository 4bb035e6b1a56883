/** The manager's page: ten minutes a rep, how each would recite themselves, and where the team stands. */

import { h, show } from "../dom.js";
import { clock, counted } from "../format.js";
import { icon } from "../icons.js";
import { get } from "../rest.js";
import { columns, under } from "./charts.js";
import { head, part } from "./frame.js";
import { cellOf } from "./indicators.js";
import { callPath, dayName, personPath, weekName } from "./words.js";

const SELDOM_PERCENT = 5;

/** Where scales may end, in percent: the first that all of the charts fit under. */
const TOPS = [10, 20, 30, 50, 75, 100];

/** @typedef {import("./shape.js").TeamView} TeamView */
/** @typedef {import("./shape.js").TeamRow} TeamRow */

/** @param {TeamRow} row @param {string} week this week's Monday */
function pickRow({ id, name, pick, flagged_name, recording }, week) {
  const person = h("a", { class: "pick-person", href: personPath(id) }, name);
  const of = pick.week === week ? "" : "Last week";
  if (!pick.flagged) return h("li", { class: "pick fine" }, person, h("p", { class: "pick-why quiet" }, pick.says, of && h("span", { class: "label" }, ` ${of}`)));
  const { call, day, from_s, until_s, why, question, moment } = pick.flagged;
  return h(
    "li",
    { class: "pick" },
    person,
    h("div", { class: "pick-why" }, h("p", {}, why), h("p", { class: "pick-ask" }, question), h("p", { class: "label numbers" }, [of, flagged_name, dayName(day), `${clock(from_s)} to ${clock(until_s)}`].filter(Boolean).join(" · "))),
    h(
      "p",
      { class: "pick-go" },
      h("a", { class: "button", href: callPath(id, call, moment), "aria-label": `Open the call of ${name}` }, icon("next"), "Open"),
      recording && h("a", { class: "button plain", href: recording, target: "_blank", rel: "noopener noreferrer", "aria-label": `The recording of ${name}, at ${clock(from_s)}` }, icon("popout"), "Recording"),
    ),
  );
}

/** @param {TeamView} team */
function reciting({ people }) {
  const names = people[0]?.indicators ?? [];
  return h(
    "div",
    { class: "panel table-panel", tabindex: 0, role: "region", "aria-label": "Leading indicators" },
    h(
      "table",
      { class: "reciting" },
      h("caption", { class: "unseen" }, "Leading indicators of the last eight weeks, by name"),
      h("thead", {}, h("tr", {}, h("td", {}), ...names.map((one) => h("th", { scope: "col" }, one.title)))),
      h("tbody", {}, ...people.map((row) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: personPath(row.id) }, row.name)), ...row.indicators.map(cellOf)))),
    ),
  );
}

/** @param {import("./shape.js").Trend} trend @param {string} key @param {string} name @param {number} top the end of the scale, in percent */
function trendOf(trend, key, name, top) {
  const weeks = trend.points.map(({ week, rates }) => {
    const rate = rates.find((one) => one.key === key);
    return { label: weekName(week), value: rate ? rate.percent / 100 : null, shown: rate?.says ?? "", note: "fewer than five people or ten calls" };
  });
  const overall = trend.rates.find((one) => one.key === key);
  const told = weeks.filter((week) => week.value !== null);
  if (!overall && !told.length) return null;
  const line = told.map((week) => `${week.label} ${week.shown}`).join(", ");
  return h("li", { class: "trend" }, h("h3", {}, name), h("p", { class: "trend-now numbers" }, overall?.says ?? ""), columns(weeks, `${name}: ${line || "too few people in every week"}`, { most: top / 100, shown: `${top} %` }));
}

/** Whether it came so seldom in each week that a chart would show nothing. @param {import("./shape.js").Trend} trend @param {string} key */
function isRare(trend, key) {
  const found = trend.points.flatMap(({ rates }) => rates.filter((one) => one.key === key));
  return found.length > 0 && found.every(({ percent }) => percent <= SELDOM_PERCENT);
}

/** @param {TeamView} team */
function trends({ trend, among_them, skills, kinds }) {
  const rare = skills.filter(([key]) => isRare(trend, key));
  // one scale for all of them, so that a taller column is more on whichever chart
  const highest = Math.max(0, ...trend.points.flatMap(({ rates }) => rates.filter(({ key }) => skills.some(([skill]) => skill === key)).map(({ percent }) => percent)));
  const top = TOPS.find((one) => one >= highest) ?? 100;
  const drawn = skills.filter((skill) => !rare.includes(skill)).map(([key, name]) => trendOf(trend, key, name, top)).filter((one) => one !== null);
  if (!drawn.length && !rare.length) return h("div", { class: "panel" }, h("p", { class: "quiet" }, trend.says || "There are too few people or calls yet for a trend that singles out nobody."));
  const found = (/** @type {import("./shape.js").Rate[]} */ rates, /** @type {string} */ key) => rates.find((rate) => rate.key === key)?.says ?? "–";
  const rows = [...skills.map(([key, name]) => /** @type {const} */ ([key, name])), ...kinds.map(([key, name]) => /** @type {const} */ ([key, name]))]
    .filter(([key]) => trend.rates.some((rate) => rate.key === key))
    .map(([key, name]) => [name, ...trend.points.map((point) => found(point.rates, key)), found(trend.rates, key)]);
  return h(
    "div",
    { class: "panel" },
    h("p", { class: "small quiet trend-of" }, `Of about ${counted(trend.about_calls, "call")}${among_them ? "" : ", none of them of your own people: those have none yet in these weeks, or are too few to be told beside the others without showing somebody"}. The number beside each name is over all weeks; the line on top is ${top} %.`),
    h("ul", { class: "trends" }, ...drawn),
    rare.length > 0 && h("p", { class: "small trend-says" }, `Seldom, in every week: ${rare.map(([, name]) => name.toLowerCase()).join(", ")}.`),
    trend.says && h("p", { class: "small quiet" }, trend.says),
    under("Part of these calls with such a moment", ["Skill or kind", ...trend.points.map((point) => weekName(point.week)), "All"], rows),
  );
}

/** @param {import("./shape.js").Me} _me */
export async function page(_me) {
  const team = /** @type {TeamView} */ (await get("/api/team"));
  if (!team.people.length) {
    show(h("section", { class: "empty" }, h("h1", {}, "Nobody reports to you yet"), h("p", {}, "Whoever looks after Copilot in your team says who reports to whom. After that, what your reps share stands here.")));
    return;
  }
  const worth = team.people.filter((row) => row.pick.flagged).length;
  const shared = team.people.some((row) => row.pick.shared);
  const picks = worth ? `${counted(worth, "call is", "calls are")} worth listening to together. At most one a person, and the person sees the same.` : shared ? "Nothing here needs your ten minutes. Say so." : "Nothing has been shared of this week or the last. A call comes here once its rep’s own time with it is over.";
  show(
    head("Your team", `Week of ${weekName(team.week)}`),
    part("picks", "Ten minutes each", picks, h("ul", { class: "picks" }, ...team.people.map((row) => pickRow(row, team.week)))),
    part("reciting-title", "As they would recite it", "Eight weeks of shared calls, by name. The dot is the share, the bar how far it could be off; the shaded part needs nobody's attention.", reciting(team)),
    part("trends-title", "Where the team stands", "Part of the calls with such a moment, week by week, of those that can be told without showing anybody: five people and ten calls at least stand behind every number.", trends(team)),
    h("p", { class: "label privacy" }, "People stand by name. Nothing here is a score of anybody, and no hours and no dials are counted."),
  );
}
