"""How often a condition came up: what is a new occurrence, and what the same one still."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.finding import Finding
from copilot.coaching.occurrences import APART_S, Occurrences
from copilot.events import Moment
from copilot.kinds import MomentKind
from copilot.limits import limit
from tests.coaching.make import rule

NO, UNHEARD, YES = Finding(holds=False), Finding(holds=None), Finding(holds=True)
SETTLES = rule(add="moment: {settle: end}\n")


def said_at(at: float) -> Finding:
    return Finding(holds=True, at=at)


def moment(at: float) -> Moment:
    return Moment(
        id=f"m{at}",
        call_id="call",
        rule="sample",
        rule_version=1,
        kind=MomentKind.PROBE,
        at=at,
        strength=1.0,
    )


def noted(at: float, *, card: bool = True) -> Occurrences:
    return Occurrences().with_moment(moment(at), card=card)


def test_what_stays_true_or_is_not_heard_in_between_is_one() -> None:
    one = noted(10.0)
    assert one.after(YES, 20.0, rises=False) is one
    assert one.after(UNHEARD, 30.0, rises=False) is one
    assert one.after(YES, 200.0, rises=True) is one


@pytest.mark.parametrize(
    ("back", "at", "anew"),
    [
        (YES, 20.0 + APART_S - 1, False),
        (YES, 20.0 + APART_S, True),
        (said_at(10.0), 20.0 + APART_S, False),
        (said_at(24.0), 25.0, True),
    ],
)
def test_it_comes_up_anew_after_a_while_or_when_it_was_said_since(
    back: Finding, at: float, anew: bool
) -> None:
    off = noted(10.0, card=False).after(NO, 20.0, rises=False).after(NO, 22.0, rises=False)
    assert off.off_at == 20.0
    again = off.after(back, at, rises=True)
    assert again.noted is not anew
    assert (again.waiting is None) is anew
    assert again.off_at is None


def test_what_is_not_heard_brings_nothing_up() -> None:
    off = noted(10.0).after(NO, 20.0, rises=False)
    assert off.after(UNHEARD, 20.0 + APART_S, rises=False) is off


def test_what_was_said_lately_need_not_wait_for_the_time_of_cards() -> None:
    late = rule(add="limits: {after_s: 45, stands_s: 5}\n")
    fresh = Occurrences()
    assert fresh.due(late, said_at(13.0), 20.0, 15.0)
    assert not fresh.due(late, said_at(13.0), 20.0, 18.0)
    assert not fresh.due(late, YES, 20.0, 10.0)
    assert fresh.due(late, YES, 45.0, 10.0)
    assert not fresh.due(late, NO, 45.0, None)


def test_a_rule_that_settles_at_the_end_has_none_without_a_card_and_no_other_date() -> None:
    assert not Occurrences().due(SETTLES, said_at(13.0), 20.0, 10.0)
    assert Occurrences().date(SETTLES, said_at(13.0), 20.0) == 20.0


def test_a_moment_is_of_when_it_was_said_unless_one_is_that_old_already() -> None:
    assert Occurrences().date(rule(), said_at(13.0), 20.0) == 13.0
    assert Occurrences().date(rule(), YES, 20.0) == 20.0
    assert noted(13.0).date(rule(), said_at(13.0), 20.0) == 20.0


def test_there_are_no_more_than_the_bound() -> None:
    seen = Occurrences()
    for at in range(limit("moments_per_rule")):
        assert not seen.full
        seen = seen.with_moment(moment(float(at)), card=True)
    assert seen.full
    assert not Occurrences(made=seen.made).due(rule(), YES, 500.0, 400.0)


def test_a_moment_that_waited_for_its_card_is_counted_once() -> None:
    waits = noted(13.0, card=False)
    assert waits.waiting is not None
    carded = waits.with_moment(waits.waiting, card=True)
    assert (carded.made, carded.waiting) == (1, None)


@given(st.lists(st.sampled_from([True, False, None]), max_size=400))
def test_they_are_never_closer_than_they_may_be(answers: list[bool | None]) -> None:
    seen, since, made = Occurrences(), None, list[float]()
    for second, holds in enumerate(answers):
        at = float(second)
        finding = Finding(holds=holds)
        rises = bool(holds) and since is None
        since = None if not holds else at if since is None else since
        seen = seen.after(finding, at, rises=rises)
        if seen.due(rule(), finding, at, since):
            made.append(at)
            seen = seen.with_moment(moment(at), card=False)
    assert all(late - early >= APART_S for early, late in itertools.pairwise(made))
    assert bool(made) == (True in answers)
