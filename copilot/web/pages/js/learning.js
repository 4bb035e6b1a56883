/** How the rep's skills came along, and the one that the rep works on. */

import { h, say, show } from "./dom.js";
import { kindName, percent } from "./format.js";
import { icon } from "./icons.js";
import { agreedPanel } from "./learning-agreed.js";
import { curve, key, table } from "./learning-curve.js";
import { get, post, told } from "./rest.js";

/** @typedef {import("./learning-shape.js").LearningView} LearningView */
/** @typedef {import("./learning-shape.js").Skill} Skill */

const status = h("p", { class: "small", role: "status" });
const trouble = h("p", { class: "notice", role: "alert", hidden: true }, icon("warn"), h("span", {}));
const place = h("div", {});

/** @param {unknown} error */
function tell(error) {
  say(/** @type {Element} */ (trouble.querySelector("span")), told(error));
  trouble.hidden = false;
}

/** @param {Skill | null} skill */
async function choose(skill) {
  try {
    draw(await post("/api/private/focus", { skill: skill?.skill ?? null }));
    trouble.hidden = true;
    say(status, skill ? `From your next call on, ${kindName(skill.skill).toLowerCase()} gets more room.` : "No skill gets more room than another.");
    document.getElementById(skill ? `focus-${skill.skill}` : "skills")?.focus();
  } catch (error) {
    tell(error);
  }
}

/** @param {boolean} take */
async function reply(take) {
  try {
    draw(await post("/api/private/focus/agreed", { take }));
    trouble.hidden = true;
    say(status, take ? "From your next call on." : "It has no more room than the others.");
    document.getElementById("skills")?.focus();
  } catch (error) {
    tell(error);
  }
}

/** @param {Skill} skill */
function focusButton(skill) {
  return h(
    "button",
    {
      type: "button",
      class: `button ${skill.focus ? "chosen" : ""}`.trim(),
      id: `focus-${skill.skill}`,
      "aria-pressed": String(skill.focus),
      "aria-label": `Work on ${kindName(skill.skill)}`,
      click: () => void choose(skill.focus ? null : skill),
    },
    icon("target"),
    skill.focus ? "You work on this" : "Work on this",
  );
}

/** @param {Skill} skill */
function counts({ counts: { unprompted, prompted, missed, kept_back_came, kept_back_missed } }) {
  const all = unprompted + prompted + missed;
  const part = (/** @type {string} */ kind, /** @type {number} */ count) => {
    const bar = h("span", { class: `part of-${kind}` });
    bar.style.flexGrow = String(count);
    return count > 0 && bar;
  };
  const line = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {number} */ count) =>
    h("div", {}, h("dt", {}, h("span", { class: `dot of-${kind}`, "aria-hidden": "true" }), name), h("dd", { class: "numbers" }, String(count)));
  return [
    all > 0 && h("div", { class: "parts", "aria-hidden": "true" }, part("unprompted", unprompted), part("prompted", prompted), part("missed", missed)),
    h("dl", { class: "counts" }, line("unprompted", "By itself", unprompted), line("prompted", "After a card", prompted), line("missed", "Not this time", missed)),
    kept_back_came + kept_back_missed > 0 &&
      h("dl", { class: "counts apart" }, line("kept-came", "Card kept back, and it came", kept_back_came), line("kept-missed", "Card kept back, and it did not", kept_back_missed)),
  ];
}

/** @param {Skill} skill */
function skillCard(skill) {
  return h(
    "li",
    { class: `panel skill ${skill.focus ? "focused" : ""}`.trim() },
    h("div", { class: "row apart" }, h("h3", {}, kindName(skill.skill)), h("span", { class: `chip state-${skill.state}` }, skill.state_name)),
    h("p", {}, skill.says),
    curve(skill),
    ...counts(skill),
    h("p", { class: "small quiet" }, [skill.alone_says, skill.cards_say].filter(Boolean).join(" ")),
    h("div", { class: "row apart" }, table(skill), focusButton(skill)),
  );
}

/** @param {Skill} skill */
function unseen(skill) {
  return h("li", { class: "unseen-skill" }, h("b", {}, kindName(skill.skill)), focusButton(skill));
}

/** @param {LearningView} view */
function explained(view) {
  return h(
    "section",
    { class: "panel explained", "aria-labelledby": "how" },
    h("h2", { id: "how" }, "How to read this"),
    h("p", {}, "A call counts for a skill only if it gave it a chance: a call without an objection says nothing of how you meet one. The line is how likely the behaviour is to come by itself next time, from your last 30 calls, the latest counting most."),
    h("p", {}, view.fading ? "As it rises, cards of that skill come less often, so that the habit becomes yours and not the card's. If it stays away twice in a row, the cards are back." : "Fading is off in your settings, so every card comes, however a skill stands."),
    view.fading && view.withheld_share > 0 && h("p", {}, `Once a skill is no longer new, about ${percent(view.withheld_share)} of its cards are kept back by chance. Those calls stand apart: they alone show whether the skill stands without help.`),
    h("p", { class: "small quiet" }, "All of it is on this machine, in your own file. No page of your manager's and no shared call has any of it. Delete a call, and it is forgotten here too."),
  );
}

/** @param {LearningView} view */
function draw(view) {
  const seen = view.skills.filter((skill) => skill.points.length);
  const others = view.skills.filter((skill) => !skill.points.length);
  const agreed = agreedPanel(view.agreed, (take) => void reply(take));
  place.replaceChildren(
    ...(agreed ? [agreed] : []),
    h("h2", { class: "unseen", id: "skills", tabindex: -1 }, "Your skills"),
    seen.length
      ? h("div", {}, key(), h("ul", { class: "skills" }, ...seen.map(skillCard)))
      : h("p", { class: "panel quiet none" }, "After your first calls, each skill gets a curve here. Sample calls do not count: somebody else was the rep."),
    ...(others.length ? [h("section", { class: "others", "aria-labelledby": "others" }, h("h2", { id: "others" }, seen.length ? "No call gave these a chance yet" : "What the rules look after"), h("ul", { class: "unseen-skills panel" }, ...others.map(unseen)))] : []),
    explained(view),
  );
}

show(
  h(
    "header",
    { class: "page-head" },
    h("div", {}, h("h1", {}, "Learning"), h("p", { class: "quiet" }, "What comes by itself, what comes after a card, and what you chose to work on. Only you see this.")),
    h("a", { class: "button", href: "/practice" }, icon("mic"), "Practise"),
  ),
  trouble,
  status,
  place,
);
await get("/api/private/learning").then(draw, tell);
