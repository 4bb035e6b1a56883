/** The service's REST doors, and their refusals as one kind of error. */

const PATIENCE_MS = 20_000;

/** What the service answered instead: its stable code, what was wrong, what to do. */
export class Refused extends Error {
  /** @param {number} status @param {string} code @param {string} what @param {string} remedy */
  constructor(status, code, what, remedy) {
    super(what);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
  }
}

/** @param {Response} response */
async function refusal(response) {
  let told = /** @type {any} */ ({});
  try {
    told = await response.json();
  } catch {
    // not JSON: the status alone must do
  }
  const error = told.error && typeof told.error === "object" ? told.error : told;
  const what = typeof error.what === "string" ? error.what : `The service answered ${response.status}.`;
  return new Refused(response.status, String(error.code ?? ""), what, String(error.remedy ?? ""));
}

/**
 * @param {{path: string, request: RequestInit, within_ms: number}} wanted
 * @returns {Promise<any>}
 */
async function answered({ path, request, within_ms }) {
  let response;
  try {
    response = await fetch(path, { ...request, cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(within_ms) });
  } catch {
    throw new Refused(0, "unreachable", "Copilot does not answer.", "Is it still running on this machine?");
  }
  if (!response.ok) throw await refusal(response);
  if (response.status === 204) return null;
  return response.headers.get("content-type")?.includes("json") ? response.json() : null;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object | undefined} body
 * @param {number} within_ms
 * @returns {Promise<any>}
 */
async function ask(method, path, body, within_ms) {
  /** @type {RequestInit} */
  const request = { method };
  if (body !== undefined) {
    request.headers = { "content-type": "application/json" };
    request.body = JSON.stringify(body);
  }
  return answered({ path, request, within_ms });
}

const FOR_PROGRAMS = /^(GET|POST|DELETE) \//;

/** What is wrong and what to do, as sentences; a remedy that names a door of the service helps programs alone. @param {string} what @param {string} [remedy] */
export function sentences(what, remedy = "") {
  return [what, FOR_PROGRAMS.test(remedy) ? "" : remedy]
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.!?]$/.test(part) ? "" : "."}`)
    .join(" ");
}

/** What to tell of an error. @param {unknown} error */
export function told(error) {
  return error instanceof Refused ? sentences(error.message, error.remedy) : "Something went wrong on this page.";
}

/** @param {string} path */
export const get = (path) => ask("GET", path, undefined, PATIENCE_MS);

/** @param {string} path @param {object} [body] @param {number} [within_ms] */
export const post = (path, body = {}, within_ms = PATIENCE_MS) => ask("POST", path, body, within_ms);

/** Sound as it is: 16-bit, one channel. @param {string} path @param {ArrayBuffer} pcm @param {number} rate_hz */
export async function postSound(path, pcm, rate_hz) {
  return answered({
    path,
    request: { method: "POST", headers: { "content-type": `audio/l16;rate=${rate_hz}` }, body: pcm },
    within_ms: PATIENCE_MS,
  });
}

/** @param {string} path */
export const remove = (path) => ask("DELETE", path, undefined, PATIENCE_MS);
