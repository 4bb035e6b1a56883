/**
 * The newest sound of one side, kept so that what the service lacks after a cut can be sent again. Bounded: the
 * oldest goes first. Nothing is let go because the service has it: one that was restarted lacks it again. Pure.
 */

/** @typedef {{index: number, pcm: Int16Array}} Piece */

export class PcmRing {
  /** @param {number} most in samples */
  constructor(most) {
    this.most = most;
    /** @type {Piece[]} by index, with gaps where there was no sound */
    this.pieces = [];
    this.held = 0;
  }

  /** Where the kept sound begins; null while there is none. */
  get oldest() {
    return this.pieces[0]?.index ?? null;
  }

  /** @param {number} index of the first sample @param {Int16Array} pcm */
  put(index, pcm) {
    this.pieces.push({ index, pcm });
    this.held += pcm.length;
    let gone = 0;
    while (this.held > this.most) {
      this.held -= this.pieces[gone]?.pcm.length ?? 0;
      gone += 1;
    }
    if (gone) this.pieces.splice(0, gone);
  }

  /**
   * The first sound at or after `from`, as one piece without a gap, of at most `most` samples; null if there is none.
   *
   * @param {number} from @param {number} most @returns {Piece | null}
   */
  after(from, most) {
    let place = this.find(from);
    const first = this.pieces[place];
    if (!first) return null;
    const skipped = Math.max(0, from - first.index);
    const parts = [first.pcm.subarray(skipped, skipped + most)];
    let taken = parts[0]?.length ?? 0;
    let end = first.index + first.pcm.length;
    for (place += 1; taken < most; place += 1) {
      const next = this.pieces[place];
      if (!next || next.index !== end) break;
      const part = next.pcm.subarray(0, most - taken);
      parts.push(part);
      taken += part.length;
      end += next.pcm.length;
    }
    return { index: Math.max(from, first.index), pcm: joined(parts, taken) };
  }

  /** The place of the first piece that ends after `from`. @param {number} from */
  find(from) {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = /** @type {Piece} */ (this.pieces[middle]);
      if (piece.index + piece.pcm.length > from) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Overwrite all of it, and let it go. */
  wipe() {
    for (const { pcm } of this.pieces) pcm.fill(0);
    this.pieces = [];
    this.held = 0;
  }
}

/** @param {Int16Array[]} parts @param {number} length */
function joined(parts, length) {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
