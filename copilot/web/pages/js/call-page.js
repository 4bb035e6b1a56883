/**
 * A call under way: its picture, what the rep sees of it, and its numbers. A sample that plays and a call that is heard
 * look the same; the second has a strip that says how its sound is (`listening.js`).
 */

import { ONE_TO_ONE } from "./call-kinds.js";
import { recallCall } from "./capture-memory.js";
import { h, say, show } from "./dom.js";
import { endOfCall } from "./end-of-call.js";
import { callName, clock, kindName, kindSays } from "./format.js";
import { icon } from "./icons.js";
import { Lines } from "./lines.js";
import { Listening } from "./listening.js";
import { Measures } from "./measures.js";
import { OverlayDoors } from "./overlay-doors.js";
import { OverlayView } from "./overlay-view.js";
import { Picture, legend } from "./picture.js";
import { Player } from "./player.js";
import { PopOut } from "./popout.js";
import { Refused, get, post, remove, sentences, told } from "./rest.js";
import { UnderWay } from "./under-way.js";

const OPEN_END_S = 300; // a call of unknown length is drawn in spans of five minutes
const DRAWN_KEPT = 1000; // a new session is told the latest 400 stretches once more

const WITHDRAWN = "consent-withdrawn";
const ELSEWHERE = "capture-elsewhere";
const AGAIN_MS = 5000;

export class CallPage {
  /** @param {string} call @param {Listening | null} [listening] of a call that this page hears already */
  constructor(call, listening = null) {
    this.call = call;
    this.listening = listening;
    this.asked = false; // the rep ended it here, and will want to look back at it
    this.gone = false; // the service does not know the call; this page may give it back to it
    this.offered = false;
    this.wiped = false;
    this.looks_back = false; // how it went is asked before its numbers are told
    this.cut_short = ""; // what is to be said of a recording that breaks off
    this.doors = new OverlayDoors(call);
    this.overlay = new OverlayView(this.doors);
    this.picture = new Picture({ length_s: OPEN_END_S, label: "Timeline of the call" });
    this.measures = new Measures();
    this.lines = new Lines();
    this.underWay = new UnderWay();
    this.popOut = new PopOut(call, this.overlay);
    /** @type {Player | null} */
    this.player = null;
    this.known_length = false;
    /** @type {Set<string>} the latest stretches that were drawn: a new session tells them again */
    this.drawn = new Set();
    this.title = h("h1", {}, "Call");
    this.chips = h("p", { class: "row" });
    this.sound = h("span", {});
    this.stop = h("button", { type: "button", class: "button", click: () => void this.end() }, icon("stop"), "End call");
    this.time = h("p", { class: "timeline-time numbers" }, "0:00");
    this.legend = h("figcaption", {}, legend());
    this.over = h("div", { class: "over", hidden: true });
    this.build();
    this.overlay.listen(document);
    this.open();
    if (listening) this.hear(listening);
  }

  open() {
    this.doors.open({ message: (message) => this.message(message), link: (link) => void this.link(link) });
  }

  build() {
    this.actions = h("div", { class: "row call-actions" }, this.stop);
    this.head = h("header", { class: "call-head" }, h("div", {}, this.title, this.chips), this.actions);
    const timeline = h(
      "figure",
      { class: "panel timeline" },
      h("div", { class: "timeline-head" }, this.time, this.sound),
      this.picture.element,
      this.legend,
    );
    const frame = h(
      "section",
      { class: "panel frame", "aria-label": "What you see during the call" },
      h("header", { class: "row apart frame-head" }, h("span", { class: "label" }, "What you see during the call"), this.popOut.button),
      this.popOut.frame,
    );
    this.popOut.frame.append(this.over);
    const left = h("div", { class: "left" }, timeline, this.lines.element);
    show(this.head, left, h("div", { class: "right" }, frame, this.measures.element));
  }

  /** @param {import("./wire.js").FromServer} message */
  message(message) {
    this.overlay.message(message);
    if (message.type === "welcome") void this.welcome(message);
    else if (message.type === "state") this.state(message);
    else if (message.type === "heard") this.heard(message);
    else if (message.type === "suggest") this.picture.mark({ id: message.id, at_s: message.at_s, kind: "card", title: message.text });
    else if (message.type === "summary") this.summary(message);
    else if (message.type === "error" && message.goes_on) this.amiss(message);
    else if (message.type === "error") this.broken(message);
  }

  /** @param {import("./wire.js").Welcome} welcome */
  async welcome(welcome) {
    say(this.title, callName(welcome.kind));
    document.title = `${callName(welcome.kind)} · Copilot`;
    const chips = [kindName(welcome.kind), welcome.sample ? "Sample call" : "Live call", `${kindName(welcome.profile)} profile`];
    this.chips.replaceChildren(...chips.map((text) => h("span", { class: "chip" }, text)));
    this.measures.usual(welcome.talk_band);
    const other = welcome.kind === ONE_TO_ONE ? "Them" : "Buyer";
    this.picture.other = other;
    this.looks_back = !welcome.sample && welcome.kind !== ONE_TO_ONE;
    this.known_length = welcome.duration_s !== null;
    this.picture.planned_end_s = welcome.scheduled_end_s;
    this.picture.lengthen(welcome.duration_s ?? Math.max(OPEN_END_S, welcome.scheduled_end_s ?? 0));
    this.legend.replaceChildren(legend({ planned: this.picture.planned, other }));
    if (welcome.sample && !this.player) await this.sample(welcome.sample);
    if (!welcome.sample) await this.offer({ kind: welcome.kind, profile: welcome.profile });
  }

  /** A call that is heard, and not by this page: it may go on here. @param {Record<string, unknown>} setUp */
  async offer(setUp) {
    if (this.listening || this.offered) return;
    this.offered = true;
    const kept = recallCall(this.call);
    const listening = await Listening.again(this.call, kept?.setUp ?? setUp, kept !== null);
    this.hear(listening);
    const { state } = this.overlay.standing;
    if (this.gone) listening.alone();
    else if (state) listening.told(state);
  }

  /** @param {Listening} listening */
  hear(listening) {
    this.listening = listening;
    this.actions?.prepend(listening.withdraw);
    this.head?.append(listening.element);
    listening.capture.listeners.add({ standing: (standing, code) => void this.heardAs(standing, code) });
    // a link that is followed here ends the hearing: it opens beside the call
    for (const link of document.querySelectorAll("header.bar a")) link.setAttribute("target", "_blank");
  }

  /** @param {import("./capture.js").Standing} standing @param {string} code */
  async heardAs(standing, code) {
    if (code === WITHDRAWN) void this.withdrawn();
    else if (code === ELSEWHERE) await this.handOver();
    else if (standing === "live") this.reopen();
    else if (standing === "over" && this.gone) await this.leave();
  }

  /** Another page hears the call now: this one looks on, and may go on with it once that is gone. */
  async handOver() {
    const former = this.listening;
    if (!former) return;
    former.element.remove();
    former.withdraw.remove();
    this.hear(await Listening.again(this.call, former.setUp, false));
  }

  /** The service knows the call again, once its sound has found the way back. */
  reopen() {
    if (!this.gone || this.listening?.capture.standing !== "live") return;
    this.gone = false;
    this.open();
  }

  /** @param {string} id */
  async sample(id) {
    this.player = new Player(id);
    this.sound.replaceChildren(this.player.element);
    const samples = await get("/api/samples").catch(() => []);
    const sample = samples.find((/** @type {{id: string}} */ one) => one.id === id);
    if (!sample) return;
    say(this.title, sample.title);
    this.lines.read(sample.captions ?? []);
  }

  /** @param {import("./wire.js").State} state */
  state(state) {
    if (!this.known_length && state.elapsed_s > this.picture.length_s) this.picture.lengthen(this.picture.length_s + OPEN_END_S);
    this.listening?.told(state);
    if (state.kind?.source === "heard") this.heardKind(state.kind);
    this.underWay.state(state);
    this.picture.tick(state.elapsed_s, this.underWay.stretches());
    this.measures.state(state);
    this.tellTime(state.elapsed_s);
    this.lines.at(state.elapsed_s);
    this.player?.follow(state.audio_zero_unix_ms);
  }

  /** Nobody had said what kind of call it is; the call did. @param {import("./wire.js").KindLine} line */
  heardKind(line) {
    say(this.title, callName(line.kind));
    const chip = this.chips.firstElementChild;
    if (chip instanceof HTMLElement) say(chip, kindSays(line));
  }

  /** @param {import("./wire.js").Heard} heard */
  heard(heard) {
    const key = `${heard.speaker} ${heard.start_s}`;
    if (this.drawn.has(key)) return;
    this.drawn.add(key);
    for (const oldest of this.drawn) {
      if (this.drawn.size <= DRAWN_KEPT) break;
      this.drawn.delete(oldest);
    }
    this.underWay.heard(heard);
    this.picture.add(heard);
    this.measures.heard(heard);
    this.lines.heard(heard);
  }

  /** @param {import("./wire.js").Summary} summary */
  summary(summary) {
    this.player?.end();
    this.listening?.capture.end();
    if (this.listening?.leaving) return; // what is kept of it goes in a moment
    const { unkept } = this.overlay.standing;
    if (this.listening && this.asked && !unkept) return location.assign(this.review);
    this.picture.tick(summary.duration_s, []);
    this.tellTime(summary.duration_s);
    // what could not be kept has no review that asks
    const asks = this.looks_back && !unkept;
    this.measures.element.hidden = asks;
    return this.finish(endOfCall(summary, { unkept, amiss: this.cut_short, asks }));
  }

  /** What does not end the call: of the recording it is said beside its numbers. @param {import("./wire.js").WireError} error */
  amiss({ code, what, remedy }) {
    if (code.startsWith("audio-")) this.cut_short = sentences(what, remedy);
  }

  /** @param {number} elapsed_s */
  tellTime(elapsed_s) {
    const whole = this.known_length ? h("span", {}, ` / ${clock(this.picture.length_s)}`) : null;
    this.time.replaceChildren(clock(elapsed_s), ...(whole ? [whole] : []));
  }

  /** The call broke off. @param {import("./wire.js").WireError} error */
  broken(error) {
    this.player?.end();
    if (error.code === WITHDRAWN) return void this.withdrawn();
    this.listening?.capture.end();
    const words = h("p", { class: "quiet small" }, sentences(error.what, error.remedy));
    this.finish([h("div", { role: "status" }, h("h2", {}, "The call broke off"), words)]);
    return undefined;
  }

  /** Nothing is heard any more, and what is kept goes: the page says so once it is gone, and asks again until it is. */
  async withdrawn() {
    if (this.wiped) return;
    this.wiped = true;
    this.doors.socket?.close();
    this.popOut.end();
    const place = h("section", { class: "empty", role: "status" });
    show(place);
    for (;;) {
      const refused = await this.deleted();
      place.replaceChildren(...wiping(refused));
      if (!refused) break;
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
    place.querySelector("a")?.focus();
  }

  /** Why what is kept of the call could not be deleted, empty if nothing is left. */
  async deleted() {
    try {
      await remove(`/api/calls/${encodeURIComponent(this.call)}`);
    } catch (error) {
      if (!(error instanceof Refused && error.status === 404)) return told(error);
    }
    return "";
  }

  get review() {
    return `/review/${encodeURIComponent(this.call)}`;
  }

  /** The place of the card, after the end: what remains, and the way on. @param {HTMLElement[]} parts */
  finish(parts) {
    this.stop.hidden = true;
    this.popOut.end();
    this.over.replaceChildren(...parts, h("a", { class: "button primary", href: this.review }, "Open review", icon("next")));
    this.over.hidden = false;
  }

  async end() {
    this.stop.disabled = true;
    this.asked = true;
    this.doors.socket?.ending();
    await post(`/api/calls/${encodeURIComponent(this.call)}/stop`).catch(() => {
      this.stop.disabled = false;
    });
  }

  /** @param {import("./socket.js").Link} link */
  async link(link) {
    this.overlay.link(link);
    if (link !== "gone") return;
    this.gone = true;
    if (this.listening?.on) return this.reopen(); // it is being given back to the service
    const kept = recallCall(this.call);
    if (kept && !this.listening) await this.offer(kept.setUp);
    else await this.leave();
    return undefined;
  }

  /** There is no such call under way: its review, if anything of it was kept. */
  async leave() {
    const kept = await get(`/api/calls/${encodeURIComponent(this.call)}`).catch(() => null);
    if (kept) location.replace(this.review);
    else this.absent();
  }

  absent() {
    show(
      h(
        "section",
        { class: "empty" },
        h("h1", {}, "This call is not here"),
        h("p", {}, "It is not under way, and nothing of it was kept. It may have been deleted."),
        h("p", { class: "row" }, h("a", { class: "button primary", href: "/" }, "Home"), h("a", { class: "button", href: "/review" }, "Review")),
      ),
    );
  }
}

/** What stands on the page of a call that was withdrawn. @param {string} refused why its numbers are still there */
function wiping(refused) {
  const memory = "Its sound, its words and what was understood of them were wiped from memory.";
  if (refused) {
    return [
      h("h1", {}, "Its numbers are still on this disk"),
      h("p", {}, `${memory} Copilot does not listen any more. But the numbers of this call could not be deleted yet.`),
      h("p", { class: "notice" }, icon("warn"), h("span", {}, refused)),
      h("p", { class: "quiet" }, "I try again every few seconds. Leave this page open until it says that all is gone."),
    ];
  }
  return [
    h("h1", {}, "All of this call is gone"),
    h("p", {}, `${memory} Nothing of it is kept, and Copilot does not listen any more.`),
    h("p", { class: "row" }, h("a", { class: "button primary", href: "/start" }, "Start another call"), h("a", { class: "button", href: "/" }, "Home")),
  ];
}
