from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import MomentKind
from copilot.review.grow import (
    STEPS,
    about_career,
    about_moment,
    about_move,
    about_quiet_deal,
    about_strength,
)
from copilot.review.pipeline import MoveKind

KINDS = [kind for kind in MomentKind if kind is not MomentKind.PROBE]


@given(st.sampled_from(KINDS), st.sampled_from(MoveKind), st.integers(0, 10**6))
def test_four_steps_in_their_order(kind, move, turn):
    for asked in (
        about_moment(kind, turn), about_move(move, turn), about_quiet_deal(turn),
        about_career(turn), about_strength(turn),
    ):  # fmt: skip
        assert tuple(one.step for one in asked) == STEPS
        assert all(one.asks.endswith("?") for one in asked)


@pytest.mark.parametrize("kind", KINDS)
def test_the_next_week_asks_differently(kind):
    this, following = about_moment(kind, 3), about_moment(kind, 4)
    assert all(one.asks != other.asks for one, other in zip(this, following, strict=True))


def test_kinds_differ_and_a_probe_is_nothing_to_ask_about():
    assert len({about_moment(kind, 0)[1].asks for kind in KINDS}) == len(KINDS)
    assert about_moment(MomentKind.PROBE, 0) == ()
