/** Numbers and names in the words of the page. */

/** Minutes and seconds, `4:07`; with hours where there are some. @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  const tail = String(whole % 60).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${tail}`;
}

/** A length in plain words: `48 s`, `3 min 20 s`, `1 h 5 min`. @param {number} seconds */
export function length(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}

/** A short length with a tenth where it matters: `0.7 s`, `12 s`. @param {number} seconds */
export function brief(seconds) {
  return seconds < 9.95 ? `${seconds.toFixed(1)} s` : length(seconds);
}

/** A share as a whole percentage, a dash for none. @param {number | null | undefined} share */
export function percent(share) {
  return typeof share === "number" ? `${Math.round(share * 100)} %` : "–";
}

/** `35–45 %`. @param {readonly [number, number]} band */
export function range(band) {
  return `${Math.round(band[0] * 100)}–${Math.round(band[1] * 100)} %`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** A name of the code as the page writes it: `next_steps` → `Next steps`, `follow_up` → `Follow-up`. @param {string} kind */
export function kindName(kind) {
  const hyphened = /** @type {Record<string, string>} */ ({
    follow_up: "Follow-up",
    one_call_close: "One-call close",
    one_to_one: "One-to-one",
    unknown: "Sales",
  });
  if (hyphened[kind]) return hyphened[kind];
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Discovery call`, but `Demo`, `Negotiation`, `Retail conversation`. @param {string} kind */
export function callName(kind) {
  const whole = ["demo", "negotiation", "consultation", "renewal", "expansion", "escalation", "one_to_one"];
  const named = ["cold_call", "one_call_close", "inbound_inquiry", "security_review", "churn_interview"];
  const name = kindName(kind);
  return whole.includes(kind) || named.includes(kind) ? name : `${name} call`;
}

/**
 * What kind of call it is taken for, and who says so: `Demo · heard, 0.9 sure`. Never surer than it is.
 *
 * @param {import("./wire.js").KindLine | null | undefined} line
 */
export function kindSays(line) {
  if (!line || line.source === "nobody") return "Kind of call not known: no usual share";
  const sure = (Math.floor(line.confidence * 10 + 1e-9) / 10).toFixed(1);
  return `${kindName(line.kind)} · ${line.source === "heard" ? `heard, ${sure} sure` : "from set-up"}`;
}

const MOMENTS = /** @type {Record<string, string>} */ ({
  no_next_step: "No next step agreed",
  next_step_vague: "A next step without a day or an owner",
  talk_share_high: "You talked more than is usual",
  talk_share_low: "You talked less than is usual",
  monologue: "A long stretch of yours",
  few_questions: "Few questions so far",
  closed_questions: "Mostly yes-or-no questions",
  interrupting: "You set in before they had finished",
  budget_skipped: "Budget was not covered",
  price_before_value: "Price came before the problem",
  need_unexplored: "A problem that you could ask more about",
  pain_unquantified: "A problem without a number yet",
  authority_unknown: "Who decides had not come up",
  process_unknown: "How they decide had not come up",
  timing_unknown: "Their timing had not come up",
  price_objection: "They pushed back on the price",
  price_conceded: "The price moved before the reason was known",
  objection_unhandled: "An objection was left open",
  brush_off: "They kept it open",
  competitor_named: "Another offer came up",
  question_unanswered: "A question of theirs was left open",
  overview_long: "A long introduction",
  presentation_unchecked: "A long presentation without a question",
  buying_signal_missed: "They asked about going ahead",
  buyer_quiet: "They grew quiet",
  pace_rising: "You spoke faster after an objection",
  time_running_out: "Time was running out",
  agenda_missing: "No agenda at the start",
  probe: "A natural pause",
});

/** What a kind of moment is called. @param {string} kind */
export function momentName(kind) {
  return MOMENTS[kind] ?? kindName(kind);
}

/** A date as the reader's own locale writes it. @param {number | string | null | undefined} when */
export function dateOf(when) {
  if (when === null || when === undefined) return "";
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) return "";
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(date);
}

/** Where a share stands against the band that is usual. @param {number | null | undefined} share @param {readonly [number, number] | null | undefined} band */
export function standing(share, band) {
  if (typeof share !== "number" || !band) return "";
  const shown = Math.round(share * 100) / 100; // else "45 %" could stand above a band that ends at 45 %
  if (shown < band[0]) return "below";
  return shown > band[1] ? "above" : "within";
}
