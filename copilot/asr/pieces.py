"""A text as words that can be exchanged while the marks around them stay. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.asr.likeness import is_known, letters_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

WIDEST: Final = 5
"""Words that one name is heard as, at most (measured: "to buy a flinch fist" for two)."""

_POSSESSIVE: Final = re.compile(r"['\u2019]s$", re.IGNORECASE)
_MARKS: Final = ".,;:!?\"'()[]{}\u2018\u2019\u201c\u201d\u2026-\u2013\u2014"
_HYPHENS: Final = re.compile(r"[-\u2010-\u2015]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One word as it stands, the marks before and after it, and what of it is compared.

    `bare` is in lower case and without its possessive `ending`; `letters` is what of that is a to z.
    """

    whole: str
    before: str
    after: str
    ending: str
    bare: str
    letters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Words `first` to `last` (not included) are to be `written` so."""

    first: int
    last: int
    written: str


def pieces_of(text: str) -> list[Piece]:
    """The words of a text, parted by white space."""
    return [_piece(word) for word in text.split()]


def stretches(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where a name may stand: a few words in a row, with no mark between them and no number."""
    for first in range(len(pieces)):
        for last in range(first + 1, min(first + WIDEST, len(pieces)) + 1):
            newest = pieces[last - 1]
            if not newest.letters or (last - first > 1 and newest.before):
                break
            yield first, last
            if newest.after:
                break


def joined(pieces: Iterable[Piece]) -> str:
    """The letters of words, without what is between them."""
    return "".join(piece.letters for piece in pieces)


def all_known(pieces: Iterable[Piece], known: Container[str]) -> bool:
    """Whether there is no word that the recogniser made up; "isn't" is none either."""
    return all(
        is_known(letters_of(part), known)
        for piece in pieces
        if "'" not in piece.bare
        for part in _HYPHENS.split(piece.bare)
    )


def within(pieces: Sequence[Piece], written: str) -> str:
    """Something else between the marks that stand around these words."""
    return f"{pieces[0].before}{written}{pieces[-1].after}"


def exchanged(text: str, pieces: Sequence[Piece], exchanges: Iterable[Exchange]) -> str:
    """The text with some words exchanged; where two exchanges meet, the first one counts."""
    chosen: list[Exchange] = []
    for one in exchanges:
        if not any(one.first < other.last and other.first < one.last for other in chosen):
            chosen.append(one)
    if not chosen:
        return text
    words = [piece.whole for piece in pieces]
    for one in sorted(chosen, key=lambda each: each.first, reverse=True):
        words[one.first : one.last] = [one.written]
    return " ".join(words)


def _piece(word: str) -> Piece:
    inner = word.strip(_MARKS)
    before, _, after = word.partition(inner) if inner else (word, "", "")
    ending = found.group() if (found := _POSSESSIVE.search(inner)) else ""
    bare = inner.removesuffix(ending).lower().replace("\u2019", "'")
    return Piece(
        whole=word,
        before=before,
        after=after,
        ending=ending,
        bare=bare,
        letters=letters_of(bare),
    )
