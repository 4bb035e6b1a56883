"""No sequence of up to three filters isolates one to four people: searched, and the search bites."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copilot.kinds import CallKind, MomentKind
from copilot.review.indicators import IndicatorName
from copilot.review.kanon import LEAST_PERCENT, Filter, trend
from copilot.review.published import (
    LEAST_CALLS,
    Contribution,
    Count,
    K,
    Part,
    Release,
    parts,
    release,
)
from copilot.review.skills import SKILL_OF, Skill
from tests.review.team import MONDAY
from tests.review.test_published import KINDS, LATER, WEEKS, rows, shuffles

filters = st.builds(
    Filter,
    first_week=st.none() | st.sampled_from(WEEKS[:2]),
    last_week=st.none() | st.sampled_from(WEEKS[:2]),
    teams=st.none() | st.sets(st.sampled_from("AB")).map(frozenset),
    kinds=st.none() | st.sets(st.sampled_from(KINDS)).map(frozenset),
    skill=st.none() | st.sampled_from(Skill),
)
Row = tuple[str, str, object, CallKind]
NOBODY: frozenset[str] = frozenset()


def rows_behind(given: list[Contribution], published: Release, asked: Filter) -> set[Row]:
    """The rows whose calls the answer to a filter adds up."""
    taken = {
        (part.team, part.week, kind)
        for part in published.parts
        if asked.takes(part)
        for kind in part.kinds
    }
    return {
        (one.rep, one.team, one.week, one.kind)
        for one in given
        if (one.team, one.week, one.kind) in taken and (one.week, one.rep) in published.people
    }


def isolated(answers: list[set[Row]], known: frozenset[str] = NOBODY) -> set[frozenset[str]]:
    """Small groups whose calls alone are left when answers are added to and taken from each other.

    Somebody to whom all rows of the people `known` are known takes those away too.
    """
    people: dict[tuple[bool, ...], set[str]] = {}
    for one in set().union(*answers):
        if one[0] not in known:
            people.setdefault(tuple(one in answer for answer in answers), set()).add(one[0])
    found = set()
    for signs in product((-1, 0, 1), repeat=len(answers)):
        left: set[str] = set()
        for inside, group in people.items():
            if sum(sign for sign, there in zip(signs, inside, strict=True) if there):
                left |= group
        if 0 < len(left) < K:
            found.add(frozenset(left))
    return found


def viewers(given: list[Contribution], published: Release) -> dict[str, frozenset[str]]:
    """Everybody who is or was a manager of somebody, with all whose calls they know; and one who is none.

    Who sells too knows their own calls: to a part without any of their people they are what every rep
    is, one of at least five.
    """
    known = {"": NOBODY}
    for name in {manager for one in given for manager in one.managers}:
        theirs = {one.rep for one in given if name in one.managers}
        groups = [
            {
                one.rep
                for one in given
                if (one.team, one.week) == (part.team, part.week)
                and one.kind in part.kinds
                and (one.week, one.rep) in published.people
            }
            for part in published.parts
        ]
        if all(group & theirs for group in groups if name in group):
            theirs.add(name)
        known[name] = frozenset(theirs)
    return known


@settings(max_examples=1000)
@given(rows, st.tuples(filters, filters, filters))
def test_no_three_filters_isolate_fewer_than_five(given, asked):
    """Nor do one or two, nor to a manager who takes away all that is theirs, whoever reports to whom."""
    published = release(given, today=LATER)
    answers = [rows_behind(given, published, one) for one in asked]
    for known in viewers(given, published).values():
        assert isolated(answers, known) == set()


def naive(given: list[Contribution], asked: Filter) -> set[Row]:
    """What a page does that only counts the people behind each single answer."""
    mine = [
        one
        for one in given
        if asked.takes(Part(team=one.team, week=one.week, kinds=(one.kind,), calls=0, counts=()))
    ]
    return (
        {(one.rep, one.team, one.week, one.kind) for one in mine}
        if len({one.rep for one in mine}) >= K
        else set()
    )


def test_the_same_search_finds_what_a_page_without_complements_gives_away():
    """Six people in discovery and one in demos: all less discovery is that one's demos."""
    given = [
        Contribution(rep=f"rep-{rep}", team="A", week=MONDAY, kind=kind, calls=3, counts=())
        for rep, kind in [*((n, KINDS[0]) for n in range(6)), (0, KINDS[1])]
    ]
    asked = [Filter(), Filter(kinds=frozenset(KINDS[:1]))]
    assert isolated([naive(given, one) for one in asked]) == {frozenset({"rep-0"})}
    published = release(given, today=LATER)
    assert isolated([rows_behind(given, published, one) for one in asked]) == set()


def test_the_same_search_finds_what_counting_heads_gives_away_to_a_manager():
    """Five people, of whom four report to one manager: the whole less those four is the fifth."""
    given = [
        Contribution(
            rep=f"rep-{rep}", team="A", week=MONDAY, kind=KINDS[0], calls=3, counts=(),
            managers=frozenset({"Ada" if rep < 4 else "Ben"}),
        )
        for rep in range(5)
    ]  # fmt: skip
    known = viewers(given, Release())["Ada"]
    assert isolated([naive(given, Filter())]) == set()
    assert isolated([naive(given, Filter())], known) == {frozenset({"rep-4"})}
    assert release(given, today=LATER).parts == ()


@settings(max_examples=300)
@given(rows, filters, shuffles)
def test_an_answer_is_the_same_whoever_of_them_it_was(given, asked, shuffle):
    """The numbers of a part's people change places among those who made as many calls."""
    released = release(given, today=LATER)
    published = released.parts
    assume(published)
    swapped = list(given)
    for part in published:
        places = [
            n
            for n, one in enumerate(given)
            if (one.team, one.week) == (part.team, part.week)
            and one.kind in part.kinds
            and (one.week, one.rep) in released.people
        ]
        by_size: dict[tuple[object, ...], list[int]] = {}
        for place in places:
            one = given[place]
            size = (one.calls, one.managers, *(count.n for count in one.counts))
            by_size.setdefault(size, []).append(place)
        for alike in by_size.values():
            counts = [given[place].counts for place in alike]
            shuffle.shuffle(counts)
            for place, own in zip(alike, counts, strict=True):
                swapped[place] = replace(given[place], counts=own)
    assert trend(parts(swapped, today=LATER), asked) == trend(published, asked)


@settings(max_examples=100)
@given(rows, filters)
def test_shares_are_whole_percents_away_from_none_and_all(given, asked):
    answer = trend(parts(given, today=LATER), asked)
    for rates in (answer.rates, *(point.rates for point in answer.points)):
        assert all(LEAST_PERCENT <= rate.percent <= 100 - LEAST_PERCENT for rate in rates)
    assert answer.about_calls % 10 == 0
    assert [point.week for point in answer.points] == sorted(
        {point.week for point in answer.points}
    )


def part(week=MONDAY, hits=4.0, calls=20) -> Part:
    return Part(
        team="A", week=week, kinds=(CallKind.DISCOVERY,), calls=calls,
        counts=(
            Count(key=MomentKind.MONOLOGUE, hits=hits, n=calls),
            Count(key=Skill.LISTENING, hits=hits, n=calls),
            Count(key=IndicatorName.NEXT_STEP_RATE, hits=9, n=10),
        ),
    )  # fmt: skip


def test_weeks_are_added_by_their_calls_and_a_gap_is_shown_as_one():
    later = MONDAY + timedelta(days=14)
    answer = trend([part(), part(later, hits=20, calls=60)], Filter(skill=Skill.LISTENING))
    assert [(point.week, point.about_calls) for point in answer.points] == [
        (MONDAY, 20), (MONDAY + timedelta(days=7), 0), (later, 60),
    ]  # fmt: skip
    assert {rate.key: rate.percent for rate in answer.rates}[MomentKind.MONOLOGUE] == 30
    assert answer.points[1].rates == ()
    assert "One week has fewer." in answer.says
    assert {rate.key for rate in answer.rates} == {
        Skill.LISTENING, *(kind for kind, skill in SKILL_OF.items() if skill is Skill.LISTENING),
    }  # fmt: skip


def test_what_did_not_come_counts_and_what_is_not_known_does_not():
    rates = {rate.key: rate.says for rate in trend([part()], Filter()).rates}
    assert rates[MomentKind.INTERRUPTING] == "under 5 %"
    assert rates[IndicatorName.NEXT_STEP_RATE] == "90 %"
    assert IndicatorName.QUESTION_CADENCE not in rates
    assert {rate.says for rate in trend([part(hits=20)], Filter(skill=Skill.LISTENING)).rates} == {
        "over 95 %", "under 5 %",
    }  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        Filter(teams=frozenset({"B"})),
        Filter(kinds=frozenset({CallKind.DEMO})),
        Filter(last_week=MONDAY - timedelta(days=7)),
    ],
)
def test_nothing_to_show_is_said(asked):
    answer = trend([part()], asked)
    assert (answer.points, answer.rates, answer.about_calls) == ((), (), 0)
    assert answer.says.startswith("Too few people or calls")
    assert str(K) in answer.says
    assert str(LEAST_CALLS) in answer.says
