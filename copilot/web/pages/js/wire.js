/**
 * What the service says on the socket, as the pages read it. The service's own models in
 * `copilot/delivery/messages.py` are the contract; a field or type that is not named here is passed by.
 *
 * @typedef {"listening" | "speaking" | "silent" | "lost"} SideState
 * @typedef {"none" | "starting" | "hears_nothing" | "behind" | "wordless" | "blind" | "ended"} Banner
 * @typedef {"rep" | "buyer"} Speaker
 *
 * The buyer's voice in the rep's microphone; `withheld` is what would be wrong for it.
 * @typedef {{seconds: number, confidence: number, withheld: boolean}} Bleeding
 *
 * @typedef {object} Envelope
 * @property {1} v
 * @property {string} session
 * @property {number} seq
 * @property {number} ts
 *
 * How a live call's sound reaches the service.
 * @typedef {"none" | "muted" | "ended" | "denied" | "unticked" | "unplugged" | "silent"} SideTrouble
 * @typedef {{consent: "awaited" | "given" | "withdrawn", connected: boolean, rep: SideTrouble, buyer: SideTrouble,
 *   catching_up: boolean, restarted: boolean}} Capture
 *
 * What kind of call it is taken for, and who says so.
 * @typedef {{kind: string, source: "set_up" | "heard" | "corrected" | "nobody", confidence: number}} KindLine
 *
 * One thing that this kind of call needs, and how far it is.
 * @typedef {{need: string, label: string, standing: "open" | "raised" | "known"}} CheckLine
 *
 * @typedef {Envelope & {type: "welcome", server: string, call: string, kind: string, profile: string,
 *   duration_s: number | null, scheduled_end_s: number | null, talk_band: [number, number] | null,
 *   sample: string | null, hidden: boolean, snoozed_until_s: number | null}} Welcome
 *
 * @typedef {Envelope & {type: "state", rep: SideState, buyer: SideState, banner: Banner, elapsed_s: number,
 *   remaining_s: number | null, talk: {rep: number | null, buyer: number | null, rolling_rep: number | null},
 *   monologue_s: number, questions: number, checklist: CheckLine[], kind: KindLine, talk_band: [number, number] | null,
 *   bleed: Bleeding, late: number, dropped: number, unkept: string,
 *   audio_zero_unix_ms: number | null, capture: Capture | null}} State
 *
 * @typedef {Envelope & {type: "heard", speaker: Speaker, start_s: number, end_s: number, words: number,
 *   late: boolean}} Heard
 *
 * @typedef {Envelope & {type: "suggest", id: string, rule: string, skill: string, kind: string, text: string,
 *   why: string, ask: string, at_s: number, ttl_ms: number, waited_ms: number, priority: number,
 *   pinned: boolean}} Suggest
 *
 * @typedef {Envelope & {type: "withdraw", id: string,
 *   reason: "expired" | "dismissed" | "replaced" | "call_ended" | "hidden"}} Withdraw
 *
 * @typedef {Envelope & {type: "answer", reason: "nothing_wanted" | "words_late" | "card_in_view" | "call_ended",
 *   need: string | null, label: string, ask: string, unsure: boolean}} Answer
 *
 * @typedef {{id: string, kind: string, rule: string, at_s: number, strength: number, value: number | null,
 *   limit: number | null}} MomentLine
 *
 * @typedef {Envelope & {type: "summary", call: string, kind: string, kind_from: string, kind_confidence: number,
 *   duration_s: number,
 *   talk_share: {rep: number | null, buyer: number | null}, cards: number, moments: MomentLine[],
 *   rep_words: number, buyer_words: number, rep_questions: number, longest_rep_monologue_s: number,
 *   late_utterances: number, dropped_utterances: number}} Summary
 *
 * @typedef {Envelope & {type: "error", code: string, what: string, remedy: string, goes_on: boolean}} WireError
 * @typedef {Envelope & {type: "bye", code: string}} Bye
 *
 * @typedef {Welcome | State | Heard | Suggest | Withdraw | Answer | Summary | WireError | Bye} FromServer
 * @typedef {"snooze" | "wake" | "hide" | "show" | "pin" | "release" | "dismiss" | "ask"} ControlAction
 */

const KNOWN = new Set(["welcome", "state", "heard", "suggest", "withdraw", "answer", "summary", "error", "bye"]);

/**
 * A message out of a frame, or null for what this page does not know.
 *
 * @param {unknown} frame
 * @returns {FromServer | null}
 */
export function read(frame) {
  if (typeof frame !== "string") return null;
  try {
    const message = JSON.parse(frame);
    return message && message.v === 1 && KNOWN.has(message.type) ? message : null;
  } catch {
    return null;
  }
}
