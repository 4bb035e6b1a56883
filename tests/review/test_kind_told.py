"""Who says what kind of call it was: the rep last and first, then the call itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.kinds import CallKind, KindFrom
from copilot.review.kind_told import kind_told, with_kinds
from copilot.review.view import UNKNOWN_KIND, Review, review_view
from copilot.review.words import kind_says
from tests.review.calls import kept_call, own_call

UNSAID = kept_call(kind=CallKind.UNKNOWN)
HEARD = replace(own_call(), heard_kind=CallKind.DEMO, heard_confidence=0.87)


@pytest.mark.parametrize(
    ("call", "own", "said", "kind", "source", "says"),
    [
        (UNSAID, HEARD, CallKind.RENEWAL, CallKind.RENEWAL, KindFrom.CORRECTED, "as you said"),
        (kept_call(), HEARD, CallKind.RENEWAL, CallKind.RENEWAL, KindFrom.CORRECTED, "as you said"),
        (kept_call(), HEARD, None, CallKind.DISCOVERY, KindFrom.SET_UP, "as you set it up"),
        (UNSAID, HEARD, None, CallKind.DEMO, KindFrom.HEARD, "heard, 0.8 sure"),
        (UNSAID, own_call(), None, CallKind.UNKNOWN, KindFrom.NOBODY, "nobody said, and it was not heard"),
        (UNSAID, None, None, CallKind.UNKNOWN, KindFrom.NOBODY, "nobody said, and it was not heard"),
    ],
)  # fmt: skip
def test_the_rep_wins_and_then_what_was_said_before(call, own, said, kind, source, says):
    told = kind_told(call, own, said)
    assert (told.kind, told.source, told.says) == (kind, source, says)


def test_it_never_says_that_it_is_surer_than_it_is():
    assert kind_says(KindFrom.HEARD, 0.8999) == "heard, 0.8 sure"
    assert kind_says(KindFrom.HEARD, 0.9) == "heard, 0.9 sure"
    assert kind_says(KindFrom.HEARD, 0.7) == "heard, 0.7 sure"


def test_every_call_of_a_list_has_the_kind_in_force():
    calls = [replace(UNSAID, id="heard"), replace(UNSAID, id="said"), replace(UNSAID, id="none"),
             kept_call(id="set-up")]  # fmt: skip
    kinds = {"heard": CallKind.DEMO, "said": CallKind.DEMO, "set-up": CallKind.DEMO}
    found = with_kinds(calls, heard=kinds, said={"said": CallKind.RENEWAL})
    assert {call.id: call.kind for call in found} == {
        "heard": CallKind.DEMO, "said": CallKind.RENEWAL, "none": CallKind.UNKNOWN,
        "set-up": CallKind.DISCOVERY,
    }  # fmt: skip


def test_a_page_whose_kind_nobody_knows_says_so_and_compares_nothing():
    view = review_view(Review(call=UNSAID, own=own_call()))
    assert view.call.kind_from is KindFrom.NOBODY
    assert UNKNOWN_KIND in view.notes
    assert all(measure.band is None for measure in view.measures)


def test_a_page_goes_by_the_kind_that_was_heard():
    view = review_view(Review(call=UNSAID, own=HEARD))
    assert (view.call.name, view.call.kind_says) == ("Demo", "heard, 0.8 sure")
    assert UNKNOWN_KIND not in view.notes
    assert any(measure.band is not None for measure in view.measures)
