"""Good calls, in which no rule may want a card."""

from __future__ import annotations

from copilot.coaching.good_calls import disturbed, read_good_calls
from copilot.coaching.rulebook import Rulebook
from tests.coaching.make import rule


def test_a_rule_that_speaks_in_a_good_call_is_told_once_with_its_time() -> None:
    call = read_good_calls()[0]
    loud = rule(
        ("{always: true}", "{time: {elapsed_at_least_s: 75}}"), add="limits: {per_call: 9}\n"
    )
    quiet = loud.model_copy(
        update={
            "id": "quiet",
            "when": rule(("{always: true}", "{time: {elapsed_at_least_s: 9000}}")).when,
        }
    )
    assert list(disturbed(Rulebook((loud, quiet)), call)) == [
        f"FAIL sample: wanted a card at 1:15 of a good call, {call.name}"
    ]


def test_there_are_ten_with_names_of_their_own() -> None:
    assert len({call.name for call in read_good_calls()}) >= 10
