"""Many different short calls, cut out of a few recordings, each with its part of the reference.

Calls that run side by side should not all say the same thing at once, and a minute of each is
enough: so each is another stretch of one of the recordings.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import soundfile

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.reference import Reference, Span

STRIDE_S = 23.0
"""The next piece of a recording begins so much later, in a circle; prime to most lengths."""

_SIDES = {"agent": "rep", "caller": "buyer"}


def cut(references: list[Reference], folder: Path, *, count: int, seconds: float) -> list[str]:
    """Write `count` pieces of `seconds` into `folder`, with JSON beside; returns their names."""
    long_enough = [one for one in references if one.duration_s >= seconds]
    if not long_enough:
        message = f"no recording lasts {seconds:.0f} s"
        raise SystemExit(message)
    names = []
    for number in range(count):
        whole = long_enough[number % len(long_enough)]
        begin = (number // len(long_enough) * STRIDE_S) % max(1.0, whole.duration_s - seconds)
        names.append(f"piece-{number:02d}")
        _write(whole, folder, names[-1], (begin, begin + seconds))
    return names


def _write(whole: Reference, folder: Path, name: str, span: Span) -> None:
    known = json.loads((whole.folder / f"{whole.name}.json").read_text(encoding="utf-8"))
    with soundfile.SoundFile(whole.folder / known["audio"]) as sound:
        sound.seek(round(span[0] * sound.samplerate))
        piece = sound.read(round((span[1] - span[0]) * sound.samplerate), dtype="float32")
        soundfile.write(folder / f"{name}.wav", piece, sound.samplerate, subtype="PCM_16")
    part = _part(whole, span)
    document = {
        "audio": f"{name}.wav",
        "duration_s": part.duration_s,
        "channels": known["channels"],
        "kind": part.kind,
        "turns": [
            {"speaker": side, "start_s": start, "end_s": end, "text": ""}
            for side, ours in _SIDES.items()
            for start, end in part.turns[ours]
        ],
        "activity": {side: part.voiced[ours] for side, ours in _SIDES.items()},
    }
    (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")


def _part(whole: Reference, span: Span) -> Reference:
    return replace(
        whole,
        duration_s=span[1] - span[0],
        turns={side: _clipped(spans, span) for side, spans in whole.turns.items()},
        voiced={side: _clipped(spans, span) for side, spans in whole.voiced.items()},
        expected=None,
    )


def _clipped(spans: tuple[Span, ...], to: Span) -> tuple[Span, ...]:
    inside = [(max(start, to[0]), min(end, to[1])) for start, end in spans]
    return tuple((start - to[0], end - to[0]) for start, end in inside if end > start)
