from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from copilot.review.pipeline import Deal, DealState
from copilot.review.quota import Quota, QuotaSource, pace_of, quarter_of

TODAY = date(2026, 11, 30)


def quota(currency: str = "EUR") -> Quota:
    return Quota(
        rep="r",
        first=date(2026, 10, 1),
        amount=Decimal(66_000),
        currency=currency,
        source=QuotaSource.REP,
        on=TODAY,
    )


def deal(amount: int, currency: str, reference: str) -> Deal:
    return Deal(
        reference=reference, name="", stage="Won", state=DealState.WON, amount=Decimal(amount),
        currency=currency, close_day=date(2026, 10, 9),
    )  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2098, 12, 31)))
def test_each_day_is_in_its_quarter_and_the_next_begins_after_it(day):
    first, last = quarter_of(day)
    assert first <= day <= last
    assert (first.day, first.month % 3) == (1, 1)
    assert 89 <= (last - first).days <= 91
    assert quarter_of(last + timedelta(days=1))[0] == last + timedelta(days=1)


def test_the_pace_in_plain_words():
    found = pace_of(quota(), [deal(30_000, "EUR", "a")], TODAY)
    assert found is not None
    assert found.says.startswith(
        "30,000 EUR won of 66,000 EUR (45 %), with 65 % of the working days gone:"
        " an even pace would be 43,000 EUR by today."
    )


def test_a_bare_number_is_in_the_currency_of_most_deals():
    deals = [deal(10, "USD", "a"), deal(20, "EUR", "b"), deal(30, "EUR", "c")]
    found = pace_of(quota(""), deals, TODAY)
    assert found is not None
    assert (found.won, found.currency) == (Decimal(50), "EUR")
    assert "1 deal is in another currency" in found.says


def test_without_a_quota_or_without_deals_there_is_no_pace():
    assert pace_of(None, [deal(1, "EUR", "a")], TODAY) is None
    assert pace_of(quota(), [], TODAY) is None
