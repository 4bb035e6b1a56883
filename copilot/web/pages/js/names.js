/** Names that may be said: typed by a person, remembered by this browser, told when a call starts. */

import { h } from "./dom.js";
import { recall, remember } from "./memory.js";

const STORE = "copilot.names";
const MOST_CHARS = 6200; // as the service takes them

/** One field, folded away until it is wanted. */
export class NamesField {
  constructor() {
    const kept = recall(STORE) ?? "";
    this.area = h("textarea", {
      id: "names",
      "aria-label": "Names that may come up",
      rows: 2,
      maxlength: MOST_CHARS,
      autocomplete: "off",
      autocapitalize: "words",
      spellcheck: "false",
      placeholder: "Products, competitors, people: parted by commas or lines",
      "aria-describedby": "names-note",
      change: () => remember(STORE, this.value),
    });
    this.area.value = kept;
    this.element = h(
      "details",
      { class: "names", open: kept.trim() !== "" },
      h("summary", { class: "small" }, "Names that may come up"),
      this.area,
      h("p", { class: "small quiet", id: "names-note" }, "They help to hear those names right. This browser remembers them; the call does not keep them."),
    );
  }

  get value() {
    return this.area.value;
  }
}
