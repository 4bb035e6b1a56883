"""The call as one value, event after event."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import copilot.conversation
from copilot.bleed import Bleed
from copilot.conversation.next_step import NextStepLevel
from copilot.conversation.state import Conversation
from copilot.events import CallEnded, SpeechStarted, Tick
from copilot.kinds import SignalKind, Speaker
from copilot.limits import limit
from tests.conversation.talk import last, said, talk, unheard
from tests.make import context

REP, BUYER = Speaker.REP, Speaker.BUYER


def begun() -> Conversation:
    return Conversation.begin(context())


def test_a_call_begins_empty():
    call = begun()
    assert (call.at, call.ended, call.latest, call.turns, call.signals) == (
        0.0,
        False,
        None,
        (),
        (),
    )
    assert call.floor is None
    assert call.next_step.level is NextStepLevel.NONE
    assert (call.budget_at, call.price_at) == (None, None)


def test_time_goes_on_with_every_event_and_never_back():
    call = begun().after(SpeechStarted(speaker=REP, start=1.0)).after(Tick(at=5.0))
    assert call.at == 5.0
    assert call.measures.at == 5.0
    late = call.after(said("late words", start=2.0, seconds=1.0))
    assert late.at == 5.0
    assert late.measures.at == 5.0


def test_the_end_is_the_end():
    call = begun().after(CallEnded(at=9.0))
    assert call.ended
    assert call.at == 9.0
    assert call.after(Tick(at=10.0)).ended


def test_the_conversation_before_an_event_stays_what_it_was():
    before = talk("R: Hello there.")
    before.after(said("something else", speaker=BUYER, start=5.0))
    assert before == talk("R: Hello there.")


def test_the_floor_is_with_the_last_who_said_more_than_a_murmur():
    call = talk("R: Let me tell you how we came to build this.", "B: Mm-hm.")
    assert call.floor is REP
    assert call.turns[-1].backchannel
    assert talk("R: Let me tell you.", "B: Before you do, a question.").floor is BUYER


def test_a_bare_yes_to_a_question_is_an_answer_and_takes_the_floor():
    call = talk("R: Are you the one who decides?", "B: Yeah.")
    assert call.floor is BUYER
    assert not call.turns[-1].backchannel


def test_a_nod_to_a_check_back_is_a_murmur():
    call = talk("R: You see it right here. Does that make sense?", "B: Yeah.")
    assert call.floor is REP
    assert call.measures.turns == 1


def test_a_long_drawn_yeah_is_more_than_a_murmur():
    call = talk("R: That is how we do it.").after(
        said("yeah", speaker=BUYER, start=9.0, seconds=2.5)
    )
    assert call.floor is BUYER


@pytest.mark.parametrize(("seconds", "floor"), [(0.5, REP), (3.0, BUYER)])
def test_a_stretch_without_words_is_judged_by_its_length(seconds, floor):
    call = talk("R: That is how we do it.")
    call = call.after(unheard(speaker=BUYER, start=call.at + 1, seconds=seconds))
    assert call.floor is floor
    assert call.measures.late_utterances == 1
    assert call.latest is not None
    assert call.latest.late


def test_a_sentence_cut_in_two_is_read_as_one_unless_too_long_a_silence_lies_between():
    first = said("I know we are nearly out of", start=0.0, seconds=1.5)
    for silence, seen in ((0.5, 1), (5.0, 0)):
        second = said("time for today.", start=1.5 + silence)
        assert begun().after(first).after(second).count(SignalKind.WRAP_UP) == seen


def test_helpers_find_the_first_the_last_and_how_many():
    call = talk("R: Who else decides?", "B: My boss.", "R: And when do you start?", "B: In May.")
    assert call.count(SignalKind.QUESTION) == 2
    first = call.first(SignalKind.QUESTION)
    assert first is not None
    assert first.at < last(call, SignalKind.QUESTION).at
    assert call.first(SignalKind.BRUSH_OFF) is None
    assert call.last(SignalKind.BRUSH_OFF) is None


def test_an_endless_call_stays_bounded_and_counts_what_it_forgot():
    call, at = begun(), 0.0
    for index in range(2 * limit("turns_kept")):
        speaker = (REP, BUYER)[index % 2]
        call = call.after(said("What happens then?", speaker=speaker, start=at + 0.5))
        at = call.at
    assert len(call.turns) == limit("turns_kept")
    assert len(call.signals) == limit("signals_kept")
    assert call.turns_forgotten == limit("turns_kept")
    told = sum(span.count for span in call.seen.spans)
    assert call.signals_forgotten == told - limit("signals_kept")
    assert call.measures.turns == 2 * limit("turns_kept")


PASSED_OVER = (
    "R: Good morning, thanks for taking the time.",
    "B: Sure, good morning.",
    "R: So here is the screen.",
    "B: How long does it take to install it?",
    "R: And on this page you see the colours of the vans in the yard.",
    "B: Mm-hm.",
    "R: The price is four thousand dollars a month.",
)


def test_what_is_only_known_at_the_end_stands_at_its_own_time():
    call = talk(*PASSED_OVER)
    ended = call.after(CallEnded(at=call.at + 5))
    assert ended.count(SignalKind.UNANSWERED) == call.count(SignalKind.UNANSWERED) + 1
    assert ended.signals[-1].kind is SignalKind.PRICE
    assert [one.at for one in ended.signals] == sorted(one.at for one in ended.signals)


def test_a_signal_that_goes_for_one_at_the_end_is_counted():
    call = talk(*PASSED_OVER)
    full = replace(call, signals=call.signals[:1] * limit("signals_kept"))
    ended = full.after(CallEnded(at=call.at + 5))
    assert len(ended.signals) == limit("signals_kept")
    assert ended.signals_forgotten == full.signals_forgotten + 1


def test_facts_above_the_bound_are_forgotten_and_counted():
    call, at = begun(), 0.0
    for _ in range(limit("facts_kept") + 3):
        call = call.after(said("It is twelve thousand dollars.", start=at + 0.5))
        at = call.at
    assert len(call.facts) == limit("facts_kept")
    assert call.facts_forgotten >= 3


def test_the_first_budget_is_remembered_when_its_signal_is_forgotten():
    call, at = talk("R: Is there a budget for this?"), 3.0
    for _ in range(limit("signals_kept") + 10):
        call = call.after(said("And what happens then?", start=at + 0.5))
        at = call.at
    assert call.first(SignalKind.BUDGET) is None
    assert call.budget_at is not None


WORDS = st.sampled_from(
    [
        "yeah",
        "what does it cost?",
        "I'll send it on Friday.",
        "no",
        "our budget is tight",
        "bye",
        "",
    ]
)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(Speaker), WORDS, st.floats(0.2, 8)), max_size=25))
def test_the_same_events_give_the_same_conversation_and_its_invariants_hold(spoken):
    def run() -> Conversation:
        call, at = begun(), 0.0
        for speaker, words, seconds in spoken:
            call = call.after(said(words, speaker=speaker, start=at + 0.3, seconds=seconds))
            call = call.after(Tick(at=call.at))
            at = call.at
        return call

    call = run()
    assert call == run()
    assert all(signal.at <= call.at for signal in call.signals)
    assert all(0 < signal.strength <= 1 for signal in call.signals)
    assert sum(turn.words for turn in call.turns) == (
        call.measures.rep_words + call.measures.buyer_words
    )
    if call.next_step.agreed:
        assert call.next_step.at is not None
        assert call.next_step.proposed_by is not None


def test_nothing_that_was_said_shows_in_the_state():
    shown = repr(talk("R: The zebra budget?", "B: Forty grand for every zebra, by Friday."))
    assert "zebra" not in shown
    assert "orty" not in shown


def test_the_understanding_is_pure():
    """No clock, no input or output, nothing asynchronous, and RE2 only through its door."""
    forbidden = {"asyncio", "anyio", "time", "logging", "os", "io", "pathlib", "random", "re2"}
    folder = Path(copilot.conversation.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {(node.module or "").split(".")[0]}
            else:
                continue
            assert not names & forbidden, path.name


def test_what_was_overheard_is_nobodys_turn_and_nobodys_words():
    call = talk("B: What would it cost us?", "R: Forty thousand a year.")
    echo = replace(said("what would it cost us", start=call.at, seconds=2.0), bleed=True)
    after = call.after(echo)
    assert after.at == echo.end
    assert after.measures.repeated_s == 2.0
    assert (after.turns, after.latest, after.signals) == (call.turns, call.latest, call.signals)
    assert after.measures.rep == call.measures.rep


def test_a_tick_brings_what_is_known_of_bleed():
    bleed = Bleed(seconds=30.0, confidence=0.3)
    call = talk("R: Hello there.").after(Tick(at=60.0, bleed=bleed))
    assert call.measures.bleed == bleed
    assert call.measures.withheld
