"""The capture wire's messages: what there is, both ways, and nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from copilot.delivery import capture
from copilot.delivery.capture import FROM_PAGE, TO_PAGE, CaptureHello, Have, Lacks, Ready

TICKET = "x" * 43


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000, 96_000, 192_000])
def test_any_rate_that_a_browser_has_is_taken(rate):
    said = FROM_PAGE.validate_json(
        json.dumps({"v": 1, "type": "hello", "ticket": TICKET, "rate": rate})
    )
    assert said == CaptureHello(ticket=TICKET, rate=rate)


@pytest.mark.parametrize("rate", [0, -1, 7_999, 192_001, 44_100.5, "fast", None])
def test_any_other_is_refused(rate):
    with pytest.raises(ValidationError):
        FROM_PAGE.validate_python({"v": 1, "type": "resume", "ticket": TICKET, "rate": rate})


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda inner:
       st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=4)))  # fmt: skip
def test_nothing_else_is_a_message(value):
    with pytest.raises(ValidationError):
        FROM_PAGE.validate_json(json.dumps(value))


def test_what_the_server_says_is_read_back():
    for message in (
        Ready(rep=Lacks(next=1), buyer=Lacks(next=2), consent="given"),
        Have(rep=3, buyer=4),
    ):
        assert TO_PAGE.validate_json(message.model_dump_json()) == message


def test_the_table_names_each_message():
    kinds = {one.type for one in (
        capture.CaptureHello, capture.CaptureResume, capture.ConsentSaid, capture.SideSaid,
        capture.CaptureEnd, capture.CaptureBye, capture.Ready, capture.Have, capture.CaptureError,
    ) for one in [one.model_fields["type"].default and one.model_construct()]}  # fmt: skip
    assert capture.__doc__ is not None
    assert {kind for kind in kinds if f"\n{kind} " not in capture.__doc__} == set()
