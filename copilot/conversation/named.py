"""Facts that were named on the call: which kind, when, and by whom. No words and no amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.conversation.fact import FactKind, Tense
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One fact of an utterance that ended `at`; see `copilot.conversation.fact.Fact`."""

    kind: FactKind
    at: float
    voice: Voice
    exact: bool
    tense: Tense


def named_in(reading: Reading, voice: Voice) -> Iterator[Named]:
    """The facts of an utterance, in order."""
    for gist in reading.gists:
        for fact in gist.facts:
            yield Named(
                kind=fact.kind, at=voice.at, voice=voice, exact=fact.exact, tense=fact.tense
            )
