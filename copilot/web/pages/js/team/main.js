/** The team's pages: who is signed in, the frame around, and the page that the address names. */

import { show } from "../dom.js";
import { Refused, get } from "../rest.js";
import { frame, trouble } from "./frame.js";

/** @typedef {import("./shape.js").Me} Me */
/** @typedef {{page: (me: Me, ...ids: string[]) => Promise<void>}} Module */

const ID = "([0-9a-f-]{36})";

/** @type {ReadonlyArray<[RegExp, () => Promise<Module>]>} */
const PAGES = [
  [/^\/team$/, () => import("./home.js")],
  [new RegExp(`^/people/${ID}$`), () => import("./person.js")],
  [new RegExp(`^/people/${ID}/calls/${ID}$`), () => import("./call.js")],
  [new RegExp(`^/people/${ID}/brief$`), () => import("./brief.js")],
  [new RegExp(`^/people/${ID}/agreements$`), () => import("./agreements.js")],
  [new RegExp(`^/people/${ID}/scorecard$`), () => import("./scorecard.js")],
  [new RegExp(`^/people/${ID}/rhythm$`), () => import("./rhythm.js")],
  [/^\/deals$/, () => import("./deals.js")],
  [/^\/patterns$/, () => import("./patterns.js")],
  [/^\/programme$/, () => import("./programme.js")],
  [/^\/record$/, () => import("./record.js")],
  [/^\/admin$/, () => import("./admin.js")],
];

async function open() {
  if (location.pathname === "/sign-in") {
    const { page } = await import("./sign-in.js");
    page();
    return;
  }
  const found = PAGES.map(([path, load]) => ({ match: path.exec(location.pathname), load })).find(({ match }) => match);
  const [me, module] = await Promise.all([get("/api/me"), found?.load()]);
  frame(me);
  await module?.page(me, ...(found?.match?.slice(1) ?? []));
}

try {
  await open();
} catch (error) {
  if (error instanceof Refused && error.status === 401) location.replace("/sign-in");
  else show(trouble(error));
}
document.documentElement.dataset.drawn = "yes";
