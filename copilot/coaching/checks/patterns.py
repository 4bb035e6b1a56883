"""Lists of RE2 patterns in a rule file, refused with the place of the one that is none."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from copilot.coaching.memory import Meant
from copilot.coaching.part import BAD_PATTERN
from copilot.errors import RulePattern
from copilot.phrases import PhraseSet, check

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot.coaching.memory import Mark
    from copilot.events import Utterance


def _known_to_re2(patterns: tuple[str, ...]) -> tuple[str, ...]:
    try:
        check(patterns)
    except RulePattern as error:
        raise PydanticCustomError(
            BAD_PATTERN,
            "{what}",
            {"what": error.what, "remedy": error.remedy, "index": error.index},
        ) from None
    return patterns


Pattern = Annotated[str, WithJsonSchema({"type": "string", "minLength": 1})]
Patterns = Annotated[tuple[Pattern, ...], Field(max_length=100), AfterValidator(_known_to_re2)]


def plain(utterance: Utterance) -> str:
    """Its words; recognisers and rule authors disagree about the apostrophe."""
    return utterance.words.reveal().replace("\u2019", "'")


def first_in(patterns: Sequence[str], utterance: Utterance) -> int | None:
    """The place of the first of some patterns that occurs in it, from 0; None if none does."""
    return min(PhraseSet(patterns).matches(plain(utterance)), default=None) if patterns else None


class Phrases:
    """Some patterns of a check. Where all rules' patterns were looked for at once, that is used."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        self._patterns = tuple(patterns)
        self.texts = frozenset(patterns)

    @cached_property
    def _set(self) -> PhraseSet:
        """Compiled when it is first wanted: in a call it never is, since all are looked for at once."""
        return PhraseSet(self._patterns)

    def found(self, utterance: Utterance, matched: frozenset[str] | None) -> bool:
        """Whether one of them occurs; `matched` are the patterns that do, None if nobody looked."""
        if matched is not None:
            return not self.texts.isdisjoint(matched)
        return bool(self.texts) and bool(self._set.matches(plain(utterance)))

    def first(self, utterance: Utterance, matched: frozenset[str] | None) -> str | None:
        """The first of them that occurs, in the order of the file; None if none does."""
        if not self.found(utterance, matched):
            return None
        if matched is None:
            matched = frozenset(self._patterns[n] for n in self._set.matches(plain(utterance)))
        return next(one for one in self._patterns if one in matched)


@lru_cache(maxsize=4)
def _compiled(patterns: tuple[str, ...]) -> PhraseSet:
    """Compiled once for all calls by the same rules; it knows rules' patterns, and nothing spoken."""
    return PhraseSet(patterns)


class Lexicon:
    """The patterns of all rules of a call, looked for in one pass over an utterance.

    `marks` are what rules ask of the whole call: the patterns among them are `lasting`, the meanings
    `meant`.
    """

    __slots__ = ("_patterns", "_set", "lasting", "meant")

    def __init__(self, patterns: Iterable[str], marks: Iterable[Mark] = ()) -> None:
        self._patterns = tuple(dict.fromkeys(patterns))
        self._set = _compiled(self._patterns)
        marks = frozenset(marks)
        self.lasting = frozenset(mark for mark in marks if isinstance(mark, str))
        self.meant = tuple(sorted(mark for mark in marks if isinstance(mark, Meant)))

    @property
    def lasts(self) -> bool:
        """Whether anything is to be remembered for the whole call."""
        return bool(self.lasting or self.meant)

    def __len__(self) -> int:
        return len(self._patterns)

    def matched(self, utterance: Utterance) -> frozenset[str]:
        """The patterns that occur in it."""
        if not self._patterns or not utterance.words:
            return frozenset()
        return frozenset(self._patterns[index] for index in self._set.matches(plain(utterance)))
