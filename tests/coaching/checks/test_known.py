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
SINCE = {"since_rep_question_s", "since_rep_open_question_s"}
LATE: dict[str, Any] = {"late_s": 9.0, "last_late": 50.0}
LOST: dict[str, Any] = {"lost_s": 9.0, "last_lost": 99.0, "losses": ((99.0, 9.0),)}


def unknown(*, few: bool, value: float = 30.0, **changes: Any) -> set[str]:
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
    assert unknown(few=True, measures=held, **LOST) == COUNTED | BOTH
    assert unknown(few=False, measures=held, **LOST) == SINCE | BOTH


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
