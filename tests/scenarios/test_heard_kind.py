"""A call that nobody said the kind of: it is heard, told quietly, and the same however late the words are.

The whole path without models: who is voiced when stands in a script, and each stretch has its words.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.audio.pace import Paced
from copilot.coaching.gate import View
from copilot.coaching.rulebook import Rulebook
from copilot.delivery.messages import Message, State, Summary
from copilot.events import Utterance
from copilot.kinds import CallKind, KindFrom, Speaker
from copilot.outputs import Decode, Found
from copilot.path import CallPath
from copilot.session import Call, Told, run_call
from copilot.spoken import Spoken
from tests.coaching.make import rule
from tests.make import FrameSource, context, pair
from tests.scripted_workshop import ScriptedWorkshop

if TYPE_CHECKING:
    from copilot.conversation.kind_now import KindNow

REP = [(1.0, 2.2), (5.0, 6.4), (9.0, 10.2), (13.0, 14.2), (17.0, 18.2)]
BUYER = [(3.0, 4.0), (7.5, 8.3), (11.2, 12.0), (15.2, 16.0)]
SHOWS = (
    "Let me share my screen.",
    "So this is the dashboard.",
    "If you click here the list opens.",
    "As you can see here, it sorts itself.",
    "And if you scroll down, that is the drop down.",
)
FRAMES = 640
UNSAID = context(kind=CallKind.UNKNOWN)
BOOK = Rulebook((rule(add="applies: {calls: [demo]}\n"),))


def said(segment) -> str:
    if segment.speaker is Speaker.BUYER:
        return "Yes, I see."
    places = [number for number, (start, _) in enumerate(REP) if start < segment.end]
    return SHOWS[places[-1]]


def workshop() -> ScriptedWorkshop:
    return ScriptedWorkshop(BOOK, rep=REP, buyer=BUYER, said=said)


class Heard:
    """The call frame by frame, each stretch's words so many frames after its end."""

    def __init__(self, delays: list[int]) -> None:
        stages = workshop().stages(UNSAID)
        self.path = CallPath(UNSAID, stages.voice, stages.coach)
        self.late = itertools.cycle(delays)
        self.due: list[tuple[int, Decode]] = []
        self.found: list[tuple[str, float]] = []
        for frame in range(FRAMES):
            self.act(self.path.hear(pair(frame), View()), frame)
            self.answer(frame)
        self.act(self.path.finish(), FRAMES)
        self.answer(FRAMES + max(delays))
        self.act(self.path.end(View()), FRAMES)

    def act(self, outputs, frame) -> None:
        for one in outputs:
            if isinstance(one, Decode) and one.segment.final:
                self.due.append((frame + next(self.late), one))
            elif isinstance(one, Found):
                self.found.append((one.moment.id, one.moment.at))

    def answer(self, frame) -> None:
        ready = [one for one in self.due if one[0] <= frame]
        self.due = [one for one in self.due if one[0] > frame]
        for _, one in ready:
            segment = one.segment
            utterance = Utterance(
                speaker=segment.speaker, start=segment.start, end=segment.end,
                words=Spoken(said(segment)), confidence=0.9, resumed=segment.resumed,
            )  # fmt: skip
            self.act(self.path.words(utterance, segment.key, View()), frame)


def heard(delays: list[int]) -> tuple[KindNow, tuple[tuple[str, float], ...]]:
    whole = Heard(delays)
    return whole.path.conversation.kind_now, tuple(whole.found)


AT_ONCE = heard([0])


def test_the_kind_is_heard_and_its_rule_speaks_from_then_on() -> None:
    now, moments = AT_ONCE
    assert (now.kind, now.source) == (CallKind.DEMO, KindFrom.HEARD)
    [(_, at)] = moments
    assert at == now.since_s > REP[0][1], "not before it was known, and no second time"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 120), min_size=1, max_size=5))
def test_however_late_the_words_are_the_kind_and_the_moments_are_the_same(delays) -> None:
    assert heard(delays) == AT_ONCE


@pytest.mark.anyio
async def test_the_rep_is_told_quietly_while_the_call_lasts_and_at_its_end() -> None:
    messages: list[Message] = []
    call = Call(context=UNSAID, sound=Paced(FrameSource(FRAMES), None), wait_for_words=True)
    summary = await run_call(call, workshop().stages(UNSAID), Told(publish=messages.append))
    states = [one for one in messages if isinstance(one, State)]
    sources = [source for source, _ in itertools.groupby(one.kind.source for one in states)]
    assert sources == [KindFrom.NOBODY, KindFrom.HEARD], "it is told once, and stays"
    assert (states[0].talk_band, states[0].kind.kind) == (None, CallKind.UNKNOWN)
    assert states[-1].talk_band == (0.45, 0.65)
    assert (summary.kind, summary.kind_from) == (CallKind.DEMO, KindFrom.HEARD)
    [last] = [one for one in messages if isinstance(one, Summary)]
    assert (last.kind, last.kind_from) == (CallKind.DEMO, KindFrom.HEARD)
    assert 0.5 < last.kind_confidence < 1


@pytest.mark.anyio
async def test_what_was_said_before_the_call_stays_whatever_is_heard() -> None:
    messages: list[Message] = []
    retail = context(kind=CallKind.RETAIL)
    call = Call(context=retail, sound=Paced(FrameSource(FRAMES), None), wait_for_words=True)
    summary = await run_call(call, workshop().stages(retail), Told(publish=messages.append))
    states = [one for one in messages if isinstance(one, State)]
    assert {one.kind.source for one in states} == {KindFrom.SET_UP}
    assert {one.talk_band for one in states} == {None}
    assert (summary.kind, summary.kind_from, summary.moments) == (
        CallKind.RETAIL, KindFrom.SET_UP, (),
    )  # fmt: skip
