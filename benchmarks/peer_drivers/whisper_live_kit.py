"""WhisperLiveKit: one engine, one `AudioProcessor` a side, as its README's Python example does.

``python -m benchmarks.peer_drivers.whisper_live_kit FOLDER_OF_WEIGHTS POLICY``. Voice control is on
and all else at its defaults (chunks of 0.1 s, no batching of audio). POLICY is one of the two that
it offers:

- ``simulstreaming``, its default (AlignAtt): faster-whisper encodes with the weights, PyTorch
  decodes with the same numbers in its own format (`benchmarks.peer_drivers.torch_weights`);
- ``localagreement``, with the faster-whisper backend, which takes the weights as they are.

*Final*: committed text, its ``lines``; at the end also what its flush commits.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from whisperlivekit import AudioProcessor, TranscriptionEngine
from whisperlivekit.whisper import _ALIGNMENT_HEADS

from benchmarks.peer_drivers import torch_weights
from benchmarks.peer_drivers.wire import SIDES, Growing, Wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from whisperlivekit.timed_objects import FrontData

MODEL = "tiny.en"

FLUSH_WITHIN_S = 60.0
"""Where it has fallen behind, the rest of its words still count for the word error rate."""


def _weights(policy: str, folder: str) -> dict[str, str]:
    if policy == "localagreement":
        return {"model_path": folder}
    decoder = Path.home() / f"{MODEL}.pt"
    torch_weights.write(Path(folder), decoder)
    return {
        "encoder_model_path": folder,
        "decoder_model_path": str(decoder),
        # which it knows by the name of a model that it fetches itself
        "custom_alignment_heads": _ALIGNMENT_HEADS[MODEL].decode(),
    }


async def _tell(wire: Wire, side: str, results: AsyncIterator[FrontData]) -> None:
    committed = Growing()
    async for front in results:
        whole = " ".join(line.text for line in front.lines if line.text)
        wire.text(side, committed.new_in(whole), final=True)
        wire.text(side, front.buffer_transcription, final=False)


async def _call(wire: Wire, folder: str, policy: str) -> None:
    engine = TranscriptionEngine(
        backend="faster-whisper",
        backend_policy=policy,
        lan="en",
        pcm_input=True,
        warmup_file="",
        **_weights(policy, folder),
    )
    processors = {side: AudioProcessor(transcription_engine=engine) for side in SIDES}
    results = {side: await processors[side].create_tasks() for side in SIDES}
    wire.ready()
    tellers = [asyncio.create_task(_tell(wire, side, results[side])) for side in SIDES]
    pairs = wire.pairs()
    while (pair := await asyncio.to_thread(next, pairs, None)) is not None:
        for side, pcm in zip(SIDES, pair, strict=True):
            await processors[side].process_audio(pcm)
    for side in SIDES:
        await processors[side].process_audio(b"")
    await asyncio.wait(tellers, timeout=FLUSH_WITHIN_S)
    wire.done()
    for side in SIDES:
        await processors[side].cleanup()


def main() -> None:
    """Run one call."""
    wire = Wire()
    logging.disable(logging.WARNING)
    asyncio.run(_call(wire, sys.argv[1], sys.argv[2]))


if __name__ == "__main__":
    main()
