from __future__ import annotations

import re

import pytest

from copilot.kinds import MomentKind
from copilot.review import grow_words as words
from copilot.review.pipeline import MoveKind
from copilot.review.skills import Skill

BANKS = [
    *words.GOALS.values(), *words.REALITY.values(), *words.OPTIONS.values(), words.WILL,
    words.DEAL_GOALS, words.QUIET_REALITY, *words.MOVED_REALITY.values(), words.DEAL_OPTIONS,
    tuple(asks for _, asks in words.CAREER), tuple(asks for _, asks in words.STRENGTH),
]  # fmt: skip
ALL = [asks for bank in BANKS for asks in bank]
CLOSED = re.compile(
    r"^(did|do|does|was|were|is|are|have|has|can|could|would|should|will) ", re.IGNORECASE
)
BLAMES = re.compile(
    r"\bwhy (did(n't)?|didn't|not|haven't|have you)|\byou should\b|\bshould you\b|\bfail|\bwrong\b|\bbad\b",
    re.IGNORECASE,
)


def test_there_is_a_bank_for_everything():
    assert set(words.GOALS) == set(words.OPTIONS) == set(Skill)
    assert set(words.REALITY) == set(MomentKind) - {MomentKind.PROBE}
    assert set(words.MOVED_REALITY) == set(MoveKind)
    assert all(len(bank) >= 2 for bank in BANKS)


@pytest.mark.parametrize("asks", ALL)
def test_a_question_is_open_short_and_blames_nobody(asks):
    assert asks.endswith("?")
    assert not CLOSED.match(asks)
    assert not BLAMES.search(asks)
    assert len(asks) <= 90


def test_none_stands_there_twice():
    assert len(set(ALL)) == len(ALL)
