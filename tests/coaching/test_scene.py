from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.coaching.scene import RECALL_S, Scene
from copilot.conversation.measures import Measures, Side
from copilot.conversation.state import Conversation
from copilot.conversation.unheard import Unheard
from copilot.events import Resumed, Tick, Utterance
from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.spoken import Spoken
from tests.coaching.make import context, measures, said, scene, turn


def play(*events: Utterance | Tick, scheduled_end_s: float | None = None) -> Scene:
    conversation = Conversation.begin(context(scheduled_end_s=scheduled_end_s))
    found = Scene(conversation=conversation)
    for event in events:
        conversation = conversation.after(event)
        found = found.after(conversation)
    return found


def test_words_are_recalled_for_two_minutes_and_no_longer() -> None:
    found = play(said("first", 10.0), said("second", 50.0), Tick(at=50.0 + RECALL_S))
    assert [one.words.reveal() for one in found.recent] == ["second"]
    assert play(said("a", 10.0), Tick(at=11.0 + RECALL_S)).recent == ()


def test_an_utterance_is_recalled_once_however_many_events_follow() -> None:
    found = play(said("only", 10.0), Tick(at=11.0), Tick(at=12.0))
    assert len(found.recent) == 1


def test_what_is_recalled_is_bounded_in_number_too() -> None:
    bound = limit("utterances_recalled")
    found = play(*(said("go", 100 + n / 10, seconds=0.05) for n in range(bound + 30)))
    assert len(found.recent) == bound
    assert found.forgotten == 30
    assert found.recent[-1].end == 100 + (bound + 29) / 10


def test_plan_and_progress() -> None:
    found = play(Tick(at=90.0), scheduled_end_s=120.0)
    assert (found.remaining_s, found.progress) == (30.0, 0.75)
    unplanned = play(Tick(at=90.0))
    assert (unplanned.remaining_s, unplanned.progress) == (None, None)


def test_a_stretch_whose_words_came_late_blinds_the_near_past() -> None:
    found = play(said("", 10.0, late=True), said("plenty", 60.0, seconds=49.0))
    assert found.conversation.unheard == Unheard(late_s=2.0, last_late=10.0)
    assert found.heard_for(50.0)
    assert not found.heard_for(50.1)


@pytest.mark.parametrize(
    ("late_s", "last_late", "heard"),
    [
        (0.0, None, True),
        (3.0, 50.0, True),
        (3.1, 50.0, False),
        (1.0, 70.1, False),
        (1.0, 70.0, True),
    ],
)
def test_a_call_is_heard_when_little_is_missing_and_nothing_lately(
    late_s: float, last_late: float | None, heard: bool
) -> None:
    assert scene(100.0, late_s=late_s, last_late=last_late, spoken_s=60.0).heard is heard


@pytest.mark.parametrize(
    ("lost_s", "last_lost", "heard"),
    [(5.0, 50.0, True), (5.1, 50.0, False), (1.0, 70.1, False), (1.0, 70.0, True)],
)
def test_nor_is_one_heard_whose_sound_did_not_come(
    lost_s: float, last_lost: float, heard: bool
) -> None:
    found = scene(100.0, lost_s=lost_s, last_lost=last_lost)
    assert found.heard is heard
    assert found.missing is not heard


@pytest.mark.parametrize("silent", list(Speaker))
def test_a_side_that_never_had_a_word_was_not_heard(silent: Speaker) -> None:
    heard, unheard = measures(60.0).rep, Side(voiced_s=30.0)
    one_sided = (
        Measures(rep=unheard, buyer=heard)
        if silent is Speaker.REP
        else Measures(rep=heard, buyer=unheard)
    )
    found = scene(measures=one_sided)
    assert not found.heard
    assert not found.missing


def test_what_goes_on_is_recalled_once_and_as_a_whole() -> None:
    first = said("we could", 10.0)
    whole = replace(
        first,
        end=13.0,
        words=Spoken("we could meet"),
        resumed=Resumed(end=10.0, at=11.0, silence_s=1.0),
    )
    found = play(first, whole)
    assert [one.words.reveal() for one in found.recent] == ["we could meet"]


TURNS = (
    turn(Speaker.REP, 0, 10),
    turn(Speaker.BUYER, 11, 20),
    turn(Speaker.REP, 15, 16, backchannel=True),
    turn(Speaker.REP, 21, 30),
    turn(Speaker.BUYER, 31, 40),
)


def test_the_turns_after_what_somebody_said_leave_murmurs_out() -> None:
    now = scene(50, turns=TURNS)
    assert now.turns_after(20.0, Speaker.BUYER) == TURNS[3:]
    assert now.turns_after(10.0, Speaker.REP) == (TURNS[1], TURNS[3], TURNS[4])
    assert now.turns_after(40.0, Speaker.BUYER) == ()


def test_how_often_the_floor_changed_hands() -> None:
    now = scene(50, turns=TURNS)
    assert now.turns_between(10.0, 40.0) == 3
    assert now.turns_between(10.0, 20.0) == 1
    assert now.turns_between(20.0, 20.5) == 0
