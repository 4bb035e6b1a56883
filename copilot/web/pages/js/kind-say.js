/** What kind of call it was, who says so, and the rep's own word on it: one click, or one choice. */

import { KINDS, ONE_TO_ONE, choiceName } from "./call-kinds.js";
import { h, say } from "./dom.js";
import { told } from "./rest.js";

/** @typedef {import("./review-shape.js").ReviewView["call"]} Call */

/** @param {Call} call @param {import("./own-say.js").Say} said */
export function kindLine(call, said) {
  const says = h("span", {}, `Kind of call: ${call.kind_says}`);
  const line = h("p", { class: "kind-line small quiet" }, says);
  if (!said.now?.mine || said.now.stage === "shared") return line;
  const trouble = h("span", { role: "alert" });
  /** Its measures and its range are others then: the page is drawn anew. @param {string} kind */
  const keep = async (kind) => {
    try {
      await said.change("kind", { kind });
      location.reload();
    } catch (error) {
      say(trouble, told(error));
    }
  };
  const option = (/** @type {string} */ kind) => h("option", { value: kind, selected: kind === call.kind }, choiceName(kind));
  const offered = KINDS.map(([group, kinds]) => h("optgroup", { label: group }, ...kinds.filter((kind) => kind !== "unknown" && kind !== ONE_TO_ONE).map(option)));
  const none = call.kind_from === "nobody" && h("option", { value: "", selected: true, disabled: true }, "Say which it was");
  const choice = h("select", { class: "input kind-choice", "aria-label": "What kind of call it was", change: () => void keep(choice.value) }, none, ...offered);
  const yes = call.kind_from === "heard" && h("button", { type: "button", class: "button", click: () => void keep(call.kind) }, "That is right");
  line.append(...[yes, choice, trouble].filter((part) => part instanceof Node));
  return line;
}
