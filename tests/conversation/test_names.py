"""Which words are names of rivals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.cues.cue import Cue
from copilot.conversation.names import Hints, capitals_in, spoken_as
from copilot.conversation.reading import read
from copilot.conversation.state import Conversation
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.conversation.talk import last, said
from tests.make import context


def names(text: str, **hints: object) -> bool:
    gists = read(text, hints=Hints(**hints)).gists  # type: ignore[arg-type]  # names or lines, by the case
    return any(gist.has(Cue.RIVAL_NAMED, Cue.NAMES_SOMEBODY, Cue.RIVAL_KNOWN) for gist in gists)


def test_a_capital_inside_a_sentence_marks_a_name():
    capitals = capitals_in("Well, we saw Zentrio. It is not HubFlow, I think.")
    assert capitals is not None
    assert capitals.inside == {"zentrio", "hubflow"}
    assert capitals.first == {"well", "it"}


@pytest.mark.parametrize("text", ["", "no capitals here", "i think so", "I think so"])
def test_a_text_without_capitals_tells_nothing(text):
    assert capitals_in(text) is None


def test_where_capitals_are_written_a_name_has_one():
    assert names("We had a look around, and we are also looking at Brightdesk.")
    assert not names("We had a look around, and we are also looking at fabrics.")


def test_without_capitals_only_a_clear_lead_counts():
    assert names("we are also considering brightdesk")
    assert not names("we went with brightdesk")
    assert names("We went with Brightdesk.")


@pytest.mark.parametrize("word", ["Tuesday", "Germany", "CRM"])
def test_days_places_and_letters_are_no_companies(word):
    assert not names(f"We are also considering {word}.")


def test_an_answer_names_somebody_only_where_one_was_asked_for():
    assert names("Quillmark.", asked=True)
    assert names("Probably Quillmark and Ovenline, I would say, of all those.", asked=True)
    assert not names("Quillmark.")
    assert not names("Nobody.", asked=True)
    assert not names("Just excel.", asked=True)


def test_names_that_were_typed_are_known_wherever_they_stand():
    typed = spoken_as(["Tally-Hawk", "Ovenline", "ovenline", "!"])
    assert typed == ("tally hawk", "ovenline")
    assert names("My brother swears by ovenline.", rivals=typed)
    assert not names("My brother swears by ovenliner.", rivals=typed)


def call_with(*names_typed: str) -> Conversation:
    return Conversation.begin(replace(context(), competitors=names_typed))


def test_a_typed_name_is_a_competitor_from_either_side_but_not_in_a_pitch():
    call = call_with("Ovenline")
    heard = call.after(said("My brother swears by Ovenline.", speaker=Speaker.BUYER))
    assert last(heard, SignalKind.COMPETITOR).detail is SignalDetail.NAMED
    assert call.after(said("You mentioned Ovenline last time.")).count(SignalKind.COMPETITOR) == 1
    pitch = "When a prospect mentions Ovenline, the card comes up."
    assert call.after(said(pitch)).count(SignalKind.COMPETITOR) == 0
    tools = said("Does it integrate with Ovenline?", speaker=Speaker.BUYER)
    assert call.after(tools).count(SignalKind.COMPETITOR) == 0


def test_typed_names_are_not_shown():
    shown = repr(call_with("Ovenline"))
    assert "venline" not in shown


@given(st.text(max_size=80))
def test_any_text_can_be_asked_for_names(text):
    read(text, hints=Hints(rivals=("ovenline",), asked=True))
