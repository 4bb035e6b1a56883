/**
 * What the team's doors say, as the pages use it. The values come from `copilot/review` and
 * `copilot/web/team`; days are `2026-11-23`, weeks are named by their Monday.
 *
 * @typedef {{id: string, name: string}} Named
 * @typedef {{id: string, name: string, leads: boolean, administers: boolean, shares: boolean, demo: boolean, today: string, manager: Named | null, people: Named[]}} Me
 *
 * @typedef {{low: number, high: number}} Interval
 * @typedef {{name: string, title: string, says: string, formula: string, source: string, floor: number, hits: number, n: number, value: number | null, interval: Interval | null}} Indicator
 *
 * @typedef {{call: string, day: string, kind: string, reason: string, why: string, question: string, from_s: number, until_s: number, moment: string | null}} Flagged
 * @typedef {{week: string, shared: boolean, flagged: Flagged | null, says: string}} Pick
 *
 * @typedef {{id: string, name: string, pick: Pick, flagged_name: string, recording: string, indicators: Indicator[]}} TeamRow
 * @typedef {{key: string, percent: number, says: string}} Rate
 * @typedef {{week: string, about_calls: number, rates: Rate[]}} Point
 * @typedef {{points: Point[], about_calls: number, rates: Rate[], says: string}} Trend
 * @typedef {{week: string, weeks: string[], people: TeamRow[], trend: Trend, among_them: boolean, skills: Array<[string, string]>, kinds: Array<[string, string, string]>}} TeamView
 *
 * @typedef {{id: string, day: string, name: string, reference: string, duration: string, duration_s: number, rep_share: number | null, moments: Array<{kind: string, title: string, at_s: number, disputed: boolean}>}} CallLine
 * @typedef {{name: string, skill: string, counts: number[]}} KindRow
 * @typedef {{person: Named, manager: Named | null, own: boolean, weeks: string[], pick: Pick, recording: string, indicators: Indicator[], by_week: Array<{name: string, values: Array<number | null>}>, kinds: KindRow[], calls: CallLine[], agreements: AgreementLine[], next: {day: string, starts_at: string, minutes: number} | null}} PersonView
 *
 * @typedef {{id: string, kind: string, title: string, skill: string, at_s: number, at: string, clear: string, measured: string, means: string, practice: string, annotation: string, disputed: string, recording: string}} CallMoment
 * @typedef {{name: string, label: string, value: number | null, shown: string, band: {low: number | null, high: number | null, text: string, source: string} | null, reading: string, most: number}} CallMeasure
 * @typedef {{person: Named, id: string, name: string, day: string, reference: string, ended: boolean, duration: string, duration_s: number, rep_share: number | null, questions_by_third: number[] | null, price_first_s: number | null, next_step_first_s: number | null, next_step: string, came_up: Array<{name: string, said: string, yes: boolean | null}>, moments: CallMoment[], measures: CallMeasure[], recording: string, own: boolean}} CallView
 *
 * @typedef {{id: string, kind: string, kind_name: string, text: string, support: string, skill: string, skill_name: string, due: string, due_says: string, state: string, state_says: string, proposed_by: string, rep_accepted_on: string | null, manager_accepted_on: string | null, closed_on: string | null, carried_from: string | null, is_due: boolean, helped: string, version: string}} AgreementLine
 */

/** Makes this a module of types. */
export const SHAPE = "team";
