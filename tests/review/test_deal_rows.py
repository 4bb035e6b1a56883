from __future__ import annotations

from datetime import date
from decimal import Decimal

from copilot.review.deal_columns import deal_columns
from copilot.review.deal_rows import DealRows
from copilot.review.pipeline import DealState
from copilot.review.table_file import read_table

HEAD = (
    "Id,Stage,Owner,Amount (SEK),Close Date,Last Activity,Created Date,Probability,Closed,Quota\n"
)


def read(*rows: str):
    """The reader of these rows, and what it makes of each."""
    table = read_table((HEAD + "\n".join(rows)).encode())
    reader = DealRows(table, deal_columns(table.heading.cells))
    return reader, [reader.deal(row) for row in table.rows], table.rows


def test_a_row_is_read_in_the_way_of_its_columns():
    reader, (deal,), (row,) = read('1,Offer,Kim Lee,"1,200",18/12/2026,05/11/2026,,60,no,"50,000"')
    assert (deal.amount, deal.currency) == (Decimal(1200), "SEK")
    assert (deal.close_day, deal.last_activity) == (date(2026, 12, 18), date(2026, 11, 5))
    assert (deal.probability, deal.state) == (0.6, DealState.OPEN)
    quota = reader.quota(row, deal)
    assert (quota.owner, quota.amount, quota.currency) == ("Kim Lee", Decimal(50_000), "SEK")
    assert (reader.troubles, reader.notices) == ([], [])


def test_what_was_never_touched_has_the_day_that_it_was_made_on():
    _, (first, second), _ = read(
        "1,Offer,Kim,1,2026-12-18,,2026-10-01,,,", "2,Offer,Kim,1,2026-12-18,soon,2026-10-01,,,"
    )
    assert first.last_activity == second.last_activity == date(2026, 10, 1)


def test_what_is_closed_and_says_no_more_is_left_out_with_its_line():
    reader, deals, _ = read(
        "1,Archive,Kim,1,2026-12-18,,,,yes,", "2,Archive,Kim,1,2026-12-18,,,,no,"
    )
    assert [deal and deal.state for deal in deals] == [None, DealState.OPEN]
    assert [(one.line, one.column) for one in reader.troubles] == [(2, "Stage")]
    assert "left out" in reader.troubles[0].says


def test_a_probability_that_is_the_same_in_each_row_ends_no_deal():
    _, kept_up, _ = read("1,Parting,Kim,1,,,,0,,", "2,Offer,Kim,1,,,,60,,")
    _, not_kept_up, _ = read("1,Parting,Kim,1,,,,0,,", "2,Offer,Kim,1,,,,0,,")
    assert [deal.state for deal in kept_up] == [DealState.LOST, DealState.OPEN]
    assert [deal.state for deal in not_kept_up] == [DealState.OPEN, DealState.OPEN]


def test_what_says_that_there_is_none_is_no_trouble():
    reader, (deal,), _ = read("1,Offer,(No owner),n/a,-,null,-,--,,")
    assert (deal.owner, deal.amount, deal.close_day, deal.probability) == ("", None, None, None)
    assert reader.troubles == []


def test_days_that_nothing_proves_are_told_by_column():
    reader, _, _ = read("1,Offer,Kim,1,03/04/2026,05/06/2026,,,,")
    assert ["Close Date" in reader.notices[0], "Last Activity" in reader.notices[1]] == [True, True]
