"""Moonshine's own streaming transcriber, with the tiny English model in its wheel.

``python -m benchmarks.peer_drivers.moonshine FOLDER_OF_WEIGHTS``; it cannot take Whisper's weights
and the folder is not looked at. One transcriber, one stream and one thread a side, fed as its
`MicTranscriber` does. Its transcript is renewed every `UPDATE_S` of sound instead of the 0.5 s of
its examples: the documentation says that shorter is quicker and costs more. *Final*: the text of a
line when its `LineCompleted` event comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from moonshine_voice.transcriber import LineCompleted, LineTextChanged, ModelArch, Transcriber
from moonshine_voice.utils import get_model_path

from benchmarks.peer_drivers.wire import RATE_HZ, Wire

if TYPE_CHECKING:
    import queue

UPDATE_S = 0.2


def _listen(wire: Wire, side: str, sound: queue.Queue[bytes], transcriber: Transcriber) -> None:
    stream = transcriber.create_stream(update_interval=UPDATE_S)

    def told(event: object) -> None:
        if isinstance(event, LineCompleted):
            wire.text(side, event.line.text, final=True)
        elif isinstance(event, LineTextChanged) and not event.line.is_complete:
            wire.text(side, event.line.text, final=False)

    stream.add_listener(told)
    stream.start()
    while piece := sound.get():
        waiting = [piece]
        # what waited while the last update ran goes in at once, as in its MicTranscriber
        while not sound.empty() and (piece := sound.get()):
            waiting.append(piece)
        pcm = np.frombuffer(b"".join(waiting), np.int16).astype(np.float32) / np.float32(32768)
        stream.add_audio(pcm, RATE_HZ)
        if not piece:
            break
    stream.stop()
    stream.close()


def main() -> None:
    """Run one call."""
    wire = Wire()
    transcriber = Transcriber(
        get_model_path("tiny-en"), ModelArch.TINY, options={"return_audio_data": "false"}
    )
    wire.ready()
    wire.each_side(lambda side, sound: _listen(wire, side, sound, transcriber))


if __name__ == "__main__":
    main()
