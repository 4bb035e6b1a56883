"""What a question asks for: a sum, a time, a yes or no, a reason. A kind of answer, no words.

Told by the question word and the order of words alone, so that the answer can be judged by its form.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final
from zlib import crc32


class AskedFor(StrEnum):
    """What would answer it."""

    MUCH = "much"
    """A sum of money."""
    MANY = "many"
    """A count, a size, a share."""
    TIME = "time"
    """A date, a clock time or a span."""
    WHO = "who"
    WHERE = "where"
    WHY = "why"
    HOW = "how"
    WHAT = "what"
    CHOICE = "choice"
    """One of the things named."""
    YES_NO = "yes_no"
    DEED = "deed"
    """That somebody does something: "could you send me that"."""
    OTHER = "other"


_WORDS: Final = frozenset({"how", "what", "when", "where", "who", "whose", "which", "why"})
_TURNED: Final = frozenset(
    {
        "do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "can", "could",
        "would", "will", "should", "shall", "may", "might", "am",
    }
)  # fmt: skip
_LEADS: Final = 6
"""So many words may stand before the verb or the question word that opens it: "okay but so is it"."""

_PERSONS: Final = frozenset({"i", "we", "you", "they", "he", "she", "it", "that", "who"})

_INDIRECT: Final = frozenset(
    {"tell", "know", "say", "idea", "sense", "explain", "understand", "wondering", "curious",
     "ask", "see", "clarify", "remind", "share", "hear", "sure", "me", "us", "about", "on"}
)  # fmt: skip
"""After one of these the question word names what is asked: "can you tell me how much"."""

_STANDS: Final = frozenset({"is", "are", "was", "does", "do", "will", "would"})
"""Behind "where" these ask for a place; "where from" and "where to" ask for more than one."""
_NO_PLACE: Final = frozenset({"start", "begin", "stand", "go", "see", "fit", "leave", "from", "we"})
"""With one of these "where" asks for a way to go on."""

_DEEDS: Final = frozenset(
    {"send", "show", "give", "share", "forward", "email", "walk", "call", "connect", "introduce",
     "provide", "get", "set", "put", "repeat", "bring"}
)  # fmt: skip
_SUMS: Final = frozenset(
    {"cost", "costs", "price", "prices", "fee", "fees", "charge", "charges", "rate", "rates",
     "ballpark", "investment", "damage", "quote", "back", "pay", "paying", "pricing", "total", "run"}
)  # fmt: skip
_SETS_BACK: Final = frozenset({"set", "setting", "knock", "knocking"})
"""With one of these "back" asks for a sum: "what would that set me back"."""

_NEAR: Final = 10
"""A word for a sum further from the question word belongs to another clause."""

_NO_SUM: Final = frozenset(
    {"structure", "structured", "model", "include", "included", "includes", "difference", "justify",
     "drives", "process", "options", "plans", "tiers", "like",
     "feedback"}
)  # fmt: skip
"""With one of these the price is asked about, not asked for."""

_TIMES: Final = frozenset(
    {"time", "day", "date", "timeline", "timeframe", "turnaround", "deadline", "month", "week"}
)
_SPANS: Final = frozenset({"long", "soon", "quickly", "fast", "far"})
_COUNTS: Final = frozenset({"many", "often", "big", "large", "old", "high", "low", "small"})


_PLAIN: Final = frozenset(
    {
        *_WORDS, *_TURNED, *_INDIRECT, *_DEEDS, "the", "and", "but", "that", "this", "there",
        "them", "they", "your", "you", "our", "for", "with", "from", "not", "any", "some",
        "just", "really", "still", "though", "okay", "yes", "sure", "right", "well", "like", "then",
        "much", "many", "long", "want", "need", "all", "have", "got", "get", "its", "also", "going",
        "because", "those", "these", "here", "out", "own", "ones", "put", "say", "said", "thing", "things", "bit", "only",
        "very", "him", "her", "his", "their", "think", "mean", "work", "works", "look", "about", "been", "more", "than", "one",
    }
)  # fmt: skip
_BITS: Final = 0xFFFF
_ENDINGS: Final = ("ings", "ing", "ed", "es", "s", "e")


def marks_of(tokens: tuple[str, ...]) -> frozenset[int]:
    """A 16-bit fingerprint of each word with a meaning of its own; many words share each."""
    return frozenset(
        crc32(_stem(token).encode()) & _BITS
        for token in tokens
        if len(token) > 2 and token not in _PLAIN
    )


def _stem(token: str) -> str:
    """A word less its ending, so that "prices" and "price", "booking" and "booked" are one."""
    if not token.endswith(_ENDINGS):
        return token
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) >= len(ending) + 3:
            return token[: -len(ending)]
    return token


def asked_for(tokens: tuple[str, ...]) -> AskedFor:
    """What a clause that is known to ask would be answered with."""
    tokens = tokens[_after_clause_of_time(tokens) :]
    word = next((place for place, one in enumerate(tokens) if one in _WORDS), None)
    verb = _opening_verb(tokens, word)
    if verb is not None:
        follows = tokens[verb + 1 :]
        indirect = word is not None and word > 0 and tokens[word - 1] in _INDIRECT
        if word is not None and indirect:
            return _by_word(tokens, word)
        return _turned(follows)
    if word is not None:
        return _by_word(tokens, word)
    return AskedFor.OTHER


def _after_clause_of_time(tokens: tuple[str, ...]) -> int:
    """Where the question begins: "when he leaves, does it ring" asks for no time."""
    start = next((place for place, one in enumerate(tokens[:_LEADS]) if one == "when"), None)
    if start is None or start + 1 >= len(tokens) or tokens[start + 1] in _TURNED:
        return 0
    for place in range(start + 2, len(tokens) - 1):
        turned = tokens[place] in _TURNED and tokens[place - 1] not in _PERSONS
        if turned or tokens[place] in _WORDS:
            return place
    return 0


def _opening_verb(tokens: tuple[str, ...], word: int | None) -> int | None:
    """Where a turned verb opens the question, if no question word does."""
    for place, one in enumerate(tokens[:_LEADS]):
        if place == word:
            return None
        if one in _TURNED and (place == 0 or tokens[place - 1] not in {"i", "we", "that", "it"}):
            return place
    return None


def _turned(follows: tuple[str, ...]) -> AskedFor:
    if follows[:1] == ("you",) and not _DEEDS.isdisjoint(follows[1:4]):
        return AskedFor.DEED
    if "or" in follows[1:-1] and follows[-1] not in {"not", "anything", "something"}:
        return AskedFor.CHOICE
    return AskedFor.YES_NO


def _by_word(tokens: tuple[str, ...], place: int) -> AskedFor:
    word, rest = tokens[place], tokens[place + 1 :]
    if word == "how":
        return _how(rest)
    if word == "when":
        return AskedFor.TIME
    if word in {"what", "which"}:
        return _what(rest)
    if word in {"who", "whose"}:
        return AskedFor.WHO
    if word == "where":
        return (
            AskedFor.WHERE
            if rest[:1] and rest[0] in _STANDS and _NO_PLACE.isdisjoint(rest)
            else AskedFor.OTHER
        )
    return AskedFor.WHY if word == "why" else AskedFor.OTHER


def _how(rest: tuple[str, ...]) -> AskedFor:
    first = rest[0] if rest else ""
    if first == "much":
        span = not {"time", "notice", "longer", "days", "weeks"}.isdisjoint(rest[1:3])
        effort = rest[1:2] and rest[1] in {"of", "work", "effort", "training", "data", "support"}
        return AskedFor.TIME if span else AskedFor.MANY if effort else AskedFor.MUCH
    if first in _SPANS:
        return AskedFor.TIME
    if first in _COUNTS:
        return AskedFor.MANY
    if first == "about":
        return AskedFor.OTHER
    return AskedFor.WHY if first == "come" else AskedFor.HOW


def _what(rest: tuple[str, ...]) -> AskedFor:
    if rest[:1] == ("about",):
        return AskedFor.OTHER
    if not _TIMES.isdisjoint(rest[:3]) or not {"timeline", "turnaround"}.isdisjoint(rest):
        return AskedFor.TIME
    sums = _SUMS if not _SETS_BACK.isdisjoint(rest) else _SUMS - {"back"}
    if not sums.isdisjoint(rest[:_NEAR]) and _NO_SUM.isdisjoint(rest):
        return AskedFor.MUCH
    if rest[:3] == ("are", "we", "looking") or rest[:2] == ("percentage", "of"):
        return AskedFor.MUCH if rest[0] == "are" and len(rest) <= 4 else AskedFor.MANY
    return AskedFor.WHAT
