/**
 * What `GET /api/private/learning` says; its models are in `copilot/review/learning.py`.
 *
 * @typedef {"unprompted" | "prompted" | "missed" | "withheld_came" | "withheld_missed"} Outcome
 * @typedef {{call: string, started_at: number, outcome: Outcome, outcome_name: string, estimate: number, shown: number}} Point
 *
 * @typedef {object} Skill
 * @property {string} skill
 * @property {"new" | "learning" | "fading" | "mastered"} state
 * @property {string} state_name
 * @property {number} estimate
 * @property {number} shown
 * @property {boolean} relapsed
 * @property {boolean} focus
 * @property {{unprompted: number, prompted: number, missed: number, kept_back_came: number, kept_back_missed: number}} counts
 * @property {Point[]} points
 * @property {string} says
 * @property {string} cards_say
 * @property {string} alone_says
 *
 * @typedef {{skills: Skill[], focus: string, agreed: {skill: string, taken: boolean} | null, fading: boolean, withheld_share: number, fades_at: number, mastered_at: number}} LearningView
 */

/** Makes this a module of types. */
export const SHAPE = "learning";
