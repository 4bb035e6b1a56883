/** Whether the coaching happens: three numbers about the programme, and nobody in it. */

import { h, show } from "../dom.js";
import { get } from "../rest.js";
import { whisker } from "./charts.js";
import { head } from "./frame.js";
import { monthName } from "./words.js";

/** @typedef {{name: string, title: string, percent: number | null, shown: string, aim: number, says: string, formula: string, source: string}} Number_ */

/** @param {Number_} one */
function tile({ title, percent, shown, aim, says, formula, source }) {
  return h(
    "li",
    { class: "panel indicator-tile" },
    h("h2", {}, title),
    h("p", { class: "indicator-value" }, h("span", { class: "number numbers" }, shown || "–"), h("span", { class: "label" }, `aim ${aim} %`)),
    whisker({ value: percent === null ? null : percent / 100, band: [aim / 100, 1], label: `${title}: ${shown || "not told"}, aim ${aim} %` }),
    h("p", { class: "small" }, says),
    h("details", {}, h("summary", { class: "small" }, "How it is counted"), h("p", { class: "small quiet" }, formula), h("p", { class: "label" }, source)),
  );
}

/** @param {import("./shape.js").Me} me */
export async function page(me) {
  const { team, month, numbers } = /** @type {{team: string, month: string | null, numbers: Number_[]}} */ (await get("/api/programme"));
  const when = !team ? "You are in no team yet; an administrator can change that" : month ? `${team}, ${monthName(month)}` : `${team}. The first month is told a week after it is over`;
  show(
    head("Programme", `${when}. Whether one-to-ones happen, whose agenda they follow, and whether agreements are kept.`),
    h("ul", { class: "indicator-tiles three" }, ...numbers.map(tile)),
    h("div", { class: "panel mirror" }, h("h2", {}, "The mirror"), h("p", {}, "In your own one-to-ones the same meter can run for you: in Copilot on your own machine, start a call of the kind “My own one-to-one”. Its review then shows your share beside what is usual for you, for your eyes alone: nothing of it comes here. From 80 % of the talking on, a one-to-one is a lecture."), me.leads && h("p", { class: "small quiet" }, "If Copilot runs on this machine, at its usual address: ", h("a", { href: "http://127.0.0.1:8765/start#one_to_one", rel: "noreferrer" }, "start a one-to-one"), ".")),
    h("p", { class: "label privacy" }, "Five people at least stand behind each number, and as many of those whom a manager does not see; whoever would stand out is left out. A month is counted once, a week after it is over, and never again."),
  );
}
