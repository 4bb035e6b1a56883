"""Which measures are not known where something went unheard."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from copilot.coaching.checks.known import known
from copilot.coaching.checks.measure import MeasureCheck, Name
from copilot.conversation.measures import Measures, Side
from copilot.kinds import Speaker
from tests.coaching.make import measures, scene

COUNTED = {
    "rep_questions",
    "rep_open_questions",
    "open_question_share",
    "buyer_questions",
    "rep_questions_per_10_min",
}
BOTH = {
    "rep_share",
    "rolling_rep_share",
    "current_monologue_s",
    "current_monologue_words",
    "longest_rep_monologue_s",
    "longest_rep_monologue_words",
    "buyer_gone_quiet",
}
VOICED = {
    "voiced_s",
    "rep_speech_s",
    "buyer_speech_s",
    "turns",
    "longest_buyer_stretch_s",
    "rep_cut_ins",
}
SINCE = {"since_rep_question_s", "since_rep_open_question_s", "since_rep_cut_in_s"}
LATE: dict[str, Any] = {"late_s": 9.0, "last_late": 50.0}
LOST: dict[str, Any] = {"lost_s": 9.0, "last_lost": 99.0, "losses": ((99.0, 9.0),)}


def unknown(*, few: bool, value: float | None = 30.0, **changes: Any) -> set[str]:
    """The measures of which so much is not known."""
    now = scene(100.0, **changes)
    return {name for name in get_args(Name) if not known(name, now, value, few=few)}


def test_all_is_known_of_a_call_that_was_heard() -> None:
    assert unknown(few=True) == unknown(few=False) == set()


def test_without_words_it_is_not_known_that_little_was_asked() -> None:
    assert unknown(few=True, **LATE) == COUNTED
    assert unknown(few=False, **LATE) == set()


def test_without_sound_the_two_sides_cannot_be_compared() -> None:
    talking = Side(voiced_s=30.0, words=30, stretch_s=20.0)
    held = Measures(floor=Speaker.REP, rep=talking, buyer=Side(voiced_s=30.0, words=30))
    assert unknown(few=True, measures=held, **LOST) == COUNTED | VOICED | BOTH
    assert unknown(few=False, measures=held, **LOST) == SINCE | BOTH


def test_that_it_never_happened_is_known_of_a_call_of_which_little_is_missing() -> None:
    held = measures(60.0)
    lately = {"last_lost": 99.0, "losses": ((99.0, 1.0),)}
    assert not unknown(few=False, value=None, measures=held, lost_s=5.0, **lately) & SINCE
    assert unknown(few=False, value=None, measures=held, lost_s=5.1, **lately) >= SINCE
    assert unknown(few=False, value=1.5, measures=held, lost_s=5.0, **lately) >= SINCE


def test_of_a_whole_call_what_was_missing_long_ago_counts_too() -> None:
    early: dict[str, Any] = {"lost_s": 9.0, "last_lost": 20.0}
    whole = {"rep_share", "longest_rep_monologue_s", "longest_rep_monologue_words"}
    assert unknown(few=False, **early) == whole


def test_a_stretch_of_the_reps_is_known_if_its_sound_came_from_its_beginning_on() -> None:
    talking = Side(voiced_s=30.0, words=30, stretch_s=20.0, stretch_end=90.0)
    held = Measures(floor=Speaker.REP, rep=talking, buyer=Side(voiced_s=30.0, words=30))
    current = {"current_monologue_s", "current_monologue_words"}
    assert unknown(few=False, measures=held, last_lost=71.0) >= current
    assert not unknown(few=False, measures=held, last_lost=70.0) & current
    over = Measures(floor=Speaker.BUYER, rep=talking, buyer=held.buyer)
    assert not unknown(few=False, measures=over, last_lost=99.0) & current


@pytest.mark.parametrize("silent", list(Speaker))
def test_nor_where_one_of_them_was_never_heard(silent: Speaker) -> None:
    side = measures(60.0).rep
    alone = Measures(buyer=side) if silent is Speaker.REP else Measures(rep=side)
    assert unknown(few=False, measures=alone) == BOTH
    assert unknown(few=True, measures=alone) == COUNTED | BOTH


@pytest.mark.parametrize(
    ("way", "holds"), [({"under": 2}, None), ({"over": 2}, None), ({"under": 1}, False)]
)
def test_a_check_says_so(way: dict[str, float], holds: bool | None) -> None:
    asked = Side(voiced_s=30.0, words=30, questions=1)
    now = scene(measures=Measures(rep=asked, buyer=Side(voiced_s=30.0, words=30)), **LATE)
    found = MeasureCheck.model_validate({"name": "rep_questions", **way}).look(now)
    assert (found.holds, found.value) == (holds, 1.0)
