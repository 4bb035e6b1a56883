from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.coaching.checks.phrase import PhraseCheck
from copilot.coaching.inputs import PHRASES, WORDS, until
from copilot.kinds import Speaker
from tests.coaching.make import said, scene


def check(**parts: object) -> PhraseCheck:
    return PhraseCheck.model_validate(
        {"any_of": [r"\bhow does that sound\b", "fair enough"], **parts}
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("So, HOW does that sound to you?", True),
        ("Fair enough.", True),
        ("That is fair.", False),
        ("", False),
    ],
)
def test_one_of_the_patterns_is_enough_whatever_its_case(words: str, expected: bool) -> None:
    assert check().look(scene(100, recent=(said(words, 90.0),))).holds is expected


def test_either_apostrophe_is_one() -> None:
    typed = check(any_of=["i'll send"])
    assert typed.look(scene(100, recent=(said("I\u2019ll send it", 90.0),))).holds is True


def test_only_the_asked_side_counts() -> None:
    now = scene(100, recent=(said("fair enough", 90.0, speaker=Speaker.BUYER),))
    assert check().look(now).holds is True
    assert check(speaker="rep").look(now).holds is False


@pytest.mark.parametrize(("end", "expected"), [(80.0, True), (79.9, False)])
def test_only_the_last_seconds_count(end: float, expected: bool) -> None:
    now = scene(100, recent=(said("fair enough", end),))
    assert check(within_s=20).look(now).holds is expected


def test_what_must_not_stand_beside_it() -> None:
    guarded = check(none_of=["not fair"])
    assert guarded.look(scene(100, recent=(said("not fair, fair enough", 90.0),))).holds is False


def test_it_tells_which_pattern_was_there_and_which_stood_against_it() -> None:
    guarded = check(none_of=["not fair"])
    fair = said("Well, fair enough.", 80.0)
    unfair = said("not fair, fair enough", 90.0)
    assert guarded.which(scene(100, recent=(fair, unfair))) == (1, None, 80.0)
    assert guarded.which(scene(100, recent=(unfair,))) == (1, 0, 90.0)
    assert guarded.which(scene(100, recent=(said("hello", 90.0),))) is None
    later = said("not fair, fair enough", 95.0)
    assert guarded.which(scene(100, recent=(unfair, later))) == (1, 0, 95.0)
    assert check(speaker="buyer").which(scene(100, recent=(fair,))) is None


def test_where_words_came_late_it_does_not_say_that_nothing_was_said() -> None:
    late = said("", 90.0, late=True)
    assert check().look(scene(100, recent=(late,))).holds is None
    assert check(speaker="buyer").look(scene(100, recent=(late,))).holds is False
    assert check(within_s=5).look(scene(100, recent=(late,))).holds is False
    heard = said("fair enough", 95.0)
    assert check().look(scene(100, recent=(late, heard))).holds is True


def test_nor_where_sound_is_missing() -> None:
    assert check(within_s=5).look(scene(100, last_lost=96.0)).holds is None
    assert check(within_s=5).look(scene(100, last_lost=95.0)).holds is False
    heard = said("fair enough", 98.0)
    assert check(within_s=5).look(scene(100, recent=(heard,), last_lost=96.0)).holds is True


@pytest.mark.parametrize(
    "parts",
    [
        {"any_of": []},
        {"any_of": ["a(?=b)"]},
        {"any_of": ["x*"]},
        {"within_s": 121},
        {"within_s": 0},
    ],
)
def test_what_is_no_phrase_check(parts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        check(**parts)


def test_a_yes_lasts_until_the_newest_that_counts_is_too_long_ago() -> None:
    now = scene(100, recent=(said("a pilot", 80.0), said("pilot", 85.0), said("nothing", 95.0)))
    pilot = check(any_of=["pilot"], within_s=20)
    bits, at, _ = pilot.lasts(now, holds=True)
    assert bits == WORDS
    assert at == pytest.approx(105.0)
    assert at < 105.0
    assert pilot.lasts(now, holds=False) == until(PHRASES)
