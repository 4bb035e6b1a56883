"""The judge alone: one question, one reply, by their forms."""

from __future__ import annotations

import pytest

from copilot.conversation.answering import Verdict, judge, question_of
from copilot.conversation.asking import AskedFor
from copilot.conversation.reading import read
from copilot.conversation.reply import Reply


def asked(text: str):
    question = question_of(read(text).gists, at=1.0, turn=5)
    assert question is not None
    return question


def verdict(question: str, reply: str) -> Verdict:
    return judge(asked(question), Reply().after(read(reply).gists)).verdict


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("How much is it?", "Eighty dollars.", Verdict.ANSWERED),
        ("How much is it?", "It is included.", Verdict.ANSWERED),
        ("How much is it?", "Let me find out and get back to you.", Verdict.ANSWERED),
        ("How much is it?", "How many people are you?", Verdict.OPEN),
        ("How much is it?", "It has been on the market for fifteen years now.", Verdict.UNANSWERED),
        ("How much is it?", "Our price is one that everybody can live with.", Verdict.EVADED),
        ("How much is it?", "It depends.", Verdict.EVADED),
        ("When is it ready?", "In about two weeks.", Verdict.ANSWERED),
        ("When is it ready?", "It is a lovely machine to look at.", Verdict.EVADED),
        ("Is it safe?", "It is.", Verdict.ANSWERED),
        ("Is it safe?", "Let us not get into that.", Verdict.UNANSWERED),
        ("Is it encrypted?", "The training takes the whole team along.", Verdict.UNANSWERED),
        ("Who would help us?", "I do not know.", Verdict.UNANSWERED),
        ("How does it work?", "Great question.", Verdict.UNANSWERED),
        ("How does it work?", "The pump draws the water up into the tank.", Verdict.ANSWERED),
        ("What makes it better?", "It depends on a lot of things.", Verdict.EVADED),
        ("Why is that?", "Anyway, let us look at the next page.", Verdict.UNANSWERED),
        ("Could you send it?", "Sure.", Verdict.ANSWERED),
    ],
)
def test_the_answer_is_judged_by_its_form(question, reply, expected):
    assert verdict(question, reply) is expected


def test_enough_on_the_subject_makes_up_for_an_evasive_start():
    short = "It depends on a lot of things."
    rest = (
        " In your case the data would be kept on two servers of ours, one here and one abroad, and"
        " each night a copy of the data goes to a vault that only your people can open."
    )
    question = "What happens with our data?"
    assert verdict(question, short) is Verdict.EVADED
    assert verdict(question, short + rest) is Verdict.ANSWERED


def test_a_turn_asks_one_thing_or_several_or_nothing():
    assert asked("Is it safe? And how much is it?").forms == {AskedFor.YES_NO, AskedFor.MUCH}
    for text in ("It is safe.", "Really?", "Honestly? I do not think so.", ""):
        assert question_of(read(text).gists, at=1.0, turn=5) is None
    one, other = asked("Is it safe?"), asked("What does the lid cost?")
    assert one.with_more(other).forms == {AskedFor.YES_NO, AskedFor.MUCH}
