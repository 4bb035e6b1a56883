"""The values that flow are frozen, named by keyword, and hold no word."""

from __future__ import annotations

import dataclasses
import inspect

import numpy as np
import pytest

from copilot import events
from copilot.events import FRAME_SAMPLES, AudioFrame, CallContext, Moment, SpeechSegment, Utterance
from copilot.kinds import Speaker
from copilot.spoken import Spoken

VALUES = [
    one
    for _, one in inspect.getmembers(events, dataclasses.is_dataclass)
    if one.__module__ == events.__name__
]


@pytest.mark.parametrize("value", VALUES, ids=lambda one: one.__name__)
def test_a_value_is_frozen_has_slots_and_takes_keywords_only(value):
    parameters = value.__dataclass_params__
    assert parameters.frozen
    assert hasattr(value, "__slots__")
    assert all(field.kw_only for field in dataclasses.fields(value))
    assert value.__doc__


def test_what_is_kept_has_no_field_that_could_hold_a_word():
    kept = {
        field.type
        for field in dataclasses.fields(Moment)
        if field.name not in {"id", "call_id", "rule"}
    }
    assert kept == {"int", "float", "float | None", "MomentKind"}


def test_an_utterance_does_not_show_what_was_said():
    said = Utterance(
        speaker=Speaker.BUYER, start=1.0, end=2.5, words=Spoken("a rutabaga"), confidence=1.0
    )
    assert "rutabaga" not in repr(said)
    assert said.duration == 1.5


def test_a_context_does_not_show_the_names():
    context = CallContext(call_id="c", names=("Quillmark",))
    assert "Quillmark" not in repr(context)
    assert context.names == ("Quillmark",)


def test_a_frame_knows_when_it_begins():
    silence = np.zeros(FRAME_SAMPLES, np.float32)
    assert AudioFrame(speaker=Speaker.REP, index=125, pcm=silence).start == 4.0


def test_a_tentative_stretch_and_its_final_are_the_same_stretch():
    def stretch(*, final):
        sound = np.zeros(16_000, np.float32)
        return SpeechSegment(speaker=Speaker.REP, start=1.0, end=2.016, pcm=sound, final=final)

    assert stretch(final=False).key == stretch(final=True).key == (Speaker.REP, 1000, 2016)


def test_each_side_has_another():
    assert [one.other for one in (Speaker.REP, Speaker.BUYER)] == [Speaker.BUYER, Speaker.REP]
