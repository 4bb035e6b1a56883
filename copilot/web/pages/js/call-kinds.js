/** What may be chosen before a call. The closed sets are those of `copilot/kinds.py`. */

import { kindName } from "./format.js";

export const ONE_TO_ONE = "one_to_one";

/** @type {readonly (readonly [string, readonly string[]])[]} */
export const KINDS = [
  ["First talks", ["discovery", "cold_call", "inbound_inquiry", "demo", "consultation"]],
  ["On the way to a deal", ["follow_up", "pricing", "negotiation", "closing", "one_call_close", "security_review"]],
  ["Customers", ["renewal", "expansion", "escalation", "churn_interview", "product_feedback"]],
  ["Others", ["retail", "unknown", ONE_TO_ONE]],
];

/** @type {readonly (readonly [string, string])[]} */
export const PERSONAS = [
  ["unknown", "Not known yet"],
  ["economic", "Decides about the money"],
  ["technical", "Judges the technology"],
  ["champion", "Is for us"],
  ["procurement", "Procurement"],
  ["user", "Will use it"],
];

/** What a kind is called in the list. @param {string} kind */
export function choiceName(kind) {
  if (kind === ONE_TO_ONE) return "My own one-to-one (meter only)";
  return kind === "unknown" ? "Not known yet: listen for it" : kindName(kind);
}
