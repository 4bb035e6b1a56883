/** Seconds of call audio to pixels, and the arithmetic that a picture of a call needs. Pure. */

/**
 * @typedef {{speaker: "rep" | "buyer", start_s: number, end_s: number, words?: number, late?: boolean}} Stretch
 */

const STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const TICK_PX = 64;

export class Scale {
  /** @param {number} length_s @param {number} width_px */
  constructor(length_s, width_px) {
    this.length_s = Math.max(1, length_s);
    this.width_px = Math.max(1, width_px);
  }

  /** @param {number} at_s */
  x(at_s) {
    return (Math.min(Math.max(at_s, 0), this.length_s) / this.length_s) * this.width_px;
  }

  /** A stretch is never thinner than a pixel and a half. @param {number} start_s @param {number} end_s */
  width(start_s, end_s) {
    return Math.max(1.5, this.x(end_s) - this.x(start_s));
  }

  /** Where the axis is marked. */
  ticks() {
    const wanted = (this.length_s / this.width_px) * TICK_PX;
    const step = STEPS_S.find((candidate) => candidate >= wanted) ?? 7200;
    const ticks = [];
    for (let at = 0; at <= this.length_s; at += step) ticks.push(at);
    return ticks;
  }
}

/**
 * Where neither side speaks, from the first voice to `until_s`, at least `least_s` long.
 *
 * @param {readonly Stretch[]} stretches
 * @param {number} until_s
 * @param {number} least_s
 * @returns {Array<[number, number]>}
 */
export function silences(stretches, until_s, least_s) {
  const ordered = [...stretches].sort((a, b) => a.start_s - b.start_s);
  /** @type {Array<[number, number]>} */
  const gaps = [];
  let quiet_from = ordered[0]?.start_s ?? until_s;
  for (const { start_s, end_s } of ordered) {
    if (start_s - quiet_from >= least_s) gaps.push([quiet_from, start_s]);
    quiet_from = Math.max(quiet_from, end_s);
  }
  if (ordered.length && until_s - quiet_from >= least_s) gaps.push([quiet_from, until_s]);
  return gaps;
}

/**
 * Places for marks that would cover each other: in order, at least `apart_px` from one to the next,
 * and all of them inside the picture.
 *
 * @param {readonly number[]} wanted_px in rising order
 * @param {number} apart_px
 * @param {number} width_px
 */
export function spread(wanted_px, apart_px, width_px) {
  const places = [...wanted_px];
  for (let i = 1; i < places.length; i += 1) {
    places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + apart_px);
  }
  let right = width_px;
  for (let i = places.length - 1; i >= 0 && (places[i] ?? 0) > right; i -= 1) {
    places[i] = right;
    right -= apart_px;
  }
  return places;
}
