"""A recording that breaks off is coached as far as it goes, and whoever is told of the call is told that.

The words come just before the call's numbers, since nobody knows it sooner: in a replay's lines as the
line before the summary, on the page beside the numbers. They carry a code, so that a program knows too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from copilot.delivery.messages import ErrorMessage, Summary
from copilot.errors import AudioUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.audio.source import SourceCounts
    from copilot.delivery.messages import Message


class Counting(Protocol):
    """A source that knows what was wrong with its sound."""

    @property
    def counts(self) -> SourceCounts:
        """So far."""
        ...


def telling(publish: Callable[[Message], None], source: Counting) -> Callable[[Message], None]:
    """Passes messages on, and before a summary says that the recording breaks off, if it does."""

    def tell(message: Message) -> None:
        if isinstance(message, Summary) and source.counts.cut_short:
            publish(breaks_off(message.ts))
        publish(message)

    return tell


def breaks_off(at: float) -> ErrorMessage:
    """What is said of it, at a second of the call."""
    return ErrorMessage(
        ts=at,
        code=AudioUnreadable.code,
        what="the recording breaks off before the end that it promises",
        remedy="what came after is in none of the numbers: record or export it again",
        goes_on=True,
    )
