/** Days and names as the team's pages write them. */

const DAY = { timeZone: "UTC" };

/** @param {string} iso a day, `2026-11-23` */
const parsed = (iso) => new Date(`${iso}T12:00:00Z`);

/** `Tue 24 Nov`. @param {string | null | undefined} iso */
export function dayName(iso) {
  if (!iso) return "";
  return new Intl.DateTimeFormat("en-GB", { ...DAY, weekday: "short", day: "numeric", month: "short" }).format(parsed(iso));
}

/** `Tuesday 24 November 2026`. @param {string} iso */
export function longDay(iso) {
  return new Intl.DateTimeFormat("en-GB", { ...DAY, weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(parsed(iso));
}

/** A week by its Monday: `23 Nov`. @param {string} iso */
export function weekName(iso) {
  return new Intl.DateTimeFormat("en-GB", { ...DAY, day: "numeric", month: "short" }).format(parsed(iso));
}

/** `November 2026`. @param {string} iso a day of it */
export function monthName(iso) {
  return new Intl.DateTimeFormat("en-GB", { ...DAY, month: "long", year: "numeric" }).format(parsed(iso));
}

/** A day some days after another. @param {string} iso @param {number} days */
export function after(iso, days) {
  const day = parsed(iso);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** `2026-11-28 09:31`, in the reader's own time. @param {number} seconds since 1970 */
export function moment(seconds) {
  // what one did oneself is kept with its day alone
  if (seconds % 86_400 === 0) return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(seconds * 1000));
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(new Date(seconds * 1000));
}

/** @param {string} person */
export const personPath = (person) => `/people/${encodeURIComponent(person)}`;

/** @param {string} person @param {string} call @param {string | null} [at] the moment to begin at */
export const callPath = (person, call, at = null) => `${personPath(person)}/calls/${encodeURIComponent(call)}${at ? `#moment-${encodeURIComponent(at)}` : ""}`;
