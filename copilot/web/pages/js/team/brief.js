/** The one-to-one on one page: the sheet that both hold, and beside it the agenda that feeds it. */

import { h, show } from "../dom.js";
import { clock } from "../format.js";
import { icon } from "../icons.js";
import { get } from "../rest.js";
import { agendaPanel } from "./agenda.js";
import { quotaPanel } from "./quota.js";
import { tabs } from "./tabs.js";
import { callPath, dayName, longDay, personPath } from "./words.js";

/**
 * @typedef {{step: string, asks: string}} Grow
 * @typedef {{title: string, why: string, questions: Grow[], call: string | null, moment: string | null, at_s: number | null, reference: string, annotation: string}} Topic
 * @typedef {object} Brief
 * @property {string} rep
 * @property {string} rep_name
 * @property {string} manager_name
 * @property {string} day
 * @property {string} emphasis
 * @property {string} headline
 * @property {boolean} hands_off
 * @property {Array<{agreement: string, committed: string, asks: string, due: string}>} commitments
 * @property {string} commitments_say
 * @property {Array<{text: string, by_rep: boolean}>} agenda
 * @property {string} agenda_says
 * @property {Array<{title: string, says: string}>} numbers
 * @property {Topic[]} topics
 * @property {{skill: string, title: string, why: string, drill: string} | null} focus
 * @property {string[]} blockers
 * @property {string} blockers_say
 * @property {string} blockers_ask
 * @property {Array<{text: string, by_rep: boolean}>} asks
 * @property {string} asks_say
 * @property {string} asks_ask
 * @property {Array<{text: string, owner: string, due: string | null, done: boolean}>} actions
 * @property {string} actions_say
 * @property {string} will_ask
 */

const ROOMY_LINES = 30;
const LINE_CHARS = 90; // of typed text, about one line of the printed page

/** About how many printed lines they take. @param {string[]} lines */
const printed = (lines) => lines.reduce((sum, line) => sum + Math.ceil(line.length / LINE_CHARS), 0);

/** @param {Array<{text: string}>} items */
const texts = (items) => items.map(({ text }) => text);

/** @param {string} title @param {...import("../dom.js").Child} children */
function section(title, ...children) {
  return h("section", { class: "sheet-part" }, h("h2", {}, title), ...children);
}

/** @param {string} person @param {Topic} topic */
function topicView(person, topic) {
  const place = topic.call && h("a", { class: "small", href: callPath(person, topic.call, topic.moment) }, topic.at_s === null ? "The call" : `The call, at ${clock(topic.at_s)}`);
  return h(
    "li",
    { class: "topic" },
    h("p", { class: "topic-head" }, h("b", {}, topic.title), place, topic.reference && h("span", { class: "label" }, topic.reference)),
    h("p", { class: "quiet" }, topic.why),
    topic.annotation && h("p", { class: "quoted" }, `“${topic.annotation}”`),
    h("dl", { class: "grow" }, ...topic.questions.flatMap(({ step, asks }) => [h("dt", { class: "label" }, step), h("dd", {}, asks)])),
  );
}

/** Whether the sheet has so much on it that it prints in smaller letters, to stay one page. @param {Brief} brief */
function isFull({ commitments, agenda, blockers, asks, actions, topics }) {
  const lines = 3 * commitments.length + printed(texts(agenda)) + 2 * Math.max(printed(blockers), printed(texts(asks))) + actions.length + printed(texts(actions)) + topics.reduce((sum, topic) => sum + (topic.annotation ? 7 : 6), 0);
  return lines > ROOMY_LINES;
}

/** What either typed, as a list; nothing for nothing. @param {Brief} brief @param {Brief["agenda"]} items */
function typed(brief, items) {
  if (!items.length) return null;
  return h("ul", { class: "listed" }, ...items.map((one) => h("li", {}, one.text, !one.by_rep && h("span", { class: "label" }, ` ${brief.manager_name || "Manager"}`))));
}

/** What is said beside a list, where anything is. @param {string} says */
const more = (says) => says && h("p", { class: "quiet" }, says);

/** A question below a list, after what is said of it: in one line, a full page has no other to give. @param {string} says @param {string} question */
const ask = (says, question) => h("p", { class: "ask" }, says && h("span", { class: "label" }, `${says} `), question);

/** @param {Brief} brief */
function sheet(brief) {
  const between = brief.manager_name ? `${brief.rep_name} and ${brief.manager_name}` : brief.rep_name;
  return h(
    "article",
    { class: isFull(brief) ? "sheet full" : "sheet", "aria-label": `One-to-one of ${between}` },
    h("header", {}, h("p", { class: "label" }, `One-to-one · ${between} · ${longDay(brief.day)}`), h("h1", {}, brief.headline)),
    section(
      "What was agreed",
      brief.commitments.length
        ? h("ul", { class: "committed" }, ...brief.commitments.map((one) => h("li", {}, h("span", { class: "tick-box", "aria-hidden": "true" }), h("div", {}, h("p", {}, h("b", {}, one.committed), h("span", { class: "label" }, ` ${one.due}`)), h("p", { class: "ask" }, one.asks)))))
        : null,
      more(brief.commitments_say),
    ),
    section(
      `${brief.rep_name}’s agenda`,
      typed(brief, brief.agenda),
      more(brief.agenda_says),
    ),
    brief.numbers.length > 0 && section("In numbers", h("dl", { class: "sheet-numbers" }, ...brief.numbers.map((one) => h("div", {}, h("dt", {}, one.title), h("dd", {}, one.says))))),
    brief.topics.length > 0 && section("To go deep on", h("ul", { class: "topics" }, ...brief.topics.map((topic) => topicView(brief.rep, topic)))),
    brief.focus && section("One skill", h("p", {}, h("b", {}, brief.focus.title), " ", h("span", { class: "quiet" }, brief.focus.why)), h("p", { class: "drill" }, h("span", { class: "label" }, "A drill"), brief.focus.drill)),
    h(
      "div",
      { class: "sheet-two" },
      section("In the way", brief.blockers.length ? h("ul", { class: "listed" }, ...brief.blockers.map((one) => h("li", {}, one))) : null, ask(brief.blockers_say, brief.blockers_ask)),
      section("Asks", typed(brief, brief.asks), ask(brief.asks_say, brief.asks_ask)),
    ),
    section(
      "Who does what by when",
      brief.actions.length
        ? h("ul", { class: "committed" }, ...brief.actions.map((one) => h("li", {}, h("span", { class: one.done ? "tick-box ticked" : "tick-box", role: "img", "aria-label": one.done ? "done" : "open" }), h("p", {}, one.text, h("span", { class: "label" }, ` ${one.owner}${one.due ? `, by ${dayName(one.due)}` : ""}`)))))
        : null,
      ask(brief.actions_say, brief.will_ask),
      h("p", { class: "writing-line", "aria-hidden": "true" }),
    ),
  );
}

/** @param {import("./shape.js").Me} me @param {string} id */
export async function page(me, id) {
  const place = h("div", {});
  const draw = async () => {
    const brief = /** @type {Brief} */ (await get(`/api/people/${id}/brief`));
    document.title = `One-to-one, ${brief.rep_name} · Copilot`;
    place.replaceChildren(sheet(brief));
    return brief;
  };
  const brief = await draw();
  show(
    h("p", { class: "small back" }, h("a", { href: personPath(id) }, me.id === id ? "My page" : brief.rep_name)),
    tabs(id, "/brief"),
    h(
      "div",
      { class: "brief-columns" },
      place,
      h(
        "aside",
        { class: "brief-beside" },
        h(
          "p",
          { class: "row" },
          h("button", { type: "button", class: "button primary", click: () => print() }, "Print"),
          h("a", { class: "button", href: `/api/people/${id}/brief.md`, download: "" }, "Markdown"),
        ),
        h("p", { class: "small quiet" }, icon("lock"), " Both of you see this sheet, the same one."),
        await agendaPanel(me, id, brief, draw),
        await quotaPanel(id, brief, draw),
      ),
    ),
  );
}
