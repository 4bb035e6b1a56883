/** What a state says of lateness, held for a while: a line that comes and goes within a second is a flash. */

const CATCHING_UP_MS = 1000; // what is made up for within that is not worth a word
const HELD_MS = 3000;

/** @typedef {import("./wire.js").State} State */

export class Steady {
  constructor() {
    this.behind_until_ms = 0;
    this.catching_up_since_ms = performance.now();
    this.catching_up_until_ms = 0;
  }

  /** The state as it is shown. @param {State} state @returns {State} */
  of(state) {
    const now_ms = performance.now();
    if (state.banner === "behind") this.behind_until_ms = now_ms + HELD_MS;
    const still = state.banner === "none" && now_ms < this.behind_until_ms;
    return { ...state, banner: still ? "behind" : state.banner, capture: this.caught(state.capture, now_ms) };
  }

  /** Catching up is said as long as being behind is. @param {import("./wire.js").Capture | null} capture @param {number} now_ms */
  caught(capture, now_ms) {
    if (!capture) return null;
    if (!capture.catching_up) this.catching_up_since_ms = now_ms;
    if (now_ms - this.catching_up_since_ms >= CATCHING_UP_MS) this.catching_up_until_ms = now_ms + HELD_MS;
    return { ...capture, catching_up: now_ms < this.catching_up_until_ms };
  }
}
