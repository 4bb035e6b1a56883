from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.errors import DealFileRefused
from copilot.limits import limit
from copilot.review.deal_file import read_deals
from copilot.review.pipeline import Deal, DealState
from tests.review.deal_exports import EXPORTS, Export

HUBSPOT = """\ufeff"Record ID","Deal Name","Deal Stage","Close Date","Deal owner","Amount","Currency","Last Activity Date","Is Closed Won"
"9001","Acme, rollout","Contract sent","2026-12-18 17:00","Kim Lee","12000.5","EUR","2026-11-20 09:12","false"
"9002","Globex","Closed Won","2026-11-02 10:00","Kim Lee","8000","EUR","2026-11-02 10:00","true"
"9003","Initech
second line","closedlost","2026-10-02 10:00","Kim Lee","","EUR","","false"
"""
SALESFORCE = """Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Probability (%),Close Date,Last Activity,Opportunity ID
Kim Lee,Acme,Acme rollout,Negotiation/Review,"USD 12,000.00",60%,12/18/2026,11/20/2026,0065g00000ABCDE
Kim Lee,Globex,Globex,Closed Won,"USD 8,000.00",100%,11/2/2026,11/2/2026,0065g00000ABCDF

Grand Totals (2 Records),,,,"USD 20,000.00",,,,
"Confidential Information - Do Not Distribute"
"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
"""
GERMAN = """Name;Stage;Amount;Close Date
Müller Größe;Angebot;12.000,50 €;18.12.2026
Öl AG;Closed Lost;1.234;01.02.2026
"""


def test_hubspots_export():
    file = read_deals(HUBSPOT.encode())
    first, won, lost = file.deals
    assert (first.reference, first.name, first.stage) == ("9001", "Acme, rollout", "Contract sent")
    assert (first.amount, first.currency) == (Decimal("12000.5"), "EUR")
    assert (first.close_day, first.last_activity) == (date(2026, 12, 18), date(2026, 11, 20))
    assert [one.state for one in file.deals] == [DealState.OPEN, DealState.WON, DealState.LOST]
    assert (lost.name, lost.amount) == ("Initech second line", None)
    assert won.owner == "Kim Lee"
    assert (file.troubles, file.notices) == ((), ())


def test_salesforces_report_with_its_footer():
    file = read_deals(SALESFORCE.encode("utf-16"))
    first, won = file.deals
    assert (first.amount, first.currency, first.probability) == (Decimal(12000), "USD", 0.6)
    assert first.close_day == date(2026, 12, 18)
    assert won.state is DealState.WON
    assert file.troubles == ()


def test_another_countrys_numbers_and_names_for_ids():
    first, lost = read_deals(GERMAN.encode("cp1252")).deals
    assert (first.reference, first.amount, first.currency) == (
        "Müller Größe", Decimal("12000.50"), "EUR",
    )  # fmt: skip
    assert (lost.amount, lost.close_day) == (Decimal(1234), date(2026, 2, 1))


def described(deal: Deal) -> str:
    """A deal as the examples write it."""
    said = (
        deal.reference.replace(" ", "+"), deal.state.value, deal.amount, deal.currency or "-",
        deal.close_day, deal.last_activity, deal.probability,
    )  # fmt: skip
    return " ".join(map(str, said))


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_exports_of_several_countries(export: Export):
    file = read_deals(export.text.encode(export.encoding))
    assert tuple(map(described, file.deals)) == export.deals
    assert tuple(trouble.line for trouble in file.troubles) == export.troubles
    assert len(file.notices) == len(export.notices)
    assert all(words in said for words, said in zip(export.notices, file.notices, strict=True))


def test_what_cannot_be_read_is_told_with_its_line_and_not_repeated():
    data = b'Id,Name,Stage,Amount,Close Date\n1,"Acme\nline",Open,plenty,whenever\n,Globex,Open,5,2026-01-01\n2,Initech,,5,2026-01-01\n1,Acme,Open,6,2026-01-01\n'
    file = read_deals(data)
    assert [(one.line, one.column) for one in file.troubles] == [
        (2, "Amount"), (2, "Close Date"), (4, "Id"), (5, "Stage"), (6, "Id"),
    ]  # fmt: skip
    assert [(one.reference, one.amount) for one in file.deals] == [("1", Decimal(6))]
    assert not any("plenty" in one.says or "whenever" in one.says for one in file.troubles)


def test_days_that_could_be_two_are_told():
    file = read_deals(b"Id,Stage,Close Date\n1,Open,03/04/2026\n")
    assert file.deals[0].close_day == date(2026, 3, 4)
    assert "month/day" in file.notices[0]


@pytest.mark.parametrize(
    ("data", "says"), [(b"Colour,Shape\nred,round\n", "reference"), (b"Id,Amount\n1,2\n", "stage")]
)
def test_a_file_without_what_makes_a_deal_is_refused(data, says):
    with pytest.raises(DealFileRefused, match=says) as caught:
        read_deals(data)
    assert caught.value.where == "line 1"


def test_as_many_rows_as_there_may_be_and_a_bounded_list_of_troubles():
    rows = [
        f"{number},Open,{'x' if number < 80 else number}" for number in range(limit("deal_rows"))
    ]
    file = read_deals("\n".join(["Id,Stage,Amount", *rows]).encode())
    assert len(file.deals) == limit("deal_rows")
    assert (len(file.troubles), file.unlisted) == (limit("deal_troubles"), 30)


def test_a_long_cell_is_cut():
    name = "n" * 5000
    file = read_deals(f"Id,Deal Name,Stage\n1,{name},Open\n".encode())
    assert len(file.deals[0].name) == limit("deal_cell_chars")


@given(st.lists(st.lists(st.text(max_size=10), min_size=5, max_size=5), max_size=8))
def test_whatever_the_cells_hold_no_row_stops_the_rest(rows):
    quoted = [
        '"' + '","'.join(cell.replace('"', "").replace("\0", "") for cell in row) + '"'
        for row in rows
    ]
    data = "\n".join(
        ["Id,Stage,Amount,Close Date,Probability", *quoted, '"last","Open","1","2026-01-01","1"']
    )
    file = read_deals(data.encode("utf-8", "replace"))
    assert file.deals[-1].reference == "last" or "last" in {one.reference for one in file.deals}


@pytest.mark.parametrize(
    "above",
    [
        "",
        "sep=;\r\n",
        "Opportunity Pipeline Report\r\nAs of 2026-11-27\r\n\r\n",
        "Report; with a stage in its title\nFiltered By: ;My opportunities\n\n",
    ],
)
def test_a_heading_may_stand_below_a_reports_title(above):
    rows = "Opportunity ID;Opportunity Name;Stage;Amount\nA1;Nord;Proposal;soon\n"
    found = read_deals((above + rows).encode())
    assert [deal.reference for deal in found.deals] == ["A1"]
    assert found.troubles[0].line == 2 + len(StringIO(above).readlines())


def test_a_million_in_short_is_no_amount_of_one():
    rows = "Record ID,Deal Stage,Amount\n1,Proposal,$1.5M\n2,Proposal,12K\n3,Proposal,US$ 12\n"
    found = read_deals(rows.encode())
    assert [deal.amount for deal in found.deals] == [None, None, Decimal(12)]
    assert [one.line for one in found.troubles] == [2, 3]
    assert found.deals[2].currency == "USD"


def test_what_is_not_won_yet_is_open_and_deals_of_nobody_are_told():
    found = read_deals(b"Record ID,Deal Stage\n1,Not won yet\n2,Closed - Won\n")
    assert [deal.state for deal in found.deals] == [DealState.OPEN, DealState.WON]
    assert any("nobody's page" in says for says in found.notices)
