from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.deal_file import read_deals
from copilot.review.pipeline import (
    Deal,
    DealState,
    MoveKind,
    amount_text,
    comparable,
    movement,
    pace,
    quiet_deals,
    week_before,
)

DAY = date(2026, 12, 1)
ONE = Deal(
    reference="1", name="Acme", stage="Demo", state=DealState.OPEN, amount=Decimal(1000),
    currency="EUR", close_day=DAY, last_activity=DAY - timedelta(days=20),
)  # fmt: skip


def kinds(before, after):
    return [move.kind for move in movement(before, after)]


def test_each_kind_of_move_is_seen():
    assert kinds([], [ONE]) == [MoveKind.NEW]
    assert kinds([ONE], [ONE]) == []
    assert kinds([ONE], []) == [MoveKind.GONE]
    assert kinds([ONE], [replace(ONE, stage="Won", state=DealState.WON)]) == [MoveKind.WON]
    assert kinds([ONE], [replace(ONE, stage="Lost", state=DealState.LOST)]) == [MoveKind.LOST]
    (moved,) = movement([ONE], [replace(ONE, close_day=date(2027, 1, 8))])
    assert (moved.kind, moved.before, moved.after) == (
        MoveKind.CLOSE_DAY,
        "2026-12-01",
        "2027-01-08",
    )
    several = replace(ONE, stage="Contract", amount=Decimal(900))
    assert kinds([ONE], [several]) == [MoveKind.STAGE, MoveKind.AMOUNT]
    assert movement([ONE], [several])[1].after == "900 EUR"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0065g00000ABCDE", "0065g00000ABCDEAA2", True),
        ("0065g00000ABCDE", "0065g00000abcde", False),
        (" #1234 ", "1234", True),
        ("Acme", "ACME", True),
        ("1234", "1235", False),
    ],
)
def test_references_are_compared_without_their_dress(one, other, same):
    assert (comparable(one) == comparable(other)) is same


def test_a_deal_is_the_same_however_its_reference_is_written():
    """One export has ids of fifteen characters, the next of eighteen: nothing is gone and nothing new."""
    short, long = (replace(ONE, reference=one) for one in ("0065g00000ABCDE", "0065g00000ABCDEAA2"))
    assert kinds([short], [long]) == kinds([long], [short]) == []
    assert kinds([short], [replace(long, stage="Contract")]) == [MoveKind.STAGE]


def test_what_was_closed_before_says_nothing():
    won = replace(ONE, state=DealState.WON)
    assert kinds([won], [won]) == kinds([won], []) == kinds([], [won]) == []


deals = st.lists(
    st.builds(
        replace,
        st.just(ONE),
        reference=st.sampled_from("123456"),
        stage=st.sampled_from(["Demo", "Contract"]),
        state=st.sampled_from(DealState),
        amount=st.none() | st.sampled_from([Decimal(1), Decimal(2)]),
    ),
    max_size=6,
    unique_by=lambda deal: deal.reference,
)


@given(deals, deals)
def test_nothing_moves_twice_and_nothing_without_a_difference(before, after):
    found = movement(before, after)
    assert len({(move.kind, move.deal.reference) for move in found}) == len(found)
    assert movement(before, before) == ()
    changed = {d.reference for d in before} ^ {d.reference for d in after}
    same = {d.reference for d in before if d in after}
    assert not {move.deal.reference for move in found} & (same - changed)


def test_open_deals_without_anything_for_two_weeks_are_quiet():
    longer = replace(ONE, reference="2", last_activity=DAY - timedelta(days=40))
    others = [
        replace(ONE, reference="3", last_activity=DAY - timedelta(days=13)),
        replace(ONE, reference="4", last_activity=None),
        replace(ONE, reference="5", state=DealState.LOST),
    ]
    found = quiet_deals([ONE, *others, longer], today=DAY)
    assert [(one.deal.reference, one.days) for one in found] == [("2", 40), ("1", 20)]


def test_a_deal_that_nobody_ever_touched_is_quiet_since_it_was_made():
    head = "Id,Stage,Last Activity,Last Modified Date,Create Date\n"
    rows = "1,Open,,,2026-10-02\n2,Open,,2026-11-01,2026-10-02\n3,Open,,2026-11-28,2026-10-02\n"
    found = quiet_deals(read_deals((head + rows).encode()).deals, today=DAY)
    assert [(one.deal.reference, one.days) for one in found] == [("1", 60), ("2", 30)]


def test_the_pace_of_a_quarter():
    deals = [
        replace(
            ONE,
            reference="w",
            state=DealState.WON,
            amount=Decimal(30_000),
            close_day=date(2026, 10, 9),
        ),
        replace(ONE, reference="o", amount=Decimal(20_000), close_day=date(2026, 12, 18)),
        replace(ONE, reference="x", amount=Decimal(5_000), close_day=date(2027, 1, 4)),
        replace(ONE, reference="d", amount=Decimal(7_000), currency="USD", close_day=DAY),
    ]
    found = pace(
        deals, quota=Decimal(66_000), currency="EUR", first=date(2026, 10, 1),
        last=date(2026, 12, 31), today=date(2026, 11, 30),
    )  # fmt: skip
    # 66 working days from October to December, 43 of them by the end of November
    assert (found.won, found.expected, found.open_in_period) == tuple(
        map(Decimal, (30_000, 43_000, 20_000))
    )
    assert found.says == (
        "30,000 EUR won of 66,000 EUR (45 %), with 65 % of the working days gone:"
        " an even pace would be 43,000 EUR by today."
        " Open and due in the period: 20,000 EUR. 1 deal is in another currency and left out."
    )


def test_before_and_after_a_period_the_pace_is_none_and_all():
    span: Any = {
        "quota": Decimal(100),
        "currency": "EUR",
        "first": DAY,
        "last": DAY + timedelta(days=30),
    }
    assert pace([], today=DAY - timedelta(days=1), **span).expected == 0
    assert pace([], today=DAY + timedelta(days=90), **span).expected == 100
    assert amount_text(Decimal("1234.5"), "") == "1,234"


def test_the_newest_export_stands_beside_that_of_about_a_week_before():
    def found(*ages):
        before = week_before([DAY - timedelta(days=age) for age in ages])
        return None if before is None else (DAY - before).days

    assert found() is found(0) is None
    assert found(0, 7) == 7
    assert found(0, 1, 2, 7, 14) == 7  # one on Monday and one on Tuesday are no week
    assert found(0, 1, 6, 8) == 6
    assert found(0, 1, 12) == 12
    assert found(0, 1, 3) == 3  # as near a week as there is
