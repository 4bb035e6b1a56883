"""What a call still needs, from its signals alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.checklist import (
    NEED_WORDS,
    NEEDS,
    Need,
    Standing,
    checklist,
    most_useful,
)
from copilot.conversation.next_step import NextStep, NextStepLevel
from copilot.conversation.seen import Seen
from copilot.conversation.state import Conversation
from copilot.events import Signal
from copilot.kinds import CallKind, SignalKind, Speaker
from tests.coaching.make import context, signal

KINDS = tuple(NEEDS)


def heard(*signals: Signal, **changes: object) -> Conversation:
    conversation = Conversation.begin(context(**changes))
    return replace(conversation, seen=Seen().after(signals))


def standing(conversation: Conversation, need: Need) -> Standing:
    return {item.need: item.standing for item in checklist(conversation)}[need]


def test_every_call_that_sells_has_a_list_and_no_list_is_long() -> None:
    assert set(CallKind) - set(NEEDS) <= {"one_to_one"}
    for needs in NEEDS.values():
        assert 1 <= len(needs) <= 6
        assert len(set(needs)) == len(needs)
        assert Need.NEXT_STEP not in needs[:-1]


def test_every_need_has_words_that_fit_their_place() -> None:
    assert set(NEED_WORDS) == set(Need)
    for words in NEED_WORDS.values():
        assert len(words.label) <= 24
        assert words.ask.endswith("?")
        assert len(words.ask) <= 80


def test_nothing_is_known_before_anything_was_said() -> None:
    assert {item.standing for item in checklist(heard())} == {Standing.OPEN}


@pytest.mark.parametrize(
    ("kind", "need"),
    [
        (SignalKind.PAIN, Need.PROBLEM),
        (SignalKind.PAIN_NUMBER, Need.PROBLEM_NUMBER),
        (SignalKind.DECISION_MAKER, Need.DECISION_MAKER),
        (SignalKind.TIMELINE, Need.TIMELINE),
        (SignalKind.BUDGET, Need.BUDGET),
    ],
)
def test_asked_is_raised_and_told_is_known(kind: SignalKind, need: Need) -> None:
    asked = signal(kind, speaker=Speaker.REP)
    assert standing(heard(asked), need) is Standing.RAISED
    assert standing(heard(asked, signal(kind, 20.0)), need) is Standing.KNOWN


def test_our_price_is_not_their_budget() -> None:
    assert standing(heard(signal(SignalKind.PRICE)), Need.BUDGET) is Standing.OPEN


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (NextStepLevel.NONE, Standing.OPEN),
        (NextStepLevel.PROPOSED, Standing.RAISED),
        (NextStepLevel.VAGUE, Standing.RAISED),
        (NextStepLevel.SPECIFIC, Standing.KNOWN),
    ],
)
def test_a_next_step_is_known_once_it_has_its_day(level: NextStepLevel, expected: Standing) -> None:
    conversation = replace(heard(), next_step=NextStep(level=level))
    assert standing(conversation, Need.NEXT_STEP) is expected


def test_the_open_comes_before_the_raised_and_both_before_nothing() -> None:
    assert most_useful(heard()) is Need.PROBLEM
    asked = [signal(SignalKind.PAIN, speaker=Speaker.REP)]
    assert most_useful(heard(*asked)) is Need.PROBLEM_NUMBER
    told = [
        signal(kind)
        for kind in (
            SignalKind.PAIN_NUMBER, SignalKind.DECISION_MAKER, SignalKind.TIMELINE, SignalKind.BUDGET,
        )
    ]  # fmt: skip
    agreed = NextStep(level=NextStepLevel.VAGUE)
    assert most_useful(replace(heard(*told), next_step=agreed)) is Need.NEXT_STEP
    agreed = NextStep(level=NextStepLevel.SPECIFIC)
    assert most_useful(replace(heard(*told), next_step=agreed)) is None


def test_late_in_the_call_the_next_step_goes_first() -> None:
    late = heard(scheduled_end_s=600.0)
    assert most_useful(replace(late, at=479.0)) is Need.PROBLEM
    assert most_useful(replace(late, at=480.0)) is Need.NEXT_STEP
    goodbye = heard(signal(SignalKind.WRAP_UP, 100.0))
    assert most_useful(replace(goodbye, at=160.0)) is Need.NEXT_STEP
    assert most_useful(replace(goodbye, at=161.0)) is Need.PROBLEM


def test_a_call_without_needs_has_none() -> None:
    conversation = heard(kind="one_to_one")
    assert checklist(conversation) == ()
    assert most_useful(conversation) is None


@given(
    kind=st.sampled_from(KINDS),
    said=st.lists(
        st.builds(
            signal,
            st.sampled_from(SignalKind),
            st.floats(0, 3600),
            st.sampled_from(Speaker),
        ),
        max_size=12,
    ),
    more=st.builds(
        signal, st.sampled_from(SignalKind), st.floats(0, 3600), st.sampled_from(Speaker)
    ),
)
def test_what_is_said_moves_things_on_and_never_back(
    kind: CallKind, said: list[Signal], more: Signal
) -> None:
    order = list(Standing)
    before = checklist(heard(*said, kind=kind))
    after = checklist(heard(*said, more, kind=kind))
    assert [item.need for item in before] == [item.need for item in after]
    for old, new in zip(before, after, strict=True):
        assert order.index(new.standing) >= order.index(old.standing)
