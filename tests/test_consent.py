"""Nothing is heard without a yes, and a no is for good."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.consent import Consent, ConsentState


def test_it_is_closed_at_first():
    assert not Consent().may_hear
    assert not Consent().withdrawn


@given(st.lists(st.booleans()))
def test_it_may_be_heard_while_all_that_was_said_is_yes(said):
    consent = Consent()
    for given_ in said:
        consent = consent.said(given=given_)
    assert consent.may_hear is (bool(said) and all(said))
    assert consent.withdrawn is (False in said)


def test_sound_that_comes_too_early_is_counted():
    consent = Consent().refused().refused().said(given=True)
    assert (consent.dropped, consent.state) == (2, ConsentState.GIVEN)
