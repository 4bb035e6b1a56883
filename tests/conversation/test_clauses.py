"""Speech cut into plain clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.clauses import clauses
from copilot.limits import limit


def texts(text: str, before: str = "") -> list[str]:
    return [clause.text for clause in clauses(text, before=before)]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("I'll send it.", "i will send it"),
        ("I\u2019ll send it", "i will send it"),
        ("ill send it", "i will send it"),
        ("We can't, won't and didn't.", "we can not will not and did not"),
        ("Thursday's fine", "thursday is fine"),
        ("the company's plan", "the company plan"),
        ("Um, so, uh, I I I think", "so i think"),
        ("at 3p.m. sharp", "at 3 pm sharp"),
        ("with Mr. Okafor or Dr. Lind", "with mr okafor or dr lind"),
        ("at 10:30am", "at 10:30 am"),
        ("$99/month", "$99 per month"),
        ("15-20 people", "15 20 people"),
        ("€ 170k", "€170k"),
        ("It's\u2026 fine", "it is fine"),
        ("gonna, wanna, lemme", "going to want to let me"),
        ("Mm-hmm", "mhm"),
        ("in Q3", "in q3"),
        ("3 o'clock, 3 o clock", "3 clock 3 clock"),
    ],
)
def test_one_spelling_for_many(written, plain):
    assert texts(written) == [plain]


def test_stops_end_a_clause_and_a_question_mark_is_remembered():
    found = clauses("Great. Does that work? Thursday at 2\u2014fine")
    assert [clause.text for clause in found] == [
        "great", "does that work", "thursday at 2", "fine",
    ]  # fmt: skip
    assert [clause.asked for clause in found] == [False, True, False, False]


def test_a_sum_and_a_time_keep_their_points_and_colons():
    assert texts("It is $1,964.50 at 2:30.") == ["it is $1,964.50 at 2:30"]


def test_where_stops_are_missing_a_sentence_opener_begins_a_clause():
    found = clauses("well i like the second one and i will send you the contract what time works")
    assert [clause.text for clause in found] == [
        "well i like the second one", "and i will send you the contract", "what time works",
    ]  # fmt: skip
    assert [clause.guessed for clause in found] == [False, True, True]


@pytest.mark.parametrize(
    "whole",
    [
        "how much do you currently spend on contractors per year",
        "i think we can do that by the end of the month",
        "that is exactly what i will do about it tomorrow",
    ],
)
def test_what_belongs_together_stays_together(whole):
    assert texts(whole) == [whole]


def test_a_sentence_that_broke_off_goes_on_in_the_next_utterance():
    assert texts("revised offer by Friday?", before="Sure. Can you send me a.") == [
        "can you send me a revised offer by friday"
    ]
    assert texts("By Friday?", before="I like it.") == ["by friday"]


def test_words_in_quotation_marks_are_somebody_elses():
    assert texts('It flags phrases like "budget freeze" for you') == [
        "it flags phrases like for you"
    ]
    assert texts('"Yes, that is all of it."') == ["yes that is all of it"]


def test_a_flood_of_words_is_cut():
    words = sum(len(clause.tokens) for clause in clauses("word and other " * 400))
    assert words <= 2 * limit("words_per_utterance")


def test_a_clause_does_not_show_its_words():
    assert "secret" not in repr(clauses("a secret plan"))


@given(st.text(max_size=200))
def test_any_text_at_all_gives_clauses_of_words(text):
    for clause in clauses(text):
        assert clause.tokens
        assert clause.text == " ".join(clause.tokens)


def test_a_year_said_in_two_twenties_is_no_stammer():
    (clause,) = clauses("In twenty twenty-seven we we move.")
    assert clause.text == "in twenty twenty seven we move"
