/** How a shared moment's dispute and its place in the recording are told, on the rep's page and on the team's. */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @param {string} reason as the server names it */
export function disputedChip(reason) {
  return h("span", { class: "chip disputed" }, `Disputed: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`);
}

/** @param {string} address */
export function recordingLink(address) {
  return h("a", { class: "small recording", href: address, target: "_blank", rel: "noopener noreferrer" }, icon("open"), "Open the recording here");
}
