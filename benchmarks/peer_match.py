"""Which words of the reference a peer has given as final, and when: pure, the same for every peer.

Peers do not agree on times, segments or punctuation, so none of that is used. All final words of
one side, in the order in which they came, are aligned with all words of the reference by the
fewest edits; a turn is *covered* when the word aligned with its last word came, if that is the
same word. The edits are also the word error rate.

Some peers show text long before they call it final. A turn is *shown* when its last word first
stands in the text so far, final or not, aligned in the same way with the beginning of the
reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One side's turn: when its voice truly ends, and its words as the normaliser gives them."""

    ends_s: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words as a peer gave them, at a time of the call's audio. Its repr holds no word.

    `start_s` says where in the call they were said, of a peer whose final texts may overtake each
    other; the others' are in the order in which they came.
    """

    at_s: float
    final: bool
    text: str
    start_s: float | None = None

    def __repr__(self) -> str:
        return f"Text(at_s={self.at_s}, final={self.final}, {len(self.text.split())} words)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What came of one side of one run.

    `final_ms` has a figure for each turn that was covered, `shown_ms` for each that was shown.
    `uncovered` counts turns whose last word never came right, `unfinished` those whose last word
    came right only after the sound had ended, when a peer gives out all it has left.
    """

    final_ms: tuple[float, ...]
    shown_ms: tuple[float, ...]
    uncovered: int
    unfinished: int
    errors: int
    words: int


def match(
    turns: Sequence[Turn],
    texts: Sequence[Text],
    normalise: Callable[[str], list[str]],
    sound_ends_s: float,
) -> Matched:
    """Hold one side's final texts against its reference turns."""
    heard: list[str] = []
    came_s: list[float] = []
    for text in sorted((one for one in texts if one.final), key=_place):
        words = normalise(text.text)
        heard += words
        came_s += [text.at_s] * len(words)
    reference = [word for turn in turns for word in turn.words]
    lasts = last_words(turns)
    partners, errors = align(reference, heard)
    final_ms, uncovered, unfinished = [], 0, 0
    for last, ends_s in lasts:
        partner = partners[last]
        if partner is None or heard[partner] != reference[last]:
            uncovered += 1
        elif came_s[partner] > sound_ends_s:
            unfinished += 1
        else:
            final_ms.append((came_s[partner] - ends_s) * 1000)
    return Matched(
        final_ms=tuple(final_ms),
        shown_ms=tuple(_shown(reference, lasts, texts, normalise, sound_ends_s)),
        uncovered=uncovered,
        unfinished=unfinished,
        errors=errors,
        words=len(reference),
    )


def last_words(turns: Sequence[Turn]) -> list[tuple[int, float]]:
    """Place of each turn's last word among all words, and when the turn ends.

    A murmur that the normaliser leaves out is no turn.
    """
    found, place = [], -1
    for turn in turns:
        place += len(turn.words)
        if turn.words:
            found.append((place, turn.ends_s))
    return found


def _place(text: Text) -> float:
    return text.at_s if text.start_s is None else text.start_s


def _shown(
    reference: Sequence[str],
    lasts: Sequence[tuple[int, float]],
    texts: Sequence[Text],
    normalise: Callable[[str], list[str]],
    sound_ends_s: float,
) -> list[float]:
    final: list[tuple[float, list[str]]] = []
    before: list[str] = []
    waiting, shown_ms = list(lasts), []
    for text in texts:
        so_far = sorted([*final, (_place(text), normalise(text.text))], key=itemgetter(0))
        seen = [word for _, words in so_far for word in words]
        final = so_far if text.final else final
        if seen == before or text.at_s > sound_ends_s:
            continue
        before = seen
        partners, _ = align(reference, seen, beginning=True)
        there = [
            one
            for one in waiting
            if (partner := partners[one[0]]) is not None and seen[partner] == reference[one[0]]
        ]
        waiting = [one for one in waiting if one not in there]
        shown_ms += [(text.at_s - ends_s) * 1000 for _, ends_s in there]
    return shown_ms


def align(
    reference: Sequence[str], heard: Sequence[str], *, beginning: bool = False
) -> tuple[list[int | None], int]:
    """For each reference word the place of its partner in `heard`, and the number of edits.

    Levenshtein; among equal ways it takes the partner that comes latest, so that a word which was
    said twice is not taken to have come early. With `beginning`, `heard` is held against that
    beginning of the reference that fits it best, the shortest such.
    """
    costs = _costs(reference, heard)
    partners: list[int | None] = [None] * len(reference)
    row, column = len(reference), len(heard)
    if beginning:
        row = min(range(len(costs)), key=lambda place: costs[place][-1])
    edits = costs[row][-1]
    while row and column:
        differ = reference[row - 1] != heard[column - 1]
        if costs[row][column] == costs[row - 1][column - 1] + differ:
            row, column = row - 1, column - 1
            partners[row] = column
        elif costs[row][column] == costs[row - 1][column] + 1:
            row -= 1
        else:
            column -= 1
    return partners, edits


def _costs(reference: Sequence[str], heard: Sequence[str]) -> list[list[int]]:
    costs = [list(range(len(heard) + 1))]
    for row, word in enumerate(reference, 1):
        above, here = costs[-1], [row]
        for column, other in enumerate(heard, 1):
            here.append(
                min(above[column - 1] + (word != other), above[column] + 1, here[column - 1] + 1)
            )
        costs.append(here)
    return costs
