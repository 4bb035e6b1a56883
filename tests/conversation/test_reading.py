"""What one utterance does, without its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import NOTHING, read
from tests.conversation.talk import plain

CLOSED = [
    "Do you use a spreadsheet for that?",
    "So are you happy with it?",
    "Is there anyone else involved?",
    "How many people are on the team?",
    "Could you send me the numbers?",
    "You've tried that before, haven't you?",
    "Did it work or not?",
]
OPEN = [
    "What happens when a driver is late?",
    "And how do you handle that today?",
    "Why is that a problem?",
    "Tell me about your current process.",
    "Walk me through a typical morning.",
    "Can you help me understand how orders come in?",
]
TELLS = [
    "What we do is simple.",
    "When I started, it was chaos.",
    "That is how it works.",
    "Which is nice.",
    "I know what you mean.",
    "What a week.",
    "What is nice is that it learns.",
    "They just tap yes or no.",
]


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", CLOSED + OPEN)
def test_a_question_is_one_with_or_without_its_mark(text, bare):
    assert read(plain(text) if bare else text).questions == 1


@pytest.mark.parametrize("text", TELLS)
def test_a_question_word_alone_makes_no_question(text):
    assert read(text).questions == 0


@pytest.mark.parametrize("text", OPEN)
def test_an_open_question_invites_an_explanation(text):
    assert read(text).open_questions == 1


@pytest.mark.parametrize("text", CLOSED)
def test_a_closed_one_does_not(text):
    assert read(text).open_questions == 0


@pytest.mark.parametrize("text", ["Sound good?", "Does that make sense?", "Right?", "Fair?"])
def test_a_check_back_is_not_counted(text):
    reading = read(f"We start small. {text}")
    assert reading.gists[-1].checks_back
    assert reading.questions == 0
    assert not reading.ends_asking


def test_without_stops_only_who_is_addressed_is_asked():
    assert read("they try to cut down the smoke what is coming out of the chimney").questions == 0
    assert read("that is a lot of smoke what is coming out of your chimney").questions == 1


def test_two_questions_in_one_breath_are_two():
    assert read("What do you pay today? And who signs that off?").questions == 2


def test_only_a_question_at_the_end_waits_for_an_answer():
    assert read("We start small. What do you think?").ends_asking
    assert not read("What do I mean? It is easy. You log in. You are done.").ends_asking


@pytest.mark.parametrize(
    "text", ["Yeah.", "Mm-hm.", "Right, okay.", "Oh wow.", "I see.", "Uh-huh", "um"]
)
def test_a_murmur_is_nothing_but_listening(text):
    assert read(text).murmur


@pytest.mark.parametrize(
    "text", ["Yes, three.", "Okay so what now?", "Right, yeah, okay, sure, sure."]
)
def test_more_than_that_is_speech(text):
    assert not read(text).murmur


def test_a_phrase_is_found_though_a_cut_went_through_it():
    halves = read("revised offer by Friday.", before="Could you send me a")
    assert halves.gists[0].has(Cue.REQUEST)
    assert halves.gists[0].day


def test_nothing_heard_is_nothing_read():
    assert NOTHING.gists == ()
    assert NOTHING.questions == 0
    assert not NOTHING.murmur


@given(st.text(max_size=120))
def test_any_text_can_be_read(text):
    reading = read(text)
    assert 0 <= reading.open_questions <= reading.questions <= len(reading.gists)


def test_a_reading_holds_no_words():
    assert "zebra" not in repr(read("The zebra budget is forty grand, is it not?"))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Tell me about your team. How many are you? Sound good?", 1),
        ("Tell me about your team.", 0),
        ("And what do you use today.", 1),
        ("And is it you, or is it more...", 0),
        ("Right, what we do is a walk round first.", 0),
        ("How's the weather over there.", 1),
        ("When he comes back, does he ring you?", 1),
        ("It just wasn't that.", 0),
        ("tell me about your team how many are you", 2),
        ("So you have ten seats?", 1),
        ("We have ten seats.", 0),
    ],
)
def test_marked_questions_are_counted_and_where_none_is_marked_those_by_form(text, counted):
    assert read(text).counted == counted


def test_a_move_of_any_of_its_clauses_is_its_own() -> None:
    said = read("The weather is nice. That is too expensive for us.")
    assert said.has(Cue.PRICE_REFUSED)
    assert said.has(Cue.FAREWELL, Cue.PRICE_REFUSED)
    assert not said.has(Cue.FAREWELL)
