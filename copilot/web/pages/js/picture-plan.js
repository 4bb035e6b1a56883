/** Where things stand in the picture of a call, in pixels from its top. */

const ROW_PX = 30;
const NAME_PX = 18;
const GAP_PX = 10;
const AXIS_PX = 24;

export const LANE_PX = 34;

/** @typedef {{rep: number, buyer: number, top: number, bottom: number, cards: number, moments: number, axis: number, height: number}} Plan */

/** @param {boolean} moments whether there is a row for them @returns {Plan} */
export function planOf(moments) {
  const top = ROW_PX;
  const rep = top + NAME_PX;
  const buyer = rep + LANE_PX + GAP_PX + NAME_PX;
  const bottom = buyer + LANE_PX + 6;
  const axis = bottom + (moments ? ROW_PX : 0);
  return { rep, buyer, top, bottom, cards: 0, moments: bottom + 4, axis, height: axis + AXIS_PX };
}
