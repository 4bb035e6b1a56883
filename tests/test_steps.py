"""Each thing that the path decides is one line of numbers at debug level."""

from __future__ import annotations

import io
import json
import logging

import numpy as np
import pytest
import structlog

from copilot import observe, steps
from copilot.coaching.gate import Gone
from copilot.coaching.rulebook import Rulebook
from copilot.events import CallContext, SpeechSegment, Utterance
from copilot.kinds import CallKind, Profile, Speaker
from copilot.outputs import Decode, Forget, Found, Said, Shown
from copilot.path import CallPath
from copilot.spoken import Spoken
from tests.coaching.test_gate_state import card
from tests.scripted_workshop import ScriptedWorkshop

CONTEXT = CallContext(call_id="c", kind=CallKind.DISCOVERY, profile=Profile.CORE)

SEGMENT = SpeechSegment(
    speaker=Speaker.BUYER, start=1.0, end=3.5, pcm=np.zeros(4, np.float32), final=True
)
SAID = Utterance(
    speaker=Speaker.REP, start=1.0, end=2.0, words=Spoken("a rutabaga each"), confidence=0.9
)


@pytest.fixture
def stream():
    stream, root = io.StringIO(), logging.getLogger()
    before = list(root.handlers), root.level, logging.raiseExceptions
    observe.configure(debug=True, stream=stream)
    yield stream
    structlog.reset_defaults()
    root.handlers[:], logging.raiseExceptions = before[0], before[2]
    root.setLevel(before[1])


@pytest.fixture
def path():
    stages = ScriptedWorkshop(Rulebook()).stages(CONTEXT)
    path = CallPath(CONTEXT, stages.voice, stages.coach)
    path.at = 4.0
    return path


@pytest.fixture
def told(stream, path):
    """The lines of one output, without what all steps have."""

    def tell(output):
        steps.tell(output, path)
        assert "rutabaga" not in stream.getvalue()
        lines = [json.loads(line) for line in stream.getvalue().splitlines()]
        for line in lines:
            assert (line.pop("event"), line.pop("level")) == ("step", "debug")
            assert observe.WITHHELD not in line.values()
        return lines

    return tell


def test_a_stretch_of_speech(told):
    assert told(Decode(segment=SEGMENT)) == [
        {"stage": "speech", "at_s": 4.0, "speaker": "buyer", "seconds": 2.5, "status": "final"}
    ]


def test_an_utterance(told):
    assert told(Said(utterance=SAID, new_words=3)) == [
        {"stage": "conversation", "at_s": 2.0, "speaker": "rep", "count": 3},
        {"stage": "coaching", "at_s": 4.0, "count": 0, "status": "wanted"},
    ]


def test_a_moment(told):
    found = card().moment
    assert told(Found(moment=found)) == [
        {
            "stage": "coaching",
            "at_s": 4.0,
            "kind": found.kind,
            "rule": found.rule,
            "status": "moment",
        }
    ]


@pytest.mark.parametrize(
    ("output", "status"),
    [
        (Shown(card=card()), "shown"),
        (Gone(moment_id=card().moment.id, reason="expired"), "expired"),
    ],
)
def test_a_card_that_comes_and_goes(told, output, status):
    [line] = told(output)
    assert (line["stage"], line["status"]) == ("coaching", status)


def test_what_is_no_step_is_not_told(told):
    assert told(Forget(key=SEGMENT.key)) == []
