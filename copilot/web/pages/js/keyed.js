/**
 * Children that are known by a key: what is there already stays as it is, in its order, and only what is new is made.
 * A picture of hours is drawn with each stretch of speech; most of it is the same as a moment before.
 */

export class Keyed {
  /** @param {Element} parent holds these children and no others */
  constructor(parent) {
    this.parent = parent;
    /** @type {Map<string, Element>} */
    this.known = new Map();
  }

  /**
   * @template T
   * @param {readonly T[]} wanted in order @param {(one: T) => string} key what it looks like, in a word
   * @param {(one: T) => Element} make
   */
  set(wanted, key, make) {
    const before = this.known;
    this.known = new Map();
    let next = this.parent.firstElementChild;
    for (const one of wanted) {
      const name = key(one);
      if (this.known.has(name)) continue; // it would lie on the other, and look the same
      const element = before.get(name) ?? make(one);
      before.delete(name);
      this.known.set(name, element);
      if (element === next) next = next.nextElementSibling;
      else this.parent.insertBefore(element, next);
    }
    for (const gone of before.values()) gone.remove();
  }
}
