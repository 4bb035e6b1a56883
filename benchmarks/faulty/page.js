/**
 * Many calls in one page, each with the product's own capture, its two side cards and its strip, and one fault each at an
 * instant that a seed chose: what the page said of it, when, and when the side was back.
 */

import { Capture } from "/static/js/capture.js";
import { Listening } from "/static/js/listening.js";
import { post } from "/static/js/rest.js";
import { Sides } from "/static/js/sides.js";
import { rememberSound } from "/static/js/sound-choice.js";
import { apart, world } from "/static/js/world.js";

const SET_UP = { kind: "discovery", profile: "core" };
const CALM_MS = 1500;
const BACK_MS = 12_000; // longer than the page waits between two tries
const ANSWER_MS = 3000;
const SENT_MS = 5000; // longer than the audio thread holds anything back

const sleep = (ms) => new Promise((over) => setTimeout(over, ms));

/** A random number source that gives the same for the same seed. @param {number} seed */
function chances(seed) {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

class Call {
  /** @param {number} number @param {Listening} listening */
  constructor(number, listening) {
    this.number = number;
    this.late_before_ms = 0; // how late noise was that has been put in its place since
    this.take(listening);
  }

  /** @param {Listening} listening */
  take(listening) {
    this.listening = listening;
    const { capture, sides } = listening;
    Object.assign(this, { capture, sides, id: listening.call });
    document.querySelector("main")?.append(listening.element);
    this.said = [];
    for (const [side, { text }] of Object.entries({ rep: sides.rep, buyer: sides.buyer, strip: listening })) {
      const say = () => this.said.push({ at_ms: Date.now(), side, text: text.textContent });
      new MutationObserver(say).observe(text, { childList: true, characterData: true, subtree: true });
    }
  }

  get microphone() {
    return world.known(`rep-${this.number}`);
  }

  get share() {
    return world.known(`buyer-${this.number}`);
  }

  /** The rep's click on what the card of the other side offers. */
  click() {
    world.sharing = this.share.id;
    this.sides.buyer.action.click();
  }

  /** How far what it hangs on is from the clock on the wall: its devices' noise, and its own clock. */
  async clocks() {
    return { late_ms: await world.late(), own_ms: await apart(this.capture.sound.context) };
  }

  /** How late noise was at the most before it was put in its place anew: what came then lies so far off what comes now. */
  get lateBefore() {
    return Math.max(this.late_before_ms, ...this.before.late_ms.map(Math.abs));
  }

  /** When a side first said such a thing; null if it did not in time. @param {string} side @param {RegExp} words @param {number} since_ms */
  async says(side, words, since_ms) {
    while (Date.now() - since_ms < BACK_MS) {
      const told = this.said.find((one) => one.side === side && one.at_ms >= since_ms && words.test(one.text));
      if (told) return told.at_ms;
      await sleep(10);
    }
    return null;
  }
}

/** @type {Map<number, Call>} */
const calls = new Map();

/** @param {number} number */
async function begin(number) {
  world.add("rep", number);
  world.add("buyer", number);
  rememberSound({ far: "share", microphone: `rep-${number}`, line: "" });
  const capture = new Capture();
  const sides = new Sides(capture);
  await sides.openMicrophone();
  world.sharing = `buyer-${number}`;
  await sides.openFar();
  const { call } = await post("/api/live", SET_UP);
  capture.begin(call, SET_UP, false);
  const begun = new Call(number, new Listening(capture, sides, call, SET_UP));
  calls.set(number, begun);
  await heard(begun);
  begun.before = await begun.clocks();
  return begun;
}

/** As the page of a call does that was loaded anew. @param {number} number @param {string} id @param {number} late_ms how late noise was before */
async function again(number, id, late_ms) {
  world.add("rep", number);
  world.add("buyer", number);
  rememberSound({ far: "share", microphone: `rep-${number}`, line: "" });
  const call = new Call(number, await Listening.again(id, SET_UP, true));
  call.late_before_ms = late_ms;
  calls.set(number, call);
  call.listening.alone();
  await heard(call);
  call.before = await call.clocks();
  return call;
}

/** How much time the audio threads were not given since it began, in ms: what comes of that is no fault of the page's. @param {Call} call */
async function starved(call) {
  const { before, late_before_ms } = call;
  const { late_ms, own_ms } = await call.clocks();
  // noise that was put in its place by a late look is early from then on
  const since_ms = late_ms.map((one_ms, place) => Math.abs(one_ms - (before.late_ms[place] ?? 0)));
  return Math.max(...since_ms, Math.abs(own_ms - before.own_ms), late_before_ms);
}

/**
 * What the browser has given to its audio thread, 16-bit samples in base64, from the call's sample `first` on. All of it is
 * on its way by then. Nothing, if nobody answers: of a call that is over already.
 *
 * @param {Call} call
 */
async function given(call) {
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((tell) => {
    port1.onmessage = ({ data }) => tell(data);
  });
  call.capture.sound.node.port.postMessage({ type: "given", port: port2 }, [port2]);
  const nothing = { first: 0, sides: [new Int16Array(), new Int16Array()] };
  const { first, sides } = await Promise.race([told, sleep(ANSWER_MS).then(() => nothing)]);
  await sent(call);
  const [rep, buyer] = sides.map(base64);
  return { first, rep, buyer };
}

/** Until what has sounded by now is on its way. @param {Call} call */
async function sent({ capture }) {
  const now_ms = Date.now();
  const samples = ((now_ms - capture.zero_ms) / 1000) * capture.sound.rate;
  while (Math.min(...capture.socket.cursors) < samples && Date.now() - now_ms < SENT_MS) await sleep(20);
}

/** @param {Int16Array} samples */
function base64(samples) {
  const bytes = new Uint8Array(samples.buffer);
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(""));
}

/** Until its sound is on its way. @param {Call} call */
async function heard(call) {
  const until_ms = Date.now() + BACK_MS;
  while (!call.capture.begun && Date.now() < until_ms) await sleep(10);
}

const FAULTS = {
  unplugged: {
    side: "rep",
    says: /microphone is gone|There is no microphone/,
    strike: ({ microphone }, chance) => {
      microphone.there = false;
      const both = [() => microphone.tap.end(), () => world.changed()];
      for (const event of chance() < 0.5 ? both : both.reverse()) event();
    },
    heal: ({ microphone }) => {
      microphone.there = true;
      world.changed();
    },
  },
  muted: {
    side: "rep",
    says: /muted by its own switch/,
    strike: ({ microphone }) => microphone.tap.mute(true),
    heal: ({ microphone }) => microphone.tap.mute(false),
  },
  dead: {
    side: "rep",
    says: /gives no sound at all/,
    strike: ({ microphone }) => microphone.die(true),
    heal: ({ microphone }) => microphone.die(false),
  },
  format: {
    side: "rep",
    says: /gives no sound at all/,
    strike: ({ microphone }) => {
      microphone.tap.silence(true);
      Object.assign(microphone, { rate: 48_000, channels: 2 }); // it is opened anew by itself
    },
  },
  denied: {
    side: "rep",
    says: /keeps the microphone from this page/,
    strike: ({ microphone }) => {
      microphone.refuses = "NotAllowedError";
      microphone.tap.end();
    },
    heal: ({ microphone }) => {
      microphone.refuses = "";
      world.allow();
    },
  },
  busy: {
    side: "rep",
    says: /Another program holds/,
    strike: ({ microphone }) => {
      microphone.refuses = "NotReadableError";
      microphone.tap.end();
    },
    heal: ({ microphone }) => {
      microphone.refuses = "";
    },
  },
  share_ended: {
    side: "buyer",
    says: /The share has ended/,
    strike: ({ share }) => share.tap.end(),
    heal: (call) => call.click(),
  },
  unticked: {
    side: "buyer",
    says: /without its sound/,
    strike: (call) => {
      call.share.ticked = false;
      call.share.tap.end();
      setTimeout(() => call.click(), 50);
    },
    heal: (call) => {
      call.share.ticked = true;
      call.click();
    },
  },
  cancelled: {
    side: "buyer",
    says: /Nothing was shared/,
    strike: (call) => {
      call.share.refuses = "NotAllowedError";
      call.share.tap.end();
      setTimeout(() => call.click(), 50);
    },
    heal: (call) => {
      call.share.refuses = "";
      call.click();
    },
  },
  share_silent: {
    side: "buyer",
    says: /Silent to the last bit/,
    strike: ({ share }) => share.die(true),
    heal: ({ share }) => share.die(false),
  },
};

/** One call, one fault. @param {number} number @param {string} name @param {number} seed */
async function play(number, name, seed) {
  const chance = chances(seed);
  await sleep(chance() * 400); // calls do not begin in one instant
  const fault = FAULTS[name];
  const call = await begin(number);
  await sleep(CALM_MS + chance() * 1000);
  const struck_ms = Date.now();
  fault.strike(call, chance);
  const told_ms = await call.says(fault.side, fault.says, struck_ms);
  await sleep(chance() * 800);
  const healed_ms = Date.now();
  fault.heal?.(call);
  const back_ms = await call.says(fault.side, /I hear/, fault.heal ? healed_ms : struck_ms);
  const device = fault.side === "rep" ? call.microphone : call.share;
  await sleep(CALM_MS);
  const { zero_ms } = call.capture;
  const starved_ms = await starved(call);
  const words = call.said.map(({ side, text }) => `${side}: ${text}`);
  const sounds = await given(call);
  call.capture.end();
  const given_ms = fault.heal ? Math.max(device.given_ms, healed_ms) : device.given_ms;
  return { name, number, call: call.id, side: fault.side, struck_ms, told_ms, healed_ms, given_ms, back_ms, zero_ms, starved_ms, words, given: sounds };
}

/** @param {{name: string, seed: number}[]} wanted @param {number} first */
export async function batch(wanted, first) {
  await world.room(16_000);
  await world.room(48_000);
  return Promise.all(wanted.map(({ name, seed }, place) => play(first + place, name, seed)));
}

/** Calls without a fault of their own: for what befalls the whole page. @param {number} count @param {number} first */
export async function several(count, first) {
  await world.room(16_000);
  const all = Array.from({ length: count }, (_, place) => sleep(37 * place).then(() => begin(first + place)));
  return (await Promise.all(all)).map(({ number, id }) => ({ number, id }));
}

/** @param {{number: number, id: string, late_ms: number}[]} before */
export async function severalAgain(before) {
  await world.room(16_000);
  return Promise.all(before.map(async ({ number, id, late_ms }) => {
    const call = await again(number, id, late_ms);
    call.click();
    const { given_ms } = call.microphone;
    return { number, given_ms, begun: call.capture.begun };
  }));
}

/** How they stand, and what the strip has said. */
export function standing() {
  return [...calls.values()].map(({ number, id, capture, listening }) => ({
    number,
    call: id,
    standing: capture.standing,
    late_ms: calls.get(number).lateBefore,
    said: calls.get(number).said.filter(({ side }) => side === "strip"),
    zero_ms: capture.zero_ms,
    shared_ms: world.known(`buyer-${number}`).given_ms,
  }));
}

/** Put the noise in its place anew. When that was done is told, in Unix ms. */
export async function keepTime() {
  await world.keepTime();
  const over_ms = Date.now();
  await Promise.all([...calls.values()].map(async (call) => {
    call.late_before_ms = call.lateBefore;
    call.before = { ...(await call.clocks()), late_ms: [] };
  }));
  return over_ms;
}

export async function endAll() {
  const lost = await Promise.all([...calls.values()].map(starved));
  const sounds = await Promise.all([...calls.values()].map(given));
  const ended = standing().map((one, place) => ({ ...one, starved_ms: lost[place], given: sounds[place] }));
  for (const { capture } of calls.values()) capture.end();
  calls.clear();
  return ended;
}
