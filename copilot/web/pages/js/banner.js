/** The one line that says how Copilot stands: plainly, and before anything else when it is blind. */

/**
 * @typedef {object} Standing
 * @property {import("./wire.js").State | null} state the newest one
 * @property {import("./socket.js").Link | "connecting"} link
 * @property {boolean} hidden
 * @property {number | null} snoozed_until_s
 * @property {string} note an answer that needs no more than this line, empty while there is none
 * @property {boolean} ended
 * @property {string} broken why the call broke off, empty while it has not
 * @property {string} unkept why its numbers are not being kept, empty while they are
 * @property {string} amiss what else is not as it should be, empty while all is well
 */

/** @typedef {{text: string, tone: "calm" | "care", icon: import("./icons.js").IconName}} Line */

import { clock } from "./format.js";

const BLEED_MATTERS_S = 5; // as in copilot/bleed.py

/** @param {import("./wire.js").State} state */
function silentSide(state) {
  const mute = (/** @type {"rep" | "buyer"} */ side) => ["silent", "lost"].includes(state[side]) || state.capture?.[side] === "silent";
  if (mute("rep") === mute("buyer")) return "either side";
  return mute("rep") ? "your side" : "the buyer's side";
}

/** What keeps a side from being heard, by whose side it is. */
const SIDES = /** @type {Record<"rep" | "buyer", Partial<Record<import("./wire.js").SideTrouble, string>>>} */ ({
  rep: {
    muted: "Your microphone is muted on this machine: I do not hear you.",
    ended: "Your microphone is off: I do not hear you.",
    denied: "Your browser keeps the microphone from me: I do not hear you.",
    unticked: "Your microphone gives no sound: I do not hear you.",
    unplugged: "Your microphone is gone: I do not hear you.",
  },
  buyer: {
    muted: "The call’s sound is muted on this machine: I do not hear the buyer.",
    ended: "The call’s sound is not shared: I do not hear the buyer.",
    denied: "I was not given the call’s sound: I do not hear the buyer.",
    unticked: "The call is shared without its sound: I do not hear the buyer.",
    unplugged: "The input of the call’s sound is gone: I do not hear the buyer.",
  },
});

/**
 * What of a live call's way to the service keeps words from it; the page that listens can mend it.
 *
 * @param {import("./wire.js").State} state @returns {Line | null}
 */
function captured({ banner, capture }) {
  if (!capture || banner === "ended") return null;
  if (capture.consent !== "given" && !capture.restarted) return null; // it only begins
  if (!capture.connected) return { text: "The page that listens is away: I am blind until it is back.", tone: "care", icon: "warn" };
  // one that is silent to the last bit is not among them: the banner knows for how long that is polite
  const [rep, buyer] = [SIDES.rep[capture.rep], SIDES.buyer[capture.buyer]];
  if (rep && buyer) return { text: "I hear neither side: look at the page of the call.", tone: "care", icon: "warn" };
  if (rep || buyer) return { text: rep ?? buyer ?? "", tone: "care", icon: "warn" };
  if (capture.catching_up) return { text: "I am catching up with what was said: no card until then.", tone: "care", icon: "warn" };
  return null;
}

/** @param {import("./wire.js").State} state @returns {Line | null} */
function trouble(state) {
  switch (state.banner) {
    case "hears_nothing":
      return { text: `I hear nothing from ${silentSide(state)}.`, tone: "care", icon: "warn" };
    case "behind":
      return { text: "Words are running late: I stay quiet until I catch up.", tone: "care", icon: "warn" };
    case "wordless":
      return { text: "I hear voices, but none of the words come to me.", tone: "care", icon: "warn" };
    case "blind":
      return { text: "I am blind: no words reach me. I stay quiet.", tone: "care", icon: "warn" };
    case "starting":
      return { text: "Starting. I listen in a moment.", tone: "calm", icon: "wave" };
    default:
      return null;
  }
}

/** The buyer is in the rep's own microphone. @param {import("./wire.js").State} state @returns {Line | null} */
function bleed({ bleed }) {
  if (!bleed || bleed.seconds < BLEED_MATTERS_S) return null;
  if (bleed.withheld) {
    return { text: "Your microphone hears the buyer: I cannot measure you.", tone: "care", icon: "warn" };
  }
  return { text: "Your microphone hears the buyer. I leave that out.", tone: "calm", icon: "wave" };
}

/** What to say, the most important first. @param {Standing} standing @returns {Line} */
export function bannerLine({ state, link, hidden, snoozed_until_s, note, ended, broken, unkept, amiss }) {
  if (broken) return { text: `The call broke off: ${broken}.`, tone: "care", icon: "warn" };
  if (ended || state?.banner === "ended") {
    return { text: "The call has ended. Nothing that was said is kept.", tone: "calm", icon: "useful" };
  }
  if (link === "gone") return { text: "This call is not under way.", tone: "care", icon: "warn" };
  if (link === "blind") return { text: "Connection lost: I am blind until it is back.", tone: "care", icon: "warn" };
  const told = state && (captured(state) ?? trouble(state));
  if (told) return told;
  if (note) return { text: note, tone: "calm", icon: "ask" };
  if (hidden) return { text: "Hidden. I listen on and show nothing.", tone: "calm", icon: "hide" };
  if (snoozed_until_s !== null) {
    return { text: `Snoozed until ${clock(snoozed_until_s)} of this call.`, tone: "calm", icon: "snooze" };
  }
  if (unkept) return { text: `I coach on, but keep no record: ${unkept}.`, tone: "care", icon: "warn" };
  if (amiss) return { text: `I coach on, but ${amiss}.`, tone: "care", icon: "warn" };
  if (!state) return { text: "Connecting.", tone: "calm", icon: "wave" };
  if (state.capture?.restarted) {
    return bleed(state) ?? { text: "I was restarted and listen on. What was said before I do not know.", tone: "calm", icon: "wave" };
  }
  return bleed(state) ?? { text: "Listening. I speak up only in a pause.", tone: "calm", icon: "wave" };
}
