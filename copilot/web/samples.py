"""The sample calls on offer: two-channel recordings with their reference beside them.

``<id>.json`` names the sound file next to it and says which channel is whose. Its turns are a
script written beforehand, so they may be shown; nothing is shown of what was recognised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel, Field, ValidationError

from copilot.kinds import CallKind, Speaker
from copilot.limits import limit
from copilot.observe import logger

if TYPE_CHECKING:
    from pathlib import Path

SIDES: Final = {
    "agent": Speaker.REP,
    "rep": Speaker.REP,
    "caller": Speaker.BUYER,
    "buyer": Speaker.BUYER,
}
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A line of a sample's script, in seconds of the recording."""

    speaker: Speaker
    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One recording on offer. One that is not `listed` can be started by who knows its id."""

    id: str
    title: str
    summary: str
    kind: CallKind
    duration_s: float
    scheduled_end_s: float | None
    rep_channel: int
    audio: Path
    captions: tuple[Caption, ...]
    listed: bool


class _Turn(BaseModel):
    speaker: Literal["agent", "rep", "caller", "buyer"]
    start_s: float
    end_s: float
    text: str


class _Channels(BaseModel):
    agent: Literal[0, 1]
    caller: Literal[0, 1]


class _Reference(BaseModel):
    audio: str
    duration_s: float = Field(gt=0)
    channels: _Channels
    title: str = Field("", max_length=120)
    summary: str = Field("", max_length=600)
    kind: CallKind = CallKind.UNKNOWN
    scheduled_end_s: float | None = None
    turns: tuple[_Turn, ...] = ()
    canary_words: tuple[str, ...] = ()


def find_samples(folder: Path) -> dict[str, Sample]:
    """The samples of a folder by their id. What is no sample is passed over, and counted in the log.

    So are those that a folder holds above the bound.
    """
    found: dict[str, Sample] = {}
    paths = sorted(folder.glob("*.json"))
    passed_over = max(0, len(paths) - limit("samples"))
    for path in paths[: limit("samples")]:
        sample = _read(path)
        if sample is None:
            passed_over += 1
        else:
            found[sample.id] = sample
    if passed_over:
        logger().warning("samples-passed-over", count=passed_over)
    return found


def _read(path: Path) -> Sample | None:
    if _NAME.fullmatch(path.stem) is None:
        return None
    try:
        with path.open("rb") as file:
            raw = file.read(limit("sample_reference_bytes") + 1)
        if len(raw) > limit("sample_reference_bytes"):
            return None
        reference = _Reference.model_validate_json(raw)
    except (OSError, ValidationError):
        return None
    # the name alone: a reference cannot point outside its folder
    audio = path.parent / reference.audio.replace("\\", "/").rsplit("/", 1)[-1]
    if not audio.is_file():
        return None
    return _sample(path.stem, reference, audio)


def _sample(name: str, reference: _Reference, audio: Path) -> Sample:
    return Sample(
        id=name,
        title=reference.title or name,
        summary=reference.summary,
        kind=reference.kind,
        duration_s=reference.duration_s,
        scheduled_end_s=reference.scheduled_end_s,
        rep_channel=reference.channels.agent,
        audio=audio,
        captions=tuple(
            Caption(
                speaker=SIDES[turn.speaker],
                start_s=turn.start_s,
                end_s=turn.end_s,
                text=turn.text,
            )
            for turn in reference.turns
        ),
        # its words must be found nowhere, so no page offers it
        listed=not reference.canary_words,
    )
