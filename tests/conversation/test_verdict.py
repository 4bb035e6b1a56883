"""Verdicts and the surest of them."""

from __future__ import annotations

from copilot.conversation.verdict import asked, surest, told
from copilot.kinds import SignalDetail


def test_asked_and_told_say_so():
    assert asked(0.5).detail is SignalDetail.ASKED
    assert told(0.5).detail is SignalDetail.TOLD


def test_the_surest_wins_and_of_equals_the_first():
    assert surest([None, asked(0.5), told(0.9), None]) == told(0.9)
    assert surest([asked(0.6), told(0.6)]) == asked(0.6)


def test_of_none_there_is_none():
    assert surest([]) is None
    assert surest([None, None]) is None
