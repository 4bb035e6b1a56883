"""Copilot's own live path, from frames to the `heard` message that an overlay would be told.

``python -m benchmarks.peer_drivers.ours FOLDER_OF_WEIGHTS``, with Copilot's own Python; the folder
is what `copilot.manifest` finds by itself and is not looked at. All of `run_call` runs: detector,
segmenter, workers, conversation, the shipped rules, gate. *Final*: the stretch of speech is closed
and its words are in the conversation; they never change.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
import numpy as np

from benchmarks.peer_drivers.wire import Wire
from copilot.assemble import open_workshop
from copilot.audio.pace import Paced
from copilot.delivery.messages import HeardSpeech
from copilot.events import AudioFrame, CallContext
from copilot.kinds import SPEAKERS
from copilot.session import Call, Told, run_call
from copilot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from copilot.asr.statistics import Statistics
    from copilot.audio.source import Pair
    from copilot.delivery.messages import Message
    from copilot.events import SpeechSegment, Utterance
    from copilot.path import SegmentKey
    from copilot.session import Words

_WAITING_PAIRS = 20_000


class Piped:
    """A live source: the frames of the wire, as they come."""

    duration_s: float | None = None

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def frames(self) -> AsyncIterator[Pair]:
        """Yield pairs until the call ends."""
        waiting: queue.Queue[tuple[bytes, bytes] | None] = queue.Queue(maxsize=_WAITING_PAIRS)

        def hand_over() -> None:
            for pair in self._wire.pairs():
                waiting.put(pair)
            waiting.put(None)

        threading.Thread(target=hand_over, daemon=True).start()
        index = 0
        while (pair := await anyio.to_thread.run_sync(waiting.get)) is not None:
            rep, buyer = (
                AudioFrame(
                    speaker=speaker,
                    index=index,
                    pcm=np.frombuffer(pcm, np.int16).astype(np.float32) / np.float32(32768),
                )
                for speaker, pcm in zip(SPEAKERS, pair, strict=True)
            )
            yield rep, buyer
            index += 1

    async def aclose(self) -> None:
        """Nothing to let go of."""


class Overheard:
    """The call's transcriber, with the words kept until the path tells that they are final."""

    def __init__(self, transcriber: Words) -> None:
        self._transcriber = transcriber
        self._kept: dict[tuple[str, int], str] = {}

    @property
    def statistics(self) -> Statistics:
        """How it has fared so far."""
        return self._transcriber.statistics

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        """The words of a stretch."""
        utterance = await self._transcriber.transcribe(segment)
        self._kept[utterance.speaker, _ms(utterance.end)] = utterance.words.reveal()
        return utterance

    def forget(self, key: SegmentKey) -> None:
        """A tentative stretch went on."""
        self._transcriber.forget(key)

    def words(self, heard: HeardSpeech) -> str:
        """What was said in the stretch that a message is about."""
        return self._kept.pop((heard.speaker, _ms(heard.end_s)), "")


def _ms(seconds: float) -> int:
    return round(seconds * 100)


async def _call(wire: Wire) -> None:
    context = CallContext(call_id="peers")
    async with open_workshop(Settings()) as workshop:
        stages = workshop.stages(context)
        overheard = Overheard(stages.transcriber)

        def told(message: Message) -> None:
            if isinstance(message, HeardSpeech):
                text, start_s = overheard.words(message), message.start_s
                wire.text(message.speaker.value, text, final=True, start_s=start_s)

        wire.ready()
        call = Call(context=context, sound=Paced(Piped(wire), None))
        await run_call(call, replace(stages, transcriber=overheard), Told(publish=told))
        wire.done()


def main() -> None:
    """Run one call."""
    anyio.run(_call, Wire())


if __name__ == "__main__":
    main()
