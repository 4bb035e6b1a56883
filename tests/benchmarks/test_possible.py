"""What a gate that knows the turns could show, and silences put inside turns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import next_voice
from benchmarks.breaths import AT_MOST, with_breaths
from benchmarks.possible import instants, possible
from benchmarks.reference import Reference, Span
from benchmarks.report import Report

TEXT = "One, two, three. Four, five, six. " * 8


def reference(rep: tuple[Span, ...], buyer: tuple[Span, ...], text: str = TEXT) -> Reference:
    turns = {"rep": rep, "buyer": buyer}
    return Reference(
        name="made",
        folder=Path(),
        duration_s=60.0,
        turns=turns,
        voiced=turns,
        texts={side: tuple((span, text) for span in spans) for side, spans in turns.items()},
        kind="unknown",
        expected=None,
    )


def test_a_pause_counts_from_when_both_sides_have_been_silent_for_so_long():
    one = reference(((0.0, 4.0),), ((4.5, 8.0),))
    assert instants(one, 0.25) == [4.25]
    assert instants(one, 0.5) == []


def test_a_silence_inside_a_turn_is_no_pause():
    turn = reference(((0.0, 4.0), (9.0, 10.0)), ())
    voiced: dict[str, tuple[Span, ...]] = {
        "rep": ((0.0, 1.0), (3.0, 4.0), (9.0, 10.0)),
        "buyer": (),
    }
    inside = replace(turn, voiced=voiced)
    assert instants(inside, 0.5) == [4.5]


def test_a_wait_is_served_by_a_pause_within_it():
    one = reference(((0.0, 4.0),), ((4.5, 8.0),))
    assert possible(one, [(0.0, 60.0), (4.2, 4.3), (4.3, 60.0), (0.0, 4.25)], 0.25) == 2


def test_breaths_stay_inside_the_turn_and_leave_time_to_speak():
    one = reference(((0.0, 20.0),), ((21.0, 40.0),))
    made = with_breaths(one)
    assert made == with_breaths(one)
    assert made.turns == one.turns
    for side, [(start, end)] in one.turns.items():
        parts = made.voiced[side]
        assert len(parts) > 1
        assert (parts[0][0], parts[-1][1]) == (start, end)
        assert list(parts) == sorted(parts)
        voiced = sum(until - since for since, until in parts)
        assert voiced >= (1 - AT_MOST) * (end - start) - 1e-9


def test_a_turn_without_marks_has_no_breath():
    one = reference(((0.0, 20.0),), (), "nothing to stop at here")
    assert with_breaths(one).voiced["rep"] == ((0.0, 20.0),)


def test_how_often_somebody_speaks_next_is_counted_by_the_silence_they_had():
    one = reference(((0.0, 4.0), (8.3, 9.0)), ((4.6, 8.0),))
    report = Report("made")
    next_voice.tell("", [one], report)
    rates = {figure.name: figure for figure in report.figures}
    assert rates["after_rep_buyer_begins_500_to_700ms"].events == 1
    assert rates["after_rep_buyer_begins_500_to_700ms"].value == pytest.approx(1 / 0.1)
    assert rates["after_rep_buyer_begins_250_to_500ms"].value == 0.0
    assert rates["after_buyer_rep_begins_250_to_500ms"].value == pytest.approx(1 / 0.05)
