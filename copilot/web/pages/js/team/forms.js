/** Fields, what they answer, and buttons that wait for it. */

import { h, say } from "../dom.js";
import { Refused } from "../rest.js";

let fields = 0;

/** A line under a form: what went wrong, or that it worked. */
export function told() {
  const element = h("p", { class: "told small", role: "status" });
  const good = (/** @type {string} */ text) => {
    element.classList.remove("bad");
    say(element, text);
  };
  const refusal = (/** @type {unknown} */ error) => {
    element.classList.add("bad");
    say(element, error instanceof Refused ? `${error.message}. ${error.remedy}`.replace("..", ".").trim() : "That did not work.");
  };
  /**
   * Do it, and say so if that was refused. What was said of the time before is gone at once, and what the work itself
   * says stays.
   *
   * @param {() => Promise<unknown>} work
   * @returns {Promise<boolean>} whether it was done
   */
  const trying = async (work) => {
    good("");
    try {
      await work();
      return true;
    } catch (error) {
      refusal(error);
      return false;
    }
  };
  return { element, good, refusal, trying };
}

/**
 * A field with its label above it.
 *
 * @template {HTMLElement} T
 * @param {string} name
 * @param {T} control
 * @param {string} [note]
 */
export function field(name, control, note = "") {
  fields += 1;
  const id = control.id || `field-${fields}`;
  control.id = id;
  if (note) control.setAttribute("aria-describedby", `${id}-note`);
  return h("div", { class: "field" }, h("label", { for: id }, name), control, note && h("p", { class: "small quiet", id: `${id}-note` }, note));
}

/**
 * One of a few, as segments.
 *
 * @param {string} legend
 * @param {ReadonlyArray<readonly [string, string]>} choices value and name
 * @param {string} chosen
 * @param {(value: string) => void} [choose]
 */
export function segments(legend, choices, chosen, choose) {
  fields += 1;
  const name = `choice-${fields}`;
  return h(
    "fieldset",
    { class: "choice" },
    h("legend", {}, legend),
    h(
      "span",
      { class: "segments" },
      ...choices.map(([value, text]) =>
        h("label", { class: "segment" }, h("input", { type: "radio", name, value, checked: value === chosen, change: () => choose?.(value) }), h("span", {}, text)),
      ),
    ),
  );
}

/** Which of the segments is chosen. @param {Element} fieldset */
export function chosen(fieldset) {
  const input = /** @type {HTMLInputElement | null} */ (fieldset.querySelector("input:checked"));
  return input?.value ?? "";
}

/**
 * A button that does something slow once, and says what came of it.
 *
 * @param {string} text
 * @param {() => Promise<unknown>} work
 * @param {ReturnType<typeof told>} answer
 * @param {string} [kind]
 */
export function doing(text, work, answer, kind = "") {
  const button = h("button", { type: "button", class: `button ${kind}`.trim() }, text);
  button.addEventListener("click", async () => {
    button.disabled = true;
    await answer.trying(work);
    button.disabled = false;
  });
  return button;
}

/** A choice from a list. @param {ReadonlyArray<readonly [string, string]>} choices @param {string} [value] */
export function select(choices, value = "") {
  return h("select", {}, ...choices.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
}

/** A dialog that asks once more. @param {{title: string, said: string, sure: string, work: () => Promise<unknown>}} told_ */
export function confirming({ title, said, sure, work }) {
  fields += 1;
  const answer = told();
  const dialog = h(
    "dialog",
    { "aria-labelledby": `dialog-${fields}` },
    h("h2", { id: `dialog-${fields}` }, title),
    h("p", { class: "quiet" }, said),
    answer.element,
  );
  dialog.append(
    h("div", { class: "row end" }, h("button", { type: "button", class: "button", autofocus: true, click: () => dialog.close() }, "Keep"), doing(sure, work, answer, "danger")),
  );
  return dialog;
}
