"""What stands below a key is found, also where a piece is made from another."""

from __future__ import annotations

from copilot.coaching.checks.signal import SignalCheck
from copilot.coaching.glossary.docs import docs_of
from copilot.coaching.glossary.keys import pieces_of
from copilot.coaching.part import Part
from copilot.coaching.schema import Rule


class Sample(Part):
    key: int = 1
    """Two lines
    of text."""
    other: int = 2


def test_the_text_below_a_key_is_its_own() -> None:
    assert docs_of(Sample) == {"key": "Two lines\nof text."}


def test_of_a_piece_that_is_made_from_another_all_keys_are_told() -> None:
    assert set(docs_of(SignalCheck)) == set(SignalCheck.model_fields)


def test_every_key_of_every_piece_of_a_rule_has_one() -> None:
    for shape in pieces_of(Rule).values():
        assert set(shape.model_fields) <= set(docs_of(shape)), shape
