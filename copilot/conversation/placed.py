"""Names of companies known by their place: a word with a capital where a seller's name stands.

What is written with a capital inside a sentence is a name, and one at its beginning may be. People,
towns, days and tools of every office are left out; what remains is a rival's name only in a place
where one is expected (`copilot.conversation.cues.places`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.cues.places import ASKED, LOOSE, NAME, RIVALS, USED
from copilot.conversation.known_names import CALENDAR_AND_PLACES, FIRST_NAMES, PLATFORMS, TOOLS
from copilot.conversation.names import (
    COMMON,
    NO_NAMES,
    Names,
    could_be,
    fingerprint,
)
from copilot.phrases import PhraseSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.conversation.clauses import Clause
    from copilot.conversation.names import Capitals, Hints


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PLACES: Final = tuple(
    (cue, re.compile(pattern))
    for cue, patterns in (
        (Cue.RIVAL_NAMED, RIVALS),
        (Cue.INCUMBENT_USED, USED),
        (Cue.RIVAL_ASKED_OF, ASKED),
    )
    for pattern in patterns
)


@cache
def _sought() -> PhraseSet:
    """All places at once: most clauses with a name in them hold none."""
    patterns = [pattern.pattern.replace("(?P<name>", "(?:") for _, pattern in _PLACES]
    return PhraseSet(patterns, where="copilot.conversation.cues.places", max_chars=4_000)


_LOOSE: Final = tuple(re.compile(pattern) for pattern in LOOSE)

_PERSONS: Final = frozenset({"he", "she", "him", "her", "his", "hers"})
"""Beside one of these a single name is a person's more often than a company's."""

_WHERE: Final = re.compile(r"\b(?:in|near|around|outside|to|by|of|from|at|into|towards) $")
"""Before a name that opens a place it tells where something is: "the girls in Baner, they said"."""

_TOWN: Final = re.compile(r"\b(?:in|near|around|outside|into|towards) $")

_WORD: Final = r"([A-Z][\w'-]*)"

_OF_A_PERSON: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf", {_WORD}(?=[.?!,])",
        rf"(?:^|[.?!] )(?:(?:And|So|But|Well|Now|No|Yes|Okay|Hi|Hey|Look|Thanks),? )?{_WORD}(?=, )",
        rf"\b{_WORD}(?=(?:[.,]|'s \w+[.,])? (?:he|she|He|She)\b)",
        rf"\b{_WORD}(?= and I\b)",
        rf"\band {_WORD}\b",
    )
)
"""Where somebody is spoken to or of. No pattern is made of what was said: the module that compiles
patterns keeps them."""

_FOLK: Final = _set(
    "bloke guy fella fellow boy man woman lady girl lad chap rep person friend batchmate mate neighbour neighbor brother sister cousin"
)
"""Then it may be one of these who is meant."""

_NOT_SOLD: Final = _set(
    "street road avenue lane drive county lake hospital university college church court bridge hill beach "
    "river airport station act examiner university school district island valley creek"
)
"""A name that ends in one of these is a place or an office."""

_ASIDE: Final = re.compile(
    r"(?:^|[.?!] )(?:(?:It's |The |At |Um, |Uh, |Yeah, |Oh, )?)([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})[.,] "
    r"(?:[Tt]hey(?:'re|'ve)?\b|[Tt]hat(?:'s| was) (?:the name|a website|an app|a company|what|who|done|from|by)\b|[Tt]hat one\b)"
)
"""A name that stands alone, and is then spoken of as some people or a thing: "Tallyman. They came"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The names of a clause, each a row of words, and the clause with `NAME` in their place."""

    names: tuple[tuple[str, ...], ...]
    pattern: str


_NONE: Final = Placed((), "")


def placed_in(clause: Clause, text: str, capitals: Capitals | None, hints: Hints) -> Names:
    """What the places of the names in a clause tell; `capitals` are those of its text."""
    if capitals is None:
        return NO_NAMES
    placed = _placed(clause.tokens, capitals, hints)
    if not placed.names:
        return NO_NAMES
    found: set[Cue] = set()
    marks: set[int] = set()
    for cue, name in _found(placed, text):
        if cue is Cue.INCUMBENT_USED and not PLATFORMS.isdisjoint(name):
            continue  # whoever says that they use one rarely tells of a rival
        found.add(cue)
        marks |= {fingerprint(word) for word in name if word not in COMMON}
    others = frozenset(fingerprint(name[0]) for name in _elsewhere(placed, text))
    if not found and any(pattern.search(placed.pattern) for pattern in _LOOSE):
        found.add(Cue.RIVAL_MAYBE)
        marks |= {
            fingerprint(name[0])
            for name in placed.names
            if name[0] not in PLATFORMS and name[0] in capitals.inside
        }
    said = frozenset(fingerprint(word) for name in placed.names for word in _own_words(name))
    return Names(frozenset(found), frozenset(marks), others, said - others)


def _own_words(name: tuple[str, ...]) -> Iterator[str]:
    """The words of a name by which it is known again, unless everybody has one of it in use."""
    if PLATFORMS.isdisjoint(name):
        yield from (word for word in name if word not in COMMON)


def _elsewhere(placed: Placed, text: str) -> Iterator[tuple[str, ...]]:
    """The names that are rather a person's or a town's: "in Baner", "And Ray, can you"."""
    before = placed.pattern.split(NAME)
    people = {match[1] for pattern in _OF_A_PERSON for match in pattern.finditer(text)}
    for number, name in enumerate(placed.names):
        if _TOWN.search(before[number]) or name[0].capitalize() in people:
            yield name


def _found(placed: Placed, text: str) -> Iterator[tuple[Cue, tuple[str, ...]]]:
    for index in sorted(_sought().matches(placed.pattern)):
        cue, pattern = _PLACES[index]
        for match in pattern.finditer(placed.pattern):
            if match.start() == match.start("name") and _WHERE.search(
                placed.pattern[: match.start()]
            ):
                continue
            yield cue, placed.names[placed.pattern.count(NAME, 0, match.start("name"))]
    if placed.pattern.endswith(NAME):
        alone = {match[1].lower() for match in _ASIDE.finditer(text)}
        name = placed.names[-1]
        if alone and any(name[-1] in said for said in alone):
            yield Cue.RIVAL_NAMED, name


def _placed(tokens: tuple[str, ...], capitals: Capitals, hints: Hints) -> Placed:
    """The clause with its names set apart."""
    if capitals.inside.isdisjoint(tokens) and capitals.first.isdisjoint(tokens):
        return _NONE
    rows: list[tuple[str, ...]] = []
    written: list[str] = []
    row: list[str] = []
    person = not _PERSONS.isdisjoint(tokens) and _FOLK.isdisjoint(tokens)
    for token in (*tokens, ""):
        if (token in capitals.inside or token in capitals.first) and token not in row:
            row.append(token)
            continue
        if row:
            name = _of_a_company(row, capitals, hints, person=person)
            begins = len(row) - len(name)
            written += row[:begins] if name else row
            if name:
                rows.append(name)
                written.append(NAME)
            row = []
        if token in capitals.inside:  # said twice in a row
            row.append(token)
        else:
            written.append(token)
    return Placed(tuple(rows), " ".join(written).rstrip())


def _of_a_company(
    row: list[str], capitals: Capitals, hints: Hints, *, person: bool
) -> tuple[str, ...]:
    """The part of a row of words with capitals that may be a company's name; empty if none is."""
    while row and row[0] not in capitals.inside and row[0] in COMMON:
        row = row[1:]
    while row and row[0] in _OPENINGS:
        row = row[1:]
    if not row or row[-1] in _NOT_SOLD or (person and len(row) == 1):
        return ()
    if any(word in FIRST_NAMES or word in _TITLES or word in TOOLS for word in row):
        return ()
    if any(fingerprint(word) in hints.ours or word in _THANKS for word in row):
        return ()
    told = [word for word in row if word not in CALENDAR_AND_PLACES and len(word) > 1]
    if not told or (len(row) == 1 and not _stands(row[0], capitals)):
        return ()
    return tuple(row)


_OPENINGS: Final = _set("the a an and but so i or if at with on from it its")
_THANKS: Final = _set(
    "thanks cheers lovely brilliant fair grand hmm okay alright hello morning afternoon evening bless christ jesus lord gosh blimey merry happy "
    "english spanish french german italian polish romanian chinese japanese portuguese dutch thai indian mexican european american british irish"
)
"""Words that have a capital for another reason."""

_TITLES: Final = _set("mr mrs ms dr sir madam ma'am saint st lord lady father mama mom dad")


def _stands(word: str, capitals: Capitals) -> bool:
    return could_be(word) if word not in capitals.inside else word not in CALENDAR_AND_PLACES
