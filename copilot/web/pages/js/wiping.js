/** A call whose consent was withdrawn, and what became of it. */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** What stands on the page of a call that was withdrawn. @param {string} refused why its numbers are still there */
export function wiping(refused) {
  const memory = "Its sound, its words and what was understood of them were wiped from memory.";
  if (refused) {
    return [
      h("h1", {}, "Its numbers are still on this disk"),
      h("p", {}, `${memory} Copilot does not listen any more. But the numbers of this call could not be deleted yet.`),
      h("p", { class: "notice" }, icon("warn"), h("span", {}, refused)),
      h("p", { class: "quiet" }, "I try again every few seconds. Leave this page open until it says that all is gone."),
    ];
  }
  return [
    h("h1", {}, "All of this call is gone"),
    h("p", {}, `${memory} Nothing of it is kept, and Copilot does not listen any more.`),
    h("p", { class: "row" }, h("a", { class: "button primary", href: "/start" }, "Start another call"), h("a", { class: "button", href: "/" }, "Home")),
  ];
}
