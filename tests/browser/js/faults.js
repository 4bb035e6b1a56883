/**
 * A capture socket in a made-up world: a network that is cut, falls silent, loses what is under way and refuses, and a
 * service that is restarted, at random instants of made-up time. What came of it, for the test to judge.
 *
 * Of each side sample number `n` is `n % 30011`, so that a sample in a wrong place shows.
 */

import { CaptureSocket } from "/static/js/capture-socket.js";

const RATE = 1000; // samples a second: enough to count
const SIZE = 20;
const SECONDS = 120;

/** A random number source that gives the same for the same seed. @param {number} seed */
function chances(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

class Service {
  constructor() {
    this.next = [0, 0];
    this.wrong = 0;
    this.twice = 0;
    this.lost = 0;
    this.known = true;
    this.given = false;
    this.early = 0;
    this.sequences = [0, 0];
  }

  /** What is kept over a restart is up to two seconds old. */
  restart() {
    this.next = this.next.map((next) => Math.max(0, next - 2 * RATE));
    this.known = false;
    this.given = false;
  }

  /** @param {ArrayBuffer} data */
  take(data) {
    const view = new DataView(data);
    const channel = view.getUint8(1);
    const index = Number(view.getBigUint64(8, true));
    const count = (data.byteLength - 16) / 2;
    if (view.getUint8(0) !== 1 || view.getUint32(4, true) !== this.sequences[channel]) this.wrong += 1;
    if (count > RATE / 5) this.wrong += 1;
    this.sequences[channel] += 1;
    if (!this.given) this.early += 1;
    for (let place = 0; place < count; place += 1) {
      if (view.getInt16(16 + place * 2, true) !== (index + place) % 30011) this.wrong += 1;
    }
    if (index < this.next[channel]) this.twice += this.next[channel] - index;
    if (index > this.next[channel]) this.lost += index - this.next[channel];
    this.next[channel] = Math.max(this.next[channel], index + count);
  }
}

class Wire extends EventTarget {
  /** @param {Service} service */
  constructor(service) {
    super();
    this.service = service;
    this.readyState = 0;
    this.bufferedAmount = 0;
    this.dead = false; // nothing comes through, and neither end knows
    this.underWay = [];
  }

  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  send(data) {
    if (!this.dead) this.underWay.push(data);
  }

  tell(body) {
    if (!this.dead && this.readyState === 1) this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ v: 1, ...body }) }));
  }

  /** What was under way arrives. */
  deliver() {
    for (const data of this.underWay.splice(0)) {
      if (typeof data !== "string") this.service.take(data);
      else this.said(JSON.parse(data));
    }
  }

  said({ type, given }) {
    if (type === "consent") this.service.given = given;
    if (type !== "hello" && type !== "resume") return;
    this.service.sequences = [0, 0];
    const [rep, buyer] = this.service.next;
    this.tell({ type: "ready", rep: { next: rep }, buyer: { next: buyer } });
  }

  cut() {
    this.underWay = [];
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }

  close() {
    this.readyState = 3; // its event comes some day
  }
}

/** @param {number} seed */
async function play(seed) {
  const chance = chances(seed);
  const service = new Service();
  let now_ms = 0;
  /** @type {Wire | null} */
  let wire = null;
  let away_until_ms = 0;
  let faults = 0;
  const world = {
    now_ms: () => now_ms,
    ticket: async () => {
      if (now_ms < away_until_ms) throw new Refused(0);
      if (!service.known) throw new Refused(404);
      return { ticket: "x" };
    },
    again: async () => {
      if (now_ms < away_until_ms) throw new Refused(0);
      service.known = true;
    },
    socket: () => {
      wire = new Wire(service);
      return wire;
    },
  };
  const socket = new CaptureSocket("call", RATE, {}, false, { ready: () => undefined, standing: () => undefined }, world);
  let quiet_until_ms = 0;
  for (let index = 0; index < SECONDS * RATE; index += SIZE) {
    now_ms += 20;
    const pcm = () => Int16Array.from({ length: SIZE }, (_, place) => (index + place) % 30011);
    socket.put(index, [pcm(), pcm()]);
    await settled();
    if (wire?.readyState === 0 && now_ms >= away_until_ms) wire.open();
    else if (wire?.readyState === 0) wire.cut();
    const calm = now_ms > (SECONDS - 45) * 1000;
    if (!calm && now_ms > quiet_until_ms && chance() < 0.01) {
      faults += 1;
      const kind = Math.floor(chance() * 4);
      if (kind === 0) wire?.cut();
      if (kind === 1 && wire) wire.dead = true;
      if (kind === 2) {
        away_until_ms = now_ms + chance() * 30_000;
        wire?.cut();
      }
      if (kind === 3) {
        service.restart();
        wire?.cut();
      }
      // what comes in a heap may outlast the ring: that is not what is tried here
      quiet_until_ms = Math.max(now_ms, away_until_ms) + 12_000;
    }
    if (wire && chance() < 0.9) wire.deliver();
    if (index % RATE === 0) wire?.tell({ type: "have", rep: service.next[0], buyer: service.next[1] });
    await settled();
  }
  wire?.deliver();
  const { wrong, early, lost, next } = service;
  return { seed, faults, wrong, early, lost, missing: SECONDS * RATE - Math.min(...next) };
}

const { Refused: Real } = await import("/static/js/rest.js");
class Refused extends Real {
  constructor(status) {
    super(status, "", "", "");
  }
}

async function settled() {
  for (let turn = 0; turn < 6; turn += 1) await null;
}

/** @param {number} runs */
export async function faults(runs) {
  const all = [];
  for (let seed = 1; seed <= runs; seed += 1) all.push(await play(seed));
  return all;
}
