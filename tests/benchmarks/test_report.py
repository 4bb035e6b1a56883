"""How sure a share is."""

from __future__ import annotations

import pytest

from benchmarks.report import Report, wilson


def test_a_share_of_few_is_less_sure_than_one_of_many():
    few, many = wilson(0.5, 10), wilson(0.5, 1000)
    assert few[0] < many[0] < 0.5 < many[1] < few[1]


def test_none_of_some_is_not_never():
    low, high = wilson(0.0, 100)
    assert low == 0.0
    assert high == pytest.approx(0.037, abs=0.001)


def test_of_nothing_nothing_is_known():
    assert wilson(0.0, 0) == (0.0, 1.0)


def test_events_that_repeat_one_another_make_no_figure_surer(capsys):
    report = Report("made")
    report.share("shown", 50, 100, 10)
    low, high = wilson(0.5, 10)
    assert [one.value for one in report.figures] == [50.0, 100 * low, 100 * high]
    assert capsys.readouterr().out.splitlines()[0] == "shown_percent 50 % (n=100)"
