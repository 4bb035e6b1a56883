"""What is said of a value that is none, and what to write instead."""

from __future__ import annotations

import pytest

from copilot.coaching.rulefile import rule_or_problems
from copilot.coaching.schema import Rule
from tests.coaching.make import rule_text


def said_of(when: str, *more: tuple[str, str]) -> str:
    found = rule_or_problems(rule_text(("{always: true}", when), *more).encode(), "sample.yaml")
    assert not isinstance(found, Rule)
    (problem,) = found
    return problem.what


@pytest.mark.parametrize(
    ("when", "what"),
    [
        ("{signal: {kind: pricing}}", "that `copilot rules signals` explains; did you mean price?"),
        ("{meaning: {kind: worry}}", "one of the words that `copilot rules meanings` explains"),
        ("{absent: {meanings: [worry]}}", "that `copilot rules meanings` explains"),
        ("{measure: {name: talk_share, over: 0.6}}", "explains; did you mean rep_share?"),
        ("{signal: {kind: price, speaker: Customer}}", "'rep' or 'buyer'; did you mean buyer?"),
        ("{context: {personas: [cfo]}}", "; did you mean economic?"),
        ("{phase: {any_of: [price]}}", "discovery, presentation, pricing, objection, closing; did you mean pricing?"),
        ("{phrase: {any_of: price}}", "when.phrase.any_of is 'price' — it should be a list; write [price]"),
        ("{signal: budget}", "it should be keys with values; such as `signal: {kind: "),
        ("[{silence: {at_least_s: 2}}]", "when is a list — it should be keys with values; put `all:`"),
        ("{silence: {at_least_s: 10 min}}", "it should be a number; write 600, in seconds"),
        ("{silence: {at_least_s: '1:30'}}", "it should be a number; write 90, in seconds"),
        ("{silence: {at_least_s: 20 sec}}", "it should be a number; write 20, in seconds"),
        ("{silence: {at_least_s: a while}}", "it should be a number; write it in seconds"),
        ("{measure: {name: rep_share, over: 60%}}", "when.measure.over is '60%' — it should be a number; write 0.6"),
        ("{measure: {name: turns, over: many}}", "'many' — it should be a number"),
        ("{phrase: {any_of: [hi], within_s: 600}}", "`absent` with `phrases` asks of the whole call"),
        ("{signal: {kind: {a: b}}}", "when.signal.kind is keys with values — it should be"),
    ],
)  # fmt: skip
def test_it_says_what_it_should_be_and_what_to_write(when: str, what: str) -> None:
    assert what in said_of(when)


def test_of_several_checks_in_one_place_it_says_which_and_how_to_join_them() -> None:
    told = said_of("{signal: {kind: price}, silence: {at_least_s: 2}}")
    assert told.startswith(
        "when has signal and silence side by side, and needs exactly one: put them"
    )
    assert "asks nothing" in said_of("{}")


def test_few_words_are_told_as_they_are() -> None:
    told = said_of("{always: true}", ("maturity: experimental", "maturity: mature"))
    assert "it should be one of 'experimental' or 'stable'" in told
