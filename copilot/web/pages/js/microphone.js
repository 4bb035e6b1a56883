/**
 * An answer from the microphone, as 16-bit sound in memory. It goes to the service of this machine, and
 * is forgotten there and here once it is judged.
 */

const WANTED_HZ = 16_000;
const MOST_S = 28;

/** @typedef {{pcm: ArrayBuffer, rate_hz: number, seconds: number}} Sound */

/** Why there is no sound, in plain words. @param {unknown} error */
export function micTrouble(error) {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") return "The browser was not allowed to use the microphone. Allow it for this address, or type your answer.";
  if (name === "NotFoundError") return "No microphone was found. Plug one in, or type your answer.";
  if (name === "NotReadableError") return "Another program holds the microphone. Close it, or type your answer.";
  return "The microphone could not be opened. Type your answer instead.";
}

export class Microphone {
  constructor() {
    /** @type {Float32Array[]} */
    this.pieces = [];
    this.samples = 0;
    /** @type {MediaStream | null} */
    this.stream = null;
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {((seconds: number) => void) | undefined} called as the answer grows; at the most it may be, too */
    this.onHeard = undefined;
  }

  /** Open it and begin to listen. Throws what the browser throws. */
  async begin() {
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true } });
    try {
      this.context = context();
      await this.context.audioWorklet.addModule("/static/js/drill-worklet.js");
      const source = this.context.createMediaStreamSource(this.stream);
      const answer = new AudioWorkletNode(this.context, "answer", { numberOfOutputs: 0 });
      answer.port.onmessage = ({ data }) => this.take(data);
      source.connect(answer);
      await this.context.resume();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** @param {Float32Array} piece */
  take(piece) {
    if (!this.context || this.seconds >= MOST_S) return;
    this.pieces.push(piece);
    this.samples += piece.length;
    this.onHeard?.(this.seconds);
  }

  get seconds() {
    return this.context ? this.samples / this.context.sampleRate : 0;
  }

  /** Whether an answer may be no longer. */
  get full() {
    return this.seconds >= MOST_S;
  }

  /** What was heard; the microphone is let go. @returns {Promise<Sound>} */
  async end() {
    const rate_hz = Math.round(this.context?.sampleRate ?? WANTED_HZ);
    const seconds = this.seconds;
    const pcm = new Int16Array(this.samples);
    let at = 0;
    for (const piece of this.pieces) {
      for (const sample of piece) pcm[at++] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
    }
    await this.close();
    return { pcm: pcm.buffer, rate_hz, seconds };
  }

  async close() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    await this.context?.close().catch(() => undefined);
    this.stream = this.context = null;
    this.pieces = [];
    this.samples = 0;
  }
}

/** At the rate that the recogniser hears, where the browser can. */
function context() {
  try {
    return new AudioContext({ sampleRate: WANTED_HZ });
  } catch {
    return new AudioContext();
  }
}
