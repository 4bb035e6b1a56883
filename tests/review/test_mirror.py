from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import CallKind
from copilot.review.mirror import LATEST, mirror, mirror_of
from tests.review.calls import identity, kept_call

DAY_S = 86_400


def held(number, share, **changes):
    """A one-to-one, so many days after the first."""
    values = {
        "id": identity(f"one-to-one {number}"),
        "kind": CallKind.ONE_TO_ONE,
        "rep_share": share,
    }
    return kept_call(started_at=1_790_000_000 + number * DAY_S, **(values | changes))


def test_it_shows_the_latest_beside_what_is_usual():
    found = mirror([0.9, 0.7, 0.6, 0.5])
    assert found.says == "You had 50 % of the talk; 70 % is usual for you."
    assert found.meetings == 4
    assert mirror([0.5]).says == "You had 50 % of the talk."
    assert mirror([]).latest is None


@pytest.mark.parametrize(
    ("share", "asks"),
    [(0.8, "lecture"), (0.79, "answer something"), (0.5, "had the floor"), (0.2, "had the floor")],
)
def test_from_four_fifths_on_it_is_a_lecture(share, asks):
    assert asks in mirror([share]).asks


@given(st.lists(st.floats(0, 1), max_size=30))
def test_it_always_asks_and_never_judges(shares):
    found = mirror(shares)
    assert found.asks.endswith("?")
    assert not {"good", "bad", "poor", "great"} & set(found.says.lower().split())


def test_a_one_to_one_stands_beside_those_before_it():
    earlier = [held(number, share) for number, share in enumerate((0.9, 0.7, 0.6))]
    found = mirror_of(held(3, 0.83), reversed(earlier))
    assert found.says == "You had 83 % of the talk; 70 % is usual for you."
    assert found.asks.startswith("From 80 % on it is a lecture.")
    assert [(one.call, one.shown) for one in found.before] == [
        (earlier[0].id, "90 %"), (earlier[1].id, "70 %"), (earlier[2].id, "60 %"),
    ]  # fmt: skip
    assert (found.latest, found.usual, found.meetings, found.lecture) == (0.83, 0.7, 4, 0.8)


def test_the_question_is_that_of_the_number_one_sees():
    assert mirror([0.796]).says.startswith("You had 80 %")
    assert "lecture" in mirror([0.796]).asks
    assert "had the floor" in mirror([0.504]).asks


def test_what_says_nothing_of_a_talk_is_left_out():
    hello = held(0, 0.9, rep_speech_s=50.0, buyer_speech_s=20.0)
    mixed = held(1, 0.9, bleed_s=60.0, bleed_told_apart=0.1)
    silent = held(2, None)
    found = mirror_of(held(4, 0.4), (hello, mixed, silent, held(3, 0.6)))
    assert [one.share for one in found.before] == [0.6]
    for one, says in ((hello, "Too little"), (mixed, "Withheld"), (silent, "Too little")):
        alone = mirror_of(one, (held(9, 0.6),))
        assert (alone.latest, alone.usual) == (None, 0.6)
        assert alone.says.startswith(says)
        assert alone.asks.endswith("?")


def test_it_looks_back_on_two_months():
    found = mirror_of(held(20, 0.5), [held(number, number / 20) for number in range(20)])
    assert [one.share for one in found.before] == [number / 20 for number in range(20 - LATEST, 20)]
