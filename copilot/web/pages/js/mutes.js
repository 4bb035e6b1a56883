/** Not like this again: a rule that the rep wants no card of, in this call and after, until taken back. */

import { told as why } from "./rest.js";

export class Mutes {
  /** @param {import("./overlay-doors.js").OverlayDoors} doors @param {import("./resting.js").Resting} resting */
  constructor(doors, resting) {
    this.doors = doors;
    this.resting = resting;
  }

  /** @param {string} rule */
  async mute(rule) {
    const undo = () => void this.unmute(rule);
    this.resting.tell({ text: "No more cards like that one.", undo });
    try {
      await this.doors.mute(rule, true);
    } catch (error) {
      this.resting.tell({ text: "I could not note that for later calls.", note: why(error), undo });
    }
  }

  /** @param {string} rule */
  async unmute(rule) {
    try {
      await this.doors.mute(rule, false);
    } catch (error) {
      this.resting.tell({ text: "I could not take that back.", note: why(error) });
      return;
    }
    if (this.resting.shows === "keys") await this.list();
    else this.resting.tell({ text: "Taken back: such cards may come again." });
  }

  /** Which rules are muted, beside the keys. */
  async list() {
    this.resting.keys.silenced(await this.doors.muted());
  }
}
