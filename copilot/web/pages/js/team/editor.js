/** The editor of an agreement: it says, while one types, what is missing and how an outcome would read. */

import { h, say } from "../dom.js";
import { icon } from "../icons.js";
import { get, post, Refused } from "../rest.js";
import { chosen, field, segments, select, told } from "./forms.js";
import { after } from "./words.js";

const PAUSE_MS = 250; // typing has paused
const TWO_WEEKS = 14;

/** @typedef {import("./agreements.js").View} View */
/** @typedef {import("./shape.js").AgreementLine} AgreementLine */
/** @typedef {{findings: Array<{problem: string, says: string, start: number, end: number}>, suggestion: string, ready: boolean, doubted: boolean}} Check */

/** The words that a finding is about, where it does not quote them. @param {string} says @param {string} words */
const marked = (says, words) => words !== "" && !says.includes(words) && h("mark", {}, words);

/** @type {Check} */
const NOTHING = { findings: [], suggestion: "", ready: false, doubted: false };

/** Whether the other one changed the agreement since this page showed it. @param {unknown} error */
export const changedMeanwhile = (error) => error instanceof Refused && error.code === "agreement-changed";

export class Editor {
  /** @param {View} view @param {() => Promise<void>} changed */
  constructor(view, changed) {
    this.view = view;
    this.changed = changed;
    /** @type {{id: string, step: string, version: string} | null} what is being changed; none is a new one */
    this.of = null;
    this.asked = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    this.kind = segments("What it is about", view.kinds, view.kinds[0]?.[0] ?? "", () => this.changedKind());
    this.text = h("textarea", { rows: 3, maxlength: 400, required: true, input: () => this.soon(), placeholder: "“Two of my three renewals have a signed date by Friday the 11th.”" });
    this.due = h("input", { type: "date", required: true, min: view.today, value: after(view.today, TWO_WEEKS), input: () => this.soon() });
    this.support = h("input", { type: "text", maxlength: 300, input: () => this.soon() });
    this.skill = select([["", "Choose a skill"], ...view.skills]);
    this.skillField = field("Which skill", this.skill, `Once it is agreed, ${view.party === "rep" ? "your" : "the rep’s"} own Copilot asks whether to make room for it in calls. The answer is told to nobody.`);
    this.supportField = field(`What ${view.manager?.name ?? "the manager"} brings`, this.support);
    this.findings = h("ul", { class: "findings" });
    this.suggestion = h("button", { type: "button", class: "suggestion", hidden: true, click: () => this.take() });
    this.standing = h("p", { class: "standing small", role: "status" });
    this.sure = h("input", { type: "checkbox", change: () => this.allow() });
    this.sureLine = h("label", { class: "check sure", hidden: true }, this.sure, h("span", {}, "It is one: on the day we will both know, yes or no."));
    /** @type {Check} */
    this.found = NOTHING;
    this.answer = told();
    this.button = h("button", { type: "submit", class: "button primary", disabled: true }, "Propose it");
    this.title = h("h2", { id: "editor" }, "Agree on something");
    this.cancel = h("button", { type: "button", class: "button plain", hidden: true, click: () => this.begin("", "", "", "") }, "Start anew");
    this.element = h(
      "section",
      { class: "panel editor", "aria-labelledby": "editor" },
      this.title,
      h(
        "form",
        { class: "form", submit: (/** @type {Event} */ event) => void this.send(event) },
        this.kind,
        this.skillField,
        field("What will be true then", this.text),
        h("div", { class: "form-row" }, field("By when", this.due), this.supportField),
        h("div", { class: "live" }, this.standing, this.findings, this.suggestion, this.sureLine),
        h("p", { class: "row" }, this.button, this.cancel),
        this.answer.element,
      ),
    );
    this.changedKind();
  }

  changedKind() {
    this.skillField.hidden = this.of !== null || chosen(this.kind) !== "skill";
    this.skill.required = !this.skillField.hidden;
    this.soon();
  }

  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.look(), PAUSE_MS);
  }

  get draft() {
    const kind = chosen(this.kind);
    return { kind, text: this.text.value, due: this.due.value || null, support: this.support.value, skill: kind === "skill" && this.skill.value ? this.skill.value : null, sure: this.isSure };
  }

  /** Whether who types takes it on themselves: only where nothing but a doubt is in the way. */
  get isSure() {
    return this.found.doubted && this.sure.checked;
  }

  allow() {
    this.button.disabled = !this.found.ready && !this.isSure;
  }

  async look() {
    this.asked += 1;
    const turn = this.asked;
    if (!this.text.value.trim()) {
      this.tell(NOTHING);
      return;
    }
    const check = await post("/api/agreements/check", this.draft).catch(() => null);
    if (check && turn === this.asked) this.tell(check);
  }

  /** @param {Check} check */
  tell(found) {
    const { findings, suggestion, ready, doubted } = found;
    this.found = found;
    this.sureLine.hidden = !doubted;
    if (!doubted) this.sure.checked = false;
    this.allow();
    const typed = this.text.value.trim() !== "";
    say(this.standing, !typed ? "As you type, this says what is still missing." : ready ? "That is an agreement: both of you will know whether it happened." : doubted ? "Not one yet, as far as this can tell:" : "Not one yet:");
    this.standing.classList.toggle("ready", ready);
    this.findings.replaceChildren(
      ...findings.map(({ says, start, end }) => h("li", {}, icon("next"), h("span", {}, says, marked(says, this.text.value.slice(start, end))))),
    );
    this.suggestion.hidden = !suggestion || suggestion === this.text.value;
    this.suggestion.replaceChildren(h("span", { class: "label" }, "As an outcome, press to take it"), h("span", {}, suggestion));
    this.suggestion.dataset.words = suggestion;
  }

  take() {
    this.text.value = this.suggestion.dataset.words ?? "";
    this.text.focus();
    void this.look();
  }

  /** Another agreement, from words that came from elsewhere. @param {string} kind @param {string} words @param {string} support @param {string} due */
  begin(kind, words, support, due) {
    this.of = null;
    this.open("Agree on something", "Propose it", kind, words, support, due || after(this.view.today, TWO_WEEKS));
    this.cancel.hidden = true;
  }

  /** Other words for one that is there, or another day. @param {AgreementLine} one @param {"reword" | "carry"} step */
  edit(one, step) {
    this.of = { id: one.id, step, version: one.version };
    const later = one.due > this.view.today ? one.due : after(this.view.today, TWO_WEEKS);
    this.open(step === "reword" ? "Other words" : this.view.party === "rep" ? "Carry it on" : "Another day for it", step === "carry" ? "Propose it anew" : "Propose the change", one.kind, one.text, one.support, later);
    this.cancel.hidden = false;
  }

  /** @param {string} title @param {string} button @param {string} kind @param {string} words @param {string} support @param {string} due */
  open(title, button, kind, words, support, due) {
    say(this.title, title);
    say(this.button, button);
    const input = /** @type {HTMLInputElement | null} */ (this.kind.querySelector(`input[value="${CSS.escape(kind)}"]`));
    if (input) input.checked = true;
    this.text.value = words;
    this.support.value = support;
    this.due.value = due;
    this.answer.good("");
    // of one that is there, the words and the day change, and nothing else
    this.kind.hidden = this.of !== null;
    this.supportField.hidden = this.of !== null;
    this.changedKind();
    this.element.scrollIntoView({ block: "nearest" });
    if (words) this.text.focus();
  }

  /** @param {Event} event */
  async send(event) {
    event.preventDefault();
    this.button.disabled = true;
    const base = `/api/people/${this.view.person.id}/agreements`;
    try {
      if (this.of) {
        const said = { text: this.text.value, due: this.due.value, sure: this.isSure, version: this.of.version };
        await post(`${base}/${this.of.id}/${this.of.step}`, said);
      }
      else await post(base, this.draft);
      this.begin("", "", "", "");
      this.answer.good("Proposed. It holds once the other one agrees.");
      await this.changed();
    } catch (error) {
      if (changedMeanwhile(error)) await this.both().catch(() => this.answer.refusal(error));
      else this.answer.refusal(error);
      this.button.disabled = false;
    }
  }

  /** The other one was quicker: their words stand above, what was typed here stays, and another press proposes it over theirs. */
  async both() {
    const of = this.of;
    const { agreements } = /** @type {View} */ (await get(`/api/people/${this.view.person.id}/agreements`));
    const now = agreements.find((one) => one.id === of?.id);
    await this.changed();
    if (!of || !now) {
      this.of = null;
      this.answer.good("It was taken back meanwhile. What you typed is still here; propose it as your own.");
    } else if (now.state === "proposed" || now.state === "agreed" || (of.step === "carry" && now.state === "not_done")) {
      this.of = { ...of, version: now.version };
      this.answer.good(`It was changed meanwhile, and nothing of yours was saved. It reads now: “${now.text}”, by ${now.due_says}. Yours is still here: press again to propose it instead.`);
    } else {
      this.of = null;
      this.answer.good(`It was closed meanwhile (${now.state_says}). What you typed is still here; propose it as a new one.`);
    }
  }
}
