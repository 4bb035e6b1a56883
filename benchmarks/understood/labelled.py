"""Transcripts and their labels as frozen values.

The format: ``DIR/ID.json`` with ``turns`` (``speaker`` rep or buyer, ``text``, perhaps ``start_s``
and ``end_s``), and a label file of the same name whose judgements point at turns by index.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from copilot.kinds import CallKind, Speaker

if TYPE_CHECKING:
    from pathlib import Path

SCALARS: Final = {
    "budget": "budget_discussed",
    "price": "price_discussed",
    "decision_maker": "decision_maker_identified",
    "timeline": "timeline_discussed",
    "pain_number": "pain_quantified",
}
"""Our name of what was discussed or not, and the labels' field."""

LISTS: Final = {
    "price_objection": ("price_objections",),
    "competitor": ("competitor_mentions",),
    "other_objection": ("other_objections",),
    "unanswered": ("buyer_questions_unanswered",),
    "evaded": ("buyer_questions_evaded",),
}
"""Our name of what may happen several times in a call, and the labels' fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of a transcript. Times are the source's own, or None."""

    speaker: Speaker
    text: str = field(repr=False)
    start_s: float | None = None
    end_s: float | None = None

    @property
    def words(self) -> int:
        """Split on white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A judgement that points at a turn; any of `turns` is a good answer, the first is the label's.

    `handled` is yes, partial or no for an objection, else empty.
    """

    turns: tuple[int, ...]
    uncertain: bool = False
    handled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Whether something was discussed at all, and where first."""

    value: bool
    place: Place

    @property
    def uncertain(self) -> bool:
        """Whether the annotator was not sure."""
        return self.place.uncertain


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLabel:
    """The next step: none, vague or specific; the turns of its proposal and of its yes."""

    level: str
    proposed: int | None
    agreed: int | None
    alternatives: tuple[int, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """All judgements of one call; None or empty where the file has none."""

    step: StepLabel | None = None
    said: dict[str, Said] = field(default_factory=dict)
    mentions: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    monologues: tuple[tuple[int, int], ...] = ()
    rep_talk_share: float | None = None
    rep_questions: int | None = None
    open_questions: tuple[int, ...] | None = None
    distractors: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One call: its turns and what is true of it."""

    id: str
    kind: CallKind
    turns: tuple[Turn, ...]
    labels: Labels
    times_are_coarse: bool = False


def load_all(transcripts: Path, labels: Path) -> tuple[list[Labelled], list[str]]:
    """Every transcript that has labels, and a line for each that has none."""
    found, skipped = [], []
    for path in sorted(transcripts.glob("*.json")):
        judged = labels / path.name
        if judged.is_file():
            found.append(load(path, judged))
        else:
            skipped.append(f"{path.stem}: no labels of that name")
    return found, skipped


def load(transcript: Path, labels: Path) -> Labelled:
    """One call. A file that cannot be read so says which, and what is missing."""
    raw, judged = _read(transcript), _read(labels)
    turns = tuple(_turn(one, number, transcript) for number, one in enumerate(raw["turns"]))
    kind = str(judged.get("call_kind") or raw.get("kind") or "")
    known = kind in {one.value for one in CallKind}
    return Labelled(
        id=str(raw.get("id", transcript.stem)),
        kind=CallKind(kind) if known else CallKind.UNKNOWN,
        turns=turns,
        labels=read_labels(judged),
        times_are_coarse="time_note" in raw,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SystemExit(f"{path.name}: is no JSON ({error})") from None
    if not isinstance(raw, dict):
        raise SystemExit(f"{path.name}: must be an object, as the evaluation format has it")
    return raw


def _turn(raw: dict[str, Any], number: int, path: Path) -> Turn:
    try:
        return Turn(
            speaker=Speaker(str(raw["speaker"])),
            text=str(raw["text"]),
            start_s=_seconds(raw.get("start_s")),
            end_s=_seconds(raw.get("end_s")),
        )
    except (KeyError, ValueError):
        # no word of it is shown
        message = f"{path.name}: turn {number} needs speaker (rep or buyer) and text"
        raise SystemExit(message) from None


def _seconds(raw: object) -> float | None:
    return float(raw) if isinstance(raw, int | float) else None


def read_labels(raw: dict[str, Any]) -> Labels:
    """The judgements of a label file; what is not there is not judged."""
    questions = raw.get("rep_questions") or {}
    openly = questions.get("open_idx")
    return Labels(
        step=_step(raw.get("next_step_agreed")),
        said={
            name: Said(value=bool(raw[key]["value"]), place=_place(raw[key]))
            for name, key in SCALARS.items()
            if isinstance(raw.get(key), dict)
        },
        mentions={
            name: tuple(_place(one) for key in keys for one in raw.get(key) or ())
            for name, keys in LISTS.items()
            if any(key in raw for key in keys)
        },
        monologues=tuple(
            (int(one["start_idx"]), int(one["end_idx"])) for one in raw.get("rep_monologues") or ()
        ),
        rep_talk_share=_seconds(raw.get("rep_talk_share")),
        rep_questions=questions.get("count"),
        open_questions=None if openly is None else tuple(openly),
        distractors={name: tuple(turns) for name, turns in (raw.get("distractors") or {}).items()},
    )


def _place(raw: dict[str, Any]) -> Place:
    first = raw.get("idx")
    turns = () if first is None else (int(first),)
    return Place(
        turns=(*turns, *(int(one) for one in raw.get("alt_idx") or ())),
        uncertain=bool(raw.get("uncertain")),
        handled=str(raw.get("handled") or ""),
    )


def _step(raw: dict[str, Any] | None) -> StepLabel | None:
    if raw is None:
        return None
    return StepLabel(
        level=str(raw["level"]),
        proposed=raw.get("proposed_idx"),
        agreed=raw.get("agreed_idx"),
        alternatives=tuple(raw.get("alt_idx") or ()),
        uncertain=bool(raw.get("uncertain")),
    )
