/**
 * The overlay in a window of its own: Document Picture-in-Picture where the browser has it, so that it
 * stays above the other windows; a plain small window elsewhere.
 */

import { h } from "./dom.js";
import { icon } from "./icons.js";

const WIDTH_PX = 420;
const HEIGHT_PX = 460;
const DRESSED_MS = 1000;

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
    try {
      if (pip) await this.move(await pip.requestWindow({ width: WIDTH_PX, height: HEIGHT_PX }));
      else this.small();
    } catch {
      this.small(); // the browser has the function and refuses it here
    }
  }

  /** A plain small window, which does not stay above the others. */
  small() {
    const size = `popup,width=${WIDTH_PX},height=${HEIGHT_PX}`;
    const own = window.open(`/overlay/${encodeURIComponent(this.call)}`, "copilot-overlay", size);
    if (!own) this.view.note("Your browser blocked the window: allow pop-ups here.");
  }

  /** @param {Window} own */
  async move(own) {
    this.window = own;
    own.addEventListener("pagehide", () => this.back());
    const place = own.document;
    place.title = "Copilot";
    place.documentElement.lang = "en";
    place.body.className = "alone";
    const sheets = [...document.querySelectorAll('link[rel="stylesheet"]')];
    // dressed before it is seen: what stands there undressed for an instant flashes
    await Promise.race([Promise.all(sheets.map((sheet) => copied(sheet, place))), waited(DRESSED_MS)]);
    if (this.window !== own) return;
    place.body.append(h("main", {}, this.view.element));
    this.view.listen(place);
    this.own = place;
    this.away.hidden = false;
    this.button.hidden = true;
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

/** @param {Element} sheet @param {Document} place */
function copied(sheet, place) {
  const copy = /** @type {HTMLElement} */ (sheet.cloneNode());
  return new Promise((resolve) => {
    copy.addEventListener("load", resolve);
    copy.addEventListener("error", resolve);
    place.head.append(copy);
  });
}

/** @param {number} ms */
const waited = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
