/** "How did that go?", asked before the numbers are shown, and what was thought beside them. */

import { h, say } from "./dom.js";
import { told } from "./rest.js";

/** @typedef {import("./own-say.js").Say} Say */
/** @typedef {import("./own-say.js").Beside} Beside */

const WENT = /** @type {const} */ ([
  ["better", "Better than I hoped"],
  ["as_hoped", "About as I hoped"],
  ["harder", "Harder than I hoped"],
]);

const STEPS = /** @type {const} */ ([
  ["specific", "Yes, with a day"],
  ["vague", "Yes, without a day"],
  ["proposed", "Talked about only"],
  ["none", "No"],
]);

/** @param {string} name @param {string} legend @param {readonly (readonly [string, string])[]} choices */
function pick(name, legend, choices) {
  return h(
    "fieldset",
    { class: "pick" },
    h("legend", {}, legend),
    h("div", { class: "picks" }, ...choices.map(([value, text]) => h("label", { class: "pick-one" }, h("input", { type: "radio", name, value }), h("span", {}, text)))),
  );
}

function shareGuess() {
  const shown = h("output", { class: "numbers", for: "share" }, "no guess");
  let touched = false;
  const input = h("input", {
    id: "share",
    class: "slider",
    type: "range",
    min: 0,
    max: 100,
    step: 5,
    value: 50,
    "aria-valuetext": "no guess yet",
    input: () => {
      touched = true;
      input.dataset.touched = "yes";
      say(shown, `${input.value} %`);
      input.setAttribute("aria-valuetext", `${input.value} % of the talking was mine`);
    },
  });
  const element = h("div", { class: "pick" }, h("label", { class: "pick-label", for: "share" }, "How much of the talking was yours?"), h("div", { class: "guess" }, input, shown));
  return { element, value: () => (touched ? Number(input.value) / 100 : null) };
}

/**
 * @param {Say} said
 * @param {() => void} reveal
 */
export function selfCheck(said, reveal) {
  const guess = shareGuess();
  const status = h("p", { class: "small", role: "alert" });
  const form = h(
    "form",
    { class: "panel check", "aria-labelledby": "check-title" },
    h("div", { class: "check-head" }, h("h2", { id: "check-title" }, "Before the numbers: how did that go?"), h("p", { class: "quiet" }, "Half a minute of your own view first makes the rest stick. Only you see your answers; leave out what you like.")),
    pick("went", "All in all", WENT),
    guess.element,
    pick("next_step", "Was a next step agreed?", STEPS),
    status,
    h("div", { class: "row" }, h("button", { type: "submit", class: "button primary" }, "Show me the numbers"), h("button", { type: "button", class: "button plain", click: () => void send({}) }, "Skip")),
  );

  /** @param {object} answers */
  async function send(answers) {
    try {
      await said.change("check", answers);
      reveal();
    } catch (error) {
      say(status, told(error));
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    void send({ went: given.get("went"), share: guess.value(), next_step: given.get("next_step") });
  });
  return form;
}

/** What the rep thought, beside what was. @param {Say} said */
export function besideNumbers(said) {
  const element = h("div", { hidden: true });
  said.follow(({ check }) => {
    element.hidden = !check.went && !check.beside.length;
    element.replaceChildren(
      h(
        "div",
        { class: "panel thought" },
        h("h3", {}, "What you thought"),
        check.went && h("p", { class: "small quiet" }, `All in all: ${check.went.charAt(0).toLowerCase()}${check.went.slice(1)}.`),
        check.beside.length > 0 &&
          h(
            "table",
            {},
            h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "unseen" }, "What")), h("th", { scope: "col" }, "You thought"), h("th", { scope: "col" }, "It was"))),
            h("tbody", {}, ...check.beside.map(({ label, thought, measured }) => h("tr", {}, h("th", { scope: "row" }, label), h("td", {}, thought), h("td", {}, measured)))),
          ),
      ),
    );
  });
  return element;
}
