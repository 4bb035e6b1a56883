"""Names that were typed before the call, found again in what the recogniser made of them. Pure.

What it never met it writes as words that it knows: a product becomes two everyday words, a surname
another one. Words that are like a name (`copilot.asr.likeness`) are suspected. Then the sound is
asked: the engine says how likely it makes the text as it stands, and with the name in their place.
A name that was said is hardly less likely; one that was not is hopeless, unless it sounds the very
same. An engine that cannot say, or has no time to, has only the clearest spellings put right, which
it made up itself. So no common word becomes a name by its spelling, and a name of fewer than four
letters never does.

Measured by `benchmarks/names.py` on names that nothing was tuned on, with tiny.en: of 96 names, 18 %
are right without this, 90 % with it, 50 % by spelling alone (over a telephone 14, 79 and 43 %), and
speech in which no name is said stays as it was. The other way, all names as a prompt before every
decode, had 2.3 % of that speech's words wrong for 1.3 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.asr.likeness import is_known, letters_of, likeness, likenesses
from copilot.asr.pieces import (
    Exchange,
    Piece,
    all_known,
    exchanged,
    joined,
    pieces_of,
    stretches,
    within,
)
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from copilot.asr.recognizer import Hint

NEAR: Final = 70.0
"""Likeness from which a spelling that the recogniser made up is suspected."""

NEAR_KNOWN: Final = 76.0
"""The same for words that it knows. What both find, and how often in vain, `benchmarks/names.py`
prints as ``suspected`` and ``unrelated_asked``."""

SURE: Final = 88.0
"""Likeness from which a made-up spelling is put right without asking the sound. Words that are not
in a vocabulary may be real all the same: tiny.en does not know "straddling" and "octave", which are
decoys of the development split and must stay below this."""

ROOM: Final = 18.0
"""So much less likely (natural logarithm) the name may be than words that were made up. Of each room
the benchmark prints what names lack that are right, and that are wrong (``lack_made_up``)."""

ROOM_KNOWN: Final = 11.5
"""The same for words that the recogniser knows (``lack_known``)."""

ROOM_ALONE: Final = 7.5
"""The same for one such word by itself (``lack_alone``): a common word is what it is unless the sound
nearly ties."""

FEWEST_LETTERS: Final = 4
PART_LETTERS: Final = 5
"""So long a part of a name counts by itself: people say a surname alone."""

MOST_ASKED: Final = 5
"""Suspicions that are put to the sound at one time."""

WAYS: Final = 2
"""Stretches that may overlap and be the same name: "river", or "river trees"."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name, or a part of one, and how it is `written`."""

    name: str
    written: str
    letters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Words `first` to `last` (not included) are like a form of a name.

    `made_up` says that the recogniser does not know one of those words.
    """

    first: int
    last: int
    form: Form
    likeness: float
    made_up: bool


def glossary(names: Iterable[str], known: Container[str]) -> tuple[Form, ...]:
    """What to compare with. `known` words need no help: the recogniser can spell them."""
    forms: dict[str, Form] = {}
    for name in names:
        if is_known(letters_of(name), known):
            continue
        parts = name.split()
        for written in (name, *parts) if len(parts) > 1 else (name,):
            letters = letters_of(written)
            fewest = FEWEST_LETTERS if written == name else PART_LETTERS
            # of "Zentra 9" the letters are not the name
            spelt = not any(character.isdigit() for character in written)
            if spelt and len(letters) >= fewest and not is_known(letters, known):
                forms.setdefault(letters, Form(name, written, letters))
    return tuple(forms.values())


def heard(
    words: Spoken, hint: Hint, known: Container[str], weigh: Callable[[Spoken], float] | None
) -> tuple[Spoken, bool]:
    """The words with the hint's names put right, and whether the sound was asked.

    `weigh` says how likely the sound makes a text, as a natural logarithm; None if the engine
    cannot tell.
    """
    text = words.reveal()
    found = near(text, glossary(hint.names, known), known)
    if not found:
        return words, False
    if weigh is None or hint.hurried:
        return Spoken(repaired(text, found)), False
    return Spoken(_confirmed(text, found, weigh)), True


def near(text: str, forms: Sequence[Form], known: Container[str]) -> tuple[Near, ...]:
    """Words of a text that may stand for a name, the likest first.

    Of each form at most `WAYS` overlap.
    """
    pieces = pieces_of(text)
    spans = {
        span: letters
        for span in stretches(pieces)
        if len(letters := joined(pieces[slice(*span)])) >= FEWEST_LETTERS
    }
    if not spans or not forms:
        return ()
    rows = likenesses(list(spans.values()), [form.letters for form in forms])
    found = []
    for span, row in zip(spans, rows, strict=True):
        if max(row) >= NEAR:
            made_up = not all_known(pieces[slice(*span)], known)
            least = NEAR if made_up else NEAR_KNOWN
            found += [
                Near(first=span[0], last=span[1], form=form, likeness=score, made_up=made_up)
                for form, score in zip(forms, row, strict=True)
                if score >= least
            ]
    # among equals the shorter stretch, and then the earlier one
    found.sort(key=lambda one: (-one.likeness, one.last - one.first, one.first, one.form.letters))
    return tuple(_apart(found, pieces))


def repaired(text: str, found: Iterable[Near]) -> str:
    """The text with the sure ones put right; all else stays to the letter."""
    pieces = pieces_of(text)
    sure = (one for one in found if one.likeness >= SURE and one.made_up)
    return exchanged(text, pieces, (_exchange(pieces, one) for one in sure))


def _confirmed(text: str, found: Sequence[Near], weigh: Callable[[Spoken], float]) -> str:
    """The text with those names that the sound agrees with, whole names before parts of them."""
    agreed = [
        (one.form.written != one.form.name, lack, exchange)
        for one, exchange, lack in lacks(text, found, weigh)
        if lack <= _room(one)
    ]
    agreed.sort(key=lambda each: each[:2])
    return exchanged(text, pieces_of(text), [exchange for _, _, exchange in agreed])


def lacks(
    text: str, found: Sequence[Near], weigh: Callable[[Spoken], float]
) -> list[tuple[Near, Exchange, float]]:
    """For the likest suspicions, how much less likely the sound makes the text with the name."""
    pieces = pieces_of(text)
    as_it_stands = weigh(Spoken(text))
    weighed = []
    for one in found[:MOST_ASKED]:
        exchange = _exchange(pieces, one)
        with_it = weigh(Spoken(exchanged(text, pieces, [exchange])))
        weighed.append((one, exchange, as_it_stands - with_it))
    return weighed


def _room(one: Near) -> float:
    if one.made_up:
        return ROOM
    return ROOM_ALONE if one.last - one.first == 1 else ROOM_KNOWN


def _exchange(pieces: Sequence[Piece], one: Near) -> Exchange:
    """The name in place of words, with the marks around them, their possessive or their plural."""
    here = pieces[one.first : one.last]
    ending, letters = here[-1].ending, joined(here)
    plural = letters.endswith("s") and not one.form.letters.endswith("s")
    if not ending and plural and likeness(letters[:-1], one.form.letters) > one.likeness:
        ending = "s"
    return Exchange(first=one.first, last=one.last, written=within(here, one.form.written + ending))


def _apart(found: Sequence[Near], pieces: Sequence[Piece]) -> Iterator[Near]:
    """Of each form the likest stretches, and none that touches a name which stands as typed.

    A part that stands is no hindrance to the whole: the other part may be what was misheard.
    """
    right = [one for one in found if _stands(pieces[one.first : one.last], one.form)]
    taken: dict[str, list[Near]] = {}
    for one in found:
        others = taken.setdefault(one.form.letters, [])
        whole = one.form.name == one.form.written
        standing = [
            other
            for other in right
            if not whole or other.form.name != one.form.name or other.form.written == one.form.name
        ]
        ways = sum(_meet(one, other) for other in others)
        if ways < WAYS and not any(_meet(one, other) for other in standing):
            others.append(one)
            yield one


def _meet(one: Near, other: Near) -> bool:
    return one.first < other.last and other.first < one.last


def _stands(pieces: Sequence[Piece], form: Form) -> bool:
    return " ".join(piece.bare for piece in pieces) == form.written.lower()
