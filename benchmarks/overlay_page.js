/**
 * For `benchmarks/overlay.py`, before a page's own scripts: two devices that hum, and the audio thread's place taken by a
 * loop that tells the page its frames faster than they would come, as fast as its socket lets them go.
 */

globalThis.bench = { node: null, socket: null, frames: 0 };

{
  const { bench } = globalThis;
  const FRAME = 512; // samples, as the worklet cuts them
  const RATE = 16_000;
  const AT_A_TIME = 50; // a second and a half
  const UNSENT = 64 * 1024;

  async function hum(frequency) {
    const context = new AudioContext();
    const voice = new OscillatorNode(context, { frequency });
    const place = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    voice.connect(new GainNode(context, { gain: 0.3 })).connect(place);
    voice.start();
    return place.stream;
  }

  navigator.mediaDevices.getUserMedia = () => hum(220);
  navigator.mediaDevices.getDisplayMedia = () => hum(330);

  globalThis.AudioWorkletNode = class extends AudioWorkletNode {
    constructor(...how) {
      super(...how);
      bench.node = this;
    }
  };

  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (body) {
    if (body instanceof ArrayBuffer) bench.socket = this;
    return send.call(this, body);
  };

  const [loud, still] = [8000, 20].map((peak) => Int16Array.from({ length: FRAME }, (_, place) => (place % 64 < 32 ? peak : -peak)));

  /** As loud as somebody who speaks for two seconds, and then listens for two. */
  function piece(side) {
    return (Math.floor((bench.frames * FRAME) / RATE / 2) % 2 === side ? loud : still).slice();
  }

  /** Where the real sound is by now; of that nothing more is told. */
  async function begin() {
    const { port } = bench.node;
    bench.listener = port.onmessage;
    const end = await new Promise((told) => {
      port.onmessage = (event) => {
        bench.listener(event);
        if (event.data.end) told(event.data.end);
      };
    });
    port.onmessage = null;
    bench.frames = Math.ceil(end / FRAME);
  }

  /** The sound of the call up to here, frame by frame. */
  bench.sound = async (until_s) => {
    if (!bench.listener) await begin();
    while ((bench.frames * FRAME) / RATE < until_s) {
      for (let turn = 0; turn < AT_A_TIME; turn += 1) {
        const [rep, buyer] = [piece(0), piece(1)];
        const index = bench.frames * FRAME;
        bench.listener({ data: { index, end: index + FRAME, rep, buyer, peaks: [rep[0] / 32768, buyer[0] / 32768] } });
        bench.frames += 1;
      }
      do await new Promise((next) => setTimeout(next, 1));
      while (bench.socket?.readyState === WebSocket.OPEN && bench.socket.bufferedAmount > UNSENT);
    }
  };
}
