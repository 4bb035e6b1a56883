/** How Copilot works: the tour on a page of its own, to come back to. */

import { h, show } from "./dom.js";
import { Tour } from "./tour.js";

show(h("h1", {}, "How Copilot works"), new Tour().element);
