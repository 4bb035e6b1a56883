/** One call as it was shared: its shape, its moments, its measures beside what is usual. */

import { h, show } from "../dom.js";
import { counted, percent } from "../format.js";
import { icon } from "../icons.js";
import { get, remove } from "../rest.js";
import { disputedChip, recordingLink } from "../shared-words.js";
import { CallShape } from "./call-shape.js";
import { confirming } from "./forms.js";
import { head, part } from "./frame.js";
import { callMeasures } from "./measures.js";
import { longDay, personPath } from "./words.js";

/** @typedef {import("./shape.js").CallView} CallView */
/** @typedef {import("./shape.js").CallMoment} CallMoment */

/** @param {CallMoment} moment @param {(id: string | null) => void} point */
function momentCard(moment, point) {
  return h(
    "li",
    { class: "panel moment shared-moment", id: `moment-${moment.id}`, tabindex: -1, pointerenter: () => point(moment.id), pointerleave: () => point(null) },
    h(
      "p",
      { class: "moment-head" },
      h("span", { class: "moment-at numbers" }, moment.at),
      h("span", { class: "chip" }, moment.skill),
      h("span", { class: "small quiet" }, moment.clear),
      moment.disputed && disputedChip(moment.disputed),
      moment.recording && recordingLink(moment.recording),
    ),
    h("h3", {}, moment.title),
    h("p", { class: "quiet" }, moment.means, moment.measured && ` ${moment.measured}.`),
    moment.annotation && h("blockquote", { class: "annotation" }, h("span", { class: "label" }, "What the rep says to it"), h("p", {}, moment.annotation)),
    h("p", { class: "practice" }, icon("next"), h("span", {}, h("b", {}, "One thing to practise. "), moment.practice)),
  );
}

/** @param {CallView} view */
function facts(view) {
  const known = view.came_up.filter((one) => one.yes !== null);
  return h(
    "ul",
    { class: "facts" },
    view.next_step && h("li", { class: "chip" }, `Next step: ${view.next_step.charAt(0).toLowerCase()}${view.next_step.slice(1)}`),
    ...known.map((one) => h("li", { class: one.yes ? "chip" : "chip not-up" }, one.yes ? icon("useful") : null, one.yes ? `${one.name} came up` : `${one.name} did not come up`)),
  );
}

/** @param {CallView} view */
function described(view) {
  const share = view.rep_share === null ? "" : ` The rep spoke ${percent(view.rep_share)} of the talking time.`;
  return `A call of ${view.duration} with ${counted(view.moments.length, "moment")}.${share} The list follows.`;
}

function goToNamed() {
  const place = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  place?.scrollIntoView({ block: "center" });
  place?.focus({ preventScroll: true });
}

/** @param {import("./shape.js").Me} me @param {string} person @param {string} id */
export async function page(me, person, id) {
  const view = /** @type {CallView} */ (await get(`/api/people/${person}/calls/${id}`));
  const shape = new CallShape(view, described(view));
  const own = me.id === person;
  const dialog = own && confirming({ title: "Delete this call here?", said: "Its numbers and moments go from your team's server at once, and their last bytes within a day. It will not be shared again. On your own machine it stays.", sure: "Delete", work: async () => { await remove(`/api/people/${person}/calls/${id}`); location.replace(personPath(person)); } });
  shape.onPoint = (marked) => {
    for (const one of document.querySelectorAll(".moment")) one.classList.toggle("lit", one.id === `moment-${marked}`);
  };
  show(
    h("p", { class: "small back" }, h("a", { href: personPath(person) }, own ? "My page" : view.person.name)),
    head(
      view.name,
      [longDay(view.day), view.duration, view.reference, view.ended ? "" : "it broke off"].filter(Boolean).join(" · "),
      view.recording && h("a", { class: "button", href: view.recording, target: "_blank", rel: "noopener noreferrer" }, icon("popout"), "Your team's recording"),
      own && h("a", { class: "button plain", href: `/api/people/${person}/calls/${id}/export`, download: "" }, icon("save"), "Download all of it"),
      dialog && h("button", { type: "button", class: "button plain", click: () => dialog.showModal() }, icon("bin"), "Delete here"),
      dialog,
    ),
    h("figure", { class: "panel shape" }, shape.element, h("figcaption", {}, shape.legend()), facts(view)),
    h(
      "div",
      { class: "columns-two" },
      part("moments", "Moments", "Written to the rep, as the rep sees it.", view.moments.length ? h("ul", { class: "moments" }, ...view.moments.map((one) => momentCard(one, (marked) => shape.point(marked)))) : h("div", { class: "panel" }, h("p", { class: "quiet" }, "Nothing stood out, or nothing that did was shared."))),
      part("measures", "Measures", "Beside what is usual, and who says so.", callMeasures(view.measures)),
    ),
    h("p", { class: "label privacy" }, "Closed names, numbers and what the rep typed. Nothing that was said is here, nor what Copilot showed, nor what the rep did with it."),
  );
  goToNamed();
}
