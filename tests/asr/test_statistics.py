"""Counts rise, and only those that exist."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from copilot.asr.statistics import Statistics, Tally


def test_counts_add_up_and_an_old_look_stays_as_it_was():
    tally = Tally()
    tally.add(decoded=1, late=True, dropped=False)
    before = tally.counts()
    tally.add(decoded=2)
    assert before == Statistics(decoded=1, late=1)
    assert tally.counts(waiting=3) == Statistics(decoded=3, late=1, waiting=3)


def test_what_a_call_counts_counts_for_all_and_not_for_another_call():
    of_all = Tally()
    one, other = Tally(of_all), Tally(of_all)
    one.add(dropped=2)
    other.add(dropped=1, late=1)
    assert one.counts() == Statistics(dropped=2)
    assert other.counts() == Statistics(dropped=1, late=1)
    assert of_all.counts() == Statistics(dropped=3, late=1)


def test_a_count_that_is_none_is_an_error():
    with pytest.raises(TypeError):
        Tally().add(decodde=1)


def test_statistics_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        setattr(Tally().counts(), "late", 1)  # noqa: B010  # mypy refuses the assignment itself
