/**
 * What `GET /api/calls/{id}` says: the review of one call, with every number in words already. Its
 * models are in `copilot/review/view.py`.
 *
 * @typedef {{start_s: number, end_s: number, left: number, width: number}} Span
 * @typedef {{at_s: number, left: number, label: string}} Tick
 *
 * @typedef {object} Timeline
 * @property {number} duration_s
 * @property {Span[]} rep
 * @property {Span[]} buyer
 * @property {Span[]} pauses
 * @property {number} pause_count
 * @property {number} silence_s
 * @property {Tick | null} scheduled_end
 *
 * @typedef {object} Measure
 * @property {string} name
 * @property {string} label
 * @property {number | null} value
 * @property {"share" | "seconds" | "count" | "words_per_minute"} unit
 * @property {string} shown
 * @property {{low: number | null, high: number | null, text: string, source: string} | null} band
 * @property {"below" | "within" | "above" | "no_range"} standing
 * @property {string} reading
 * @property {string} wonder
 *
 * @typedef {object} Moment
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string} rule the id of its rule, empty where that is gone
 * @property {string} skill
 * @property {number} at_s
 * @property {string} at
 * @property {string} measured
 * @property {string} means
 * @property {string} ask
 * @property {string} practice
 * @property {boolean} focus
 *
 * @typedef {object} CardMark
 * @property {string} id the moment's own
 * @property {string} title
 * @property {string} at
 * @property {Span} span
 * @property {"used" | "useful" | "not_now" | "dismissed" | null} reaction
 *
 * @typedef {object} ReviewView
 * @property {{id: string, name: string, kind: string, kind_from: "set_up" | "heard" | "corrected" | "nobody", kind_says: string, started_at: number, ended: boolean, duration_s: number, duration: string}} call
 * @property {{rep: number, buyer: number} | null} shares
 * @property {Timeline} timeline
 * @property {Measure[]} measures
 * @property {Moment[]} moments
 * @property {{profile: string, cards: CardMark[]} | null} own
 * @property {string[]} notes
 * @property {Mirror | null} mirror of a one-to-one alone
 *
 * @typedef {object} Mirror
 * @property {number | null} latest
 * @property {number | null} usual
 * @property {number} meetings
 * @property {string} says
 * @property {string} asks
 * @property {number} lecture from this share on
 * @property {Array<{call: string, started_at: number, share: number, shown: string}>} before the oldest first
 */

/** Makes this a module of types. */
export const SHAPE = "review";
