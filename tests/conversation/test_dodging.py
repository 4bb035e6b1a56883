"""Whether a question was left open, weighed from form, meaning and how the buyer went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.answering import Judgement, Verdict, judge, question_of
from copilot.conversation.asked import Asked
from copilot.conversation.dodging import LEFT_OPEN, emptiness, left_open
from copilot.conversation.offers import Voice
from copilot.conversation.reading import read
from copilot.conversation.reply import Reply
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from copilot.events import Signal

QUESTION = "Why did the second pump fail as well?"
SLOGAN = "We put quality first in everything that we build."
REASON = "The second pump ran dry, because the valve before it was shut."


def likely(question: str, reply: str, reaction: str, evaded: float) -> float:
    asked = question_of(read(question).gists, at=1.0, turn=3)
    assert asked is not None
    said = Reply().after(read(reply).gists, evaded=evaded)
    gists = read(reaction).gists
    return left_open(asked, said, judge(asked, said), gists, content=False)


def told(*lines: tuple[str, float | None]) -> list[Signal]:
    """What is told of an exchange that begins with the buyer's question."""
    asked = Asked()
    signals: list[Signal] = []
    for number, (text, evaded) in enumerate(lines):
        speaker = Speaker.REP if number % 2 else Speaker.BUYER
        voice = Voice(speaker=speaker, at=10.0 + number, turn=4 + number)
        asked = asked.after(read(text), voice, evaded=evaded)
        signals += asked.found
    return signals


def kinds(*lines: tuple[str, float | None]) -> set[SignalKind]:
    return {signal.kind for signal in told(*lines)}


def test_an_answer_that_is_empty_by_its_meaning_evades():
    found = told((QUESTION, None), (SLOGAN, 0.95), ("Hm. I have read that on your van.", None))
    assert {one.kind for one in found} == {SignalKind.EVADED}
    assert all(one.at == 11.0 for one in found)


def test_the_same_answer_passes_where_it_is_not_empty():
    assert not kinds((QUESTION, None), (REASON, 0.02), ("I see. That was our own man.", None))


def test_without_meanings_the_form_decides_as_it_did():
    assert not kinds((QUESTION, None), (SLOGAN, None), ("Hm. I have read that on your van.", None))


@pytest.mark.parametrize(
    "reaction",
    [
        "That is no reason at all.",
        "You have not told me a thing.",
        "So you do not know.",
        "Straight out of the brochure, that.",
        "I did not ask about quality.",
    ],
)
def test_that_the_buyer_says_so_makes_it_likelier(reaction):
    plain = likely(QUESTION, SLOGAN, "There are four of those.", 0.1)
    assert likely(QUESTION, SLOGAN, reaction, 0.1) > plain + 0.1


@pytest.mark.parametrize(
    "reaction",
    [
        "So no problem then, we can start on Monday.",
        "I told you about the cellar already.",
        "It is never full before ten.",
        "Lovely, that was what worried my sister.",
    ],
)
def test_words_that_only_sound_like_it_do_not(reaction):
    plain = likely(QUESTION, REASON, "There are four of those.", 0.05)
    assert likely(QUESTION, REASON, reaction, 0.05) <= plain + 0.02


def test_an_empty_sentence_in_a_long_answer_does_no_harm():
    rest = (
        " The second pump ran dry, since the valve before it was shut when the electricians had the "
        "cellar, and the float had been taken out for cleaning and lay on a shelf for a week."
    )
    assert likely(QUESTION, SLOGAN + rest, "I see.", 0.95) < LEFT_OPEN


def test_a_question_back_still_waits():
    lines = (("What would it cost us?", None), ("How many of you are there?", 0.0))
    assert not kinds(*lines, ("Twelve.", None), ("Then it is about nine hundred.", 0.0))


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_emptier_the_likelier(one, other):
    low, high = sorted((one, other))
    assert 0 <= emptiness(low) <= emptiness(high) <= 2
    assert likely(QUESTION, SLOGAN, "Hm.", low) <= likely(QUESTION, SLOGAN, "Hm.", high)


def test_a_form_that_is_plainly_evasive_counts():
    asked = question_of(read(QUESTION).gists, at=1.0, turn=3)
    assert asked is not None
    said = Reply().after(read(SLOGAN).gists, evaded=0.05)

    def by(verdict: Verdict, sure: float) -> float:
        formal = Judgement(verdict=verdict, sure=sure)
        return left_open(asked, said, formal, (), content=False)

    assert by(Verdict.ANSWERED, 1.0) < by(Verdict.ANSWERED, 0.5) < by(Verdict.UNANSWERED, 0.9)
