/** What wins here: the calls of won deals beside those of lost ones. Nothing causal is claimed. */

import { h, show } from "../dom.js";
import { get, post } from "../rest.js";
import { ranges, under } from "./charts.js";
import { doing, told } from "./forms.js";
import { head, part } from "./frame.js";

/** @typedef {{name: string, kind: string, title: string, low: number, middle: number, high: number, text: string, middle_text: string, lost_middle: number | null, lost_text: string, effect: number | null, interval: {low: number, high: number} | null, won: number, lost: number, says: string, source: string}} Pattern */
/** @typedef {{pattern: Pattern, shipped: {low: number | null, high: number | null, says: string, source: string} | null, shipped_text: string, can_be_band: boolean, in_force: boolean}} Line */
/** @typedef {{kind: string, name: string, says: string, lines: Line[]}} Kind */

/** @param {import("./shape.js").Me} me @param {Line} line @param {() => Promise<void>} redraw */
function patternView(me, line, redraw) {
  const { pattern, shipped, shipped_text, can_be_band, in_force } = line;
  const most = Math.max(pattern.high, pattern.lost_middle ?? 0, shipped?.high ?? 0) * 1.15 || 1;
  const several = [{ name: "won", low: pattern.low, middle: pattern.middle, high: pattern.high }];
  if (pattern.lost_middle !== null) several.push({ name: "lost", low: pattern.lost_middle, middle: pattern.lost_middle, high: pattern.lost_middle });
  const answer = told();
  const inRules = pattern.name === "talk_share";
  const choose = doing(in_force ? "Back to the shipped range" : inRules ? "Use this range in the rules" : "Use this range on call pages", async () => {
    await post("/api/bands", { kind: pattern.kind, pattern: pattern.name, on: !in_force });
    await redraw();
  }, answer);
  return h(
    "li",
    { class: "pattern" },
    h("h3", {}, pattern.title, in_force && h("span", { class: "chip focus" }, "Your team’s range is in force")),
    h("p", { class: "pattern-range numbers" }, pattern.text, h("span", { class: "label" }, ` middle ${pattern.middle_text}`)),
    ranges({ ranges: several, most, label: `Won calls: ${pattern.text}, middle ${pattern.middle_text}.${pattern.lost_text && ` Lost calls: middle ${pattern.lost_text}.`}` }),
    h("p", { class: "small" }, pattern.says),
    shipped && h("p", { class: "label" }, `Shipped range: ${shipped_text}. ${shipped.source}`),
    me.leads && can_be_band && choose,
    in_force && inRules && h("p", { class: "small" }, h("a", { href: "/api/bands/rule", download: "" }, "The rule with this range"), " goes into the team’s folder of rules. It changes nothing for a rep until that rep accepts it; then the meter and the card go by it. Indicators go on counting by the shipped range, so that their weeks compare."),
    answer.element,
  );
}

/** @param {import("./shape.js").Me} me @param {Kind} kind @param {() => Promise<void>} redraw */
function kindView(me, kind, redraw) {
  const rows = kind.lines.map(({ pattern }) => {
    const sure = pattern.effect === null ? "–" : `${pattern.effect.toFixed(2)}${pattern.interval ? ` (${pattern.interval.low.toFixed(2)} to ${pattern.interval.high.toFixed(2)})` : ""}`;
    return [pattern.title, pattern.text, pattern.lost_text || "–", sure, pattern.won, pattern.lost || "–"];
  });
  return part(
    `kind-${kind.kind}`,
    kind.name,
    kind.says,
    h("div", { class: "panel" }, h("ul", { class: "patterns" }, ...kind.lines.map((line) => patternView(me, line, redraw))), under(`${kind.name}: won beside lost`, ["Measure", "Half of won calls", "Middle of lost", "Cliff’s delta (95 %)", "Won, about", "Lost, about"], rows)),
  );
}

/** @param {import("./shape.js").Me} me */
export async function page(me) {
  const draw = async () => {
    const { kinds } = /** @type {{kinds: Kind[]}} */ (await get("/api/patterns"));
    show(
      head("What wins here", "Shared calls whose deals were won, beside those that were lost. It shows what goes together, not what makes what."),
      kinds.length > 0 && h("ul", { class: "legend pattern-legend" }, h("li", {}, h("span", { class: "swatch of-won" }), "Half of the won calls, and their middle"), h("li", {}, h("span", { class: "swatch of-lost" }), "Middle of the lost calls")),
      ...kinds.map((kind) => kindView(me, kind, draw)),
      h("div", { class: "panel other-kinds" }, h("p", { class: "quiet" }, `${kinds.length ? "Other kinds of call are told of" : "A kind of call is told of"} from thirty won calls of five people. A manager says under Deals how the deals of their own people’s calls ended, from a table of references and won or lost.`)),
      h("p", { class: "label privacy" }, "Each number is a mean over five people at least, and over as many of those whom a manager does not see. It is made once a week, of calls that no earlier answer was made of, and never again: so no two answers can be subtracted from each other."),
    );
  };
  await draw();
}
