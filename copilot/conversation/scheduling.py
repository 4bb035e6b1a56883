"""When the buyer decides, starts or needs it, and why then: what the clauses of one turn say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.deciding import ASKED_ONLY
from copilot.conversation.fact import FactKind, Tense
from copilot.conversation.verdict import Verdict, asked, surest, told
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist

_MEETING: Final = (Cue.MEET, Cue.WHEN, Cue.SUITS, Cue.TILL_THEN, Cue.FAREWELL)

SHORT_QUESTION: Final = 6
"""A question without a verb has no more words than this."""


def timeline(gists: tuple[Gist, ...], speaker: Speaker) -> Verdict | None:
    """The buyer's time, asked or told; a wish and its time may stand in two clauses."""
    verdicts = []
    for place, gist in enumerate(gists):
        following = gists[place + 1] if place + 1 < len(gists) else None
        verdicts.append(_one(gist, following, speaker))
        if following is None and _short_question(gist, speaker):
            verdicts.append(asked(ASKED_ONLY))
    return surest(verdicts)


def _short_question(gist: Gist, speaker: Speaker) -> bool:
    """Words such as "and your start date", with no mark behind them, that end the rep's turn."""
    short = speaker is Speaker.REP and gist.words <= SHORT_QUESTION
    return short and gist.has(Cue.TIMELINE_ASKED) and not gist.has(Cue.OTHER_TIMELINE)


def _one(gist: Gist, following: Gist | None, speaker: Speaker) -> Verdict | None:
    if speaker is Speaker.REP:
        return None if gist.has(Cue.PRODUCT_TALK) else _by_rep(gist)
    if gist.has(Cue.START_ASKED) and not gist.has(Cue.WHEN_TO_TALK):
        return asked(0.7)
    if gist.asks or gist.has(Cue.OTHER_TIMELINE):
        return None
    return _by_buyer(gist, following)


def _by_rep(gist: Gist) -> Verdict | None:
    if gist.has(Cue.TIMELINE_ASKED) and gist.asks and not _ours(gist):
        return None if gist.has(Cue.WHEN_TO_TALK) else asked(ASKED_ONLY)
    if gist.has(Cue.ROUTINE, Cue.OTHER_TIMELINE) or not gist.has(Cue.YOURS):
        return None
    if gist.has(Cue.TIMELINE_DUE) and names_time(gist) and gist.has(Cue.CONDITION):
        return told(0.6)  # "if you can sign by the thirtieth"
    wished = gist.has(Cue.TIMELINE_NEED) and not gist.has(Cue.DO, *_MEETING)
    return told(0.6) if wished and names_time(gist) else None


def _ours(gist: Gist) -> bool:
    """It asks after our own time: "what is the typical timeline", said without "you"."""
    return gist.has(Cue.OTHER_TIMELINE) and not gist.has(Cue.YOURS)


def _by_buyer(gist: Gist, following: Gist | None) -> Verdict | None:
    timed = names_time(gist)
    if gist.has(Cue.TIMELINE_DUE) and timed and not gist.has(*_MEETING):
        return told(0.9)
    if gist.has(Cue.TIMELINE_NEED) and not gist.has(*_MEETING):
        late = following is not None and following.bare_time_word and not following.asks
        if timed or late:
            return told(0.8)
        if gist.has(Cue.EVENT_SAID):
            return told(0.7)
    return _by_event(gist, timed=timed)


def _by_event(gist: Gist, *, timed: bool) -> Verdict | None:
    if gist.has(Cue.EVENT_SAID, Cue.EVENT_PLAN) and timed and not gist.has(Cue.MEET):
        return told(0.7)
    if gist.has(Cue.TIME_LEFT, Cue.URGENT):
        return told(0.6)
    return told(0.6) if gist.has(Cue.NOT_BEFORE) and timed else None


def names_time(gist: Gist) -> bool:
    """Whether it names a time ahead, sharp or loose; a time of the clock is a meeting's."""
    return any(
        fact.kind is FactKind.DAY and fact.tense in {Tense.AHEAD, Tense.TODAY}
        for fact in gist.facts
    )


def answers_when(gists: tuple[Gist, ...]) -> bool:
    """Whether an answer to "when do you need it?" holds a time or a span."""
    return any(
        (names_time(gist) or any(fact.kind is FactKind.DURATION for fact in gist.facts))
        and not gist.asks
        for gist in gists
    ) or any(gist.has(Cue.URGENT, Cue.EVENT_SAID) for gist in gists)


def compelling_event(gist: Gist, speaker: Speaker) -> Verdict | None:
    """What makes that time matter."""
    if speaker is Speaker.REP:
        return asked(0.7) if gist.has(Cue.EVENT_ASKED) and gist.asks else None
    if gist.asks:
        return None
    if gist.has(Cue.EVENT_SAID):
        return told(0.8)
    return told(0.6) if gist.has(Cue.EVENT_PLAN) and names_time(gist) else None
