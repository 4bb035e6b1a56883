"""What kind of call an invitation's title plainly names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import CallKind
from copilot.titled import MOST_CHARS, kind_in


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Acme <> Northwind: Product Demo", CallKind.DEMO),
        ("Discovery call with Priya", CallKind.DISCOVERY),
        ("Intro: Acme / Northwind", CallKind.DISCOVERY),
        ("Renewal 2027", CallKind.RENEWAL),
        ("Follow-up", CallKind.FOLLOW_UP),
        ("Proposal walk through", CallKind.PRICING),
        ("Infosec review", CallKind.SECURITY_REVIEW),
        ("Contract signing", CallKind.CLOSING),
        ("Demo follow-up", CallKind.UNKNOWN),
        ("Demolition of building 4", CallKind.UNKNOWN),
        ("Democracy in the works council", CallKind.UNKNOWN),
        ("Acme weekly", CallKind.UNKNOWN),
        ("", CallKind.UNKNOWN),
        ("x" * MOST_CHARS + " demo", CallKind.UNKNOWN),
    ],
)
def test_a_title_that_names_one_kind_names_it(title, kind):
    assert kind_in(title) is kind


@given(st.text(max_size=400))
def test_whatever_a_title_holds_a_name_of_ours_comes_out(title):
    kind = kind_in(title)
    assert kind in CallKind
    assert kind not in {CallKind.ONE_TO_ONE, CallKind.COLD_CALL}
