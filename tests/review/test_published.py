from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.kinds import CallKind, MomentKind
from copilot.review.indicators import IndicatorName
from copilot.review.published import (
    LEAST_CALLS,
    Contribution,
    Count,
    K,
    contributions,
    enough_people,
    parts,
    released,
    settled,
)
from copilot.review.skills import Skill
from tests.review.team import MONDAY, call, moment

KINDS = (CallKind.DISCOVERY, CallKind.DEMO, CallKind.RENEWAL)
WEEKS = tuple(MONDAY + timedelta(days=7 * number) for number in range(3))
LATER = MONDAY + timedelta(days=60)

REPS = 9
CELLS = [(team, week, kind) for team in "AB" for week in WEEKS[:2] for kind in KINDS]
BYTES = len(CELLS) * (REPS + 1)


def table(drawn: bytes) -> list[Contribution]:
    """Rows of up to nine people in two teams, two weeks and three kinds, some cells sparse, some full.

    One draw of bytes and not hundreds of small ones: the search is to try many tables, not to draw.
    """
    made = []
    for place, (team, week, kind) in enumerate(CELLS):
        density, *people = drawn[place * (REPS + 1) : (place + 1) * (REPS + 1)]
        for rep, byte in enumerate(people):
            if byte % 8 < density % 9:
                calls, hits, asked = 1 + byte // 8 % 4, byte // 32 % 4, byte // 64
                made.append(row(f"rep-{rep}", team, week, kind, calls, hits, asked))
    return made


def row(rep, team, week, kind, calls, hits, asked) -> Contribution:
    return Contribution(
        rep=rep, team=team, week=week, kind=kind, calls=calls,
        counts=(
            Count(key=MomentKind.MONOLOGUE, hits=min(hits, calls), n=calls),
            Count(key=IndicatorName.NEXT_STEP_RATE, hits=min(hits, asked, calls), n=min(asked, calls)),
        ),
    )  # fmt: skip


shuffles = st.randoms(use_true_random=True)
rows = st.binary(min_size=BYTES, max_size=BYTES).map(table)


def test_a_reps_calls_are_added_up_by_week_and_kind():
    calls = [
        call(0, moments=(moment(MomentKind.MONOLOGUE), moment(MomentKind.INTERRUPTING), moment(MomentKind.PROBE))),
        call(1),
        call(2, kind=CallKind.DEMO),
        call(0, day=MONDAY + timedelta(days=7)),
    ]  # fmt: skip
    made = contributions("rep", "team", calls)
    assert [(one.week, one.kind, one.calls) for one in made] == [
        (MONDAY, CallKind.DEMO, 1),
        (MONDAY, CallKind.DISCOVERY, 2),
        (MONDAY + timedelta(days=7), CallKind.DISCOVERY, 1),
    ]
    counts = {count.key: (count.hits, count.n) for count in made[1].counts}
    assert counts[Skill.LISTENING] == (1, 2)
    assert counts[MomentKind.MONOLOGUE] == (1, 2)
    assert counts[IndicatorName.NEXT_STEP_RATE] == (2, 2)
    assert MomentKind.PROBE not in counts


def team_week(kinds, people=6, calls=2):
    return [
        Contribution(rep=f"rep-{rep}", team="A", week=MONDAY, kind=kind, calls=calls, counts=())
        for kind in kinds
        for rep in range(people)
    ]


def test_kinds_with_too_few_join_each_other_and_if_need_be_one_that_stood_alone():
    given = team_week(KINDS[:1]) + team_week(KINDS[1:2], people=2) + team_week(KINDS[2:], people=4)
    assert [part.kinds for part in parts(given, today=LATER)] == [
        tuple(sorted(KINDS)),
    ]
    alone = team_week(KINDS[:2]) + team_week(KINDS[2:], people=1)
    assert {part.kinds for part in parts(alone, today=LATER)} == {
        (CallKind.DEMO,),
        tuple(sorted((CallKind.DISCOVERY, CallKind.RENEWAL))),
    } or {part.kinds for part in parts(alone, today=LATER)} == {
        (CallKind.DISCOVERY,),
        tuple(sorted((CallKind.DEMO, CallKind.RENEWAL))),
    }


def test_too_few_people_too_few_calls_or_one_with_most_of_them_are_not_shown():
    assert parts(team_week(KINDS[:1], people=K - 1, calls=9), today=LATER) == ()
    assert parts(team_week(KINDS[:1], people=K, calls=1), today=LATER) == ()
    assert enough_people(dict.fromkeys("abcde", 2))
    assert not enough_people({**dict.fromkeys("abcd", 1), "e": 6})
    assert not enough_people({})


def test_a_week_waits_until_it_has_settled():
    assert not settled(MONDAY, MONDAY + timedelta(days=9))
    assert settled(MONDAY, MONDAY + timedelta(days=10))
    assert parts(team_week(KINDS[:1]), today=MONDAY + timedelta(days=9)) == ()


@settings(max_examples=100)
@given(rows)
def test_each_part_has_its_people_and_calls_and_all_calls_of_a_shown_week_are_in_one(given):
    made = parts(given, today=LATER)
    for part in made:
        mine = [
            one
            for one in given
            if (one.team, one.week) == (part.team, part.week) and one.kind in part.kinds
        ]
        assert len({one.rep for one in mine}) >= K
        assert part.calls == sum(one.calls for one in mine) >= LEAST_CALLS
        for count in part.counts:
            behind = {
                one.rep for one in mine for own in one.counts if own.key == count.key and own.n
            }
            assert len(behind) >= K
            assert 0 <= count.hits <= count.n
    for team, week in {(part.team, part.week) for part in made}:
        kinds = [
            kind for part in made if (part.team, part.week) == (team, week) for kind in part.kinds
        ]
        assert len(kinds) == len(set(kinds))
        assert set(kinds) == {one.kind for one in given if (one.team, one.week) == (team, week)}


@settings(max_examples=100)
@given(rows, rows)
def test_a_published_week_stays_as_it_was(early, late):
    first = released((), early, today=LATER)
    again = released(first, late, today=LATER)
    assert set(first) <= set(again)
    known = {(part.team, part.week) for part in first}
    assert {part for part in again if (part.team, part.week) in known} == set(first)


@settings(max_examples=100)
@given(rows, shuffles)
def test_whether_something_is_shown_depends_on_who_called_and_not_on_how_it_went(given, shuffle):
    changed = [
        Contribution(
            rep=one.rep, team=one.team, week=one.week, kind=one.kind, calls=one.calls,
            counts=tuple(Count(key=c.key, hits=shuffle.randint(0, c.n), n=c.n) for c in one.counts),
        )
        for one in given
    ]  # fmt: skip

    def shape(found):
        return [(p.team, p.week, p.kinds, p.calls, [(c.key, c.n) for c in p.counts]) for p in found]

    assert shape(parts(given, today=LATER)) == shape(parts(changed, today=LATER))
