from __future__ import annotations

import re

import pytest

from copilot.review.agreement_check import check
from copilot.review.agreements import AgreementKind
from copilot.review.diagnosis import Branch, Ending, Help, TreeName
from copilot.review.diagnosis_trees import TREES
from tests.review.team import MONDAY

VERDICTS = re.compile(
    r"\b(lazy|fail(?:ed|ure)|fault|weak|poor|bad|wrong|blame|excuse|should have|unwilling|incapable)\b",
    re.IGNORECASE,
)


def walk(at):
    yield at
    if isinstance(at, Branch):
        for after in at.leads.values():
            yield from walk(after)


@pytest.mark.parametrize("tree", TreeName)
def test_each_path_ends_in_help_within_three_answers(tree):
    def depth(at):
        return 0 if isinstance(at, Ending) else 1 + max(map(depth, at.leads.values()))

    assert depth(TREES[tree]) <= 3
    endings = [one for one in walk(TREES[tree]) if isinstance(one, Ending)]
    assert {one.help for one in endings} == set(Help)


@pytest.mark.parametrize("tree", TreeName)
def test_the_words_are_curious_and_judge_nobody(tree):
    for one in walk(TREES[tree]):
        if isinstance(one, Branch):
            assert one.question.asks.endswith("?")
            assert 2 <= len(one.question.answers) <= 4
            assert set(one.leads) == {answer.id for answer in one.question.answers}
            said = [one.question.asks, *(answer.says for answer in one.question.answers)]
        else:
            said = [one.says, one.rep_tries, one.manager_brings, one.next_words]
            assert "[" in one.next_words
        assert not [words for words in said if VERDICTS.search(words) or not words]


@pytest.mark.parametrize("tree", TreeName)
def test_what_comes_next_is_for_the_rep_to_finish(tree):
    for one in walk(TREES[tree]):
        if isinstance(one, Ending):
            found = check(one.next_words, kind=AgreementKind.NEW_BUSINESS, due=MONDAY, today=MONDAY)
            assert not found.ready
