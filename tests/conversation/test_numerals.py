"""How numbers look in words."""

from __future__ import annotations

import re

import pytest

from copilot.conversation.numerals import (
    HOUR,
    NUMBER,
    ORDINAL,
    ORDINAL_WORDS,
    SMALL,
    SMALL_WORDS,
)


def whole(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


@pytest.mark.parametrize(
    "text", ["two hundred thousand", "1,964", "50 k", "a hundred and twenty", "1.5 million", "15k"]
)
def test_numbers(text):
    assert whole(NUMBER, text)


@pytest.mark.parametrize("text", ["a call", "hundred", "thousand and", "users"])
def test_no_numbers(text):
    assert not whole(NUMBER, text)


@pytest.mark.parametrize("text", ["first", "14th", "twenty first", "31st", "thirtieth"])
def test_days_of_the_month(text):
    assert whole(ORDINAL, text)
    head = text.split()[0]
    assert head in ORDINAL_WORDS or head[0].isdigit()


@pytest.mark.parametrize("text", ["32nd", "41st", "forty first", "four"])
def test_no_days_of_the_month(text):
    assert not whole(ORDINAL, text)


def test_hours_and_counts():
    assert whole(HOUR, "twelve")
    assert whole(HOUR, "12")
    assert not whole(HOUR, "13")
    assert whole(SMALL, "forty five")
    assert "forty" in SMALL_WORDS
