/** The way in: a code that somebody who looks after the team gave out, good once. */

import { h, show } from "../dom.js";
import { icon } from "../icons.js";
import { post } from "../rest.js";
import { told } from "./forms.js";

export function page() {
  document.title = "Sign in · Copilot";
  const field = h("input", { id: "code", name: "code", type: "password", autocomplete: "one-time-code", autocapitalize: "off", spellcheck: "false", required: true, maxlength: 128, "aria-describedby": "code-note" });
  const answer = told();
  const button = h("button", { type: "submit", class: "button primary" }, "Sign in");
  const enter = async (/** @type {Event} */ event) => {
    event.preventDefault();
    button.disabled = true;
    if (await answer.trying(() => post("/session", { ticket: field.value.trim() }))) {
      location.assign("/");
      return;
    }
    button.disabled = false;
    field.value = "";
    field.focus();
  };
  show(
    h(
      "section",
      { class: "sign-in" },
      h("h1", {}, "Your team, without a recording."),
      h("p", { class: "quiet" }, "What reps chose to share of their calls, what they agreed to, and the next one-to-one. Numbers and what people typed: nothing that was said on a call is here."),
      h(
        "form",
        { class: "panel form", submit: enter },
        h("label", { for: "code" }, "Sign-in code"),
        field,
        h("p", { class: "small quiet", id: "code-note" }, "Good once, for fifteen minutes. Whoever looks after Copilot in your team makes you one."),
        answer.element,
        button,
      ),
      h("p", { class: "promise" }, icon("lock"), "A rep's page is the rep's and their own manager's, and both see the same one."),
    ),
  );
  field.focus();
}
