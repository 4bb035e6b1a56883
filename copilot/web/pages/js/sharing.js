/** When a call is shared, sharing it now, and what the team's own systems call it. */

import { h, say } from "./dom.js";
import { dateOf } from "./format.js";
import { icon } from "./icons.js";
import { told } from "./rest.js";
import { sharedCall } from "./shared-call.js";

/** @typedef {import("./own-say.js").Say} Say */
/** @typedef {import("./own-say.js").OwnSay} OwnSay */

/** @param {OwnSay} now @returns {[string, string]} what is so, and what follows */
function standing(now) {
  if (now.stage === "never") {
    return now.mine ? ["Yours alone", "A call of this kind is never shared."] : ["A sample", "Somebody else was the rep, so it is never shared."];
  }
  if (now.stage === "recorded") return ["Yours alone", "Nothing is shared of a call that has not ended."];
  if (now.stage === "alone") {
    return ["Yours alone", "No team server is set up: nothing leaves this machine. If one is set up later, you first have your whole window to add notes and keep moments back."];
  }
  if (now.stage === "window") {
    return [`Yours alone until ${dateOf((now.shares_at ?? 0) * 1000)}`, "Until then add a note, dispute a moment or keep one back. After that your manager sees what is left, and never more."];
  }
  const when = dateOf((now.shared_at ?? 0) * 1000);
  if (!now.team) return [`Let go on ${when}`, "No team server is set up now, so nothing leaves this machine. What it had before stays there."];
  return [now.shared_by === "rep" ? `You shared it on ${when}` : `Shared since ${when}`, "A note or a dispute still reaches your manager, unless you deleted the call on the team’s server. What you kept back stays here, with the numbers that say the same."];
}

/** @param {Say} said */
function shareNow(said) {
  const status = h("p", { class: "small", role: "alert" });
  const sure = h("button", { type: "button", class: "button primary" }, "Share now");
  const dialog = h(
    "dialog",
    { "aria-labelledby": "share-title" },
    h("h2", { id: "share-title" }, "Share this call now?"),
    h("p", { class: "quiet" }, "Your manager sees exactly what stands under “What your manager sees”. It cannot be taken back, and no moment can be kept back afterwards."),
    status,
    h("div", { class: "row end" }, h("button", { type: "button", class: "button", autofocus: true, click: () => dialog.close() }, "Not yet"), sure),
  );
  sure.addEventListener("click", async () => {
    sure.disabled = true;
    try {
      await said.change("share");
      dialog.close();
    } catch (error) {
      say(status, told(error));
    } finally {
      sure.disabled = false;
    }
  });
  const open = h("button", { type: "button", class: "button", click: () => dialog.showModal() }, icon("share"), "Share now");
  return { open, dialog };
}

/** The strip beneath the title. @param {Say} said @param {() => void} look shows what is shared */
export function sharingStrip(said, look) {
  const head = h("p", { class: "strip-head" });
  const text = h("p", { class: "small quiet" });
  const mark = h("span", { class: "strip-mark" }, icon("lock"));
  const { open, dialog } = shareNow(said);
  const seen = h("span", {});
  const see = h("button", { type: "button", class: "button plain", click: look }, icon("show"), seen);
  const element = h("section", { class: "panel strip", "aria-label": "Sharing" }, mark, h("div", { "aria-live": "polite" }, head, text), h("div", { class: "row" }, see, open), dialog);
  said.follow((now) => {
    const [what, follows] = standing(now);
    say(head, what);
    say(text, follows);
    open.hidden = !now.may_share;
    see.hidden = !now.shared;
    say(seen, `See what ${now.team ? "is" : "would be"} shared`);
    element.dataset.stage = now.stage;
    mark.replaceChildren(icon(now.stage === "shared" ? "share" : "lock"));
  });
  return element;
}

/** @param {Say} said */
function referenceField(said) {
  const status = h("span", { class: "label", role: "status" });
  const input = h("input", {
    class: "input",
    id: "reference",
    type: "text",
    maxlength: 64,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "reference-hint",
    change: async () => {
      try {
        await said.change("reference", { reference: input.value.trim() });
        say(status, "Saved.");
      } catch (error) {
        say(status, told(error));
      }
    },
  });
  said.follow((now) => {
    if (document.activeElement !== input) input.value = now.reference;
  });
  return h(
    "div",
    { class: "field" },
    h("label", { class: "label", for: "reference" }, "What your team's systems call this call or deal"),
    input,
    h("p", { class: "label", id: "reference-hint" }, "So that your manager finds the recording your team made of it, if there is one."),
    status,
  );
}

/** @param {OwnSay} now */
function whatReaches({ stage, team }) {
  if (!team) return "Nothing of it leaves this machine. With a team server, this and nothing else of the call would reach your manager.";
  return `This, and nothing else of the call, ${stage === "shared" ? "reaches" : "will reach"} your manager. The team’s page sets it beside what is usual, and you can open that page too.`;
}

/** Exactly what the manager sees, beside the rep's own page. @param {Say} said */
export function sharedPanel(said) {
  const place = h("div", {});
  const intro = h("p", { class: "small quiet" });
  said.follow((now) => {
    say(intro, whatReaches(now));
    place.replaceChildren(now.shared ? sharedCall(now.shared) : h("p", { class: "panel quiet" }, "Nothing of this call is ever shared."));
  });
  return h("div", { class: "shared-side" }, intro, place, referenceField(said));
}
