/** What is to be won this quarter: either of the two types it, where the export does not say. */

import { h } from "../dom.js";
import { get, post, remove } from "../rest.js";
import { field, told } from "./forms.js";

/** @typedef {{amount: string, currency: string, source: "rep" | "manager" | "export"}} Quota */

/** @param {{rep_name: string, manager_name: string}} names @param {Quota} quota */
function says(names, quota) {
  const by = { rep: `typed by ${names.rep_name}`, manager: `typed by ${names.manager_name || "the manager"}`, export: "from the last export" }[quota.source];
  return `${Number(quota.amount).toLocaleString("en")} ${quota.currency}`.trim() + `, ${by}.`;
}

/**
 * @param {string} id
 * @param {{rep_name: string, manager_name: string}} names
 * @param {() => Promise<unknown>} redraw
 */
export async function quotaPanel(id, names, redraw) {
  const path = `/api/people/${id}/quota`;
  const answer = told();
  const held = h("p", {});
  const amount = h("input", { type: "number", min: 0.01, max: 1_000_000_000_000, step: 0.01, required: true });
  const currency = h("input", { type: "text", maxlength: 3, pattern: "[A-Za-z]{3}", autocomplete: "off", size: 4 });
  const gone = h("button", { type: "button", class: "button plain", click: () => void change(() => remove(path)) }, "Remove");

  const fill = async () => {
    const { quota } = /** @type {{quota: Quota | null}} */ (await get(path));
    held.textContent = quota ? says(names, quota) : "Not set. With it the sheet says how the quarter stands.";
    amount.value = quota ? String(Number(quota.amount)) : "";
    currency.value = quota?.currency ?? "";
    gone.hidden = !quota;
  };
  /** @param {() => Promise<unknown>} work */
  const change = (work) =>
    answer.trying(async () => {
      await work();
      await Promise.all([fill(), redraw()]);
    });
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await change(() => post(path, { amount: amount.value, currency: currency.value.toUpperCase() }));
  };
  await fill();
  return h(
    "section",
    { class: "panel", "aria-labelledby": "quota" },
    h("h2", { id: "quota" }, "Quota this quarter"),
    held,
    h("form", { class: "form", submit: save }, h("div", { class: "form-row" }, field("To be won", amount), field("Currency", currency)), h("p", { class: "row" }, h("button", { type: "submit", class: "button" }, "Save"), gone)),
    answer.element,
  );
}
