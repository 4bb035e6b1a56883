from __future__ import annotations

from copilot.coaching import inputs
from copilot.coaching.inputs import ALL, SIGNAL, changed, signals
from copilot.coaching.scene import Scene
from copilot.conversation.retelling import Retelling
from copilot.conversation.state import Conversation
from copilot.events import CallEnded, Resumed, SpeechStarted, Tick, Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.spoken import Spoken
from tests.coaching.make import context, said


def after(*events: Utterance | Tick | CallEnded | SpeechStarted) -> tuple[Scene, Scene]:
    """The scene before the last event and after it."""
    call = Conversation.begin(context())
    now = before = Scene(conversation=call)
    for event in events:
        call = call.after(event)
        before, now = now, now.after(call)
    return before, now


def test_a_second_that_passes_changes_nothing_but_the_time() -> None:
    assert changed(*after(said("so it is", 5.0), Tick(at=6.0))) == 0


def test_who_begins_to_speak_ends_a_silence() -> None:
    began = SpeechStarted(speaker=Speaker.REP, start=6.0)
    assert changed(*after(said("so it is", 5.0), began)) == inputs.VOICES


def test_what_is_said_changes_what_it_says_and_no_other_signal() -> None:
    bits = changed(*after(said("so it is", 5.0), said("Is there a budget for this?", 9.0)))
    assert bits & SIGNAL[SignalKind.BUDGET]
    assert bits & inputs.WORDS
    assert bits & inputs.TURNS
    assert bits & inputs.MEASURES
    assert not bits & SIGNAL[SignalKind.COMPETITOR]
    assert not bits & inputs.NEXT_STEP


def test_at_the_end_and_when_a_stretch_goes_on_anything_may_be_otherwise() -> None:
    assert changed(*after(said("so it is", 5.0), CallEnded(at=6.0))) == ALL
    whole = Utterance(
        speaker=Speaker.REP, start=3.0, end=8.0, words=Spoken("so it is and was"), confidence=0.9,
        resumed=Resumed(end=5.0, at=6.0, silence_s=1.0),
    )  # fmt: skip
    assert changed(*after(said("so it is", 5.0), whole)) == ALL


def test_a_stretch_that_was_the_other_sides_after_all_was_never_said() -> None:
    buyer = said("on spreadsheets, all of it", 3.0, speaker=Speaker.BUYER)
    asked = said("what is your budget for this", 7.0, seconds=3.0)
    whole = Utterance(
        speaker=Speaker.REP, start=4.0, end=9.0, words=Spoken("what is your budget for this year"),
        confidence=0.9, bleed=True, resumed=Resumed(end=7.0, at=7.5, silence_s=0.5),
    )  # fmt: skip
    told = Retelling(conversation=Conversation.begin(context()))
    now = before = Scene(conversation=told.conversation)
    for event in (buyer, asked, whole):
        told = told.after(event)
        before, now = now, now.after(told.conversation)
    assert before.conversation.seen.first(SignalKind.BUDGET) is not None
    assert now.conversation.seen.first(SignalKind.BUDGET) is None
    assert changed(before, now) == ALL
    assert now.recent == (buyer,)


def test_each_input_has_a_bit_of_its_own() -> None:
    every = signals(SignalKind)
    for name in (
        "WORDS",
        "TURNS",
        "MEASURES",
        "NEXT_STEP",
        "VOICES",
        "FACTS",
        "PHASE",
        "ENDED",
        "PHRASES",
        "GATES",
        "KIND",
    ):
        bit = getattr(inputs, name)
        assert bit.bit_count() == 1
        assert not every & bit
        every |= bit
    assert every == ALL
