/**
 * The sound of both sides, cut into frames of 32 ms, on the audio thread: one node, one clock, two inputs (0 the rep,
 * 1 the buyer), each mixed down to one channel by the node itself. They end where the service's own frames end
 * (`copilot.events.FRAME_SAMPLES`), so that none of those waits for a piece that brings the next one's beginning.
 *
 * Before it is told to `begin` it tells levels and nothing else: not a sample leaves the audio thread before
 * everybody on the call knows. Then each message holds what both sides sounded like at one index; a side that is
 * not connected is null there, and so is missing on the wire, not silent.
 *
 * The index counts samples of the call, in the time of the clock on the wall. Where the audio's own clock stood still
 * while the call went on, because this machine slept or had no time for it, the index steps over what was missed: what
 * comes after is told neither early nor as if nothing had been lost.
 */

const FRAME_S = 0.032;
const LEVELS_S = 0.09; // how often levels are told while nothing is sent: with every third frame
const AWAY_MOST_MS = 600_000; // more is a clock that was set
const BLOCK = 128; // samples of a callback
const LOOK_MS = 1000;
const BEHIND_MS = 32; // at its best moment within a look; a late callback is made up for within the next
const FINELY_MS = 1; // where nothing was told yet, nothing has to be cut for it
const STALLED_MS = 64; // whoever comes so late has either missed that sound, or makes up for it at once
const HELD_MOST = 128; // frames, 4 s: whose sound comes so fast makes up for it, and has missed nothing
const SOON_MS = 150; // by then it shows which; what is heard meanwhile is told then, and where it belongs

/** @typedef {{index: number, end: number, rep: Int16Array | null, buyer: Int16Array | null, peaks: (number | null)[]}} Message */

class Side {
  /** @param {number} size */
  constructor(size) {
    this.size = size;
    this.clear();
  }

  clear() {
    this.pcm = new Int16Array(this.size);
    this.peak = 0;
    this.heard = false;
  }

  /** What it holds, as a piece of its own; null where nothing was connected. @param {number} length */
  piece(length) {
    if (!this.heard) return null;
    return length === this.size ? this.pcm : this.pcm.slice(0, length);
  }

  /** @param {Float32Array | undefined} sound @param {number} at */
  take(sound, at) {
    if (!sound) return;
    this.heard = true;
    const { pcm } = this;
    let { peak } = this;
    for (let place = 0; place < sound.length; place += 1) {
      const value = Math.max(-1, Math.min(1, sound[place] ?? 0));
      peak = Math.max(peak, Math.abs(value));
      pcm[at + place] = Math.round(value * 32767);
    }
    this.peak = peak;
  }
}

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.size = Math.ceil(sampleRate * FRAME_S);
    this.sides = [new Side(this.size), new Side(this.size)];
    this.filled = 0;
    this.index = 0;
    this.sends = false;
    this.over = false;
    this.untold = 0;
    /** @type {[number | null, number | null]} */
    this.peaks = [null, null];
    this.seen_ms = Date.now();
    this.settle();
    /** @type {{message: Message, moved: ArrayBuffer[]}[] | null} what waits until it is known where it belongs */
    this.held = null;
    this.stalled_ms = Number.NEGATIVE_INFINITY;
    this.port.onmessage = ({ data }) => this.told(data);
  }

  /** @param {{type: "begin", index: number, at_ms: number} | {type: "rest"} | {type: "end"}} message */
  told(message) {
    if (this.held) this.place();
    this.sends = message.type === "begin";
    this.over = message.type === "end";
    if (message.type === "begin") this.begin(message.index, message.at_ms);
  }

  /**
   * From here on frames are told. A call that was heard before goes on where the wall says, and what comes first may
   * come late: so it waits until that shows.
   *
   * @param {number} index the call's sample that was at hand @param {number} at_ms then
   */
  begin(index, at_ms) {
    this.index = index;
    this.seen_ms = Date.now();
    this.empty();
    this.settle();
    if (!index) return;
    this.zero_ms = at_ms - ((index - BLOCK) / sampleRate) * 1000; // a callback comes when its block is over
    this.stall();
    this.slack_ms = FINELY_MS;
  }

  /** @param {Float32Array[][]} inputs */
  process(inputs) {
    if (this.over) return false;
    const block = inputs.find((input) => input.length)?.[0]?.length ?? BLOCK;
    this.awake();
    let from = 0;
    while (from < block) {
      const taken = Math.min(block - from, this.room() - this.filled);
      for (const [which, side] of this.sides.entries()) {
        side.take(inputs[which]?.[0]?.subarray(from, from + taken), this.filled);
      }
      this.filled += taken;
      from += taken;
      if (this.filled === this.room()) this.tell();
    }
    return true;
  }

  /** How long the frame at hand is: as far as the next place at which a frame ends. */
  room() {
    const frame = sampleRate * FRAME_S;
    return Math.ceil((Math.floor(this.index / frame) + 1) * frame) - this.index;
  }

  /** From here on the two clocks are compared anew. */
  settle() {
    this.zero_ms = Number.POSITIVE_INFINITY; // when sample 0 was, by the earliest of the looks
    this.least_ms = Number.POSITIVE_INFINITY;
    this.looked_ms = this.seen_ms;
    this.look_ms = LOOK_MS;
    this.slack_ms = BEHIND_MS;
  }

  /** Step over what this machine missed. */
  awake() {
    const now_ms = Date.now();
    const away_ms = now_ms - this.seen_ms;
    this.seen_ms = now_ms;
    if (away_ms >= AWAY_MOST_MS) {
      if (this.held) this.place();
      this.settle();
    } else if (away_ms >= STALLED_MS && now_ms - this.stalled_ms >= LOOK_MS) this.stall();
    const late_ms = now_ms - ((this.index + this.filled) / sampleRate) * 1000;
    this.zero_ms = Math.min(this.zero_ms, late_ms);
    this.least_ms = Math.min(this.least_ms, late_ms - this.zero_ms);
    if (now_ms - this.looked_ms >= this.look_ms) this.place();
  }

  /** What was heard lies where its best moment says; from here on that is looked for anew. */
  place() {
    if (this.least_ms >= this.slack_ms) this.step(this.least_ms);
    this.release(0);
    this.least_ms = Number.POSITIVE_INFINITY;
    this.looked_ms = this.seen_ms;
    this.look_ms = LOOK_MS;
    this.slack_ms = BEHIND_MS;
  }

  /**
   * The callbacks come late: look soon whether for good. So it is after a sleep too, for the first callback after it
   * may be late itself, and the last one before it was.
   */
  stall() {
    if (!this.sends) return;
    if (this.held) this.place();
    if (this.filled) this.tell();
    this.held = [];
    this.stalled_ms = this.seen_ms;
    this.least_ms = Number.POSITIVE_INFINITY;
    this.looked_ms = this.seen_ms;
    this.look_ms = SOON_MS;
  }

  /** What was heard before is told where it belongs. @param {number} missed_ms */
  step(missed_ms) {
    if (!this.sends) return;
    if (missed_ms >= AWAY_MOST_MS) {
      this.settle();
      return;
    }
    if (this.filled) this.tell();
    const missed = Math.round((missed_ms / 1000) * sampleRate);
    this.release(missed);
    this.index += missed;
  }

  /** @param {Message} message @param {ArrayBuffer[]} moved */
  hold(message, moved) {
    this.held?.push({ message, moved });
    if (this.held?.length !== HELD_MOST) return;
    this.release(0);
    this.held = [];
  }

  /** Tell what waited, so many samples later than it was taken for. @param {number} missed */
  release(missed) {
    const { held } = this;
    this.held = null;
    for (const { message, moved } of held ?? []) {
      this.port.postMessage({ ...message, index: message.index + missed, end: message.end + missed }, moved);
    }
  }

  tell() {
    const { index, filled } = this;
    const peaks = this.sides.map((side) => (side.heard ? side.peak : null));
    if (this.sends) {
      const [rep, buyer] = this.sides.map((side) => side.piece(filled));
      const moved = [rep, buyer].flatMap((pcm) => (pcm ? [pcm.buffer] : []));
      const message = { index, end: index + filled, rep, buyer, peaks };
      if (this.held) this.hold(message, moved);
      else this.port.postMessage(message, moved);
    } else this.levels(peaks);
    this.index += filled;
    this.empty();
  }

  empty() {
    this.filled = 0;
    for (const side of this.sides) side.clear();
  }

  /** @param {(number | null)[]} peaks */
  levels(peaks) {
    for (const [which, peak] of peaks.entries()) this.peaks[which] = peak === null ? null : Math.max(peak, this.peaks[which] ?? 0);
    this.untold += this.filled / sampleRate;
    if (this.untold < LEVELS_S) return;
    this.port.postMessage({ index: null, end: null, rep: null, buyer: null, peaks: this.peaks });
    this.untold = 0;
    this.peaks = [null, null];
  }
}

registerProcessor("copilot-capture", Capture);
