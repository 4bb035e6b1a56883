/**
 * What this tab needs to go on with a call after it was reloaded: when the call's sound began, and how the call was
 * set up. It lives as long as the tab. The buyer's name is not among it, nor who was invited: of names only those that
 * this browser remembers anyway (`names.js`).
 */

import { recall } from "./memory.js";

const NAMES = "copilot.names";

/** @typedef {{zero_unix_ms: number | null, setUp: Record<string, unknown>}} Kept */

/** @param {string} call */
const key = (call) => `copilot.capture.${call}`;

/** @param {string} call @returns {Kept | null} */
export function recallCall(call) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(call)) ?? "null");
    return kept && typeof kept.setUp === "object" ? kept : null;
  } catch {
    return null; // storage is off, or holds something else
  }
}

/** @param {string} call @param {Kept} kept */
export function keepCall(call, { zero_unix_ms, setUp }) {
  try {
    sessionStorage.setItem(key(call), JSON.stringify({ zero_unix_ms, setUp: { ...setUp, buyer: "", names: recall(NAMES) ?? "" } }));
  } catch {
    // storage is off: after a reload the service alone knows where the sound was
  }
}

/** @param {string} call */
export function forgetCall(call) {
  try {
    sessionStorage.removeItem(key(call));
  } catch {
    // storage is off: there is nothing to forget
  }
}
