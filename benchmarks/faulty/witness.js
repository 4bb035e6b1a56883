/**
 * A witness on the audio thread, for `benchmarks/faulty`: of every processor that is registered after it, it keeps what the
 * browser hands to that one from the moment that it is told to begin, side by side, to be compared with what arrives at the
 * service. What the browser loses or breaks before it calls, a machine with too much to do makes it lose; what is lost
 * after it, the product lost.
 */

const FULL = 32_767; // a sample on the wire, as `capture-worklet.js` has it

const register = globalThis.registerProcessor;

/** What one side was given, growing. */
class Given {
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
        this.given = [new Given(), new Given()];
        const told = this.port.onmessage;
        this.port.onmessage = (event) => {
          if (event.data.type === "given") this.witnesses(event.data.port);
          else told.call(this.port, event);
          if (event.data.type !== "begin") return;
          this.first = event.data.index;
          this.given = [new Given(), new Given()];
        };
      }

      process(inputs) {
        for (const [which, given] of this.given.entries()) given.take(inputs[which]?.[0]);
        return super.process(inputs);
      }

      /** @param {MessagePort} port */
      witnesses(port) {
        port.postMessage({ first: this.first ?? 0, sides: this.given.map(({ pcm, length }) => pcm.slice(0, length)) });
      }
    },
  );
