"""Budget and price once more, in other people's ways of putting it."""

from __future__ import annotations

import pytest

from tests.conversation.money_said import BUDGET, NEITHER, PRICE
from tests.conversation.talk import talk


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", BUDGET, ids=lambda lines: lines[-1])
def test_the_buyers_own_money_is_budget(lines, bare):
    assert talk(*lines, bare=bare).budget_at is not None


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", PRICE, ids=lambda lines: lines[-1])
def test_the_sellers_price_is_price_and_no_budget(lines, bare):
    call = talk(*lines, bare=bare)
    assert call.price_at is not None
    assert call.budget_at is None


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", NEITHER, ids=lambda lines: lines[-1])
def test_other_money_is_neither(lines, bare):
    call = talk(*lines, bare=bare)
    assert call.budget_at is None
    assert call.price_at is None
