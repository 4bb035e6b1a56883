"""WhisperLive: its own server on a loopback port, and a client a side that speaks its protocol.

``python -m benchmarks.peer_drivers.whisper_live_server FOLDER_OF_WEIGHTS``. The faster-whisper
backend with the weights as its ``--faster_whisper_custom_model_path``, and the options that its own
client sends by default (voice filter on, a stretch is held for final after the same text came ten
times). *Final*: a segment marked ``completed``; at the end also the last one, which its client
writes to the subtitle file as well.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
import uuid
from typing import TYPE_CHECKING

import numpy as np
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from whisper_live.server import TranscriptionServer

from benchmarks.peer_drivers.wire import Wire

if TYPE_CHECKING:
    import queue

OPTIONS = {
    "language": "en",
    "task": "transcribe",
    "model": "tiny.en",
    "use_vad": True,
    "send_last_n_segments": 10,
    "no_speech_thresh": 0.45,
    "clip_audio": False,
    "same_output_threshold": 10,
}
CHUNK_FRAMES = 8
"""Its client sends 4,096 samples at a time."""


class Client:
    """One side's session."""

    def __init__(self, wire: Wire, side: str, port: int) -> None:
        self._wire = wire
        self._side = side
        self._settled_s = 0.0
        self._open = ""
        self._socket = _connected(port)
        self._socket.send(json.dumps({"uid": str(uuid.uuid4()), **OPTIONS}))
        while json.loads(self._socket.recv()).get("message") != "SERVER_READY":
            pass
        self._reader = threading.Thread(target=self._read, daemon=True)

    def run(self, sound: queue.Queue[bytes]) -> None:
        """Send the side's sound to its end."""
        self._reader.start()
        chunk = b""
        while piece := sound.get():
            chunk += piece
            if len(chunk) >= CHUNK_FRAMES * len(piece):
                pcm = np.frombuffer(chunk, np.int16).astype(np.float32) / np.float32(32768)
                self._socket.send(pcm.tobytes())
                chunk = b""
        self._socket.send(b"END_OF_AUDIO")
        self._reader.join(timeout=10)
        self._wire.text(self._side, self._open, final=True)

    def _read(self) -> None:
        try:
            for message in self._socket:
                self._take(json.loads(message).get("segments", []))
        except ConnectionClosed:
            return

    def _take(self, segments: list[dict[str, str]]) -> None:
        self._open = ""
        for segment in segments:
            if not segment["completed"]:
                self._open = segment["text"]
                self._wire.text(self._side, self._open, final=False)
            elif float(segment["start"]) >= self._settled_s:
                self._settled_s = float(segment["end"])
                self._wire.text(self._side, segment["text"], final=True)


def _connected(port: int) -> ClientConnection:
    for _ in range(300):
        try:
            return connect(f"ws://127.0.0.1:{port}", max_size=None, open_timeout=30)
        except OSError:
            time.sleep(0.1)
    message = "its server did not come up"
    raise SystemExit(message)


def main() -> None:
    """Run one call."""
    wire = Wire()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = {"backend": "faster_whisper", "faster_whisper_custom_model_path": sys.argv[1]}
    threading.Thread(
        target=TranscriptionServer().run, args=("127.0.0.1", port), kwargs=serve, daemon=True
    ).start()
    clients = {side: Client(wire, side, port) for side in ("rep", "buyer")}
    wire.ready()
    wire.each_side(lambda side, sound: clients[side].run(sound))


if __name__ == "__main__":
    main()
