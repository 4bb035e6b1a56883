"""Keys are told as the classes have them."""

from __future__ import annotations

from copilot.coaching.cases import Case, Cases, TimedLine
from copilot.coaching.conditions import Node
from copilot.coaching.glossary.keys import keys_of, parts_in, plain
from copilot.coaching.schema import Card, CardText, Limits, Rule

KEYS = {one.name: one for one in keys_of(Rule, but=frozenset({Node}))}


def test_every_key_of_a_rule_is_told_with_those_below_it() -> None:
    assert list(KEYS) == list(Rule.model_fields)
    assert [one.name for one in KEYS["limits"].parts] == list(Limits.model_fields)
    core, foundational, _ = KEYS["card"].parts
    assert [one.name for one in core.parts] == list(CardText.model_fields)
    assert foundational.parts == ()
    assert KEYS["when"].parts == ()
    case = KEYS["tests"].parts[0].parts
    assert [one.name for one in case] == list(Case.model_fields)
    (lines,) = (one for one in case if one.name == "lines")
    assert [one.name for one in lines.parts] == list(TimedLine.model_fields)


def test_no_key_is_a_stub() -> None:
    every = list(KEYS.values())
    while every:
        one = every.pop()
        assert len(one.says.split()) >= 3, one
        every += one.parts


def test_what_counts_if_it_is_left_out() -> None:
    limits = {one.name: one.unit for one in KEYS["limits"].parts}
    assert limits == {
        "per_call": "1 if left out",
        "cooldown_s": "600 if left out",
        "after_s": "0 if left out",
        "stands_s": "0 if left out",
    }
    applies = {one.name: one.unit for one in KEYS["applies"].parts}
    assert applies["personas"] == "economic or technical or champion or procurement or user"
    assert applies["profiles"] == "ramping or core or senior"
    assert KEYS["id"].unit == "has to be given"
    assert KEYS["maturity"].unit == "experimental or stable; has to be given"
    assert KEYS["talk_band"].unit == KEYS["applies"].unit == ""


def test_pieces_are_found_in_lists_and_choices() -> None:
    assert parts_in(Cases.model_fields["fires"].annotation) == (Case,)
    assert parts_in(Card.model_fields["advanced"].annotation) == (CardText,)
    assert parts_in(int) == ()


def test_a_docstring_is_one_line_of_text() -> None:
    assert plain("Holds when ``a``\n    is there.\n") == "Holds when `a` is there."
