/**
 * What a page that hears a call says to the service, and hears from it. Pure.
 *
 * Text frames are JSON envelopes, binary ones are sound: a header of 16 bytes, little-endian `<BBHIQ` (version,
 * channel, flags, sequence, index of the first sample), then one channel of 16-bit samples.
 *
 * @typedef {"rep" | "buyer"} Speaker
 * @typedef {"live" | "muted" | "ended" | "denied" | "unticked" | "unplugged"} SideState
 *
 * @typedef {{v: 1, type: "ready", rep: {next: number}, buyer: {next: number},
 *   consent: "awaited" | "given" | "withdrawn"}} Ready
 * @typedef {{v: 1, type: "have", rep: number, buyer: number}} Have
 * @typedef {{v: 1, type: "error", code: string, what: string, remedy: string}} CaptureError
 * @typedef {{v: 1, type: "bye", code: string}} CaptureBye
 * @typedef {Ready | Have | CaptureError | CaptureBye} FromCapture
 */

export const CHANNELS = /** @type {const} */ (["rep", "buyer"]);

const VERSION = 1;
const HEADER_BYTES = 16;
const WORD = 2 ** 32;
const KNOWN = new Set(["ready", "have", "error", "bye"]);

/**
 * A frame of sound as it goes over the wire.
 *
 * @param {0 | 1} channel @param {number} sequence @param {number} index of the first sample @param {Int16Array} pcm
 */
export function frame(channel, sequence, index, pcm) {
  const buffer = new ArrayBuffer(HEADER_BYTES + pcm.length * 2);
  const view = new DataView(buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, channel);
  view.setUint16(2, 0, true);
  view.setUint32(4, sequence >>> 0, true);
  view.setUint32(8, index % WORD, true);
  view.setUint32(12, Math.floor(index / WORD), true);
  new Int16Array(buffer, HEADER_BYTES).set(pcm); // whatever a browser runs on is little-endian
  return buffer;
}

/** A message out of a text frame, or null for what this page does not know. @param {unknown} text @returns {FromCapture | null} */
export function heard(text) {
  if (typeof text !== "string") return null;
  try {
    const message = JSON.parse(text);
    return message && message.v === VERSION && KNOWN.has(message.type) ? message : null;
  } catch {
    return null;
  }
}
