from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review import timeline
from copilot.review.timeline import FINEST_PARTS, PAUSE_S, TICKS_MOST, Axis, Span, Timeline, draw
from tests.review.calls import (
    BUYER,
    REP,
    close_stretches,
    kept_moment,
    moments,
    said,
    seconds,
    stretches,
)

if TYPE_CHECKING:
    from copilot.storage.own import Stretch
    from copilot.storage.records import KeptMoment


def places(spans: tuple[Span, ...]) -> list[tuple[float, float]]:
    return [(span.start_s, span.end_s) for span in spans]


def test_each_side_has_its_stretches_and_the_pauses_lie_between() -> None:
    picture = draw(20.0, [said(REP, 1.0, 5.0), said(BUYER, 6.0, 9.0), said(REP, 9.2, 12.0)], [])
    assert places(picture.rep) == [(1.0, 5.0), (9.2, 12.0)]
    assert places(picture.buyer) == [(6.0, 9.0)]
    assert places(picture.pauses) == [(0.0, 1.0), (5.0, 6.0), (12.0, 20.0)]
    assert (picture.pause_count, picture.silence_s) == (3, 10.0)
    assert (picture.rep[0].left, picture.rep[0].width) == (0.05, 0.2)


def test_a_short_gap_within_one_sides_speech_is_not_drawn() -> None:
    apart = [
        said(REP, 0.0, 2.0),
        said(REP, 2.0 + PAUSE_S - 0.01, 4.0),
        said(REP, 4.0 + PAUSE_S, 6.0),
    ]
    picture = draw(6.0, apart, [])
    assert places(picture.rep) == [(0.0, 4.0), (4.0 + PAUSE_S, 6.0)]
    assert places(picture.pauses) == [(4.0, 4.0 + PAUSE_S)]


def test_while_one_side_speaks_there_is_no_pause() -> None:
    picture = draw(10.0, [said(REP, 0.0, 4.0), said(BUYER, 3.0, 7.0), said(REP, 6.5, 10.0)], [])
    assert picture.pauses == ()
    assert picture.silence_s == 0.0


def test_a_silent_call_is_one_pause() -> None:
    assert places(draw(60.0, [], []).pauses) == [(0.0, 60.0)]


def test_a_call_of_no_length_is_an_empty_picture() -> None:
    picture = draw(0.0, [said(REP, 0.0, 1.0)], [kept_moment(at_s=3.0)])
    assert (picture.rep, picture.buyer, picture.pauses) == ((), (), ())
    assert [mark.left for mark in picture.moments] == [0.0]
    assert [tick.label for tick in picture.ticks] == ["0:00"]


def test_what_is_past_the_end_is_cut() -> None:
    picture = draw(10.0, [said(REP, 8.0, 30.0), said(BUYER, 11.0, 12.0)], [])
    assert places(picture.rep) == [(8.0, 10.0)]
    assert picture.buyer == ()


def test_the_planned_end_is_marked_if_the_call_got_there() -> None:
    reached = draw(100.0, [], [], scheduled_end_s=75.0).scheduled_end
    assert reached is not None
    assert (reached.left, reached.label) == (0.75, "1:15")
    assert draw(100.0, [], [], scheduled_end_s=120.0).scheduled_end is None


@pytest.mark.parametrize(
    ("duration_s", "labels"),
    [
        (12.0, ["0:00", "0:05", "0:10"]),
        (150.0, ["0:00", "0:15", "0:30", "0:45", "1:00", "1:15", "1:30", "1:45", "2:00", "2:15", "2:30"]),
        (1800.0, ["0:00", "5:00", "10:00", "15:00", "20:00", "25:00", "30:00"]),
        (3700.0, ["0:00", "10:00", "20:00", "30:00", "40:00", "50:00", "1:00:00"]),
    ],
)  # fmt: skip
def test_ticks_are_round(duration_s: float, labels: list[str]) -> None:
    assert [tick.label for tick in draw(duration_s, [], []).ticks] == labels


def inside(spans: tuple[Span, ...], picture: Timeline) -> bool:
    return all(
        0 <= span.start_s <= span.end_s <= picture.duration_s
        and 0 <= span.left <= 1
        and span.width >= 0
        and span.left + span.width <= 1 + 1e-9
        for span in spans
    )


def apart(spans: tuple[Span, ...]) -> bool:
    return all(before.end_s < after.start_s for before, after in pairwise(spans))


@given(seconds, stretches, moments)
def test_any_picture_is_sorted_and_within_its_frame(
    duration_s: float, spoken: list[Stretch], found: list[KeptMoment]
) -> None:
    picture = draw(duration_s, spoken, found)
    for spans in (picture.rep, picture.buyer, picture.pauses):
        assert inside(spans, picture)
        assert apart(spans)
        assert len(spans) <= FINEST_PARTS + 1
    assert [mark.at_s for mark in picture.moments] == sorted(moment.at_s for moment in found)
    assert all(0 <= mark.left <= 1 for mark in picture.moments)
    assert 1 <= len(picture.ticks) <= TICKS_MOST + 1
    lefts = [tick.left for tick in picture.ticks]
    assert lefts == sorted(lefts)
    assert 0 <= lefts[0] <= lefts[-1] <= 1


@given(close_stretches)
def test_pauses_are_where_nobody_speaks(spoken: list[Stretch]) -> None:
    picture = draw(60.0, spoken, [])
    for pause in picture.pauses:
        assert pause.end_s - pause.start_s >= PAUSE_S
        for stretch in spoken:
            overlap = min(pause.end_s, stretch.end_s) - max(pause.start_s, stretch.start_s)
            assert overlap <= 0 or stretch.end_s <= stretch.start_s
    assert picture.silence_s <= 60.0
    assert picture.pause_count == len(picture.pauses)  # of a short call, all are drawn


@given(close_stretches)
def test_nothing_that_was_said_is_left_out(spoken: list[Stretch]) -> None:
    picture = draw(70.0, spoken, [])
    for stretch in spoken:
        lane = picture.rep if stretch.speaker is REP else picture.buyer
        if stretch.end_s > stretch.start_s:
            assert any(
                span.start_s <= stretch.start_s and stretch.end_s <= span.end_s for span in lane
            )


@given(close_stretches, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(spoken: list[Stretch], chance: object) -> None:
    shuffled = sorted(spoken, key=lambda _: chance.random())  # type: ignore[attr-defined]  # a Random
    assert draw(60.0, shuffled, []) == draw(60.0, spoken, [])


def test_a_long_call_is_drawn_no_finer_than_one_sees() -> None:
    hours = [said(REP, at, at + 0.4) for at in range(14_400)]
    picture = draw(14_400.0, hours, [])
    assert len(picture.rep) <= FINEST_PARTS + 1
    assert picture.pauses == ()
    assert picture.pause_count == 14_400


@given(st.floats(0, 1e5), st.floats(-1e5, 1e5))
def test_a_place_on_the_axis_is_on_the_axis(duration_s: float, at_s: float) -> None:
    assert 0 <= Axis(duration_s=duration_s).part(at_s) <= 1


def test_the_pause_that_one_sees_is_stated_once() -> None:
    assert Axis(duration_s=10.0).finest_s == PAUSE_S == timeline.PAUSE_S
