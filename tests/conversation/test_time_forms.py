"""The table of ways to say a time is whole."""

from __future__ import annotations

import re

import pytest

from copilot.conversation.time_forms import FORMS, MONTHS, WEEKDAYS


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.heads[:20])
def test_each_form_names_the_words_it_may_begin_with_and_compiles(form):
    assert form.heads.split()
    re.compile(form.pattern)
    assert not re.match(form.pattern, "")


def test_the_names_of_days_and_months_are_complete():
    assert {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    } <= WEEKDAYS
    assert {"january", "march", "may", "december"} <= MONTHS
