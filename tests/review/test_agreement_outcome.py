from __future__ import annotations

from datetime import date

import pytest

from copilot.review.agreement_outcome import outcome_form
from copilot.review.agreements import AgreementKind

DUE = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("kind", "text", "form"),
    [
        (AgreementKind.NEW_BUSINESS, "make 50 calls",
         "By Friday 4 December, [number] people whom I had not met have agreed to a first meeting on a day."),
        (AgreementKind.NEW_BUSINESS, "give 5 demos",
         "By Friday 4 December, [number] of the 5 demos have ended with a next step that has a day and an owner."),
        (AgreementKind.NEW_BUSINESS, "push the Acme deal forward",
         "By Friday 4 December, [person] at Acme has agreed to [what], with a day and an owner."),
        (AgreementKind.NEW_BUSINESS, "send the proposal to Globex",
         "By Friday 4 December, [person] at Globex has said yes or no to the proposal."),
        (AgreementKind.EXISTING_ACCOUNT, "stay close to Globex",
         "By Friday 4 December, [person] at Globex has agreed to [what], with a day and an owner."),
        (AgreementKind.SKILL, "talk less",
         "By Friday 4 December, on [number] calls in a row, the buyer has at least half of the talk."),
    ],
)  # fmt: skip
def test_the_outcome_is_made_of_what_was_typed(kind, text, form):
    assert outcome_form(text, kind=kind, due=DUE) == form


def test_without_a_day_it_leaves_a_place_for_one():
    assert outcome_form("sell", kind=AgreementKind.SKILL, due=None).startswith("By [day], ")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Reduce churn", "[person] at [account]"),
        ("Hit Q4", "[person] at [account]"),
        ("Fifty dials", "[person] at [account]"),
        ("Generate leads", "[person] at [account]"),
        ("Reduce Acme's churn", "[person] at Acme"),
        ("Email Acme", "[person] at Acme"),
        ("Acme's board", "[person] at Acme"),
        ("Acme signs if possible", "[person] at Acme"),
        ("Weber GmbH soon", "[person] at Weber GmbH"),
        ("Follow up with Lena at Halden on Friday", "Lena at Halden"),
    ],
)
def test_a_capital_at_the_beginning_is_a_name_only_where_more_says_so(text, who):
    form = outcome_form(text, kind=AgreementKind.EXISTING_ACCOUNT, due=DUE)
    assert form.startswith(f"By Friday 4 December, {who} has agreed")
