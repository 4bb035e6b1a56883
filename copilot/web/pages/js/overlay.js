/** The overlay alone, for a pop-up or a second screen. */

import { h, idFromAddress, show } from "./dom.js";
import { OverlayView } from "./overlay-view.js";
import { OverlayDoors } from "./overlay-doors.js";

const doors = new OverlayDoors(idFromAddress());
const view = new OverlayView(doors);
view.listen(document);
show(h("h1", { class: "unseen" }, "Overlay of the call"), view.element);
doors.open({ message: (message) => view.message(message), link: (link) => view.link(link) });
