/** All calls, newest first. */

import { callRow } from "./call-row.js";
import { h, show } from "./dom.js";
import { icon } from "./icons.js";
import { Refused, get } from "./rest.js";

function none() {
  return h(
    "section",
    { class: "empty" },
    h("h1", {}, "No calls yet"),
    h("p", {}, "After a call, its picture and its numbers stand here: who spoke when, where it paused, and what might be worth a second look. Only you see them."),
    h("p", {}, h("a", { class: "button primary", href: "/" }, "Play a sample call")),
  );
}

/** @param {unknown} error */
function unreachable(error) {
  const words = error instanceof Refused ? `${error.message} ${error.remedy}` : "Something went wrong on this page.";
  return [h("h1", {}, "Review"), h("p", { class: "notice", role: "alert" }, icon("warn"), words.trim())];
}

try {
  const calls = await get("/api/calls");
  if (calls.length) {
    show(
      h("header", { class: "page-head" }, h("h1", {}, "Review"), h("p", { class: "quiet" }, "Your calls in numbers. Nothing that was said is here.")),
      h("ul", { class: "call-rows" }, ...calls.map(callRow)),
    );
  } else show(none());
} catch (error) {
  show(...unreachable(error));
}
