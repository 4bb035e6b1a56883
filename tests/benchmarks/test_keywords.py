"""The tracker of plain keywords does what such a tool does, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.keywords import track
from benchmarks.understood.labelled import Turn
from copilot.kinds import SignalKind, Speaker
from tests.benchmarks.understood.make import call


def talk(*lines: str):
    sides = {"R": Speaker.REP, "B": Speaker.BUYER}
    turns = tuple(Turn(speaker=sides[line[0]], text=line[2:]) for line in lines)
    return track(replace(call(), turns=turns))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("B We have a budget for it.", SignalKind.BUDGET),
        ("B How much is it?", SignalKind.PRICE),
        ("B That is too expensive.", SignalKind.PRICE_OBJECTION),
        ("B We have another vendor.", SignalKind.COMPETITOR),
        ("B My boss has to approve it.", SignalKind.DECISION_MAKER),
        ("B We go live next quarter.", SignalKind.TIMELINE),
        ("B We waste nine hours on it.", SignalKind.PAIN_NUMBER),
        ("B I am not interested.", SignalKind.OBJECTION),
    ],
)
def test_a_phrase_is_found_wherever_it_is(line, kind):
    assert talk(line).turns(kind) == (0,)


def test_it_cannot_tell_a_budget_airline_from_a_budget():
    assert talk("R I flew with a budget airline.").turns(SignalKind.BUDGET) == (0,)


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (("R Let us schedule a demo for Tuesday.", "B Sounds good."), "specific"),
        (("R I will send you the proposal.", "B Okay."), "vague"),
        (("R I will send you the proposal.", "B No."), "none"),
        (("R Hello.", "B Hello."), "none"),
    ],
)
def test_the_next_step(lines, level):
    assert talk(*["B We spoke about it."] * 6, *lines).level == level


def test_an_objection_that_is_answered_with_sympathy_counts_as_met():
    met = talk("B That is too expensive.", "R I understand.")
    assert met.turns(SignalKind.HANDLED) == (1,)


def test_a_battle_card_comes_with_the_word_once_a_call():
    said = talk("B Another vendor called.", "R I see.", "B The other vendor is nice.")
    assert [(card.kind, card.after) for card in said.cards] == [("competitor_named", 0)]


def test_questions_are_question_marks():
    assert talk("R Is it? What?? Really.", "B Who?").rep_questions == 2
