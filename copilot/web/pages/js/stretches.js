/**
 * The speech of a call that is under way, no finer than a picture can show it, so that four hours of it
 * take no more room than one. Pure.
 */

/** @typedef {import("./scale.js").Stretch} Stretch */

// as in the review (timeline.py): nothing finer than this part of the picture is drawn
const FINEST_PARTS = 1500;

export class Stretches {
  /** @param {number} length_s of the whole picture */
  constructor(length_s) {
    this.length_s = length_s;
    /** @type {Record<"rep" | "buyer", Stretch[]>} each by its start */
    this.sides = { rep: [], buyer: [] };
  }

  /** Of both sides. */
  all() {
    return [...this.sides.rep, ...this.sides.buyer];
  }

  /** One more. They come almost in order. @param {Stretch} stretch */
  add({ speaker, start_s, end_s, late }) {
    const side = this.sides[speaker];
    let place = side.length;
    while (place > 0 && (side[place - 1]?.start_s ?? 0) > start_s) place -= 1;
    side.splice(place, 0, { speaker, start_s, end_s, late });
    if (this.join(side, place)) place -= 1;
    this.join(side, place + 1);
  }

  /** The same speech in a longer picture, in which less can be told apart. @param {number} length_s */
  lengthen(length_s) {
    this.length_s = length_s;
    for (const side of Object.values(this.sides)) {
      for (let place = 1; place < side.length; ) if (!this.join(side, place)) place += 1;
    }
  }

  /**
   * Make one stretch of two where nobody could see that they are two, and say whether.
   *
   * What came late looks otherwise, so it joins only what is as late, or too short to be seen.
   *
   * @param {Stretch[]} side @param {number} place of the second of them
   */
  join(side, place) {
    const [one, next] = [side[place - 1], side[place]];
    const finest_s = this.length_s / FINEST_PARTS;
    if (!one || !next || next.start_s - one.end_s >= finest_s) return false;
    const [brief, longer] = one.end_s - one.start_s < next.end_s - next.start_s ? [one, next] : [next, one];
    if (Boolean(one.late) !== Boolean(next.late) && brief.end_s - brief.start_s >= finest_s) return false;
    side.splice(place - 1, 2, { ...longer, start_s: one.start_s, end_s: Math.max(one.end_s, next.end_s) });
    return true;
  }
}
