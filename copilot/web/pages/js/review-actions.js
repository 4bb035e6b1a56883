/** What can be done with what is kept: take it along, or delete it. */

import { h, say } from "./dom.js";
import { icon } from "./icons.js";
import { forgetAll } from "./memory.js";
import { post, remove, told } from "./rest.js";

const TYPED = "delete everything";

/** @param {string} href @param {string} words */
function exportLink(href, words) {
  return h("a", { class: "button plain", href, download: true }, icon("save"), words);
}

/** One call's. @param {{id: string}} call */
export function callActions(call) {
  const status = h("p", { class: "small", role: "alert" });
  const sure = h("button", { type: "button", class: "button danger" }, "Delete");
  const dialog = h(
    "dialog",
    { "aria-labelledby": "delete-title" },
    h("h2", { id: "delete-title" }, "Delete this call?"),
    h("p", { class: "quiet" }, "Its numbers, its moments, what you said of them and what you did with its cards are removed from this machine. There is no other copy here."),
    status,
    h("div", { class: "row end" }, h("button", { type: "button", class: "button", autofocus: true, click: () => dialog.close() }, "Keep"), sure),
  );
  sure.addEventListener("click", async () => {
    sure.disabled = true;
    try {
      await remove(`/api/calls/${encodeURIComponent(call.id)}`);
      location.replace("/review");
    } catch (error) {
      sure.disabled = false;
      say(status, told(error));
    }
  });
  const open = h("button", { type: "button", class: "button plain", click: () => dialog.showModal() }, icon("bin"), "Delete");
  return [exportLink(`/api/private/calls/${encodeURIComponent(call.id)}/export`, "Export"), open, dialog];
}

/** Everybody's own data, all of it. */
export function allActions() {
  const status = h("p", { class: "small", role: "alert" });
  const sure = h("button", { type: "submit", class: "button danger", disabled: true }, "Delete everything");
  const input = h("input", {
    class: "input",
    id: "sure",
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    input: () => {
      sure.disabled = input.value.trim().toLowerCase() !== TYPED;
    },
  });
  const form = h(
    "form",
    {},
    h("h2", { id: "all-title" }, "Delete everything?"),
    h("p", { class: "quiet" }, "Every call, every moment, what you typed and chose, and how your skills came along are removed from this machine, to the last byte, and with them what this browser remembers of your choices. Rules that you wrote stay. What was shared already is with your team."),
    h("div", { class: "field" }, h("label", { for: "sure" }, "To go on, type ", h("b", {}, TYPED)), input),
    status,
    h("div", { class: "row end" }, h("button", { type: "button", class: "button", click: () => dialog.close() }, "Keep"), sure),
  );
  const dialog = h("dialog", { "aria-labelledby": "all-title" }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    sure.disabled = true;
    try {
      await post("/api/private/delete", { typed: TYPED });
      forgetAll();
      location.reload();
    } catch (error) {
      sure.disabled = false;
      say(status, told(error));
    }
  });
  const open = h("button", { type: "button", class: "button plain", click: () => dialog.showModal() }, icon("bin"), "Delete everything");
  return h("footer", { class: "row all-actions" }, exportLink("/api/private/export", "Export everything"), open, dialog);
}
