/** After a miss: a few questions, and what would help. No verdict comes out of it. */

import { h } from "../dom.js";
import { post } from "../rest.js";
import { told } from "./forms.js";
import { after } from "./words.js";

const TREES = /** @type {const} */ ([
  ["knowledge_belief_execution", "What to do, whether it helps, or doing it"],
  ["skill_will_knowledge_system", "Skill, will, knowledge, or what is around"],
]);

/** @typedef {{id: string, asks: string, answers: Array<{id: string, says: string}>}} Question */
/** @typedef {{cause: string, help: string, says: string, rep_tries: string, manager_brings: string, next_words: string}} Ending */

/**
 * @param {string} person
 * @param {import("./shape.js").AgreementLine} agreement
 * @param {boolean} own whether the rep answers: only then is the end of it kept
 * @param {(words: string, support: string, due: string) => void} next begins another agreement
 */
export function diagnosis(person, agreement, own, next) {
  const path = `/api/people/${person}/agreements/${agreement.id}/diagnosis`;
  const place = h("div", { class: "diagnosis", "aria-live": "polite" });
  const answer = told();

  /** @param {string} tree @param {string[]} answers */
  const go = (tree, answers) =>
    answer.trying(async () => {
      const found = await post(path, { tree, path: answers, keep: false });
      if (found.question) ask(tree, answers, found.question);
      else end(tree, answers, found.ending, found.due);
    });
  /** @param {string} tree @param {string[]} answers @param {Question} question */
  const ask = (tree, answers, question) => {
    place.replaceChildren(
      h("p", { class: "diagnosis-asks" }, question.asks),
      h("p", { class: "row" }, ...question.answers.map(({ id, says }) => h("button", { type: "button", class: "button", click: () => void go(tree, [...answers, id]) }, says))),
      h("p", {}, h("button", { type: "button", class: "button plain", click: () => (answers.length ? void go(tree, answers.slice(0, -1)) : begin()) }, "Back")),
    );
  };
  /** @param {string} tree @param {string[]} answers @param {Ending} ending @param {string} due */
  const end = (tree, answers, ending, due) => {
    const take = () =>
      answer.trying(async () => {
        if (own) await post(path, { tree, path: answers, keep: true });
        next(ending.next_words, ending.manager_brings, after(due, 7));
      });
    place.replaceChildren(
      h("p", { class: "diagnosis-asks" }, ending.says),
      h("dl", { class: "helps" }, h("dt", { class: "label" }, "The rep tries"), h("dd", {}, ending.rep_tries), h("dt", { class: "label" }, "The manager brings"), h("dd", {}, ending.manager_brings)),
      h("p", { class: "row" }, h("button", { type: "button", class: "button primary", click: () => void take() }, "Make an agreement of it"), h("button", { type: "button", class: "button plain", click: () => void go(tree, answers.slice(0, -1)) }, "Back")),
    );
  };
  const begin = () => {
    place.replaceChildren(
      h("p", { class: "small quiet" }, "What was in the way? Two sets of questions; take the one that suits you."),
      h("p", { class: "row" }, ...TREES.map(([tree, says]) => h("button", { type: "button", class: "button", click: () => void go(tree, []) }, says))),
    );
  };
  begin();
  return h("details", { class: "look-into" }, h("summary", {}, agreement.helped ? `Looked into: ${agreement.helped}. Look once more` : "What would help"), place, answer.element);
}
