/**
 * The call, before it begins. What is chosen is remembered by this browser, so that the next call takes a glance; the
 * buyer's name, the reference and the end are this call's alone.
 */

import { KINDS, ONE_TO_ONE, PERSONAS, choiceName } from "./call-kinds.js";
import { h, say } from "./dom.js";
import { clockIn, secondsUntil } from "./ends-at.js";
import { counted } from "./format.js";
import { InvitationDrop } from "./invitation.js";
import { recall, remember } from "./memory.js";
import { NamesField } from "./names.js";
import { ProfileChoice } from "./profile.js";

const KIND = "copilot.kind";
const PERSONA = "copilot.persona";
const RIVALS = "copilot.competitors";
const LENGTHS_MIN = [15, 30, 45, 60];
const REFERENCE = "[A-Za-z0-9 ._:\\/\\-]*";

/** @param {string} id @param {string} label @param {HTMLElement} control @param {...import("./dom.js").Child} beside */
function field(id, label, control, ...beside) {
  control.id = id;
  return h("div", { class: "field" }, h("label", { for: id, class: "label" }, label), control, ...beside);
}

/** @param {string} value @param {string} name @param {string | null} chosen */
const option = (value, name, chosen) => h("option", { value, selected: value === chosen }, name);

/** The kind that a link to this page names: `/start#one_to_one`. */
function asked() {
  const named = location.hash.slice(1);
  return KINDS.some(([, kinds]) => kinds.includes(named)) ? named : null;
}

export class SetUpForm {
  /** @param {() => void} changed when another kind of call is chosen */
  constructor(changed) {
    this.changed = changed;
    const kind = asked() ?? recall(KIND) ?? "discovery";
    this.kind = h(
      "select",
      { class: "input", change: () => this.chooseKind() },
      ...KINDS.map(([group, kinds]) => h("optgroup", { label: group }, ...kinds.map((one) => option(one, choiceName(one), kind)))),
    );
    this.buyer = h("input", { class: "input", type: "text", maxlength: 64, autocomplete: "off", spellcheck: "false", placeholder: "So that it is heard right" });
    const persona = recall(PERSONA) ?? "unknown";
    this.persona = h("select", { class: "input", change: () => remember(PERSONA, this.persona.value) }, ...PERSONAS.map(([value, name]) => option(value, name, persona)));
    this.rivals = h("input", { class: "input", type: "text", maxlength: 600, autocomplete: "off", spellcheck: "false", placeholder: "Parted by commas", change: () => remember(RIVALS, this.rivals.value) });
    this.rivals.value = recall(RIVALS) ?? "";
    this.ends = h("input", { id: "ends", class: "input", type: "time", "aria-describedby": "ends-note", input: () => this.tellEnd() });
    this.endsNote = h("span", { class: "small quiet numbers", id: "ends-note", role: "status" });
    this.reference = h("input", { class: "input", type: "text", maxlength: 64, pattern: REFERENCE, autocomplete: "off", spellcheck: "false", "aria-describedby": "reference-note" });
    this.names = new NamesField();
    this.profile = new ProfileChoice();
    this.invitation = new InvitationDrop(({ scheduled_end_s, kind }) => {
      this.endsIn(scheduled_end_s);
      if (kind !== "unknown" && !this.meterOnly) this.kindIs(kind);
    });
    this.element = this.build();
    this.chooseKind();
  }

  build() {
    this.ofBuyer = h("div", { class: "fields" }, field("persona", "Who they are", this.persona), field("rivals", "Competitors in play", this.rivals));
    this.coached = h("p", { class: "small quiet", hidden: true }, "Only the talk meter runs, for your eyes alone: no card, no moment, nothing shared. Its review is your mirror.");
    const lengths = LENGTHS_MIN.map((minutes) => h("button", { type: "button", class: "chip pick", click: () => this.endsIn(minutes * 60) }, `${minutes} min`));
    return h(
      "form",
      { class: "panel set-up", "aria-labelledby": "set-up-title", submit: (event) => event.preventDefault() },
      h("h2", { id: "set-up-title" }, "The call"),
      h("div", { class: "fields" }, field("kind", "Kind of call", this.kind), field("buyer", "Buyer’s name, for this call only", this.buyer)),
      this.coached,
      this.ofBuyer,
      h("div", { class: "field" }, h("label", { for: "ends", class: "label" }, "Ends at"), h("div", { class: "ends-field" }, this.ends, h("span", { class: "row", role: "group", "aria-label": "Ends in" }, ...lengths), this.endsNote)),
      this.invitation.element,
      this.profile.element,
      h(
        "details",
        { class: "more" },
        h("summary", {}, "More: names that may come up, a reference"),
        h(
          "div",
          { class: "more-fields" },
          this.names.element,
          field("reference", "Reference", this.reference, h("p", { class: "small quiet", id: "reference-note" }, "What your own systems call this call. It is kept with it: no names of people, please.")),
        ),
      ),
    );
  }

  get meterOnly() {
    return this.kind.value === ONE_TO_ONE;
  }

  chooseKind() {
    // a link that names a kind chooses it for this call alone
    if (this.kind.value !== asked()) remember(KIND, this.kind.value);
    const own = this.meterOnly;
    this.coached.hidden = !own;
    /** @type {HTMLElement} */ (this.ofBuyer).hidden = own;
    const label = this.element.querySelector('label[for="buyer"]');
    if (label) say(label, own ? "Their name, for this call only" : "Buyer’s name, for this call only");
    this.changed();
  }

  /** As the calendar has it: for this call, and to be changed. @param {string} kind */
  kindIs(kind) {
    this.kind.value = kind;
    this.changed();
  }

  /** @param {number | null} seconds */
  endsIn(seconds) {
    this.ends.value = seconds === null ? "" : clockIn(Math.ceil(seconds / 60), new Date());
    this.tellEnd();
  }

  tellEnd() {
    const seconds = secondsUntil(this.ends.value, new Date());
    const past = this.ends.value !== "" && seconds === null;
    say(this.endsNote, past ? "Past, or over four hours away" : seconds === null ? "" : `in ${counted(Math.round(seconds / 60), "minute")}`);
  }

  /** Whether all of it may be sent; says what may not. */
  valid() {
    if (this.reference.checkValidity()) return true;
    const more = this.element.querySelector("details.more");
    if (more instanceof HTMLDetailsElement) more.open = true;
    this.reference.setCustomValidity("");
    this.reference.reportValidity();
    return false;
  }

  /** What `POST /api/live` takes. */
  body() {
    const own = this.meterOnly;
    return {
      kind: this.kind.value,
      profile: this.profile.value,
      persona: own ? "unknown" : this.persona.value,
      buyer: this.buyer.value.trim(),
      names: [this.names.value, ...this.invitation.names].filter(Boolean).join("\n"),
      competitors: own ? "" : this.rivals.value,
      scheduled_end_s: secondsUntil(this.ends.value, new Date()),
      reference: this.reference.value.trim(),
    };
  }
}
