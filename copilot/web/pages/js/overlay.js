/** The overlay alone, for a pop-up or a second screen. */

import { h, idFromAddress, show } from "./dom.js";
import { OverlayView } from "./overlay-view.js";
import { OverlayDoors } from "./overlay-doors.js";

const AGAIN_MS = 3000;
const TRIES = 40; // two minutes: as long as a call waits for its page
let left = 0; // of a call that was never there nothing comes back

const doors = new OverlayDoors(idFromAddress());
const view = new OverlayView(doors);
view.listen(document);
show(h("h1", { class: "unseen" }, "Overlay of the call"), view.element);
open();

/** A service that was restarted knows the call again once the page that listens has found it. */
function open() {
  doors.open({ message: (message) => view.message(message), link: (link) => linked(link) });
}

/** @param {import("./socket.js").Link} link */
function linked(link) {
  view.link(link);
  if (link === "live") left = TRIES;
  if (link !== "gone" || left <= 0) return;
  left -= 1;
  setTimeout(open, AGAIN_MS);
}
