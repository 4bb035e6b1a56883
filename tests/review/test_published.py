from __future__ import annotations

from dataclasses import replace
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
    Release,
    about,
    contributions,
    enough_people,
    parts,
    release,
    settled,
    who_may_stand,
)
from copilot.review.skills import Skill
from tests.review.team import MONDAY, call, moment

KINDS = (CallKind.DISCOVERY, CallKind.DEMO, CallKind.RENEWAL)
WEEKS = tuple(MONDAY + timedelta(days=7 * number) for number in range(3))
LATER = MONDAY + timedelta(days=60)

REPS = 9
CELLS = [(team, week, kind) for team in "AB" for week in WEEKS[:2] for kind in KINDS]
WHO = 2 + REPS
BYTES = len(CELLS) * (REPS + 1) + 2 * WHO


def table(drawn: bytes) -> list[Contribution]:
    """Rows of up to nine people in each of two teams, in two weeks and three kinds.

    Some cells are sparse, some full. A team has one manager, or two, or many, and one of its people may
    be the manager of others. One draw of bytes and not hundreds of small ones: the search is to try
    many tables, not to draw.
    """
    made = []
    managers = managers_of(drawn[: 2 * WHO])
    cells = drawn[2 * WHO :]
    for place, (team, week, kind) in enumerate(CELLS):
        density, *people = cells[place * (REPS + 1) : (place + 1) * (REPS + 1)]
        for rep, byte in enumerate(people):
            if byte % 8 < density % 9:
                calls, hits, asked = 1 + byte // 8 % 4, byte // 32 % 4, byte // 64
                name = f"{team}-{rep}"
                made.append(row(name, team, week, kind, calls, hits, asked, managers[name]))
    return made


def managers_of(drawn: bytes) -> dict[str, frozenset[str]]:
    """Whose people they are: mostly of one, the last few of another's, here and there of more."""
    found = {}
    for place, team in enumerate("AB"):
        split, second, *people = drawn[place * WHO : (place + 1) * WHO]
        one, other = f"{team} one", ("two", "", f"{team}-0", f"{team}-8")[second % 4]
        for rep, byte in enumerate(people):
            own = {one if rep < split % (REPS + 1) else other}
            if byte % 8 == 7:
                own.add(("two", "three", f"{team} one")[byte // 8 % 3])  # who was it before
            found[f"{team}-{rep}"] = frozenset(own - {"", f"{team}-{rep}"})
    return found


def row(rep, team, week, kind, calls, hits, asked, managers=frozenset()) -> Contribution:
    return Contribution(
        rep=rep, team=team, week=week, kind=kind, calls=calls, managers=managers,
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


ADA = dict.fromkeys("abcdef", frozenset({"Ada"}))


def test_what_a_manager_does_not_know_is_nothing_or_enough():
    ten = dict.fromkeys("abcdefghij", 2)
    assert enough_people(dict.fromkeys("abcdef", 2), ADA)
    assert not enough_people(dict.fromkeys("abcdefg", 2), ADA)
    assert not enough_people(ten, ADA)
    assert enough_people(ten | {"k": 2}, ADA)
    # as many calls as behind any number, and none with most of them
    assert not enough_people(dict.fromkeys("abcdef", 2) | dict.fromkeys("ghijk", 1), ADA)
    assert not enough_people(ten | {"k": 9}, ADA)
    # who sells too knows their own calls, and who was a manager knows as much as who is
    lead = dict.fromkeys("abcd", frozenset({"k"}))
    assert not enough_people(dict.fromkeys("abcdfghik", 2), lead)
    assert enough_people(dict.fromkeys("abcdefghik", 2), lead)
    assert not enough_people(
        dict.fromkeys("abcdefghij", 2), dict.fromkeys("abcdef", frozenset({"Ada", "Ben"}))
    )


def test_those_who_would_be_too_few_are_left_out_and_the_rest_stands():
    ten = dict.fromkeys("abcdefghij", 2)
    assert who_may_stand(ten) == set("abcdefghij")
    assert who_may_stand(ten, ADA) == set("abcdef")
    # four and four: what is left of either is too few, and so is the whole
    assert who_may_stand(dict.fromkeys("abcdghij", 2), ADA) == frozenset()
    # the fewest go first
    both = ADA | dict.fromkeys("ghi", frozenset({"Ben"})) | {"j": frozenset({"Cy"})}
    assert who_may_stand(ten, both) == set("abcdef")
    assert who_may_stand({"a": 0, "b": 3}) == frozenset()
    made = parts(
        [
            row(rep, "A", MONDAY, KINDS[0], 2, 0, 0, ADA.get(rep, frozenset({"Ben"})))
            for rep in "abcdefgh"
        ],
        today=LATER,
    )
    assert [part.calls for part in made] == [12]


amounts = st.dictionaries(st.sampled_from("abcdefghijklm"), st.integers(0, 6), max_size=13)
whose = st.dictionaries(
    st.sampled_from("abcdefghijklm"),
    st.sets(st.sampled_from(["Ada", "Ben", "Cy", "a"]), max_size=2),
)


@settings(max_examples=1000)
@given(amounts, whose)
def test_who_may_stand_are_enough_to_everybody_or_nobody(by_rep, managers):
    stay = who_may_stand(by_rep, managers)
    left = {rep: amount for rep, amount in by_rep.items() if rep in stay}
    assert all(left.values())
    assert not stay or enough_people(left, managers)
    for one in ("Ada", "Ben", "Cy", "a"):
        strangers = {rep for rep in stay if rep != one and one not in managers.get(rep, ())}
        if any(one in managers.get(rep, ()) for rep in stay):
            assert not strangers or len(strangers) >= K
    if enough_people(by_rep, managers):
        assert stay == {rep for rep, amount in by_rep.items() if amount}


@settings(max_examples=1000)
@given(rows)
def test_each_part_has_its_people_and_calls_and_nobodys_week_is_cut_in_two(given):
    made = release(given, today=LATER)
    for part in made.parts:
        mine = [
            one
            for one in given
            if (one.team, one.week) == (part.team, part.week)
            and one.kind in part.kinds
            and (one.week, one.rep) in made.people
        ]
        managers = {one.rep: one.managers for one in mine}
        assert part.calls == sum(one.calls for one in mine) >= LEAST_CALLS
        assert enough_people({one.rep: 2 for one in mine}, managers)
        for count in part.counts:
            behind = {
                one.rep for one in mine for own in one.counts if own.key == count.key and own.n
            }
            assert len(behind) >= K
            assert 0 <= count.hits <= count.n
    for team, week in {(part.team, part.week) for part in made.parts}:
        kinds = [
            kind
            for part in made.parts
            if (part.team, part.week) == (team, week)
            for kind in part.kinds
        ]
        assert len(kinds) == len(set(kinds))
        assert set(kinds) == {
            one.kind
            for one in given
            if (one.team, one.week) == (team, week) and (week, one.rep) in made.people
        }


@settings(max_examples=300)
@given(rows, rows)
def test_a_published_week_stays_as_it_was_and_nobody_stands_in_it_twice(early, late):
    first = release(early, today=LATER)
    again = release(late, today=LATER, before=first)
    known = {(part.team, part.week) for part in first.parts}
    assert not known & {(part.team, part.week) for part in again.parts}
    assert not first.people & again.people
    # the same people under other names of their teams
    renamed = [replace(one, team=f"{one.team} East") for one in early]
    once_more = release(renamed, today=LATER, before=first)
    assert not first.people & once_more.people
    both = Release(parts=first.parts + again.parts, people=first.people | again.people)
    assert release([*early, *late], today=LATER, before=both).people.isdisjoint(both.people)


def test_numbers_of_calls_are_told_in_tens():
    assert [about(number) for number in (0, 30, 34, 35, 99)] == [0, 30, 30, 40, 100]


@settings(max_examples=300)
@given(rows, shuffles)
def test_whether_something_is_shown_depends_on_who_called_and_not_on_how_it_went(given, shuffle):
    changed = [
        Contribution(
            rep=one.rep, team=one.team, week=one.week, kind=one.kind, calls=one.calls,
            managers=one.managers,
            counts=tuple(Count(key=c.key, hits=shuffle.randint(0, c.n), n=c.n) for c in one.counts),
        )
        for one in given
    ]  # fmt: skip

    def shape(found):
        return [(p.team, p.week, p.kinds, p.calls, [(c.key, c.n) for c in p.counts]) for p in found]

    assert shape(parts(given, today=LATER)) == shape(parts(changed, today=LATER))
