"""RealtimeSTT: one recorder a side, fed with sound instead of a microphone.

``python -m benchmarks.peer_drivers.realtime_stt FOLDER_OF_WEIGHTS``. The faster-whisper engine,
int8 on the CPU, Silero in ONNX. The detectors are set as its command-line server sets them; the
waits are those of the only profile that its browser server calls low latency: 450 ms of silence end
a recording, and a decode is begun after 150 ms. *Final*: what ``text()`` gives.
"""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from RealtimeSTT import AudioToTextRecorder

from benchmarks.peer_drivers.wire import SIDES, Wire

if TYPE_CHECKING:
    import queue

END_SILENCE_S = 0.45
EARLY_SILENCE_S = 0.15
MIN_RECORDING_S = 0.18


def _recorder(weights: str) -> AudioToTextRecorder:
    return AudioToTextRecorder(
        model=weights,
        language="en",
        device="cpu",
        compute_type="int8",
        use_microphone=False,
        spinner=False,
        level=logging.ERROR,
        no_log_file=True,
        batch_size=1,
        silero_sensitivity=0.05,
        webrtc_sensitivity=3,
        silero_deactivity_detection=True,
        post_speech_silence_duration=END_SILENCE_S,
        early_transcription_on_silence=EARLY_SILENCE_S,
        min_length_of_recording=MIN_RECORDING_S,
    )


def _feed(sound: queue.Queue[bytes], recorder: AudioToTextRecorder) -> None:
    while piece := sound.get():
        recorder.feed_audio(piece)


def _listen(wire: Wire, side: str, recorder: AudioToTextRecorder) -> None:
    while True:
        recorder.text(lambda text: wire.text(side, text, final=True))


def main() -> None:
    """Run one call."""
    wire = Wire()
    recorders = {side: _recorder(sys.argv[1]) for side in SIDES}
    for side in SIDES:
        threading.Thread(target=_listen, args=(wire, side, recorders[side]), daemon=True).start()
    wire.ready()
    wire.each_side(lambda side, sound: _feed(sound, recorders[side]))
    for side in SIDES:
        recorders[side].shutdown()


if __name__ == "__main__":
    main()
