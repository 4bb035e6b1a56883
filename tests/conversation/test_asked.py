"""The buyer's questions from asking to answer, over whole turns of written exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation import asked as asked_module
from copilot.conversation import dodging
from copilot.conversation.answering import Verdict
from copilot.conversation.asked import PATIENCE, PLAIN, PLAINLY, SURE_ENOUGH, Asked, _as_sure
from copilot.conversation.offers import Voice
from copilot.conversation.reading import read
from copilot.events import CallEnded
from copilot.kinds import SignalKind, Speaker
from copilot.limits import limit
from tests.conversation import exchanges
from tests.conversation.talk import PAUSE_S, last, said, talk, unheard

if TYPE_CHECKING:
    from copilot.conversation.state import Conversation

REP, BUYER = Speaker.REP, Speaker.BUYER
BEFORE = (
    "R: Thanks for joining today.",
    "B: Sure, happy to be here.",
    "R: So I have put the product up for us.",
)
FILED = (
    *exchanges.ANSWERED,
    *exchanges.LATER_ANSWERED,
    *exchanges.LAST_ANSWERED,
)
LEFT_OPEN = (
    *exchanges.UNANSWERED,
    *exchanges.LATER_UNANSWERED,
    *exchanges.LAST_UNANSWERED,
    *exchanges.EVADED,
    *exchanges.LATER_EVADED,
    *exchanges.LAST_EVADED,
)


def told(*lines: str, bare: bool = False) -> Conversation:
    call = talk(*BEFORE, *lines, bare=bare)
    return call.after(CallEnded(at=call.at + 5))


def found(call: Conversation) -> int:
    return call.count(SignalKind.UNANSWERED) + call.count(SignalKind.EVADED)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", FILED, ids=lambda lines: lines[0])
def test_an_answer_of_whatever_form_is_one(lines, bare):
    assert found(told(*lines, bare=bare)) == 0


@pytest.mark.parametrize("bare", [False, True])
def test_most_of_what_is_left_open_is_found(bare):
    hits = sum(found(told(*lines, bare=bare)) > 0 for lines in LEFT_OPEN)
    assert hits >= 0.9 * len(LEFT_OPEN)


@pytest.mark.parametrize("bare", [False, True])
def test_on_exchanges_that_mended_nothing_it_is_right_when_it_speaks(bare):
    false = sum(found(told(*lines, bare=bare)) > 0 for lines in exchanges.BLIND_ANSWERED)
    hits = sum(found(told(*lines, bare=bare)) > 0 for lines in exchanges.BLIND_LEFT_OPEN)
    missed = len(exchanges.BLIND_LEFT_OPEN) - hits
    assert 2 * hits / (2 * hits + false + missed) >= 0.8
    assert false == 0


def test_unanswered_and_evaded_are_told_apart():
    kinds = [
        (exchanges.UNANSWERED, SignalKind.UNANSWERED),
        (exchanges.EVADED, SignalKind.EVADED),
    ]
    for some, kind in kinds:
        right = sum(told(*lines).count(kind) > 0 for lines in some)
        assert right >= 0.9 * len(some)


def test_it_is_known_when_the_buyer_speaks_and_stands_where_the_rep_stopped():
    lines = (*BEFORE, "B: Is it encrypted?", "R: Let me show you the calendar first.")
    call = talk(*lines)
    assert found(call) == 0
    standing = call.course.asked.standing
    assert standing is not None
    assert standing.verdict is Verdict.UNANSWERED
    later = talk(*lines, "B: I would rather hear about the encryption.")
    signal = last(later, SignalKind.UNANSWERED)
    assert signal.at == pytest.approx(call.at)
    assert signal.speaker is BUYER
    assert later.course.asked.standing is None
    assert later.course.buyer_questions_unanswered == 1


def test_the_rep_may_still_come_to_it_in_the_same_turn():
    call = told(
        "B: How much is it?", "R: Let me show you the calendar first.", "R: It is ninety dollars."
    )
    assert found(call) == 0


def test_a_murmur_of_the_buyers_leaves_the_rep_the_turn():
    call = talk(
        *BEFORE, "B: How much is it?", "R: Let me show you the calendar first.", "B: Mm-hm."
    )
    assert found(call) == 0


def test_a_question_back_waits_for_its_answer_and_not_for_ever():
    asked = (*BEFORE, "B: What would we pay?", "R: How many desks do you have?", "B: About sixty.")
    assert talk(*asked).course.asked.waiting
    answered = told(
        *asked[3:], "R: That would be nine hundred dollars.", "B: Fine by me, that works."
    )
    assert found(answered) == 0
    dodged = talk(*asked, "R: And on how many floors?", "B: Two floors in all.")
    assert dodged.count(SignalKind.UNANSWERED) == 1
    assert PATIENCE == 2


def test_one_answer_does_for_all_that_one_turn_asked():
    call = told(
        "B: Is it safe? And how much is it?", "R: It is ninety dollars.", "B: That is a lot."
    )
    assert found(call) == 0


def test_words_that_never_came_may_have_been_the_answer():
    call = talk(*BEFORE, "B: How much is it?")
    call = call.after(unheard(speaker=REP, start=call.at + PAUSE_S, seconds=4.0))
    call = call.after(said("And does it float?", speaker=BUYER, start=call.at + PAUSE_S))
    assert found(call) == 0


def test_greetings_check_backs_and_words_to_oneself_wait_for_nothing():
    assert not talk("B: Hi, who is this?").course.asked.waiting
    for line in ("Really?", "Can you hear me?", "How are you today?", "What was I going to say?"):
        assert not talk(*BEFORE, f"B: {line}").course.asked.waiting


def test_a_promise_by_somebody_who_does_not_know_is_for_the_buyer_to_take():
    lines = (
        "B: Do you have a smaller plan?",
        "R: I am not really sure about that. Let me ask and get back to you.",
    )
    assert found(told(*lines, "B: Okay, that would be great, thanks.")) == 0
    assert found(told(*lines, "B: Then we would rather think it over by ourselves.")) == 1


def test_a_question_too_many_is_forgotten_and_counted():
    asked = Asked()
    for turn in range(limit("questions_waiting") + 2):
        asked = asked.asking(
            read("How much is it?"), Voice(speaker=BUYER, at=float(turn), turn=turn + 5)
        )
    assert len(asked.waiting) == limit("questions_waiting")
    assert asked.forgotten == 2


@given(
    st.lists(
        st.sampled_from(["How much is it?", "Is it safe?", "Let me show you that."]), max_size=30
    )
)
def test_what_waits_is_bounded_and_counts_never_fall(texts):
    asked, before = Asked(), 0
    for index, text in enumerate(texts):
        voice = Voice(speaker=(BUYER, REP)[index % 2], at=float(index), turn=index + 5)
        asked = asked.after(read(text), voice)
        assert len(asked.waiting) <= limit("questions_waiting")
        assert len(asked.closed) <= limit("questions_waiting")
        assert asked.forgotten == 0 or len(asked.waiting) == limit("questions_waiting")
        total = asked.unanswered + asked.evaded
        assert before <= total
        before = total


def test_a_verdict_is_plain_from_where_a_card_may_rest_on_it():
    assert _as_sure(dodging.LEFT_OPEN) == pytest.approx(SURE_ENOUGH)
    assert _as_sure(PLAINLY) == pytest.approx(PLAIN)
    assert _as_sure(1.0) == pytest.approx(1.0)
    rising = [
        _as_sure(dodging.LEFT_OPEN + step / 100 * (1 - dodging.LEFT_OPEN)) for step in range(101)
    ]
    assert rising == sorted(rising)


@pytest.mark.parametrize(("likely", "plain"), [(0.4, False), (0.7, True)])
def test_the_form_of_an_answer_makes_nothing_plain_that_all_else_speaks_against(
    monkeypatch: pytest.MonkeyPatch, likely: float, plain: bool
) -> None:
    monkeypatch.setattr(asked_module, "left_open", lambda *_args, **_named: likely)
    asked = Asked()
    lines = (
        (BUYER, "Can we move the data over ourselves, or do you have to do that?"),
        (REP, "The new reports are what everybody likes best about the spring release."),
        (BUYER, "Right. We had a busy spring here as well."),
    )
    for turn, (speaker, text) in enumerate(lines, start=5):
        voice = Voice(speaker=speaker, at=10.0 * turn, turn=turn)
        evaded = 0.3 if speaker is REP else None
        asked = asked.after(read(text), voice, evaded=evaded)
    (found,) = asked.found
    assert found.kind is SignalKind.UNANSWERED
    assert (found.strength >= PLAIN) is plain
