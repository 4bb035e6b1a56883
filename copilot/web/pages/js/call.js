/** The page of a call that is under way. */

import { CallPage } from "./call-page.js";
import { idFromAddress } from "./dom.js";

new CallPage(idFromAddress());
