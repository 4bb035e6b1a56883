/** The rep's answer as it comes from the microphone, handed to the page piece by piece. */

class Answer extends AudioWorkletProcessor {
  /** @param {Float32Array[][]} inputs */
  process(inputs) {
    const heard = inputs[0]?.[0];
    if (heard) this.port.postMessage(heard.slice());
    return true;
  }
}

registerProcessor("answer", Answer);
