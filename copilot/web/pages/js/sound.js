/**
 * Both sides on one clock: an audio context without an output, in which one worklet cuts what the sides give it.
 *
 * It has no output so that headphones that come and go do not touch its clock, and it runs at the rate that the
 * recogniser takes where the browser lets it. It goes on while the tab is hidden: nothing here waits for a timer.
 */

const WANTED_HZ = 16_000;
const NO_OUTPUT = { type: "none" };

/**
 * What the worklet tells: `index` is the frame's first sample of the call, `end` the one after its last; both are null
 * while levels alone are told.
 *
 * @typedef {{rep: Int16Array | null, buyer: Int16Array | null, peaks: [number | null, number | null]}} Sounds
 * @typedef {Sounds & ({index: number, end: number} | {index: null, end: null})} Heard
 */
/** @typedef {AudioContextOptions & {sinkId?: typeof NO_OUTPUT}} Options */

/** The first of these that this browser can do. @param {Options[]} choices */
function contextOf(choices) {
  for (const choice of choices) {
    try {
      return new AudioContext(choice);
    } catch {
      // it cannot: the next one asks for less
    }
  }
  return new AudioContext();
}

export class Sound {
  /**
   * @param {(heard: Heard) => void} listener told of each frame, and of levels while nothing is sent
   * @param {() => void} changed told when the browser begins or ceases to wait
   */
  constructor(listener, changed) {
    this.listener = listener;
    this.changed = changed;
    this.context = contextOf([{ sampleRate: WANTED_HZ, sinkId: NO_OUTPUT }, { sampleRate: WANTED_HZ }]);
    /** @type {AudioWorkletNode | null} */
    this.node = null;
    /** @type {Map<0 | 1, MediaStreamAudioSourceNode>} */
    this.sources = new Map();
    /** @type {Promise<void> | null} */
    this.opening = null;
    this.context.addEventListener("statechange", () => {
      this.resume();
      this.changed();
    });
  }

  get rate() {
    return this.context.sampleRate;
  }

  /** Whether the browser waits for a click before it lets the page hear. */
  get waits() {
    return this.context.state === "suspended";
  }

  /** Load the worklet; again where it is loaded does nothing. */
  open() {
    this.opening ??= this.load();
    return this.opening;
  }

  async load() {
    await this.context.audioWorklet.addModule("/static/js/capture-worklet.js");
    this.node = new AudioWorkletNode(this.context, "copilot-capture", {
      numberOfInputs: 2,
      numberOfOutputs: 1,
      outputChannelCount: [1],
      channelCount: 1,
      channelCountMode: "explicit",
      channelInterpretation: "speakers",
    });
    this.node.port.onmessage = ({ data }) => this.listener(data);
    // silence, to nowhere: what leads nowhere at all is not computed by every browser
    this.node.connect(this.context.destination);
    this.resume();
  }

  /** @param {0 | 1} side @param {MediaStream | null} stream null takes the side away */
  async give(side, stream) {
    await this.open();
    this.sources.get(side)?.disconnect();
    this.sources.delete(side);
    if (!stream || !this.node) return;
    const source = this.source(stream);
    source.connect(this.node, 0, side);
    this.sources.set(side, source);
    this.resume();
  }

  /** @param {MediaStream} stream */
  source(stream) {
    return this.context.createMediaStreamSource(stream);
  }

  /** From here on samples are told too; now is `index`. @param {number} index */
  begin(index) {
    this.node?.port.postMessage({ type: "begin", index, at_ms: Date.now() });
  }

  /** Levels only, again. */
  rest() {
    this.node?.port.postMessage({ type: "rest" });
  }

  /** Let the browser's clock run; it may want a click first, after which this is called again. */
  resume() {
    if (this.context.state === "closed" || this.context.state === "running") return;
    void this.context.resume().catch(() => undefined);
  }

  /** Hear nothing any more. */
  close() {
    this.node?.port.postMessage({ type: "end" });
    for (const source of this.sources.values()) source.disconnect();
    this.sources.clear();
    if (this.context.state !== "closed") void this.context.close();
  }
}
