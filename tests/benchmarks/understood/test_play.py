"""A call from its text, through rules and gate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.understood.explain import differences, explain
from benchmarks.understood.labelled import Turn
from benchmarks.understood.play import play
from copilot import resources
from copilot.coaching.rulebook import Rulebook
from copilot.kinds import SignalKind, Speaker
from copilot.settings import Settings
from copilot.spoken import NOTHING_SAID
from tests.benchmarks.understood.make import call, said, step

LINES = (
    "Thanks for the time today. What is the trouble with the ovens?",
    "They fail twice a week and we lose the morning.",
    "And what does that cost you?",
    "A lot. What does yours cost?",
    "It is nine hundred dollars a month.",
    "Okay, that is good to know.",
    "How about a visit on Thursday at three?",
    "Thursday at three works.",
    "Great, I will send the invite today. Goodbye.",
)


@pytest.fixture(scope="module")
def made():
    sides = (Speaker.REP, Speaker.BUYER)
    turns = tuple(Turn(speaker=sides[n % 2], text=text) for n, text in enumerate(LINES))
    return replace(call(9, step=step("specific", 7), said={"price": said(3)}), turns=turns)


@pytest.fixture(scope="module")
def ours(made):
    rulebook = Rulebook.load(resources.rules_dir())
    return play(made, rulebook, Settings(), planned=False)


def test_signals_are_found_at_their_turns(ours):
    assert ours.level == "specific"
    assert ours.turns(SignalKind.PRICE)[0] == 3
    assert ours.turns(SignalKind.NEXT_STEP_AGREED) == (7,)
    assert len(ours.cost_us) >= len(LINES)


def test_each_utterance_is_read_before_the_conversation_is_told(made):
    read = []

    def silenced(utterance):
        read.append(utterance)
        return replace(utterance, words=NOTHING_SAID)

    rulebook = Rulebook.load(resources.rules_dir())
    deaf = play(made, rulebook, Settings(), planned=False, read=silenced)
    assert len(read) == len(deaf.reading_us) == len(deaf.cost_us)
    assert deaf.finds == ()


def test_a_short_good_call_gets_no_card(ours):
    assert ours.cards == ()


def test_the_explanation_has_turns_and_kinds_and_no_words(made, ours):
    text = "\n".join(explain(made, ours, quote=False))
    assert "labelled: price" in text
    assert "next_step_agreed" in text
    assert not any(line in text for line in LINES)
    assert LINES[0] in "\n".join(explain(made, ours, quote=True))


def test_where_finds_and_labels_part_is_a_line_each(made, ours):
    assert list(differences(made, ours)) == []
    other = replace(made, labels=call(said={"price": said(value=False)}, step=step("none")).labels)
    assert list(differences(other, ours)) == [
        "made: next step none taken for specific",
        "made: price false at 3, 4",
    ]


def test_a_discovery_without_money_gets_its_card_in_a_pause():
    text = "We spoke about the drivers and how they feel about the tablets in the cab every day."
    sides = (Speaker.REP, Speaker.BUYER)
    turns = [Turn(speaker=sides[n % 2], text=text) for n in range(40)]
    turns += [
        Turn(speaker=Speaker.REP, text="Thank you, that was all from my side. Have a great day.")
    ]
    turns += [Turn(speaker=Speaker.BUYER, text="You too. Thanks for your time. Bye.")]
    rulebook = Rulebook.load(resources.rules_dir())
    found = play(replace(call(), turns=tuple(turns)), rulebook, Settings(), planned=True)
    assert "budget_skipped" in {card.kind for card in found.cards}
    assert {moment.kind for moment in found.moments} >= {"budget_skipped", "no_next_step"}
