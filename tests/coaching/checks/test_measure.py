from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from copilot.bleed import Bleed
from copilot.coaching.checks.measure import MeasureCheck, Name
from copilot.coaching.scene import Scene
from copilot.conversation.course import Course
from copilot.conversation.measures import Measures, Side
from copilot.conversation.state import Conversation
from copilot.events import Tick
from copilot.kinds import CallKind, Speaker
from tests.coaching.make import context, said, scene
from tests.coaching.resting import stay


def check(**parts: object) -> MeasureCheck:
    return MeasureCheck.model_validate({"name": "rep_share", **parts})


def talked(rep_s: float, buyer_s: float, kind: CallKind = CallKind.DISCOVERY) -> Scene:
    conversation = Conversation.begin(context(kind=kind))
    if rep_s:
        conversation = conversation.after(said("word", rep_s, seconds=rep_s))
    if buyer_s:
        end = rep_s + buyer_s + 1
        conversation = conversation.after(said("word", end, seconds=buyer_s, speaker=Speaker.BUYER))
    return Scene(conversation=conversation)


@pytest.mark.parametrize(
    ("parts", "rep_s", "expected"),
    [
        ({"over": 0.6}, 70.0, True),
        ({"over": 0.7}, 70.0, False),
        ({"under": 0.75}, 70.0, True),
        ({"under": 0.7}, 70.0, False),
    ],
)
def test_over_and_under_are_beyond_the_threshold(
    parts: dict[str, object], rep_s: float, expected: bool
) -> None:
    assert check(**parts).look(talked(rep_s, 100 - rep_s)).holds is expected


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(CallKind.DISCOVERY, 0.6), (CallKind.DEMO, 0.8), (CallKind.RENEWAL, 0.7)],
)
def test_each_kind_of_call_has_its_own_threshold(kind: CallKind, limit: float) -> None:
    both = check(over={"default": 0.7, "discovery": 0.6, "demo": 0.8})
    found = both.look(talked(75.0, 25.0, kind))
    assert (found.value, found.limit) == (0.75, limit)
    assert found.holds is (limit < 0.75)


def test_a_kind_that_is_left_out_never_holds() -> None:
    assert check(over={"demo": 0.1}).look(talked(75.0, 25.0)).holds is False


def test_a_measure_that_does_not_exist_yet_does_not_hold() -> None:
    assert check(under=0.9).look(talked(1.0, 1.0)).holds is False


def test_speech_of_both_sides_together() -> None:
    assert check(name="voiced_s", over=89).look(talked(60.0, 30.0)).value == 90.0


def test_the_further_beyond_the_clearer() -> None:
    strengths = [
        check(over=0.6).look(talked(rep, 100 - rep)).strength for rep in (61.0, 75.0, 95.0)
    ]
    assert 0.5 < strengths[0] < strengths[1] < strengths[2] == 1.0
    assert check(under=0.6).look(talked(30.0, 70.0)).strength == 1.0


@pytest.mark.parametrize("name", get_args(Name))
def test_what_bleed_makes_wrong_is_not_known_either_way(name: str) -> None:
    scene = talked(70.0, 30.0)
    heavy = Tick(at=101.5, bleed=Bleed(seconds=30.0, confidence=0.1))
    bled = Scene(conversation=scene.conversation.after(heavy))
    of_the_buyer = {"longest_buyer_stretch_s", "buyer_questions", "buyer_speech_s"}
    assert (check(name=name, over=0.0).look(bled).holds is None) is (name not in of_the_buyer)
    light = Tick(at=101.5, bleed=Bleed(seconds=30.0, confidence=0.9))
    told = Scene(conversation=scene.conversation.after(light))
    scene = Scene(conversation=scene.conversation.after(Tick(at=101.5)))
    assert check(name=name, over=0.0).look(told) == check(name=name, over=0.0).look(scene)


@pytest.mark.parametrize("name", get_args(Name))
def test_each_name_is_a_measure(name: str) -> None:
    assert name in {"voiced_s", "open_question_share", "buyer_gone_quiet"} or (
        hasattr(Measures(), name) != hasattr(Course(), name)
    )
    check(name=name, over=0.9).look(talked(20.0, 20.0))


def test_a_measure_that_passes_its_threshold_wakes_who_rests_on_it() -> None:
    now = talked(20.0, 20.0)
    later = Scene(
        conversation=now.conversation.after(said("word " * 9, 60.0, seconds=10.0)),
    )
    for bound, stays in ((0.4, True), (0.55, False), (0.7, True)):
        asked = check(over=bound)
        _, _, gates = asked.lasts(now, holds=bool(asked.look(now).holds))
        assert stay(now, gates)
        assert stay(later, gates) is stays
        assert (asked.look(later).holds is asked.look(now).holds) is stays


def test_what_may_be_wrong_stays_nowhere() -> None:
    now = talked(20.0, 20.0)
    _, _, gates = check(over=0.7).lasts(now, holds=False)
    heavy = Tick(at=50.0, bleed=Bleed(seconds=30.0, confidence=0.1))
    assert not stay(Scene(conversation=now.conversation.after(heavy)), gates)


@pytest.mark.parametrize("parts", [{}, {"over": 1, "under": 2}, {"over": {}}, {"over": {"dem": 1}}])
def test_what_is_no_measure_check(parts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        check(**parts)


def test_open_questions_are_held_against_all_of_the_reps() -> None:
    rep, buyer = Side(words=90, questions=8, open_questions=2), Side(words=90)
    measures = Measures(rep=rep, buyer=buyer)
    asked = scene(measures=measures)
    found = check(name="open_question_share", under=0.3).look(asked)
    assert (found.holds, found.value) == (True, 0.25)
    assert check(name="open_question_share", under=0.3).look(scene()).holds is False
