/** The rep's say on one moment: a note, a dispute, or keeping it back. Saved as it is changed. */

import { h, say } from "./dom.js";
import { icon } from "./icons.js";
import { told } from "./rest.js";

/** @typedef {import("./own-say.js").Say} Say */
/** @typedef {import("./own-say.js").Mark} Mark */

const MOST_CHARS = 600;

const DISPUTES = /** @type {const} */ ([
  ["", "It is as it looks"],
  ["misheard", "It was misheard"],
  ["not_this_kind_of_call", "It does not fit this kind of call"],
  ["said_elsewhere", "It was settled elsewhere"],
  ["on_purpose", "It was on purpose"],
  ["other", "Another reason"],
]);

const WITHHOLD = /** @type {const} */ ([
  ["", "Share it with the rest"],
  ["personal", "Keep it back: it is personal"],
  ["customer_confidential", "Keep it back: the customer's confidence"],
  ["wrong", "Keep it back: it is wrong"],
  ["working_on_it", "Keep it back: I am working on it"],
  ["other", "Keep it back: another reason"],
]);

/**
 * @param {string} label
 * @param {string} id
 * @param {HTMLElement} control
 * @param {string} [hint]
 */
function field(label, id, control, hint) {
  control.id = id;
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return h("div", { class: "field" }, h("label", { class: "label", for: id }, label), control, hint && h("p", { class: "label", id: `${id}-hint` }, hint));
}

/** @param {readonly (readonly [string, string])[]} choices */
function choice(choices) {
  return h("select", { class: "input" }, ...choices.map(([value, name]) => h("option", { value }, name)));
}

/** @param {string} moment @param {Say} said */
export function momentSay(moment, said) {
  const note = h("textarea", { class: "input", rows: 2, maxlength: MOST_CHARS });
  const dispute = choice(DISPUTES);
  const keep = choice(WITHHOLD);
  const status = h("span", { class: "label", role: "status" });
  const again = h("button", { type: "button", class: "button", hidden: true, click: () => void save() }, "Try again");
  let unsaved = false; // what stands in the note is not kept yet: nothing may take its place
  const chips = h("span", { class: "say-chips" });
  const link = h("a", { class: "small recording", target: "_blank", rel: "noreferrer", hidden: true }, icon("open"), "Open the recording here");
  const form = h(
    "details",
    { class: "say" },
    h("summary", {}, icon("note"), "Your say"),
    h(
      "div",
      { class: "say-fields" },
      field("A note to your manager", `note-${moment}`, note),
      field("Is it as it looks?", `dispute-${moment}`, dispute),
      field("Who sees it", `keep-${moment}`, keep, "What you keep back takes the call’s numbers that say the same with it."),
      h("p", { class: "row status" }, status, again),
    ),
  );

  async function save() {
    say(status, "Saving…");
    unsaved = true;
    again.hidden = true;
    try {
      await said.change(`moments/${encodeURIComponent(moment)}`, {
        annotation: note.value.trim(),
        disputed: dispute.value || null,
        withheld: keep.value || null,
      });
      unsaved = false;
      say(status, "Saved.");
    } catch (error) {
      const kept = said.mark(moment);
      // a choice that is not kept must not look as if it were
      if (kept) choose(kept);
      unsaved = note.value.trim() !== (kept?.annotation ?? "");
      again.hidden = !unsaved;
      say(status, `Not saved. ${told(error)}${unsaved ? " Your note still stands here." : ""}`);
    }
  }

  /** @param {Mark} mark */
  function choose({ disputed, withheld }) {
    dispute.value = disputed ?? "";
    keep.value = withheld ?? "";
  }

  /** @param {Mark} mark */
  function fill(mark) {
    if (!unsaved && document.activeElement !== note) note.value = mark.annotation;
    choose(mark);
    link.hidden = !mark.link;
    if (mark.link) link.href = mark.link;
    chips.replaceChildren(
      ...[mark.withheld && "Only you see this", mark.disputed && "Disputed", mark.annotation && "With a note"]
        .filter(Boolean)
        .map((text) => h("span", { class: "chip" }, String(text))),
    );
  }

  for (const control of [note, dispute, keep]) control.addEventListener("change", () => void save());
  const element = h("div", { class: "moment-say", hidden: true }, h("div", { class: "row apart" }, form, link));
  said.follow((now) => {
    const mark = now.marks.find((one) => one.moment === moment);
    element.hidden = now.stage === "never" || !mark;
    keep.disabled = !now.may_withhold;
    if (mark) fill(mark);
  });
  return { element, chips };
}
