from __future__ import annotations

from itertools import combinations

import pytest

from copilot.review.deal_headings import ENGLISH, LAST_RESORT, OTHER_LANGUAGES, DealField, plain


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("Probability (%)", "probability"),
        ("hs_object_id", "hs object id"),
        ("  Close  Date ", "close date"),
        ("Deal-Währung", "deal wahrung"),
        ("ID de l’opportunité", "id de l opportunite"),
        ("Owner: Full Name", "owner full name"),
        ("Is Deal Closed?", "is deal closed"),
    ],
)
def test_headings_are_compared_without_their_dress(heading, known):
    assert plain(heading) == known


def test_no_heading_is_of_two_fields():
    names = {
        field: {
            plain(name)
            for table in (ENGLISH, OTHER_LANGUAGES, LAST_RESORT)
            for name in table.get(field, ())
        }
        for field in DealField
    }
    assert all(names.values())
    assert all(not names[one] & names[other] for one, other in combinations(DealField, 2))
