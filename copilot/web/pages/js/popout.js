/**
 * The overlay in a window of its own: Document Picture-in-Picture where the browser has it, so that it
 * stays above the other windows; a plain small window elsewhere.
 */

import { h } from "./dom.js";
import { icon } from "./icons.js";

const WIDTH_PX = 420;
const HEIGHT_PX = 460;

/** @typedef {{requestWindow: (size: {width: number, height: number}) => Promise<Window>}} PictureInPicture */

export class PopOut {
  /** @param {string} call @param {import("./overlay-view.js").OverlayView} view */
  constructor(call, view) {
    this.call = call;
    this.view = view;
    this.button = h("button", { type: "button", class: "button plain", click: () => void this.open() }, icon("popout"), "Pop out");
    this.away = h(
      "div",
      { class: "frame-away", hidden: true },
      h("p", { class: "quiet" }, "The overlay stands in its own window."),
      h("button", { type: "button", class: "button", click: () => this.window?.close() }, "Bring it back"),
    );
    this.frame = h("div", { class: "frame-place" }, view.element, this.away);
    /** @type {Window | null} */
    this.window = null;
    /** @type {Document | null} */
    this.own = null;
    this.ended = false;
  }

  async open() {
    const pip = /** @type {{documentPictureInPicture?: PictureInPicture}} */ (/** @type {unknown} */ (globalThis)).documentPictureInPicture;
    if (this.window) return;
    if (!pip) {
      window.open(`/overlay/${encodeURIComponent(this.call)}`, "copilot-overlay", `popup,width=${WIDTH_PX},height=${HEIGHT_PX}`);
      return;
    }
    try {
      this.move(await pip.requestWindow({ width: WIDTH_PX, height: HEIGHT_PX }));
    } catch {
      this.button.disabled = true; // the browser has the function and refuses it here
    }
  }

  /** @param {Window} own */
  move(own) {
    this.window = own;
    const place = own.document;
    place.title = "Copilot";
    place.documentElement.lang = "en";
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) place.head.append(sheet.cloneNode());
    place.body.className = "alone";
    place.body.append(h("main", {}, this.view.element));
    this.view.listen(place);
    this.own = place;
    this.away.hidden = false;
    this.button.hidden = true;
    own.addEventListener("pagehide", () => this.back());
  }

  /** The call is over: there is nothing to pop out. */
  end() {
    this.window?.close();
    this.button.hidden = true;
    this.view.element.hidden = true;
    this.ended = true;
  }

  back() {
    this.window = null;
    if (this.own) this.view.leave(this.own);
    this.frame.prepend(this.view.element);
    this.away.hidden = true;
    this.button.hidden = this.ended;
  }
}
