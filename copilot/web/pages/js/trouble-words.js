/** What a side is like, said to the rep: one sentence, and what one can do about it. Pure. */

/**
 * @typedef {object} Told
 * @property {string} text
 * @property {"calm" | "good" | "care"} tone
 * @property {string} [action] what the button beside it says; none where nothing can be done
 *
 * @typedef {object} Side
 * @property {"rep" | "buyer"} speaker
 * @property {import("./capture-side.js").Standing} standing
 * @property {boolean} shared whether its sound is that of a tab or the screen
 * @property {boolean} audible
 * @property {boolean} quiet
 * @property {boolean} waits whether the browser wants a click before it lets a page hear
 * @property {string} [dead_since] the time of the call since which a share has been silent to the last bit
 */

const MICROPHONE = /** @type {Record<string, Told>} */ ({
  idle: { text: "Copilot needs your microphone. Nothing leaves this page yet.", tone: "calm", action: "Allow the microphone" },
  opening: { text: "Your browser asks for the microphone: allow it.", tone: "calm" },
  flat: { text: "This microphone is on, but gives no sound at all. Is it muted on the headset? I keep trying.", tone: "care" },
  muted: { text: "The microphone is muted by its own switch or by the system. I go on as soon as it is back.", tone: "care" },
  ended: { text: "The microphone was switched off for this page.", tone: "care", action: "Switch it on" },
  unplugged: { text: "The microphone is gone. Plug it in again and I go on by myself, or choose another.", tone: "care" },
  missing: { text: "There is no microphone. Plug one in: I find it by myself.", tone: "care", action: "Look again" },
  busy: { text: "Another program holds the microphone. Close it there: I try again by myself.", tone: "care", action: "Try again" },
  denied: { text: "Your browser keeps the microphone from this page. Allow it with the sign beside the address, and I go on.", tone: "care", action: "Try again" },
  unsupported: { text: "This browser does not let a page hear a microphone.", tone: "care" },
});

const SHARE = /** @type {Record<string, Told>} */ ({
  idle: { text: "Share the tab that your call is in. For a program such as Zoom, share the screen with its sound.", tone: "calm", action: "Share the call’s sound" },
  opening: { text: "Choose the call’s tab, and leave “Also share tab audio” on.", tone: "calm" },
  muted: { text: "That tab gives no sound just now. I go on as soon as it is back.", tone: "care" },
  ended: { text: "The share has ended. Share again and I go on hearing them.", tone: "care", action: "Share again" },
  unticked: { text: "You shared a picture without its sound. Share again, and leave “Also share tab audio” on.", tone: "care", action: "Share again" },
  cancelled: { text: "Nothing was shared. If no choice came up, this page may not record the screen: allow it in your system.", tone: "care", action: "Share the call’s sound" },
  missing: { text: "There is nothing to share.", tone: "care", action: "Try again" },
  busy: { text: "The system did not give the sound out. Try again, or share another tab or the screen.", tone: "care", action: "Try again" },
  unsupported: { text: "This browser cannot share a tab’s sound. Chrome and Edge can; or take a second input here.", tone: "care" },
});

const INPUT = /** @type {Record<string, Told>} */ ({
  idle: { text: "Choose the input that carries the other side: a dialler’s line, or a virtual cable.", tone: "calm", action: "Open it" },
  opening: { text: "Opening it.", tone: "calm" },
  flat: { text: "This input is on, and silent to the last bit. That is right until somebody speaks; I keep trying.", tone: "calm" },
  muted: { text: "This input is muted by the system. I go on as soon as it is back.", tone: "care" },
  ended: { text: "This input was switched off for this page.", tone: "care", action: "Switch it on" },
  unplugged: { text: "This input is gone. Plug it in again and I go on by myself, or choose another.", tone: "care" },
  missing: { text: "This input is not there. Plug it in, or choose another.", tone: "care", action: "Look again" },
  busy: { text: "Another program holds this input. Close it there: I try again by myself.", tone: "care", action: "Try again" },
  denied: { text: "Your browser keeps inputs from this page. Allow them with the sign beside the address, and I go on.", tone: "care", action: "Try again" },
  unsupported: { text: "This browser does not let a page hear an input.", tone: "care" },
});

/** @param {Side} side @param {boolean} [under_way] whether the call has begun: then nobody need speak just now @returns {Told} */
export function sideWords({ speaker, standing, shared, audible, quiet, waits, dead_since = "" }, under_way = false) {
  if (standing !== "live") {
    const words = speaker === "rep" ? MICROPHONE : shared ? SHARE : INPUT;
    return words[standing] ?? { text: "", tone: "calm" };
  }
  if (waits) return { text: "Click anywhere on this page: your browser waits for that.", tone: "care" };
  if (audible) return { text: speaker === "rep" ? "I hear you." : "I hear them.", tone: "good" };
  if (dead_since) return { text: `Silent to the last bit since ${dead_since}. Share again if they are speaking.`, tone: "calm" };
  if (under_way) return { text: "Connected.", tone: "good" };
  if (speaker === "buyer") return { text: "Connected. It moves as soon as somebody speaks.", tone: "good" };
  if (quiet) return { text: "I hear nothing yet. Say a word; if nothing moves, choose another microphone.", tone: "care" };
  return { text: "Say a word, and see it move.", tone: "calm" };
}
