/** Times of the clock and seconds from now. Pure. */

const DAY_MIN = 24 * 60;
const LONGEST_MIN = 4 * 60; // no call that is heard is longer

/** Whether what ends so many seconds from now is no call that begins now. @param {number} seconds */
export const tooFarOff = (seconds) => seconds > LONGEST_MIN * 60;

/** When that is, to be read: `at 18:30`, `tomorrow at 15:00`. @param {number} seconds @param {Date} now */
export function whenIn(seconds, now) {
  const then = new Date(now.getTime() + seconds * 1000);
  const midnight = (/** @type {Date} */ at) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  const days = Math.round((midnight(then) - midnight(now)) / (DAY_MIN * 60_000));
  const day = days === 0 ? "" : days === 1 ? "tomorrow " : `in ${days} days `;
  return `${day}at ${clockIn(Math.round(seconds / 60), now)}`;
}

/** The time of the clock that many minutes from `now`, as a time field writes it: `14:30`. @param {number} minutes @param {Date} now */
export function clockIn(minutes, now) {
  const then = new Date(now.getTime() + minutes * 60_000);
  return `${String(then.getHours()).padStart(2, "0")}:${String(then.getMinutes()).padStart(2, "0")}`;
}

/**
 * Seconds from `now` to that time of the clock, the next time it is so; null for no time, and for one that is past or
 * too far off to be the end of this call.
 *
 * @param {string} time `14:30` @param {Date} now @returns {number | null}
 */
export function secondsUntil(time, now) {
  const match = /^(\d{1,2}):(\d{2})/.exec(time);
  if (!match) return null;
  const wanted = Number(match[1]) * 60 + Number(match[2]);
  const at = now.getHours() * 60 + now.getMinutes() + now.getSeconds() / 60;
  const minutes = (wanted - at + DAY_MIN) % DAY_MIN;
  return minutes > 0 && minutes <= LONGEST_MIN ? Math.round(minutes * 60) : null;
}
