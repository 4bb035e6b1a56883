/** Where the sound of each side came from last time, remembered by this browser. */

import { recall, remember } from "./memory.js";
import { canShare } from "./source.js";

const STORE = "copilot.sound";

/** @typedef {{microphone: string, far: "share" | "input", line: string}} SoundChoice */

/** @returns {SoundChoice} */
export function recallSound() {
  const none = { microphone: "", far: /** @type {"share" | "input"} */ (canShare() ? "share" : "input"), line: "" };
  try {
    const kept = JSON.parse(recall(STORE) ?? "{}");
    const far = kept.far === "input" || kept.far === "share" ? kept.far : none.far;
    return { microphone: String(kept.microphone ?? ""), far, line: String(kept.line ?? "") };
  } catch {
    return none;
  }
}

/** @param {SoundChoice} choice */
export function rememberSound(choice) {
  remember(STORE, JSON.stringify(choice));
}
