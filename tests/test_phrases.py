"""Many patterns in one pass, and what a pattern may not be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.errors import RulePattern
from copilot.limits import limit
from copilot.phrases import PhraseSet, check


def test_it_tells_which_patterns_occur_lowest_first():
    phrases = PhraseSet([r"\bbudget\b", r"\bprice\b", r"\bbudget .{0,20}price\b"])
    assert phrases.matches("is the budget over the price") == (0, 1, 2)
    assert phrases.matches("the price is fine") == (1,)
    assert phrases.matches("nothing of it") == ()
    assert len(phrases) == 3


def test_case_does_not_matter_either_way_beyond_english_too():
    phrases = PhraseSet(["Zürich", "café"])
    assert phrases.matches("from ZÜRICH to the CAFÉ") == (0, 1)


def test_no_patterns_find_nothing():
    assert PhraseSet([]).matches("anything") == ()


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("a(?=b)", id="look-ahead"),
        pytest.param("(?<!a)b", id="look-behind"),
        pytest.param(r"(a)\1", id="back-reference"),
        pytest.param("(a", id="unclosed"),
        pytest.param("a{1001}", id="repeat"),
        pytest.param("((a{1,30}b){1,30}c){1,1000}", id="memory"),
        pytest.param("x*", id="matches nothing said"),
        pytest.param("a" * (limit("pattern_chars") + 1), id="length"),
    ],
)
def test_a_pattern_that_is_refused_is_named_by_its_index(pattern):
    with pytest.raises(RulePattern) as refused:
        PhraseSet(["fine", pattern], where="rules/sample.yaml:12")
    assert refused.value.index == 1
    assert refused.value.where == "rules/sample.yaml:12"
    assert refused.value.remedy


@pytest.mark.parametrize("pattern", ["(", "(?=a)", "a*", "x" * (limit("pattern_chars") + 1)])
def test_what_a_set_would_refuse_is_refused_without_making_one(pattern):
    check(["plain"])
    with pytest.raises(RulePattern) as made:
        PhraseSet(["plain", pattern])
    with pytest.raises(RulePattern) as checked:
        check(["plain", pattern])
    assert str(checked.value) == str(made.value)
    assert checked.value.index == made.value.index == 1


def test_what_re2_takes_is_taken():
    assert PhraseSet([r"(?:\w+ ){0,10}budget\b", "a" * limit("pattern_chars")])


def test_a_pattern_made_to_hang_does_not():
    assert PhraseSet([r"(a+)+$"]).matches("a" * 50_000 + "b") == ()


@given(st.text(alphabet="abc ABC", max_size=40))
def test_it_agrees_with_a_look_for_each_pattern_alone(text):
    patterns = ["a", "b c", "^a", "c$", r"\bab\b", "a.{0,3}c", "ABC"]
    alone = [index for index, one in enumerate(patterns) if re.search(one, text, re.IGNORECASE)]
    assert PhraseSet(patterns).matches(text) == tuple(alone)
