/**
 * For `benchmarks/browser.py`, before a page's own scripts: the two sides of a recording in place of microphone and
 * shared tab, and the times at which cards were painted. Of that way three parts are told apart: how long after a sample
 * was played the newest of its piece is on its way to the service, when the last sample was played that the service had
 * heard as it chose a card, and how long after a card's message it is painted.
 */

globalThis.bench = { sample: "SAMPLE", repChannel: 0, zero_ms: 0, cards: [], sent_ms: [] };

{
  const { bench } = globalThis;
  let opened = null;
  let newest = null; // card: when its message came, and when the last sample was over that its choice rests on
  const begins = [null, null]; // the number of the call's sample at which each side's recording begins to sound

  async function open() {
    const context = new AudioContext();
    const answer = await fetch(`/samples/${bench.sample}.opus`);
    const buffer = await context.decodeAudioData(await answer.arrayBuffer());
    const source = new AudioBufferSourceNode(context, { buffer });
    const split = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    bench.lead_ms = [bench.repChannel, 1 - bench.repChannel].map((channel) => lead_ms(buffer, channel));
    source.connect(split);
    const sides = [0, 1].map((channel) => {
      const place = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
      split.connect(place, channel);
      return place.stream;
    });
    await context.resume();
    return { context, source, sides };
  }

  /** How long a channel is silent to the last bit of 16. */
  function lead_ms(buffer, channel) {
    const first = buffer.getChannelData(channel).findIndex((value) => Math.abs(value) * 32767 >= 0.5);
    return (first / buffer.sampleRate) * 1000;
  }

  const { send, addEventListener: listen } = WebSocket.prototype;
  WebSocket.prototype.send = function (body) {
    if (body instanceof ArrayBuffer && bench.zero_ms) sent(body);
    return send.call(this, body);
  };
  WebSocket.prototype.addEventListener = function (type, ...more) {
    if (type === "message") listen.call(this, type, ({ data }) => {
      if (!data.includes('"type":"suggest"')) return;
      const sounds = begins[0] === null ? 1 : 0; // both are on one clock; nobody is answered before anybody spoke
      newest = { arrived_ms: performance.now(), chosen_ms: played_ms(sounds, 16_000 * JSON.parse(data).ts) };
    });
    return listen.call(this, type, ...more);
  };

  function sent(body) {
    const view = new DataView(body);
    const channel = view.getUint8(1);
    const index = Number(view.getBigUint64(8, true));
    const pcm = new Int16Array(body, 16);
    const first = begins[channel] === null ? pcm.findIndex((value) => value !== 0) : 0;
    if (first < 0) return;
    begins[channel] ??= index + first;
    bench.sent_ms.push(performance.now() - played_ms(channel, index + pcm.length));
  }

  /** When so many samples of the call were over. */
  function played_ms(channel, samples) {
    return bench.zero_ms + bench.lead_ms[channel] + (samples - begins[channel]) / 16;
  }

  const side = async (channel) => {
    opened ??= open();
    return (await opened).sides[channel];
  };

  navigator.mediaDevices.getUserMedia = () => side(bench.repChannel);
  navigator.mediaDevices.getDisplayMedia = () => side(1 - bench.repChannel);

  /** Let the recording begin, and note when its first sample is. */
  bench.play = async () => {
    const { context, source } = await opened;
    let apart_ms = Number.POSITIVE_INFINITY; // of the two clocks; what is read late is never too small
    for (let look = 0; look < 50; look += 1) {
      apart_ms = Math.min(apart_ms, performance.now() - context.currentTime * 1000);
      await new Promise((next) => setTimeout(next, 5));
    }
    const begin_s = context.currentTime + 0.2;
    source.start(begin_s);
    bench.zero_ms = apart_ms + begin_s * 1000;
  };

  const seen = new WeakMap();
  function look() {
    for (const card of document.querySelectorAll(".card")) {
      const shown = card.dataset.shown === "yes";
      if (shown && !seen.get(card)) painted();
      seen.set(card, shown);
    }
  }

  /** After the next frame was drawn. */
  function painted() {
    const card = newest;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        bench.cards.push({ ...card, painted_ms: performance.now() });
      };
      port2.postMessage(0);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-shown"] });
  });
}
