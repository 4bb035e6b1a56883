/**
 * Speech that is going on and has no numbers yet: from the side's "speaking" to the `heard` that
 * takes its place in the picture. Pure.
 */

/** @typedef {import("./scale.js").Stretch} Stretch */

export class UnderWay {
  constructor() {
    /** @type {Map<"rep" | "buyer", Stretch>} */
    this.open = new Map();
  }

  /** @param {import("./wire.js").State} state */
  state(state) {
    for (const speaker of /** @type {const} */ (["rep", "buyer"])) {
      const open = this.open.get(speaker);
      if (state[speaker] !== "speaking") continue;
      if (open) open.end_s = state.elapsed_s;
      else this.open.set(speaker, { speaker, start_s: state.elapsed_s, end_s: state.elapsed_s });
    }
  }

  /** @param {import("./wire.js").Heard} heard */
  heard({ speaker, end_s }) {
    const open = this.open.get(speaker);
    if (!open) return;
    if (open.end_s <= end_s + 0.25) this.open.delete(speaker);
    else open.start_s = Math.max(open.start_s, end_s);
  }

  stretches() {
    return [...this.open.values()];
  }
}
