"""A call that somebody wrote down: a case file (YAML), or a transcript (JSON with ``turns``).

A transcript's turns have a `speaker` (rep or buyer) and a `text`, and may have `start` and `end` in
seconds; without them they are spoken at 150 words a minute, as the lines of a case are. Beside the
turns it may say what was known before the call, as a case may: `kind`, `profile`, `persona`,
`competitors`, `scheduled_end_s`. Other keys are left alone. What was said is held in memory and repeated in no error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from copilot.bounded import read_bounded
from copilot.coaching.cases import GAP_S, WORDS_PER_SECOND, Said
from copilot.coaching.rulefile import read_case
from copilot.errors import RuleInvalid, RuleUnreadable
from copilot.kinds import CallKind, Persona, Profile, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.coaching.cases import Case

STRETCH_WORDS: Final = 30
"""A long turn is heard in stretches of about so many words, as the segmenter cuts it."""

_SHAPE: Final = 'write {"kind": "...", "turns": [{"speaker": "rep", "text": "..."}]}'
_CHOICES: Final = {"kind": tuple(CallKind), "profile": tuple(Profile), "persona": tuple(Persona)}
"""What may stand there: the words of the file itself are repeated in no error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCall:
    """What was said, and what was known before; None where the file leaves it open."""

    name: str
    said: tuple[Said, ...]
    kind: CallKind | None = None
    profile: Profile | None = None
    persona: Persona | None = None
    competitors: tuple[str, ...] = ()
    scheduled_end_s: float | None = None
    ends: bool = True
    counted: Literal["line", "turn"] = "line"


class _Turn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    speaker: Speaker
    text: Annotated[str, Field(max_length=20_000)]
    start: Annotated[float, Field(ge=0, le=14_400)] | None = None
    end: Annotated[float, Field(ge=0, le=14_400)] | None = None


class _Transcript(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    id: Annotated[str, Field(max_length=120)] = "transcript"
    kind: CallKind | None = None
    profile: Profile | None = None
    persona: Persona | None = None
    competitors: Annotated[
        tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=20)
    ] = ()
    scheduled_end_s: Annotated[float, Field(gt=0, le=14_400)] | None = None
    turns: Annotated[tuple[_Turn, ...], Field(min_length=1, max_length=5_000)]


def read_call(path: Path) -> WrittenCall:
    """Read a call. Raises RuleUnreadable or RuleInvalid, at file:line where there is one."""
    raw = read_bounded(path, "written_call_bytes", RuleUnreadable)
    if len(raw) > limit("written_call_bytes"):
        raise RuleUnreadable(
            f"more than {limit('written_call_bytes')} bytes", where=str(path), remedy="cut it"
        )
    if path.suffix == ".json":
        return _transcript(raw, path)
    return of_case(read_case(raw, str(path)))


def of_case(case: Case) -> WrittenCall:
    """A rule's case as a call."""
    return WrittenCall(
        name=case.name,
        said=tuple(case.said()),
        kind=case.kind,
        profile=case.profile,
        persona=case.persona,
        competitors=case.competitors,
        scheduled_end_s=case.scheduled_end_s,
        ends=case.ends,
    )


def _transcript(raw: bytes, path: Path) -> WrittenCall:
    try:
        found = _Transcript.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        choices = _CHOICES.get(place)
        raise RuleInvalid(
            f"{place or 'the file'} is not as a transcript has it ({first['type']})",
            where=f"{path}:1",
            remedy=f"one of {', '.join(choices)}" if choices else _SHAPE,
        ) from None
    said = tuple(_said(found.turns))
    if not said:
        raise RuleInvalid("no turn of it has words", where=f"{path}:1", remedy=_SHAPE)
    return WrittenCall(
        name=found.id,
        said=said,
        kind=found.kind,
        profile=found.profile,
        persona=found.persona,
        competitors=found.competitors,
        scheduled_end_s=found.scheduled_end_s,
        counted="turn",
    )


def _said(turns: tuple[_Turn, ...]) -> list[Said]:
    said: list[Said] = []
    at = 0.0
    for number, turn in enumerate(turns, start=1):
        words = turn.text.split()
        if not words:
            continue
        start = at if turn.start is None else turn.start
        plain = len(words) / WORDS_PER_SECOND
        length = plain if turn.end is None or turn.end <= start else turn.end - start
        for first in range(0, len(words), STRETCH_WORDS):
            piece = words[first : first + STRETCH_WORDS]
            share = length * len(piece) / len(words)
            said.append(Said(turn.speaker, start, start + share, " ".join(piece), number))
            start += share
        at = start + GAP_S
    return said
