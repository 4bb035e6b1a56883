/** A call in small: two lanes, who speaks when. For cards and lists. */

import { s } from "./dom.js";
import { Scale } from "./scale.js";

const WIDTH = 400;
const LANE = 12;
const GAP = 4;

/**
 * @param {readonly import("./scale.js").Stretch[]} stretches
 * @param {number} length_s
 */
export function thumbnail(stretches, length_s) {
  const scale = new Scale(length_s, WIDTH);
  const drawing = s("svg", {
    class: "thumbnail",
    viewBox: `0 0 ${WIDTH} ${LANE * 2 + GAP}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  for (const { speaker, start_s, end_s } of stretches) {
    drawing.append(
      s("rect", {
        class: `bar-${speaker}`,
        x: scale.x(start_s).toFixed(1),
        y: speaker === "rep" ? 0 : LANE + GAP,
        width: scale.width(start_s, end_s).toFixed(1),
        height: LANE,
        rx: 1.5,
      }),
    );
  }
  return drawing;
}
