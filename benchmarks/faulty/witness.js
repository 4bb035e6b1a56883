/**
 * A witness on the audio thread, for `benchmarks/faulty`: of every processor that is registered after it, it keeps what the
 * browser hands to that one, side by side, to be compared with what arrives at the service. What the browser loses or
 * breaks before it calls, a machine with too much to do makes it lose; what is lost after it, the product lost.
 */

const FULL = 32_767; // a sample on the wire, as `capture-worklet.js` has it

const register = globalThis.registerProcessor;

/** What one side was given, growing. */
class Kept {
  constructor() {
    this.pcm = new Int16Array(2 ** 20);
    this.length = 0;
  }

  /** @param {Float32Array | undefined} sound nothing where nothing is connected */
  take(sound) {
    if (!sound) return;
    if (this.length + sound.length > this.pcm.length) {
      const more = new Int16Array(2 * this.pcm.length);
      more.set(this.pcm);
      this.pcm = more;
    }
    for (const value of sound) {
      this.pcm[this.length] = Math.round(Math.max(-1, Math.min(1, value)) * FULL);
      this.length += 1;
    }
  }
}

globalThis.registerProcessor = (name, Kind) =>
  register(
    name,
    class extends Kind {
      constructor(options) {
        super(options);
        this.kept = [new Kept(), new Kept()];
        const told = this.port.onmessage;
        this.port.onmessage = (event) => {
          if (event.data.type !== "given") told.call(this.port, event);
          else event.data.port.postMessage(this.kept.map(({ pcm, length }) => pcm.slice(0, length)));
        };
      }

      process(inputs) {
        for (const [which, kept] of this.kept.entries()) kept.take(inputs[which]?.[0]);
        return super.process(inputs);
      }
    },
  );
