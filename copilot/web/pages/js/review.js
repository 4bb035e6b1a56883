/** All calls, newest first. */

import { callRow } from "./call-row.js";
import { h, show } from "./dom.js";
import { icon } from "./icons.js";
import { get, told } from "./rest.js";
import { allActions } from "./review-actions.js";

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
  return [h("h1", {}, "Review"), h("p", { class: "notice", role: "alert" }, icon("warn"), told(error))];
}

try {
  const calls = await get("/api/calls");
  if (calls.length) {
    show(
      h("header", { class: "page-head" }, h("h1", {}, "Review"), h("p", { class: "quiet" }, "Your calls in numbers. Nothing that was said is here.")),
      h("ul", { class: "call-rows" }, ...calls.map(callRow)),
      allActions(),
    );
  } else show(none(), allActions());
} catch (error) {
  show(...unreachable(error));
}
