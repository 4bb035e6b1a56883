"""Days, deadlines and times of the clock."""

from __future__ import annotations

import pytest

from copilot.conversation.clauses import clauses
from copilot.conversation.fact import FactKind, Tense
from copilot.conversation.when import times_in
from tests.conversation.talk import plain


def found(text: str) -> list[tuple[str, str, bool, str]]:
    (clause,) = clauses(text)
    return [
        (
            fact.kind.value,
            " ".join(clause.tokens[fact.start : fact.end]),
            fact.exact,
            fact.tense.value,
        )
        for fact in times_in(clause.text)
    ]


EXACT = [
    "next Tuesday", "Thursday", "tomorrow", "tomorrow morning", "the day after tomorrow", "tonight",
    "by end of week", "by the end of the month", "end of Q3", "close of business", "EOD", "July 1st",
    "May 14", "the third of March", "on the fourteenth", "the twenty second", "by the 9th",
    "in two days", "within 24 hours", "in an hour", "two days from now", "a week from Monday",
    "after this call", "as soon as we hang up", "right away", "by next week",
]  # fmt: skip

CLOCK = [
    "at three", "three o'clock", "3 p.m.", "3pm", "10:30", "half past two", "quarter to nine", "noon",
    "ten thirty", "at 2", "two thirty in the afternoon", "at ten Eastern",
]  # fmt: skip

LOOSE = [
    "next week", "early next week", "later this month", "in two weeks", "in a couple of weeks", "soon",
    "sometime", "at some point", "in September", "in May", "Q4", "next quarter", "in the future",
    "in a day or two", "after the holidays", "in roughly six weeks", "by summer", "in the fall",
    "before Christmas", "early twenty twenty-eight", "in 2027", "the first half of next year",
    "in the second quarter", "year end", "March", "maybe May",
]  # fmt: skip

NO_TIME = [
    "give me a second", "the second time", "one of the options", "at three locations",
    "we may not need it", "they march on", "at one point we left", "the first thing is trust",
    "at the moment", "on the first call", "a quarter of our users", "two hundred people",
    "the third party", "at five percent",
]  # fmt: skip


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", EXACT)
def test_a_day_or_deadline_to_be_held_to(text, bare):
    facts = found(plain(text) if bare else text)
    assert [(kind, exact, tense) for kind, _, exact, tense in facts] == [("day", True, "ahead")]


@pytest.mark.parametrize("text", CLOCK)
def test_a_time_of_the_clock(text):
    kind, _, exact, tense = found(text)[0]
    assert (kind, exact, tense) == ("clock", True, "ahead")


@pytest.mark.parametrize("text", LOOSE)
def test_a_time_too_loose_to_be_held_to(text):
    facts = found(text)
    assert facts
    assert not any(exact for _, _, exact, _ in facts)


@pytest.mark.parametrize("text", NO_TIME)
def test_words_that_only_look_like_times(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["last Tuesday", "two weeks ago", "yesterday", "born on June 12th"]
)
def test_what_is_over(text):
    assert {tense for _, _, _, tense in found(text)} == {"past"}


@pytest.mark.parametrize("text", ["on Mondays", "every Friday", "Monday through Friday"])
def test_what_comes_back(text):
    assert {tense for _, _, _, tense in found(text)} == {"habit"}


def test_today_may_be_over_already_and_so_stands_apart():
    assert found("how are you feeling today")[0][3] == "past"
    assert found("I can do it today")[0][3] == "today"


def test_day_and_time_are_two_facts_and_tell_where_they_stand():
    facts = list(times_in("so thursday at three then"))
    assert [(fact.kind, fact.start, fact.end) for fact in facts] == [
        (FactKind.DAY, 1, 2),
        (FactKind.CLOCK, 2, 4),
    ]
    assert {fact.tense for fact in facts} == {Tense.AHEAD}
