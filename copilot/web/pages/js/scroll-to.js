/** Brings a part of a page into view: gliding, unless who reads has asked for less motion. */

/**
 * @param {Element} place
 * @param {ScrollLogicalPosition} block where in the window it comes to stand
 */
export function scrollTo(place, block) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
}
