"""What was truly said, and how many words of it were heard wrongly.

The reference of a recording says in its own ``use`` for which of its sides the text is good enough
to count word errors against (see `fit_sides`). Both texts go through the English normaliser that
OpenAI published with Whisper (as the package whisper-normalization 1.0.0 has it), so that "thirty
one" and "31" are one. The words of a side are compared as one long line: where a stretch of speech
was cut is no error by itself; for the same reason each digit is a word, since a telephone number
that is said in three breaths is three numbers to the normaliser. Words stay in memory; only counts leave this module.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import jiwer
from whisper_normalization import EnglishTextNormalizer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SIDES = {"agent": "rep", "caller": "buyer"}

_INSIDE_A_NUMBER = re.compile(r"(?<=\d)(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A stretch of one side's talk in seconds of the recording, and what was said in it."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One channel with its reference turns. `fit` says that its text may be held against us."""

    name: str
    turns: tuple[Turn, ...]
    fit: bool

    @property
    def text(self) -> str:
        """All that was said, in order of time."""
        return " ".join(turn.text for turn in self.turns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One recording. A mix has one side, in which both persons are heard."""

    name: str
    path: Path
    rep_channel: int
    mixed: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Errors:
    """Words that were wrong, of so many that were said."""

    wrong: int = 0
    said: int = 0

    def __add__(self, other: Errors) -> Errors:
        return Errors(self.wrong + other.wrong, self.said + other.said)

    @property
    def percent(self) -> float:
        """Word error rate."""
        return 100 * self.wrong / max(1, self.said)


def errors(said: str, heard: str) -> Errors:
    """Hold what was heard against what was said."""
    reference, found = _normal(said), _normal(heard)
    if not reference:
        return Errors(len(found.split()), 0)
    counts = jiwer.process_words(reference, found)
    return Errors(
        counts.substitutions + counts.deletions + counts.insertions, len(reference.split())
    )


def total(parts: Iterable[Errors]) -> Errors:
    """All of them together."""
    return sum(parts, Errors())


def load(folder: Path) -> tuple[list[Talk], list[str]]:
    """The recordings of a folder that have reference turns, and a line for each that has none."""
    found, skipped = [], []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.get("turns") and "text" in data["turns"][0] and "audio" in data:
            found.append(_talk(folder, path.stem, data))
        else:
            skipped.append(f"{path.stem}: no reference text with times, or no sound")
    return found, skipped


def fit_sides(reference: object) -> frozenset[str]:
    """The sides whose text is good for counting word errors, by the reference's own words.

    Its ``use`` names the word error rate, or word errors, for one side or for all, or says that
    the text is not for it. A reference that says nothing of it is believed.
    """
    use = str(reference.get("use", "")) if isinstance(reference, dict) else ""
    if not use:
        return frozenset(SIDES)
    for clause in use.replace(",", ";").split(";"):
        if "word error" in clause:
            if "not " in clause:
                return frozenset()
            named = {side for side in SIDES if f"{side} side" in clause}
            return frozenset(named or SIDES)
    return frozenset()


def _talk(folder: Path, name: str, data: dict[str, object]) -> Talk:
    channels = data["channels"]
    assert isinstance(channels, dict)
    mixed = set(channels) != set(SIDES)
    fit = fit_sides(data.get("reference"))
    turns: dict[str, list[Turn]] = {"mix": []} if mixed else {side: [] for side in SIDES.values()}
    for turn in data["turns"]:  # type: ignore[attr-defined]  # JSON: object by nature
        side = "mix" if mixed else SIDES[turn["speaker"]]
        turns[side].append(
            Turn(start=float(turn["start_s"]), end=float(turn["end_s"]), text=str(turn["text"]))
        )
    believed = {"mix": bool(fit), **{side: key in fit for key, side in SIDES.items()}}
    return Talk(
        name=name,
        path=folder / str(data["audio"]),
        rep_channel=0 if mixed else int(channels["agent"]),
        mixed=mixed,
        sides=tuple(
            Side(
                name=side, turns=tuple(sorted(said, key=lambda one: one.start)), fit=believed[side]
            )
            for side, said in turns.items()
            if said
        ),
    )


@lru_cache(maxsize=1)
def _normaliser() -> EnglishTextNormalizer:
    return EnglishTextNormalizer()


def _normal(text: str) -> str:
    return _INSIDE_A_NUMBER.sub(" ", str(_normaliser()(text))).strip()
