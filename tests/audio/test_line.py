"""A device that is watched: what is noticed, within which time, and when it is tried again."""

from __future__ import annotations

import pytest

from copilot.audio.line import DEAD_AGAIN_S, OPENS_WITHIN_S, Line, Trouble

PIECE_S = 0.02
RATE = 48_000


def opened(*, continuous: bool = True) -> Line:
    return Line(continuous=continuous).asked(0.0).opened(0.0, RATE)


def heard(
    line: Line, start: float, seconds: float, *, rate: float = RATE, zeros: bool = False
) -> tuple[Line, float]:
    """Pieces of 20 ms, each looked at as it comes, until something is the matter."""
    at = start
    for _ in range(round(seconds / PIECE_S)):
        at += PIECE_S
        line = line.heard(at, round(rate * PIECE_S), zeros=zeros).looked(at)
        if line.retry_at is not None:
            break
    return line, at


def test_a_microphone_counts_as_well_once_it_is_heard():
    line = opened()
    assert line.trouble is Trouble.OPENING
    line, _ = heard(line, 0.0, 0.1)
    assert line.trouble is Trouble.NONE


def test_one_that_delivers_is_left_alone_for_ten_minutes():
    line, at = heard(opened(), 0.0, 600)
    assert (line.trouble, line.retry_at) == (Trouble.NONE, None)
    assert at == pytest.approx(600)


def test_a_microphone_that_stops_is_noticed_within_two_seconds():
    line, at = heard(opened(), 0.0, 5.0)
    assert line.looked(at + 0.9).retry_at is None
    stalled = line.looked(at + 1.1)
    assert stalled.trouble is Trouble.STALLED
    assert stalled.retry_at == pytest.approx(at + 1.35)


def test_a_monitor_that_delivers_nothing_is_silent_and_well():
    line = opened(continuous=False).looked(600.0)
    assert (line.trouble, line.retry_at) == (Trouble.NONE, None)


def test_zeros_from_a_microphone_are_noticed_within_two_seconds():
    line, at = heard(opened(), 0.0, 5.0)
    line, later = heard(line, at, 5.0, zeros=True)
    assert line.trouble is Trouble.ZEROS
    assert later - at < 2.0


def test_zeros_from_a_monitor_are_silence():
    line, _ = heard(opened(continuous=False), 0.0, 60.0, zeros=True)
    assert (line.trouble, line.retry_at) == (Trouble.NONE, None)


def test_a_muted_microphone_is_asked_ever_less_and_is_well_once_it_is_heard():
    line, at, waits = opened(), 0.0, []
    for _ in range(len(DEAD_AGAIN_S) + 2):
        line, later = heard(line, at, 60.0, zeros=True)
        waits.append(round(later - at))
        assert line.trouble is Trouble.ZEROS
        line, at = line.asked(later).opened(later, RATE), later
        assert line.trouble is Trouble.ZEROS, "the rep is told so until it is heard"
    assert waits == sorted(waits)
    assert waits[-1] == waits[-2] == 32
    line, _ = heard(line, at, 0.1)
    assert (line.trouble, line.deaths) == (Trouble.NONE, 0)


@pytest.mark.parametrize(("says", "comes"), [(48_000, 16_000), (16_000, 48_000), (48_000, 44_100)])
def test_another_rate_than_it_says_is_noticed_within_two_seconds(says, comes):
    line = Line(continuous=True).asked(0.0).opened(0.0, says)
    line, at = heard(line, 0.0, 5.0, rate=says)
    line, later = heard(line, at, 5.0, rate=comes)
    assert line.trouble is Trouble.ANOTHER_RATE
    assert later - at < 2.0


def test_a_hiccup_is_no_other_rate():
    """Nothing for 200 ms, then all of it at once, over and over."""
    line, at = opened(), 0.0
    for _ in range(100):
        line, at = heard(line, at, 2.0)
        for _ in range(10):
            line = line.heard(at + 0.2, 960, zeros=False).looked(at + 0.2)
        at += 0.2
        assert line.retry_at is None


def test_a_monitor_that_pauses_has_no_other_rate_but_one_that_gives_too_much_has():
    line, at = opened(continuous=False), 0.0
    for _ in range(20):
        line, at = heard(line, at + 0.5, 0.5)
        assert line.retry_at is None
    line, _ = heard(line, at, 5.0, rate=96_000)
    assert line.trouble is Trouble.ANOTHER_RATE


def test_one_that_is_gone_is_tried_again_later_each_time_and_then_as_before():
    line, at, waits = opened(), 10.0, []
    for _ in range(7):
        line = line.ended(at)
        assert line.trouble is Trouble.GONE
        retry_at = line.retry_at or 0.0
        waits.append(retry_at - at)
        at = retry_at
        line = line.asked(at)
    assert waits == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0]
    line, _ = heard(line.opened(at, RATE), at, 0.1)
    assert line.ended(at + 1).retry_at == pytest.approx(at + 1.25)


def test_one_that_never_opens_is_given_up_and_tried_anew():
    line = Line(continuous=True).asked(0.0)
    assert line.looked(OPENS_WITHIN_S - 0.1).retry_at is None
    assert line.looked(OPENS_WITHIN_S).trouble is Trouble.GONE


def test_what_comes_from_a_device_that_is_not_open_counts_for_nothing():
    line = Line(continuous=True).asked(0.0)
    assert line.heard(1.0, 960, zeros=False) == line
