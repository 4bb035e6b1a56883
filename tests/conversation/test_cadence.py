"""When the rep asked, and how often."""

from __future__ import annotations

import pytest

from copilot.conversation.cadence import SOONEST_S, Cadence
from copilot.kinds import Speaker
from copilot.limits import limit
from tests.conversation.dialogue_turns import turn

REP, BUYER = Speaker.REP, Speaker.BUYER


def test_time_since_a_question_runs_from_its_end_or_from_the_calls_beginning():
    cadence = Cadence()
    assert cadence.since_question_s(40.0) == 40.0
    cadence = cadence.after(turn(REP, 40, 42, "How does it work?"), open_questions=1)
    cadence = cadence.after(turn(REP, 50, 52, "Is it done by hand?"), open_questions=0)
    cadence = cadence.after(turn(BUYER, 60, 62, "Is it yours?"), open_questions=0)
    assert cadence.since_question_s(70.0) == pytest.approx(18.0)
    assert cadence.since_open_question_s(70.0) == pytest.approx(28.0)


def test_the_rate_is_of_the_last_ten_minutes_or_of_the_call_so_far():
    cadence = Cadence()
    assert cadence.per_10_min(SOONEST_S - 1) is None
    for at in (10, 100, 190):
        cadence = cadence.after(turn(REP, at, at + 2, "Why is that?"), open_questions=1)
    assert cadence.per_10_min(300.0) == pytest.approx(6.0)
    assert cadence.per_10_min(700.0) == pytest.approx(2.0)
    assert cadence.per_10_min(2_000.0) == 0.0


def test_an_endless_list_of_questions_is_bounded():
    cadence = Cadence()
    for index in range(3 * limit("questions_kept")):
        cadence = cadence.after(turn(REP, index, index + 0.5, "Why is that?"), open_questions=1)
    assert len(cadence.asked_at) == limit("questions_kept")
