"""Waits grow, have a bound, and are spread."""

from __future__ import annotations

import random

from copilot.backoff import FIRST_SECONDS, LEAST_PART, MOST_SECONDS, wait_s


def test_each_failure_doubles_it_up_to_a_bound() -> None:
    longest = [wait_s(failures, lambda: 1.0) for failures in range(1, 40)]
    assert longest[:4] == [FIRST_SECONDS * 2**n for n in range(4)]
    assert longest == sorted(longest)
    assert longest[-1] == MOST_SECONDS


def test_machines_do_not_come_all_at_once() -> None:
    chance = random.Random(1)  # noqa: S311  no secret
    waits = [wait_s(9, chance.random) for _ in range(100)]
    assert len(set(waits)) > 90
    assert min(waits) >= LEAST_PART * FIRST_SECONDS * 2**8
    assert max(waits) <= FIRST_SECONDS * 2**8


def test_no_failure_waits_as_after_the_first() -> None:
    assert wait_s(0, lambda: 1.0) == FIRST_SECONDS
