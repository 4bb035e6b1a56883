"""A person's weeks, counted."""

from __future__ import annotations

from copilot.kinds import MomentKind
from copilot.review.shared import SharedMoment
from copilot.review.weeks import week_of, weeks_between
from copilot.web.team.person_view import by_week, kinds_by_week
from tests.web.team import seed

CALLS = seed.calls("Ada")
WEEKS = weeks_between(CALLS[0].day, seed.TODAY)


def test_each_moment_is_counted_once_in_its_week():
    rows = kinds_by_week(CALLS, WEEKS)
    assert sum(sum(row.counts) for row in rows) == sum(len(call.moments) for call in CALLS)
    for number, week in enumerate(WEEKS):
        in_week = [call for call in CALLS if week_of(call.day) == week]
        assert sum(row.counts[number] for row in rows) == sum(len(c.moments) for c in in_week)


def test_a_probe_measures_copilot_and_is_not_shown():
    from dataclasses import replace

    probe = replace(CALLS[0], moments=(SharedMoment(
        id=seed.id_of("probe"), rule=seed.id_of("r"), kind=MomentKind.PROBE, at_s=1.0, strength=1.0,
    ),))  # fmt: skip
    assert kinds_by_week([probe], WEEKS) == ()


def test_a_week_without_calls_has_no_value():
    some = [call for call in CALLS if week_of(call.day) != WEEKS[2]]
    lines = by_week(some, WEEKS)
    assert lines
    for line in lines:
        assert len(line.values) == len(WEEKS)
        assert line.values[2] is None
        assert all(value is None or 0 <= value <= 1 for value in line.values)
