"""Which kind of call is in force: what was said before it, else what is surely heard, from then on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.kind_now import SURE, UNKNOWN_KIND, HeardKind, KindNow, told_before
from copilot.conversation.reading import read
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Utterance
from copilot.kinds import CallKind, KindFrom, Speaker
from copilot.spoken import Spoken

LINES = (
    "I'm calling out of the blue, you don't know me.",
    "The reason for my call is the new tariff.",
    "Let me share my screen.",
    "If you click here the list opens.",
    "As you can see here, it sorts itself.",
    "Your renewal is coming up.",
    "The contract ends in May, so shall we talk about the renewal terms?",
    "We have a security questionnaire. Are you SOC two certified?",
    "How do you do that today?",
    "Yes.",
)
SAID = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(Speaker)), max_size=30)
GAP_S = 7.0


def fold(said) -> list[HeardKind]:
    heard = [HeardKind()]
    for number, (line, speaker) in enumerate(said):
        heard.append(heard[-1].after(read(line), speaker, GAP_S * (number + 1)))
    return heard


def after(said, kind: CallKind = CallKind.UNKNOWN) -> Conversation:
    now = Conversation.begin(CallContext(call_id="a", kind=kind))
    for number, (line, speaker) in enumerate(said):
        end = GAP_S * (number + 1)
        now = now.after(
            Utterance(speaker=speaker, start=end - 3.0, end=end, words=Spoken(line), confidence=0.9)
        )
    return now


@given(SAID)
def test_a_kind_is_heard_only_where_it_is_sure_and_changes_only_then(said):
    for number, (before, now) in enumerate(pairwise(fold(said)), 1):
        if now.now.kind is not before.now.kind:
            assert now.score.guess.confidence >= SURE
            assert now.now.since_s == GAP_S * number, "in force from that instant on"
            assert now.now.kind is now.score.guess.kind
        else:
            assert now.now.since_s == before.now.since_s
        if now.now.kind is CallKind.UNKNOWN:
            assert now.now == UNKNOWN_KIND
            assert now.score.guess.confidence < SURE
        else:
            assert now.now.source is KindFrom.HEARD
            assert SURE <= now.now.confidence < 1.0


@given(SAID, st.sampled_from([kind for kind in CallKind if kind is not CallKind.UNKNOWN]))
def test_what_was_said_before_the_call_always_wins(said, kind):
    now = after(said, kind)
    assert now.kind is kind
    assert now.kind_now == KindNow(kind=kind, source=KindFrom.SET_UP, confidence=1.0)


@given(SAID)
def test_the_conversation_is_of_the_kind_that_is_heard_in_it(said):
    now = after(said)
    assert now.kind is now.kind_now.kind
    assert (now.kind is CallKind.UNKNOWN) == (now.kind_now.source is KindFrom.NOBODY)


def test_nothing_said_before_is_no_kind():
    assert told_before(CallKind.UNKNOWN) == UNKNOWN_KIND


def test_a_demo_is_heard_at_its_screen():
    lines = (LINES[2], "So this is the dashboard.", LINES[3], LINES[4])
    heard = fold([(line, Speaker.REP) for line in lines])[-1].now
    assert heard.kind is CallKind.DEMO
    assert heard.since_s <= 4 * GAP_S


@pytest.mark.parametrize("kind", [CallKind.ONE_TO_ONE, CallKind.ONE_CALL_CLOSE])
def test_some_kinds_are_never_heard(kind):
    everything = [(line, Speaker.REP) for line in LINES * 3]
    assert all(one.now.kind is not kind for one in fold(everything))
