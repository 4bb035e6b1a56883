from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.answering import SHOWN_CHECKS, Answering, compared
from copilot.coaching.conditions import Node
from copilot.coaching.yaml_text import read_yaml
from copilot.kinds import SignalKind
from tests.coaching.make import rule, rule_text, said, scene, signal

if TYPE_CHECKING:
    from copilot.coaching.scene import Scene

WHEN = """\
when:
  all:
    - phrase:
        any_of:
          - swede
          - rutabaga
        none_of: [no rutabaga]
    - any:
        - all:
            - time: {progress_at_least: 0.5}
            - time: {elapsed_at_least_s: 999}
        - next_step: {at_least: specific}
    - not: {phrase: {any_of: [carrot]}}
"""
CHANGE = ("when: {always: true}\n", WHEN)
CARROT = scene(100, recent=(said("a rutabaga and a carrot", 99),))


def rows(when: str = WHEN, at: Scene = CARROT) -> list[str]:
    change = ("when: {always: true}\n", when)
    lines = read_yaml(rule_text(change).encode(), "sample.yaml").lines
    return list(Answering(rule=rule(change), lines=lines).at(at).rows)


def test_each_check_has_its_line_its_not_and_its_number() -> None:
    assert rows() == [
        "   14  no       none of these:",
        "   16  no       - time {progress_at_least: 0.5}: no end is planned",
        "   17  no         time {elapsed_at_least_s: 999}",
        "   18  no       - next_step {at_least: specific}: it is none",
        "   19  no       not phrase {any_of: [carrot]}: pattern 1, said at 1:39",
    ]


def test_of_a_phrase_it_says_which_pattern_was_there() -> None:
    phrase = WHEN.partition("    - any")[0]
    (only,) = rows(phrase)
    assert only.endswith(": pattern 2 on line 12, said at 1:39")
    (only,) = rows(phrase, scene(100, recent=(said("no rutabaga", 99),)))
    assert only.startswith("    9  no")
    assert only.endswith("said at 1:39, but also none_of 1")


def test_what_changed_is_what_got_into_the_way_or_holds_by_now() -> None:
    lines = read_yaml(rule_text(CHANGE).encode(), "sample.yaml").lines
    answering = Answering(rule=rule(CHANGE), lines=lines)
    before = answering.at(scene(100, recent=(said("a carrot", 99),)))
    then = scene(101, recent=(said("a rutabaga", 100),))
    first, second = answering.changed(before, answering.at(then), then)
    assert first.startswith("    9  holds    phrase {any_of: [swede, rutabaga], ")
    assert first.endswith(": pattern 2 on line 12, said at 1:40")
    assert second == "   19  holds    not phrase {any_of: [carrot]}"
    assert answering.changed(before, before, then) == ()


def test_of_many_checks_the_first_are_shown() -> None:
    many = ", ".join(f"{{time: {{elapsed_at_least_s: {one}}}}}" for one in range(900, 920))
    found = rows(f"when: {{all: [{many}]}}\n")
    assert len(found) == SHOWN_CHECKS + 1
    assert found[-1].strip() == "and 12 more"


@pytest.mark.parametrize(
    ("value", "bound", "says"),
    [
        (14.0, None, "14"),
        (0.2, 0.2, "0.2, limit 0.2"),
        (0.2, 0.20001, "0.2, limit 0.20001"),
        (0.65004, 0.65, "0.65004, limit 0.65"),
    ],
)
def test_a_number_and_its_limit_are_told_apart(
    value: float, bound: float | None, says: str
) -> None:
    assert compared(value, bound) == says


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_two_numbers_that_differ_never_read_the_same(value: float, bound: float) -> None:
    first, second = compared(value, bound).split(", limit ")
    assert (first == second) is (value == bound)


def test_a_condition_without_a_file_has_no_lines() -> None:
    own = rule(("when: {always: true}", "when: {not: {always: true}}"))
    assert isinstance(own.when, Node)
    (only,) = Answering(rule=own, lines={}).at(scene(100)).rows
    assert only.split() == ["no", "not", "always"]


ABSENT = """\
when:
  absent:
    phrases:
      - swede
      - rutabaga
    by_s: 90
"""


def test_of_what_is_absent_it_says_by_when_or_what_was_said() -> None:
    hello = said("hello", 20.0)
    (early,) = rows(ABSENT, scene(80, recent=(hello,)))
    assert early.endswith("by_s: 90}: not asked before 1:30")
    lines = read_yaml(rule_text(("when: {always: true}\n", ABSENT)).encode(), "sample.yaml").lines
    holds = Answering(rule=rule(("when: {always: true}\n", ABSENT)), lines=lines)
    (missing,) = holds.at(scene(90, recent=(hello,))).rows
    assert missing.endswith(": not said by 1:30")
    (named,) = rows(ABSENT, scene(90, recent=(hello, said("a rutabaga", 70.0))))
    assert named.endswith(": pattern 2 on line 11, said at 1:10")
    signals = ABSENT.replace("phrases:\n      - swede\n      - rutabaga", "any_of: [budget]")
    now = scene(100, signals=(signal(SignalKind.BUDGET, 70.0),))
    (asked,) = rows(signals, now)
    assert asked.endswith(": budget, said at 1:10")
    lately = ABSENT.replace("by_s: 90", "within_s: 30")
    (quiet,) = (
        Answering(rule=rule(("when: {always: true}\n", lately)), lines={})
        .at(scene(101, recent=(said("a rutabaga", 70.0),)))
        .rows
    )
    assert quiet.endswith(": not said in the last 30 s by 1:41")
