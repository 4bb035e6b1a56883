from __future__ import annotations

import pytest

from copilot.coaching.rulefile import read_case, read_rule, rule_or_problems
from copilot.coaching.schema import Rule
from copilot.errors import RuleError, RuleInvalid, RulePattern, RuleTestFailed, RuleUnreadable
from tests.coaching.make import RULE, rule_text

PHRASES = (
    "when: {always: true}",
    (
        "when:\n  any:\n    - phrase:\n        any_of:\n          - hello\n          - 'good day'\n"
        "    - measure: {name: rep_share, over: {default: 0.6, demo: 0.7}}"
    ),
)


def problems(text: str, name: str = "sample.yaml") -> tuple[RuleError, ...]:
    found = rule_or_problems(text.encode(), name)
    assert isinstance(found, tuple), "it was read without a complaint"
    return found


def test_the_sample_is_a_rule() -> None:
    found = read_rule(RULE.encode(), "sample.yaml")
    assert isinstance(found, Rule)
    assert found.id == "sample"


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "remedy"),
    [
        ("skill:", "skil:", 4, "unknown key 'skil'", "did you mean 'skill'?"),
        ("why: They", "wy: They", 11, "unknown key 'wy'", "did you mean 'why'?"),
        ("practice: Ask", "zebra: Ask", 12, "unknown key 'zebra'", "known here: id, version"),
        ("priority: 50", "priority: high", 8, "is 'high' — it should be a whole number", ""),
        ("priority: 50", "priority: 500", 8, "is 500 — it should be at most 100", ""),
        ("priority: 50", "priority: 5.5", 8, "is 5.5 — it should be a whole number", ""),
        ("version: 1", "version: '1'", 2, "is '1' — it should be a whole number", ""),
        ("max_wait_s: 30", "max_wait_s: soon", 9, "is 'soon' — it should be a number", ""),
        ("kind: probe", "kind: prob", 5, "did you mean probe?", ""),
        ("title: A sample", "title: [A, sample]", 3, "it should be text", ""),
        ("card:", "card: none\nlimits:", 10, "it should be keys with values", ""),
        ("always: true", "never: true", 7, "unknown key 'never'", "known here: all, any"),
        ("{always: true}", "{always: true, any: [{always: true}]}", 7, "needs exactly one", ""),
        ("{always: true}", "{any: []}", 7, "it should be a list of 1 or more", ""),
        (
            "{always: true}",
            "\n  any:\n    - {signal: {kind: price, at_least: no}}",
            9,
            "a whole number",
            "",
        ),
        ("here?", "here in this very long line of words that goes on?", 11, "has 14 words", ""),
        ("They have", "<b>They</b> have", 11, "holds < or >", ""),
    ],
)
def test_a_mistake_is_named_with_its_line_and_a_fix(
    old: str, new: str, line: int, what: str, remedy: str
) -> None:
    (problem, *_) = problems(rule_text((old, new)))
    assert isinstance(problem, RuleInvalid)
    assert problem.where == f"sample.yaml:{line}"
    assert what in problem.what
    assert remedy in problem.remedy
    assert str(problem).startswith(f"[rule-invalid] sample.yaml:{line}: ")


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("title: A sample", 'title: "A sample', 3, "a quote that opens on this line"),
        ("version: 1", "version: 1\nversion: 2", 3, "the key 'version' is written twice"),
        ("kind: probe", "kind: !!str probe", 5, "tags"),
        ("kind: probe", "kind: &k probe", 5, "aliases"),
        ("They have", "They\u202ehave", 11, "U+202E"),
    ],
)
def test_what_is_no_plain_yaml_is_named_alike(old: str, new: str, line: int, what: str) -> None:
    (problem,) = problems(rule_text((old, new)))
    assert isinstance(problem, RuleUnreadable)
    assert problem.where == f"sample.yaml:{line}"
    assert what in problem.what


def test_a_missing_key_is_named_where_it_should_stand() -> None:
    (problem,) = problems(rule_text((", ask: What matters most?", "")))
    assert problem.what == "the key 'ask' is missing in card.core"
    assert problem.where == "sample.yaml:11"
    assert problem.remedy == "add `ask: ...`"
    (problem,) = problems(rule_text(("priority: 50\n", "")))
    assert problem.what == "the key 'priority' is missing"


def test_a_pattern_that_re2_does_not_take_is_named_on_its_own_line() -> None:
    text = rule_text(PHRASES, ("'good day'", "'good (?=day)'"))
    (problem,) = problems(text)
    assert isinstance(problem, RulePattern)
    assert problem.where == "sample.yaml:12"
    assert "look-around" in problem.remedy


def test_a_threshold_for_a_kind_of_call_that_does_not_exist() -> None:
    (problem,) = problems(rule_text(PHRASES, ("demo: 0.7", "demonstration: 0.7")))
    assert "no kind of call 'demonstration'" in problem.what


def test_all_mistakes_come_at_once_in_the_order_of_lines() -> None:
    text = rule_text(
        ("version: 1", "version: x"), ("priority: 50", "priority: 0"), ("ask:", "askk:")
    )
    found = problems(text)
    assert [problem.where for problem in found] == [
        "sample.yaml:2", "sample.yaml:8", "sample.yaml:11",
    ]  # fmt: skip


def test_the_file_and_the_rule_have_one_name() -> None:
    (problem,) = problems(RULE, "elsewhere/other.yaml")
    assert problem.where == "elsewhere/other.yaml:1"
    assert "'sample'" in problem.what
    assert "'other.yaml'" in problem.what


def test_a_stable_rule_has_five_cases_of_each_kind() -> None:
    case = "    - {{name: c{}, by_s: 10, talk: {{rep: 5, buyer: 5}}}}\n"
    four = "".join(case.format(n) for n in range(4))
    five = four + case.format(4)
    stable = ("maturity: experimental", "maturity: stable")
    (problem,) = problems(rule_text(stable))
    assert isinstance(problem, RuleTestFailed)
    (problem,) = problems(rule_text(stable, add=f"tests:\n  fires:\n{five}  quiet:\n{four}"))
    assert isinstance(problem, RuleTestFailed)
    assert "5 cases that fire and 4" in problem.what
    text = rule_text(stable, add=f"tests:\n  fires:\n{five}  quiet:\n{five}")
    assert isinstance(rule_or_problems(text.encode(), "sample.yaml"), Rule)


def test_a_case_that_fires_a_stable_rule_says_by_when() -> None:
    cases = [f"    - {{name: c{n}, by_line: 1, lines: ['rep: hello']}}\n" for n in range(5)]
    silent = cases[3].replace("by_line: 1, ", "")
    fires = "".join([*cases[:3], silent, cases[4].replace("by_line: 1", "card: none")])
    tests = f"tests:\n  fires:\n{fires}  quiet:\n{''.join(cases)}"
    text = rule_text(("maturity: experimental", "maturity: stable"), add=tests)
    (problem,) = problems(text)
    assert isinstance(problem, RuleTestFailed)
    assert problem.what == "'c3' does not say by when the card is wanted"
    assert text.splitlines()[int(problem.where.rsplit(":", 1)[1]) - 1] == silent.rstrip()
    experimental = rule_or_problems(rule_text(add=tests).encode(), "sample.yaml")
    assert isinstance(experimental, Rule)


@pytest.mark.parametrize("raw", [b"", b"- a\n", b"just words\n", b"null\n"])
def test_a_file_that_holds_no_keys(raw: bytes) -> None:
    (problem,) = rule_or_problems(raw, "sample.yaml")
    assert "holds no keys" in str(problem)


def test_reading_one_rule_raises_its_first_problem() -> None:
    with pytest.raises(RuleInvalid, match=r"sample\.yaml:2"):
        read_rule(rule_text(("version: 1", "version: x")).encode(), "sample.yaml")


def test_a_dialogue_of_its_own_is_read_as_a_case() -> None:
    case = read_case(b"name: a good one\nkind: demo\nlines:\n  - 'rep: Hello.'\n", "good.yaml")
    assert case.name == "a good one"
    with pytest.raises(RuleInvalid, match=r"good\.yaml:3: lines\.0 needs to begin with"):
        read_case(b"name: a bad one\nlines:\n  - 'Hello.'\n", "good.yaml")
