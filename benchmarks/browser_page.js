/**
 * For `benchmarks/browser.py`, before a page's own scripts: the two sides of a recording in place of microphone and
 * shared tab, and the times at which cards were painted.
 */

globalThis.bench = { sample: "SAMPLE", repChannel: 0, zero_ms: 0, painted_ms: [] };

{
  const { bench } = globalThis;
  let opened = null;

  async function open() {
    const context = new AudioContext();
    const answer = await fetch(`/samples/${bench.sample}.opus`);
    const buffer = await context.decodeAudioData(await answer.arrayBuffer());
    const source = new AudioBufferSourceNode(context, { buffer });
    const split = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    source.connect(split);
    const sides = [0, 1].map((channel) => {
      const place = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
      split.connect(place, channel);
      return place.stream;
    });
    await context.resume();
    return { context, source, sides };
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
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => bench.painted_ms.push(performance.now());
      port2.postMessage(0);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-shown"] });
  });
}
