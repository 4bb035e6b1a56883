/** What stands around every page of the team: the bar, who is signed in, and what this is. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { Refused, remove } from "../rest.js";

/** @typedef {import("./shape.js").Me} Me */

/** @param {Me} me @returns {Array<[string, string]>} */
function places(me) {
  /** @type {Array<[string, string]>} */
  const found = [];
  if (me.leads) found.push(["/team", "Team"]);
  if (me.shares) found.push([`/people/${me.id}`, "My page"]);
  found.push(["/programme", "Programme"], ["/patterns", "What wins here"]);
  if (me.leads) found.push(["/deals", "Deals"]);
  if (me.administers) found.push(["/admin", "People"]);
  found.push(["/record", "My record"]);
  return found;
}

async function signOut() {
  await remove("/session").catch(() => null);
  location.assign("/sign-in");
}

/** @param {Me} me */
export function frame(me) {
  const here = location.pathname;
  const bar = /** @type {HTMLElement} */ (document.querySelector("header.bar"));
  const current = places(me).filter(([path]) => here === path || here.startsWith(`${path}/`)).at(-1)?.[0];
  bar.append(
    h("nav", { "aria-label": "Pages" }, ...places(me).map(([path, name]) => h("a", { href: path, "aria-current": path === current && "page" }, name))),
    h("p", { class: "signed-in" }, h("span", { class: "label" }, me.name), h("button", { type: "button", class: "button plain", click: () => void signOut() }, "Sign out")),
  );
  if (me.demo) {
    bar.before(h("aside", { class: "example", "aria-label": "Example team" }, h("b", {}, "Example team."), " The people are invented, and their calls are simulated ones that ran through the real rules."));
  }
}

/** What a page says instead of itself. @param {unknown} error */
export function trouble(error) {
  const refused = error instanceof Refused ? error : null;
  const missing = refused?.status === 404;
  return h(
    "section",
    { class: "empty" },
    h("h1", {}, missing ? "There is nothing here for you" : "This page cannot be shown"),
    h("p", {}, missing ? "It does not exist, it was deleted, or it is somebody else's: a person's page is theirs and their own manager's." : refused ? `${refused.message} ${refused.remedy}` : "Something went wrong on this page."),
    h("p", {}, h("a", { class: "button primary", href: "/" }, "To the start")),
  );
}

/**
 * The head of a page.
 *
 * @param {string} title
 * @param {string} said
 * @param {...import("../dom.js").Child} actions
 */
export function head(title, said, ...actions) {
  document.title = `${title} · Copilot`;
  return h(
    "header",
    { class: "page-head team-head" },
    h("div", {}, h("h1", {}, title), h("p", { class: "quiet" }, said)),
    actions.length > 0 && h("div", { class: "row" }, ...actions),
  );
}

/** A part of a page under a heading. @param {string} id @param {string} title @param {string} said @param {...import("../dom.js").Child} children */
export function part(id, title, said, ...children) {
  return h(
    "section",
    { class: "part", "aria-labelledby": id },
    h("div", { class: "part-head" }, h("h2", { id }, title), said && h("p", { class: "quiet small" }, said)),
    ...children,
  );
}

/** A line that something is worth knowing. @param {...import("../dom.js").Child} children */
export function notice(...children) {
  return h("p", { class: "notice" }, icon("warn"), h("span", {}, ...children));
}
