"""One long call made of short recordings: one after the other with a silence between, over and over."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from benchmarks.reference import Reference

RATE_HZ = 16_000
GAP_S = (0.9, 2.3, 4.1, 1.4)
"""Silences between recordings, in turn: of room noise, as a line that stays open has it."""

ROOM_NOISE = 2e-4


def write(references: list[Reference], folder: Path, name: str, seconds: float) -> Path:
    """Write ``name.wav`` and its JSON into `folder`; returns the sound's path."""
    sound = folder / f"{name}.wav"
    noise = np.random.default_rng(7)
    written = 0
    with soundfile.SoundFile(sound, "w", RATE_HZ, channels=2, subtype="PCM_16") as out:
        for number, reference in enumerate(itertools.cycle(references)):
            if written >= seconds * RATE_HZ:
                break
            gap = round(GAP_S[number % len(GAP_S)] * RATE_HZ)
            silence = noise.normal(0.0, ROOM_NOISE, (gap, 2)).astype(np.float32)
            for piece in (sides(reference), silence):
                rest = round(seconds * RATE_HZ) - written
                out.write(piece[: max(0, rest)])
                written += len(piece)
    document = {"audio": sound.name, "duration_s": seconds, "channels": {"agent": 0, "caller": 1}}
    (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return sound


def sides(reference: Reference) -> NDArray[np.float32]:
    """A recording as float32[samples, 2] at 16 kHz: the rep, the buyer."""
    known = json.loads((reference.folder / f"{reference.name}.json").read_text(encoding="utf-8"))
    sound, rate = soundfile.read(reference.folder / known["audio"], dtype="float32")
    order = [known["channels"]["agent"], known["channels"]["caller"]]
    resampled: NDArray[np.float32] = soxr.resample(sound[:, order], rate, RATE_HZ)
    return resampled
