/**
 * Devices made of noise, for `benchmarks/faulty`: microphones and shares that can be unplugged, muted, refused, changed
 * and silenced. What they give is the service's noise files, at the place that the clock on the wall says: so it goes on
 * meanwhile, whatever becomes of a device, of the page or of this machine.
 */

const RATE = 16_000;
const SILENT = { type: "none" };
const BEGUN_S = 0.2; // a clock that stands or begins says nothing
const SOON_S = 0.1;
const LOOKS = 40;
const ALIKE_MS = 2;
const LOOKS_AT_IT = 20; // after so many it is as it is

/** How far a context's clock is from the clock on the wall, in ms; what is read late is never too small. @param {AudioContext} context */
export async function apart(context) {
  while (context.currentTime < BEGUN_S) await new Promise((next) => setTimeout(next, 10));
  let least_ms = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look += 1) {
    least_ms = Math.min(least_ms, Date.now() - context.currentTime * 1000);
    await new Promise((next) => setTimeout(next, 4));
  }
  return least_ms;
}

/** The same, once it stays so: a clock that stood goes faster for a while, until it has made up for that. @param {AudioContext} context */
async function settled(context) {
  let apart_ms = await apart(context);
  for (let look = 0; look < LOOKS_AT_IT; look += 1) {
    const before_ms = apart_ms;
    apart_ms = await apart(context);
    if (Math.abs(apart_ms - before_ms) <= ALIKE_MS) break;
  }
  return apart_ms;
}

/** One clock, at one rate, on which both sides' noise runs round. */
class Room {
  /** @param {number} rate */
  constructor(rate) {
    this.context = new AudioContext({ sampleRate: rate, sinkId: SILENT });
    this.out = { rep: new GainNode(this.context), buyer: new GainNode(this.context) };
    this.sources = [];
    this.placed_ms = 0; // how far the clocks were apart when the noise was last put in its place
    // to nowhere: what leads nowhere at all stands still
    for (const side of Object.values(this.out)) side.connect(this.context.destination);
  }

  async open() {
    this.noise = {};
    for (const side of ["rep", "buyer"]) {
      const answer = await fetch(`/static/js/noise-${side}.f32`);
      const samples = new Float32Array(await answer.arrayBuffer());
      const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE });
      buffer.copyToChannel(samples, 0);
      this.noise[side] = buffer;
    }
    await this.context.resume();
    await this.keepTime();
    return this;
  }

  /** Let the noise be where the wall says that it is. */
  async keepTime() {
    const apart_ms = await settled(this.context);
    this.placed_ms = apart_ms;
    const at_s = this.context.currentTime + SOON_S;
    for (const source of this.sources) source.stop(at_s);
    this.sources = [];
    for (const side of ["rep", "buyer"]) {
      const buffer = this.noise[side];
      const source = new AudioBufferSourceNode(this.context, { buffer, loop: true });
      source.connect(this.out[side]);
      source.start(at_s, ((apart_ms + at_s * 1000) / 1000) % buffer.duration);
      this.sources.push(source);
    }
    await new Promise((next) => setTimeout(next, 1000 * SOON_S + 50));
  }

  async late() {
    return (await apart(this.context)) - this.placed_ms;
  }
}

/** What one opening of a device gives. */
class Tap {
  /** @param {Room} room @param {"rep" | "buyer"} side @param {number} channels @param {string} id */
  constructor(room, side, channels, id) {
    this.gain = new GainNode(room.context);
    const place = new MediaStreamAudioDestinationNode(room.context, { channelCount: channels });
    room.out[side].connect(this.gain).connect(place);
    this.stream = place.stream;
    this.track = place.stream.getAudioTracks()[0];
    this.track.getSettings = () => ({ deviceId: id });
  }

  mute(muted) {
    this.silence(muted);
    Object.defineProperty(this.track, "muted", { value: muted, configurable: true });
    this.track.dispatchEvent(new Event(muted ? "mute" : "unmute"));
  }

  silence(silent) {
    this.gain.gain.value = silent ? 0 : 1;
  }

  end() {
    this.gain.disconnect();
    this.track.stop();
    this.track.dispatchEvent(new Event("ended"));
  }
}

/** A microphone, or what may be shared. */
class Device {
  /** @param {"rep" | "buyer"} side @param {string} id */
  constructor(side, id) {
    this.side = side;
    this.id = id;
    this.there = true;
    this.refuses = "";
    this.rate = RATE;
    this.channels = 1;
    this.dead = false;
    this.ticked = true;
    this.given_ms = 0;
    /** @type {Tap | null} */
    this.tap = null;
  }

  async open() {
    if (!this.there) throw new DOMException("", "NotFoundError");
    if (this.refuses) throw new DOMException("", this.refuses);
    if (!this.ticked) return new MediaStream();
    this.tap = new Tap(await world.room(this.rate), this.side, this.channels, this.id);
    this.tap.silence(this.dead);
    this.given_ms = Date.now();
    return this.tap.stream;
  }

  /** @param {boolean} dead */
  die(dead) {
    this.dead = dead;
    this.tap?.silence(dead);
  }
}

class World {
  constructor() {
    /** @type {Map<number, Promise<Room>>} */
    this.rooms = new Map();
    /** @type {Map<string, Device>} */
    this.devices = new Map();
    this.sharing = ""; // what is chosen where a share is asked for
    const load = AudioWorklet.prototype.addModule;
    AudioWorklet.prototype.addModule = async function (address) {
      await load.call(this, "/static/js/witness.js");
      return load.call(this, address);
    };
    this.permission = Object.assign(new EventTarget(), { state: "granted" });
    const { mediaDevices, permissions } = navigator;
    mediaDevices.getUserMedia = async ({ audio }) => this.known(audio.deviceId?.exact ?? "").open();
    mediaDevices.getDisplayMedia = () => this.known(this.sharing).open();
    mediaDevices.enumerateDevices = async () => this.inputs();
    permissions.query = async () => this.permission;
  }

  /** @param {number} rate */
  room(rate) {
    const there = this.rooms.get(rate) ?? new Room(rate).open();
    this.rooms.set(rate, there);
    return there;
  }

  /** @param {string} id */
  known(id) {
    return this.devices.get(id) ?? Object.assign(new Device("rep", id), { there: false });
  }

  /** @param {"rep" | "buyer"} side @param {number} number */
  add(side, number) {
    const device = new Device(side, `${side}-${number}`);
    this.devices.set(device.id, device);
    return device;
  }

  inputs() {
    const there = [...this.devices.values()].filter(({ side, there }) => side === "rep" && there);
    return there.map(({ id }) => ({ kind: "audioinput", deviceId: id, label: id }));
  }

  changed() {
    navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  }

  allow() {
    this.permission.dispatchEvent(new Event("change"));
  }

  /** How late each room's noise is by now, for its clock was not given its time. */
  async late() {
    return Promise.all([...this.rooms.values()].map(async (room) => (await room).late()));
  }

  /** After this machine slept. */
  async keepTime() {
    await Promise.all([...this.rooms.values()].map(async (room) => (await room).keepTime()));
  }
}

export const world = new World();
