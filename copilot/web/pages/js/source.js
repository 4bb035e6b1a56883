/**
 * Where the sound of a side comes from: a microphone (or any other input), or what a tab or the screen plays. What
 * goes wrong comes back as one word of a closed set; `trouble-words.js` says it to a person.
 */

/**
 * @typedef {"denied" | "missing" | "busy" | "unticked" | "cancelled" | "unsupported"} Trouble
 */

/** Why there is no sound. */
export class NoSource extends Error {
  /** @param {Trouble} trouble */
  constructor(trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

const OF = /** @type {Record<string, Trouble>} */ ({
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  DevicesNotFoundError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
  TrackStartError: "busy",
});

/** @param {unknown} error @param {Trouble} [refused] what a refusal means here */
function noSource(error, refused = "denied") {
  const name = error instanceof DOMException || error instanceof Error ? error.name : "";
  const trouble = OF[name] ?? "unsupported";
  return new NoSource(trouble === "denied" ? refused : trouble);
}

/**
 * An input by its id; an empty one is the system's own choice, and so is one that is not there any more.
 *
 * @param {string} device @param {boolean} voice whether a person speaks into it: then echo and noise are taken out
 */
export async function openInput(device, voice) {
  if (!navigator.mediaDevices?.getUserMedia) throw new NoSource("unsupported");
  const audio = {
    echoCancellation: voice,
    noiseSuppression: voice,
    autoGainControl: false,
    channelCount: 1,
    ...(device ? { deviceId: { exact: device } } : {}),
  };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    throw noSource(error);
  }
}

/** What a tab or the screen plays. Needs a click each time: browsers want it so. */
export async function openShare() {
  if (!canShare()) throw new NoSource("unsupported");
  const wishes = {
    // the picture is asked for because there is no sound without it; it is not looked at
    video: { displaySurface: "browser", frameRate: { max: 1 }, width: { max: 320 } },
    audio: { suppressLocalAudioPlayback: false, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    systemAudio: "include",
    selfBrowserSurface: "exclude",
    surfaceSwitching: "include",
    ...stayHere(),
  };
  let stream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia(/** @type {DisplayMediaStreamOptions} */ (wishes));
  } catch (error) {
    throw noSource(error, "cancelled");
  }
  if (stream.getAudioTracks().length) return stream;
  stop(stream);
  throw new NoSource("unticked");
}

/** Whether this browser shares a tab's sound: of the desktop's only Chromium's family does. */
export function canShare() {
  return Boolean(navigator.mediaDevices?.getDisplayMedia) && "CaptureController" in globalThis;
}

/** The tab that is chosen must not come to the front: the rep has one more click to make here. */
function stayHere() {
  try {
    const controller = new CaptureController();
    controller.setFocusBehavior("no-focus-change");
    return { controller };
  } catch {
    return {};
  }
}

/** @param {MediaStream | null} stream */
export function stop(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Every input this browser knows, with a name for each once one may be heard. */
export async function inputs() {
  const known = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
  return known
    .filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "default" && deviceId !== "communications")
    .map(({ deviceId, label }, place) => ({ id: deviceId, name: label || `Input ${place + 1}` }));
}

/** The permission to hear; null where the browser does not tell. */
async function permission() {
  try {
    return await navigator.permissions.query({ name: /** @type {PermissionName} */ ("microphone") });
  } catch {
    return null;
  }
}

/** Whether the microphone may be opened without a question. */
export async function mayHear() {
  return (await permission())?.state ?? "prompt"; // where it is not told a click will ask
}

/** Be told when the microphone may be opened again. @param {() => void} again @param {AbortSignal} signal until when */
export async function whenAllowed(again, signal) {
  const status = await permission();
  status?.addEventListener("change", () => status.state === "granted" && again(), { signal });
}
