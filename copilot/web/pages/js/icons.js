/** The few drawings that stand in buttons and lines: 16 by 16, one stroke, in the text's colour. */

import { s } from "./dom.js";

const PATHS = {
  play: "M5 3.2v9.6l7.6-4.8z",
  stop: "M4.5 4.5h7v7h-7z",
  close: "M4 4l8 8M12 4l-8 8",
  pin: "M6 2.5h4l-.5 4 2 2.2H4.5l2-2.2zM8 8.7v4.8",
  useful: "M3.5 8.5l3 3 6-7",
  later: "M8 4.5V8l2.5 1.5M14 8A6 6 0 112 8a6 6 0 0112 0z",
  ask: "M8 2.5v2M8 11.5v2M2.5 8h2M11.5 8h2M4.2 4.2l1.3 1.3M10.5 10.5l1.3 1.3M11.8 4.2l-1.3 1.3M5.5 10.5l-1.3 1.3",
  dot: "M10.5 8a2.5 2.5 0 11-5 0 2.5 2.5 0 015 0z",
  snooze: "M12.8 9.6A5.3 5.3 0 016.4 3.2a5.3 5.3 0 106.4 6.4z",
  hide: "M2.5 2.5l11 11M6.6 6.6a2 2 0 002.8 2.8M4.2 4.6C2.6 5.7 1.5 8 1.5 8s2.4 4.5 6.5 4.5c1.3 0 2.4-.4 3.3-1M7 3.6c.3 0 .7-.1 1-.1 4.1 0 6.5 4.5 6.5 4.5s-.5.9-1.4 1.9",
  show: "M1.5 8S3.9 3.5 8 3.5 14.5 8 14.5 8 12.1 12.5 8 12.5 1.5 8 1.5 8zM10 8a2 2 0 11-4 0 2 2 0 014 0z",
  popout: "M9.5 2.5h4v4M13.5 2.5L8 8M11.5 9v3.5h-8v-8H7",
  sound: "M2.5 6v4h2.6L8.5 13V3L5.1 6zM11 5.8a3 3 0 010 4.4M12.8 4a5.6 5.6 0 010 8",
  muted: "M2.5 6v4h2.6L8.5 13V3L5.1 6zM11 6.2l3.2 3.6M14.2 6.2L11 9.8",
  lock: "M4 7.2h8v6H4zM5.7 7.2V5.3a2.3 2.3 0 014.6 0v1.9",
  warn: "M8 2.6l6 10.6H2zM8 6.6v3M8 11.4v.1",
  next: "M6 3.5L10.5 8 6 12.5",
  bin: "M3 4.5h10M6.2 4.5V3h3.6v1.5M4.3 4.5l.6 8.5h6.2l.6-8.5M6.8 7v3.5M9.2 7v3.5",
  wave: "M2.5 7v2M5.25 4.5v7M8 6v4M10.75 3v10M13.5 6.5v3",
  microphone: "M8 2a2 2 0 012 2v4a2 2 0 01-4 0V4a2 2 0 012-2zM3.8 7.8a4.2 4.2 0 008.4 0M8 12v2.2",
  people: "M5.5 7.5a2.3 2.3 0 100-4.6 2.3 2.3 0 000 4.6zM1.5 13c0-2.4 1.7-4 4-4s4 1.6 4 4M10.6 3.2a2.2 2.2 0 010 4M11.3 9.2c1.9.3 3.2 1.8 3.2 3.8",
  calendar: "M2.5 4h11v9.5h-11zM2.5 6.8h11M5.3 2.4V5M10.7 2.4V5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  share: "M5.5 7L8 4.5 10.5 7M8 4.7v6.3M3.5 10.5v3h9v-3",
  save: "M8 2.5v7M5.2 7L8 9.8 10.8 7M3.5 10.5v3h9v-3",
  mic: "M8 2a2 2 0 00-2 2v4a2 2 0 004 0V4a2 2 0 00-2-2zM3.8 7.6a4.2 4.2 0 008.4 0M8 11.8V14",
  target: "M14 8A6 6 0 112 8a6 6 0 0112 0zM10.5 8a2.5 2.5 0 11-5 0 2.5 2.5 0 015 0z",
  open: "M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.5 2.5L7.5 8.5",
  note: "M3.5 2.5h9v11h-9zM5.7 5.7h4.6M5.7 8h4.6M5.7 10.3h2.6",
  keys: "M2 4.5h12v7H2zM4.5 7v.1M7 7v.1M9.3 7v.1M11.6 7v.1M5 9.3h6",
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name */
export function icon(name) {
  const drawing = s("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" });
  drawing.append(s("path", { d: PATHS[name] }));
  return drawing;
}

/**
 * Change the drawing of an icon that stands already.
 *
 * @param {Element} drawing or what holds it
 * @param {IconName} name
 */
export function redraw(drawing, name) {
  const path = drawing.querySelector("path");
  if (path?.getAttribute("d") !== PATHS[name]) path?.setAttribute("d", PATHS[name]);
}
