/** A file to one of the doors: as it is, in one request. */

import { Refused } from "../rest.js";

/** @param {string} path @param {File} file @returns {Promise<any>} */
export async function upload(path, file) {
  let response;
  try {
    response = await fetch(path, { method: "POST", body: file, headers: { "content-type": "text/csv" }, cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(60_000) });
  } catch {
    throw new Refused(0, "unreachable", "The server does not answer", "Is it still running?");
  }
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, String(told.code ?? ""), String(told.what ?? `The server answered ${response.status}`), String(told.remedy ?? ""));
  return told;
}

/** The same for a request whose body a method other than POST carries. @param {string} path @param {object} body @returns {Promise<any>} */
export async function removeWith(path, body) {
  const response = await fetch(path, { method: "DELETE", body: JSON.stringify(body), headers: { "content-type": "application/json" }, credentials: "same-origin" });
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, String(told.code ?? ""), String(told.what ?? ""), String(told.remedy ?? ""));
  return told;
}
