from __future__ import annotations

from copilot.coaching.good_calls import read_good_calls
from copilot.coaching.inline_tests import events
from copilot.coaching.pick import DETAILS, Pick
from copilot.conversation.state import Conversation
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.coaching.make import context, scene, signal

OPEN = signal(SignalKind.QUESTION, 10.0, Speaker.REP, detail=SignalDetail.OPEN)
LOOSE = signal(SignalKind.QUESTION, 20.0, detail=SignalDetail.CLOSED, strength=0.4)


def test_only_what_is_given_matters() -> None:
    assert Pick(kind=SignalKind.QUESTION).fits(OPEN)
    assert not Pick(kind=SignalKind.PRICE).fits(OPEN)
    assert not Pick(kind=SignalKind.QUESTION, speaker=Speaker.BUYER).fits(OPEN)
    assert not Pick(kind=SignalKind.QUESTION, detail=SignalDetail.OPEN).fits(LOOSE)
    assert not Pick(kind=SignalKind.QUESTION, strength_at_least=0.5).fits(LOOSE)
    assert Pick(kind=SignalKind.QUESTION, strength_at_least=0.4).fits(LOOSE)


def test_the_newest_come_first_and_no_older_ones_than_asked_for() -> None:
    now = scene(30, signals=(OPEN, LOOSE))
    assert list(Pick(kind=SignalKind.QUESTION).latest(now)) == [LOOSE, OPEN]
    assert list(Pick(kind=SignalKind.QUESTION).latest(now, 11.0)) == [LOOSE]


def test_every_detail_that_a_good_call_has_can_be_asked_for() -> None:
    seen: set[tuple[SignalKind, SignalDetail]] = set()
    for call in read_good_calls():
        conversation = Conversation.begin(context())
        for event in events(call):
            conversation = conversation.after(event)
        seen |= {(one.kind, one.detail) for one in conversation.signals if one.detail}
    assert len({kind for kind, _ in seen}) > 5
    assert [one for one in seen if one[1] not in DETAILS.get(one[0], ())] == []
