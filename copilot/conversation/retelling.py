"""The conversation, and what becomes of it when a stretch goes on that had been closed. Pure.

A stretch is closed early, so that its words are there when a pause opens. When the side goes on, the
same stretch comes again, whole (`Utterance.resumed`), and takes the former's place: the conversation
is told anew from where it stood before, as if the stretch had never been closed. So what follows
from words follows from whole sentences, and nothing is counted twice. Only the pair's rhythm is not
told anew: it is made of those very pauses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.turns import floor_turn
from copilot.events import SpeechStarted, Utterance
from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.conversation.state import Conversation, Event

_EVENTS: Final = limit("events_retold")
_SECONDS: Final = limit("segment_seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """An utterance that may be gone on with: how it stood before, and what came since."""

    utterance: Utterance
    before: Conversation
    since: tuple[Event, ...] = ()

    @property
    def full(self) -> bool:
        """Whether so much came since that it has room for no more."""
        return len(self.since) >= _EVENTS

    def over(self, event: Event) -> bool:
        """Whether no stretch of speech can be so long that this is a part of it."""
        return _time_of(event) > self.utterance.start + _SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """The conversation as it stands, and the latest utterances, each of which may be gone on with.

    `let_go` counts those of which that is not known any more because too much came since: a stretch
    that goes on from one of them is told twice.
    """

    conversation: Conversation
    open: tuple[_Open, ...] = ()
    let_go: int = 0

    def after(self, event: Event) -> Retelling:
        """The conversation once this has happened too, or has turned out to go on."""
        if not isinstance(event, Utterance):
            return _told(self, event)
        places = (place for place, one in enumerate(self.open) if _goes_on(one.utterance, event))
        place = next(places, None)
        if place is None or event.resumed is None:
            return _said(self, event)
        retold = _until(self, place)
        for one in self.open[place].since:
            retold = retold if _part_of(one, event) else retold.after(one)
        retold = _said(retold, event)
        new = replace(event, start=event.resumed.at, resumed=None)
        told = self.conversation
        rhythm = told.rhythm.after(new, floor_turn(told.turns), told.latest)
        return replace(retold, conversation=replace(retold.conversation, rhythm=rhythm))


def _until(story: Retelling, place: int) -> Retelling:
    """The story as it stood before the utterance that is open at this place."""
    mine, earlier = story.open[place], story.open[:place]
    # each kept what came since: of that, what came before this one
    then = (len(one.since) - len(mine.since) - 1 for one in earlier)
    return Retelling(
        conversation=mine.before,
        let_go=story.let_go,
        open=tuple(
            replace(one, since=one.since[:count]) for one, count in zip(earlier, then, strict=True)
        ),
    )


def _said(story: Retelling, utterance: Utterance) -> Retelling:
    told = _told(story, utterance)
    still_open = (*told.open, _Open(utterance=utterance, before=story.conversation))
    return replace(
        told,
        open=still_open[-_EVENTS:],
        let_go=told.let_go + max(0, len(still_open) - _EVENTS),
    )


def _told(story: Retelling, event: Event) -> Retelling:
    still_open = [one for one in story.open if not one.over(event)]
    kept = tuple(replace(one, since=(*one.since, event)) for one in still_open if not one.full)
    return Retelling(
        conversation=story.conversation.after(event),
        open=kept,
        let_go=story.let_go + len(still_open) - len(kept),
    )


def _goes_on(one: Utterance, event: Utterance) -> bool:
    return event.resumed is not None and (one.speaker, one.start) == (event.speaker, event.start)


def _time_of(event: Event) -> float:
    if isinstance(event, Utterance):
        return event.end
    return event.start if isinstance(event, SpeechStarted) else event.at


def _part_of(one: Event, whole: Utterance) -> bool:
    """Whether it is of the same side and inside of it: a part whose words did not come."""
    if not isinstance(one, Utterance) or one.speaker is not whole.speaker:
        return False
    return whole.start <= one.start and one.end <= whole.end
