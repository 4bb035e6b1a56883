"""Pushing back: on the price, on anything else, and what only sounds like it."""

from __future__ import annotations

import pytest

from copilot.kinds import SignalKind, Speaker
from tests.conversation.pushes import (
    NO_PRICE_PUSHED,
    NOT_OBJECTED,
    OBJECTED,
    PRICE_PUSHED,
)
from tests.conversation.pushes_of_price import (
    NOT_PUSHED,
    OF_THE_OFFER,
    OTHER_THINGS,
    PUSHED,
    TOLD,
)
from tests.conversation.pushes_unmarked import NO_PRICE_PUSHED_UNMARKED, PRICE_PUSHED_UNMARKED
from tests.conversation.talk import last, talk


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", PRICE_PUSHED, ids=lambda lines: lines[-1])
def test_a_push_against_the_price_is_heard(lines, bare):
    signal = last(talk(*lines, bare=bare), SignalKind.PRICE_OBJECTION)
    assert signal.speaker is Speaker.BUYER


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", NO_PRICE_PUSHED, ids=lambda lines: lines[-1])
def test_other_costs_repeated_sums_and_praise_are_no_push(lines, bare):
    assert talk(*lines, bare=bare).count(SignalKind.PRICE_OBJECTION) == 0


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(("line", "kind"), OBJECTED, ids=lambda value: value)
def test_an_objection_is_heard_with_its_kind(line, kind, bare):
    assert last(talk(line, bare=bare), SignalKind.OBJECTION).detail == kind


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", NOT_OBJECTED, ids=lambda lines: lines[-1])
def test_the_same_words_about_the_work_are_no_objection(lines, bare):
    assert talk(*lines, bare=bare).count(SignalKind.OBJECTION) == 0


@pytest.mark.parametrize("lines", PRICE_PUSHED_UNMARKED, ids=lambda lines: lines[-1])
def test_a_push_is_heard_in_what_a_recogniser_writes(lines):
    assert last(talk(*lines), SignalKind.PRICE_OBJECTION).speaker is Speaker.BUYER


@pytest.mark.parametrize("lines", NO_PRICE_PUSHED_UNMARKED, ids=lambda lines: lines[-1])
def test_what_only_sounds_like_one_is_none_in_it(lines):
    assert talk(*lines).count(SignalKind.PRICE_OBJECTION) == 0


@pytest.mark.parametrize("line", PUSHED)
def test_a_price_just_told_is_pushed_back_on(line):
    assert talk(TOLD, line).count(SignalKind.PRICE_OBJECTION) == 1


@pytest.mark.parametrize("line", NOT_PUSHED)
def test_other_talk_after_a_price_is_no_push(line):
    assert talk(TOLD, line).count(SignalKind.PRICE_OBJECTION) == 0


@pytest.mark.parametrize(
    "line", ["B: Ouch.", "B: It is still too much.", "B: My mother could manage that."]
)
def test_without_a_price_the_same_words_push_nothing_back(line):
    assert talk(line).count(SignalKind.PRICE_OBJECTION) == 0


def test_what_is_dear_long_after_any_price_is_another_thing():
    small_talk = ("R: Tell me about the fleet.", "B: It is vans and two trucks.") * 7
    dear = "B: And the premium went up a third."
    assert talk(*small_talk, dear).count(SignalKind.PRICE_OBJECTION) == 0
    assert talk(*small_talk, TOLD, dear).count(SignalKind.PRICE_OBJECTION) == 1


def test_a_price_goes_on_in_bare_numbers():
    talked = (TOLD, "B: So that is eighteen.", "R: Eighteen, or sixteen without the van.") * 3
    assert talk(*talked, "B: Ouch.").count(SignalKind.PRICE_OBJECTION) == 1


@pytest.mark.parametrize("lines", OTHER_THINGS, ids=lambda lines: lines[-1])
def test_what_else_is_dear_pushes_nothing_back(lines):
    assert talk(*lines).count(SignalKind.PRICE_OBJECTION) == 0


@pytest.mark.parametrize("lines", OF_THE_OFFER, ids=lambda lines: lines[-1])
def test_the_offer_itself_is_pushed_back_on(lines):
    assert talk(*lines).count(SignalKind.PRICE_OBJECTION) > 0
