/** Choices about the view, kept by the browser: nothing about a call is among them. */

/** @param {string} name @returns {string | null} */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is off: the choice lasts as long as the page
  }
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // storage is off: the choice lasts as long as the page
  }
}
