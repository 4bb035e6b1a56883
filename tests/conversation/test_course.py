"""All that follows the dialogue, brought on together, as rules read it."""

from __future__ import annotations

import pytest

from copilot.conversation.course import Course
from copilot.conversation.kind_now import UNKNOWN_KIND
from copilot.conversation.state import Conversation
from copilot.events import CallContext, CallEnded, Tick
from copilot.kinds import CallKind, KindFrom, Phase, SignalKind, Speaker
from tests.conversation.partings import BUYING, NO_BUYING
from tests.conversation.talk import last, talk

BEFORE = (
    "R: Thanks for joining today.",
    "B: Sure, happy to be here.",
    "R: So this is the product as it stands.",
)
NUMBERS = (
    "overviews", "since_rep_question_s",
    "since_rep_open_question_s", "rep_questions_per_10_min", "rep_words_per_s", "pace_ratio",
    "pace_after_objection_ratio", "rep_cut_ins", "since_rep_cut_in_s", "rep_murmurs",
    "buyer_questions_unanswered", "buyer_questions_evaded",
)  # fmt: skip


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("line", BUYING)
def test_a_buyer_who_asks_how_to_go_on_gives_a_buying_signal(line, bare):
    call = talk(*BEFORE, f"B: {line}", bare=bare)
    assert last(call, SignalKind.BUYING_SIGNAL).speaker is Speaker.BUYER


@pytest.mark.parametrize("line", NO_BUYING)
def test_other_questions_give_none_and_the_rep_never_does(line):
    assert talk(*BEFORE, f"B: {line}").count(SignalKind.BUYING_SIGNAL) == 0


def test_the_rep_asking_the_same_buys_nothing():
    for line in BUYING:
        assert talk(*BEFORE, f"R: {line}").count(SignalKind.BUYING_SIGNAL) == 0


def test_every_number_is_there_from_the_first_moment_and_times_run_in_a_silence():
    call = talk(*BEFORE, "R: How do you do it today?")
    for course in (Course(), call.course):
        for name in NUMBERS:
            value = getattr(course, name)
            assert value is None or value >= 0
    assert call.measures.current_monologue_words == 14
    assert call.measures.longest_rep_monologue_words == 14
    later = call.after(Tick(at=call.at + 60.0))
    assert later.course.since_rep_question_s == pytest.approx(60.0)
    assert later.course.since_rep_open_question_s == pytest.approx(60.0)


def test_the_end_settles_what_waits_once():
    call = talk(*BEFORE, "B: How much is it?", "R: Let me show you the calendar first.")
    ended = call.after(CallEnded(at=call.at + 5))
    assert ended.count(SignalKind.UNANSWERED) == 1
    assert ended.after(CallEnded(at=call.at + 6)).count(SignalKind.UNANSWERED) == 1
    assert call.after(Tick(at=call.at + 5)).count(SignalKind.UNANSWERED) == 0


def test_the_conversation_shows_phase_kind_and_quiet():
    fresh = Conversation.begin(CallContext(call_id="a"))
    assert fresh.phase is Phase.UNKNOWN
    assert (fresh.kind, fresh.kind_now) == (CallKind.UNKNOWN, UNKNOWN_KIND)
    assert not fresh.quiet.gone
    given = Conversation.begin(CallContext(call_id="a", kind=CallKind.DEMO))
    assert given.kind is CallKind.DEMO
    assert given.kind_now.source is KindFrom.SET_UP
