/** Choices and names that a person made, kept by the browser: nothing that a call brought is among them. */

const OURS = "copilot.";

/** @param {string} name @returns {string | null} */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is off: the choice lasts as long as the page
  }
}

/** What holds for this window's session only. @param {string} name @returns {string | null} */
export function recallHere(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null; // storage is off: the choice lasts as long as the page
  }
}

/** @param {string} name @param {string} value */
export function rememberHere(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // storage is off: the choice lasts as long as the page
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

/** Everything that a person typed or chose in this browser, and what this window remembers, is gone. */
export function forgetAll() {
  for (const open of [() => localStorage, () => sessionStorage]) {
    try {
      const kept = open();
      for (const name of Object.keys(kept)) if (name.startsWith(OURS)) kept.removeItem(name);
    } catch {
      // storage is off: there is nothing to forget
    }
  }
}
