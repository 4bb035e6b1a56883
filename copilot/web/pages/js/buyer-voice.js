/** The buyer's line, spoken by the browser's own voice, where it has one. Nothing goes to a network. */

/** Whether this browser can speak on this machine. */
export function canSpeak() {
  return "speechSynthesis" in globalThis;
}

/** A voice of this machine: one from a network would be told the line. */
function voice() {
  const voices = speechSynthesis.getVoices().filter((one) => one.localService);
  return voices.find((one) => one.lang.startsWith("en")) ?? voices[0] ?? null;
}

/** Say it; false if there is no voice for it. @param {string} line */
export function speak(line) {
  if (!canSpeak()) return false;
  speechSynthesis.cancel();
  const own = voice();
  if (!own) return false;
  const words = new SpeechSynthesisUtterance(line);
  words.voice = own;
  words.lang = own.lang;
  speechSynthesis.speak(words);
  return true;
}

export function hush() {
  if (canSpeak()) speechSynthesis.cancel();
}

/** Once the voices are there, which browsers find only after a while. @param {() => void} then */
export function whenVoices(then) {
  if (!canSpeak()) return;
  if (voice()) then();
  else speechSynthesis.addEventListener("voiceschanged", () => voice() && then(), { once: true });
}
