from __future__ import annotations

import pytest

from copilot.review.deal_columns import DealField, deal_columns, plain

HUBSPOT = [
    "Record ID",
    "Deal Name",
    "Deal Stage",
    "Close Date",
    "Deal owner",
    "Amount",
    "Last Activity Date",
    "Deal probability",
    "Is Closed Won",
    "Is closed lost",
]
SALESFORCE = [
    "Opportunity Owner",
    "Account Name",
    "Opportunity Name",
    "Stage",
    "Fiscal Period",
    "Amount Currency",
    "Amount",
    "Probability (%)",
    "Age",
    "Close Date",
    "Last Activity",
    "Opportunity ID",
]
LOADER = [
    "ID",
    "NAME",
    "STAGENAME",
    "CLOSEDATE",
    "AMOUNT",
    "CURRENCYISOCODE",
    "OWNER.NAME",
    "LASTACTIVITYDATE",
    "ISCLOSED",
    "ISWON",
]


@pytest.mark.parametrize("headings", [HUBSPOT, SALESFORCE, LOADER])
def test_both_systems_headings_are_known(headings):
    found = deal_columns(headings)
    assert set(found) >= {
        DealField.REFERENCE, DealField.NAME, DealField.STAGE, DealField.OWNER, DealField.AMOUNT,
        DealField.CLOSE_DAY, DealField.LAST_ACTIVITY,
    }  # fmt: skip
    assert len(set(found.values())) == len(found)


def test_the_better_heading_is_taken_and_the_first_of_equals():
    found = deal_columns(["Name", "Opportunity Name", "Stage", "stage"])
    assert (found[DealField.NAME], found[DealField.STAGE]) == (1, 2)
    assert deal_columns(["Colour"]) == {}


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("Probability (%)", "probability"),
        ("hs_object_id", "hs object id"),
        ("  Close  Date ", "close date"),
    ],
)
def test_headings_are_compared_without_their_dress(heading, known):
    assert plain(heading) == known
