/**
 * An invitation that is dropped on the form, or chosen: the service reads when the call ends, who is invited and which
 * kind of call its title names. The title is not kept, and the names are for this call alone.
 */

import { h, say } from "./dom.js";
import { tooFarOff, whenIn } from "./ends-at.js";
import { counted, kindName } from "./format.js";
import { icon } from "./icons.js";
import { Refused, post, told } from "./rest.js";

const MOST_BYTES = 64 * 1024;
const TOO_LARGE = "That file is too large for an invitation.";

/** @typedef {{scheduled_end_s: number | null, names: string[], kind: string}} Invitation */

export class InvitationDrop {
  /** @param {(invitation: Invitation) => void} found */
  constructor(found) {
    this.found = found;
    /** @type {string[]} */
    this.names = [];
    this.file = h("input", { type: "file", accept: ".ics,text/calendar", class: "unseen", id: "invitation", change: () => void this.chosen() });
    this.note = h("p", { class: "small quiet", role: "status" });
    this.leave = h("button", { type: "button", class: "button plain", hidden: true, click: () => this.leaveOut() }, "Leave them out");
    this.element = h(
      "div",
      { class: "drop" },
      this.file,
      h("p", { class: "small quiet" }, icon("calendar"), "Drop the invitation here, or ", h("label", { for: "invitation", class: "link" }, "choose the .ics file"), "."),
      h("div", { class: "row" }, this.note, this.leave),
    );
    for (const name of ["dragover", "dragleave", "drop"]) document.addEventListener(name, (event) => this.drag(/** @type {DragEvent} */ (event)));
  }

  /** Anywhere on the page will do. @param {DragEvent} event */
  drag(event) {
    if (!this.element.isConnected || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.element.dataset.over = event.type === "dragover" ? "yes" : "no";
    const file = event.type === "drop" ? event.dataTransfer.files[0] : null;
    if (file) void this.read(file);
  }

  async chosen() {
    const file = this.file.files?.[0];
    if (file) await this.read(file);
    this.file.value = "";
  }

  /** @param {File} file */
  async read(file) {
    if (file.size > MOST_BYTES) return say(this.note, TOO_LARGE);
    try {
      const found = await post("/api/calendar", { ics: await file.text() });
      this.take({ scheduled_end_s: found.scheduled_end_s ?? null, names: found.names ?? [], kind: found.kind ?? "unknown" });
    } catch (error) {
      say(this.note, `No invitation: ${error instanceof Refused ? told(error) : "it could not be read."}`);
    }
    return undefined;
  }

  /** One of another call, or of a whole day, is left alone: its names too. @param {Invitation} invitation */
  take(invitation) {
    const { scheduled_end_s } = invitation;
    if (scheduled_end_s !== null && tooFarOff(scheduled_end_s)) {
      return say(this.note, `That call ends ${whenIn(scheduled_end_s, new Date())}, over four hours from now: nothing of it was taken.`);
    }
    this.names = invitation.names;
    this.found(invitation);
    const ends = scheduled_end_s === null ? "It says no end." : "The end is set.";
    const named = this.names.length ? ` ${counted(this.names.length, "name")} will be heard better, in this call only: ${this.names.join(", ")}.` : "";
    const called = invitation.kind === "unknown" ? "" : ` Its title says: ${kindName(invitation.kind).toLowerCase()}.`;
    say(this.note, ends + called + named);
    this.leave.hidden = this.names.length === 0;
    return undefined;
  }

  leaveOut() {
    this.names = [];
    this.leave.hidden = true;
    say(this.note, "The names are left out.");
  }
}
