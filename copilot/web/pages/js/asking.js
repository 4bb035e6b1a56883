/** The rep asks for a card: the question on its way, and what is said if no answer comes. */

const WITHIN_MS = 2000;

export class Asking {
  /** @param {() => boolean} send asks the service; whether there was anybody to ask @param {import("./resting.js").Resting} resting */
  constructor(send, resting) {
    this.send = send;
    this.resting = resting;
    this.waiting = 0;
  }

  /** Whether an answer is awaited: a card is welcome then, even in a snooze. */
  get open() {
    return this.waiting !== 0;
  }

  ask() {
    this.done();
    if (this.send()) this.waiting = setTimeout(() => this.inVain(), WITHIN_MS);
    else this.resting.tell({ text: "I am blind right now.", note: "Ask again once I am back." });
  }

  /** There is an answer, whatever it is. */
  done() {
    clearTimeout(this.waiting);
    this.waiting = 0;
  }

  inVain() {
    this.waiting = 0;
    this.resting.tell({ text: "No answer came.", note: "Ask again in a moment." });
  }
}
