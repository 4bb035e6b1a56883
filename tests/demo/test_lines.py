from __future__ import annotations

from random import Random

import pytest

from copilot.coaching.cases import Said
from copilot.coaching.inline_tests import events_of
from copilot.conversation.state import Conversation
from copilot.demo import lines
from copilot.demo.lines import BUYER, REP
from copilot.events import CallContext
from copilot.kinds import CallKind, SignalKind, Speaker

SILENT = {SignalKind.QUESTION, SignalKind.OVERVIEW, SignalKind.UNANSWERED}


def signals(*said: tuple[Speaker, str]) -> set[SignalKind]:
    conversation, at, spoken = (
        Conversation.begin(CallContext(call_id="x", kind=CallKind.DISCOVERY)),
        1.0,
        [],
    )
    for speaker, text in said:
        spoken.append(Said(speaker, at, at + 4, text))
        at += 4.6
    for event in events_of(spoken, ends=False):
        conversation = conversation.after(event)
    return {span.kind for span in conversation.seen.spans}


@pytest.mark.parametrize("sentence", lines.BUYER_TELLS)
def test_what_a_buyer_tells_at_length_means_nothing_to_the_rules(sentence):
    assert signals((BUYER, sentence)) <= SILENT


@pytest.mark.parametrize("sentence", lines.REP_TELLS)
def test_what_a_rep_tells_at_length_means_nothing_to_the_rules(sentence):
    assert signals((REP, sentence)) <= SILENT


@pytest.mark.parametrize(
    ("ways", "kind"),
    [
        (lines.BUDGET, SignalKind.BUDGET),
        (lines.PEOPLE, SignalKind.DECISION_MAKER),
        (lines.PROCESS, SignalKind.DECISION_PROCESS),
        (lines.DATES, SignalKind.TIMELINE),
        (lines.COST, SignalKind.PRICE),
        (lines.STEP, SignalKind.NEXT_STEP_AGREED),
        (lines.LOOSE, SignalKind.NEXT_STEP_VAGUE),
        (lines.GIVEN, SignalKind.CONCESSION),
    ],
    ids=lambda one: one.value if isinstance(one, SignalKind) else "",
)
def test_each_way_to_say_a_part_is_understood_as_what_it_is(ways, kind):
    for way in ways:
        said = way if kind is not SignalKind.CONCESSION else ((BUYER, lines.PUSHBACK[0]), *way)
        assert kind in signals(*said), way


@pytest.mark.parametrize("sentence", lines.PAINS)
def test_problems_are_heard_as_such(sentence):
    assert SignalKind.PAIN in signals((BUYER, sentence))


@pytest.mark.parametrize("sentence", lines.NUMBERS)
def test_and_their_numbers(sentence):
    asked = Random(0).choice(lines.ASK_NUMBER)
    assert SignalKind.PAIN_NUMBER in signals(
        (BUYER, lines.PAINS[1]), (REP, asked), (BUYER, sentence)
    )


@pytest.mark.parametrize("ways", [lines.OPENING, lines.COLD_OPENING, lines.NOTHING, lines.GOODBYE])
def test_openings_and_goodbyes_agree_on_nothing(ways):
    agreed = {SignalKind.NEXT_STEP_AGREED, SignalKind.NEXT_STEP_VAGUE}
    assert all(not agreed & signals(*way) for way in ways)
