from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from copilot.coaching.checks.response import ResponseCheck
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.coaching.make import said, scene, signal, turn

if TYPE_CHECKING:
    from copilot.events import Signal

OBJECTION = signal(SignalKind.PRICE_OBJECTION, 60.0)
ASKED = signal(SignalKind.QUESTION, 70.0, Speaker.REP, detail=SignalDetail.OPEN)
TURNS = (
    turn(Speaker.REP, 40, 50),
    turn(Speaker.BUYER, 55, 60),
    turn(Speaker.REP, 61, 70),
    turn(Speaker.BUYER, 71, 75),
    turn(Speaker.REP, 76, 80),
)


def check(**parts: object) -> ResponseCheck:
    return ResponseCheck.model_validate({"to": "price_objection", **parts})


def holds(check: ResponseCheck, *signals: Signal, turns: int = 5, **changes: object) -> bool | None:
    return check.look(
        scene(81, signals=(OBJECTION, *signals), turns=TURNS[:turns], **changes)
    ).holds


def test_what_came_in_the_next_turn() -> None:
    asked = check(any_of=["question"])
    assert holds(asked, ASKED) is True
    assert holds(asked) is False
    assert holds(asked, signal(SignalKind.QUESTION, 75.0)) is False
    assert holds(asked, signal(SignalKind.QUESTION, 79.0, Speaker.REP)) is False
    assert holds(check(any_of=[{"kind": "question", "detail": "closed"}]), ASKED) is False
    two = check(any_of=["question"], within_turns=2)
    assert holds(two, signal(SignalKind.QUESTION, 79.0, Speaker.REP)) is True


def test_it_is_as_old_as_what_it_answers() -> None:
    asked = signal(SignalKind.BRUSH_OFF, 40.0)
    missed = check(to="brush_off", none_of=["question"])
    assert missed.look(scene(100, signals=(asked,))).at == 40.0
    assert missed.look(scene(100)).at is None


def test_what_did_not_come_is_known_when_the_turn_is_over() -> None:
    ignored = check(none_of=["question", "concession"])
    assert holds(ignored, turns=2) is False
    assert holds(ignored, turns=3) is False
    assert holds(ignored, turns=4) is True
    assert holds(ignored, ASKED) is False
    assert holds(ignored, turns=3, ended=True) is True
    assert holds(check(none_of=["question"], within_turns=2), turns=5) is False


def test_a_turn_that_was_not_heard_may_have_held_it() -> None:
    unheard = (*TURNS[:2], turn(Speaker.REP, 61, 70, unheard=1), TURNS[3])
    now = scene(81, signals=(OBJECTION,), turns=unheard)
    assert check(none_of=["question"]).look(now).holds is None
    assert check(any_of=["question"]).look(now).holds is None


def test_so_may_sound_that_is_missing_since() -> None:
    ignored = check(none_of=["question"])
    assert holds(ignored, last_lost=61.0) is None
    assert holds(ignored, last_lost=60.0) is True
    assert holds(ignored, ASKED, last_lost=61.0) is False


def test_without_the_signal_there_is_no_answer_to_it() -> None:
    assert check(none_of=["question"]).look(scene(81, turns=TURNS)).holds is False
    assert check(none_of=["question"]).look(scene(81, turns=TURNS, last_late=50.0)).holds is None
    assert holds(check(none_of=["question"], within_s=20)) is False


@pytest.mark.parametrize("parts", [{}, {"any_of": ["price"], "none_of": ["price"]}])
def test_what_is_no_response(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="exactly one"):
        check(**parts)


PILOT = {"phrases": [r"\bpilot\b"], "speaker": "buyer"}


def own_words(check: ResponseCheck, *words: str, until: int = 5, **changes: object) -> bool | None:
    """Whether it holds when the buyer's turn, the rep's and the buyer's next have these words."""
    ends = ((60.0, Speaker.BUYER), (70.0, Speaker.REP), (75.0, Speaker.BUYER))
    recent = tuple(
        said(text, end, speaker=speaker)
        for text, (end, speaker) in zip(words, ends, strict=False)
        if text
    )
    return check.look(scene(81, recent=recent, turns=TURNS[:until], **changes)).holds


def test_words_of_ones_own_are_answered_too() -> None:
    ignored = check(to=PILOT, none_of=["question", {"phrases": ["success"]}])
    assert own_words(ignored, "could we do a pilot", "and this is the map") is True
    assert own_words(ignored, "could we do a pilot", "and this is the map", until=3) is False
    assert own_words(ignored, "could we do a pilot", "gladly, what would success be") is False
    assert own_words(ignored, "could we do a pilot", "sure", signals=(ASKED,)) is False
    assert own_words(ignored, "could we see it", "and this is the map") is False
    told = check(to=PILOT, any_of=[{"phrases": ["success"]}])
    assert own_words(told, "could we do a pilot", "gladly, what would success be") is True
    assert own_words(told, "could we do a pilot", "sure", "a success, then") is False


def test_words_of_ones_own_that_may_have_been_missed_are_not_known() -> None:
    ignored = check(to=PILOT, none_of=["question"])
    assert own_words(ignored, "so", last_late=78.0, late_s=3.0) is None
    late = (*TURNS[:2], turn(Speaker.REP, 61, 70, unheard=1), *TURNS[3:])
    pilot = (said("could we do a pilot", 60.0, speaker=Speaker.BUYER),)
    assert ignored.look(scene(81, recent=pilot, turns=late)).holds is None


def test_words_of_ones_own_are_recalled_for_two_minutes() -> None:
    assert check(to=PILOT, none_of=["question"], within_s=120).patterns == (r"\bpilot\b",)
    with pytest.raises(ValidationError, match="recalled for 120 seconds: lower within_s"):
        check(to=PILOT, none_of=["question"], within_s=121)
    assert check(none_of=["question"], within_s=600).patterns == ()
