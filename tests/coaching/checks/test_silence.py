from __future__ import annotations

import pytest

from copilot.coaching.checks.silence import SilenceCheck
from copilot.conversation.voices import Voices
from copilot.kinds import Speaker
from tests.coaching.make import scene, turn

TURNS = (turn(Speaker.BUYER, 90, 95),)


@pytest.mark.parametrize(
    ("at", "after", "expected"),
    [(98.9, None, False), (99.0, None, True), (99.0, "buyer", True), (99.0, "rep", False)],
)
def test_for_so_long(at: float, after: str | None, expected: bool) -> None:
    check = SilenceCheck.model_validate({"at_least_s": 4, "after": after})
    now = scene(at, voices=Voices(last_end=95.0), turns=TURNS)
    assert check.look(now).holds is expected


def test_where_nobody_knows_it_is_not_known() -> None:
    assert SilenceCheck(at_least_s=4.0).look(scene(99)).holds is None
    cut = Voices(last_end=95.0, cut=True)
    assert SilenceCheck(at_least_s=4.0).look(scene(99, voices=cut, turns=TURNS)).holds is None


def test_who_is_not_heard_may_be_speaking() -> None:
    check, silent = SilenceCheck(at_least_s=4.0), Voices(last_end=95.0)
    assert check.look(scene(99, voices=silent, turns=TURNS, last_lost=96.0)).holds is None
    assert check.look(scene(99, voices=silent, turns=TURNS, last_lost=95.0)).holds is True


def test_it_says_what_was_compared() -> None:
    found = SilenceCheck(at_least_s=4.0).look(scene(100, voices=Voices(last_end=95.0)))
    assert (found.value, found.limit) == (5.0, 4.0)
