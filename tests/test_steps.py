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
from copilot.events import SpeechSegment, Utterance
from copilot.kinds import Speaker
from copilot.path import Decode, Forget, Found, Said, Shown
from copilot.spoken import Spoken
from tests.coaching.test_gate_state import card

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


def told(stream, output):
    steps.tell(output, 4.0)
    line = json.loads(stream.getvalue())
    assert (line.pop("event"), line.pop("level")) == ("step", "debug")
    assert observe.WITHHELD not in line.values()
    assert "rutabaga" not in stream.getvalue()
    return line


def test_a_stretch_of_speech(stream):
    assert told(stream, Decode(segment=SEGMENT)) == {
        "stage": "speech", "at_s": 4.0, "speaker": "buyer", "seconds": 2.5, "status": "final",
    }  # fmt: skip


def test_an_utterance(stream):
    assert told(stream, Said(utterance=SAID)) == {
        "stage": "conversation", "at_s": 2.0, "speaker": "rep", "count": 3,
    }  # fmt: skip


def test_a_moment(stream):
    found = card().moment
    assert told(stream, Found(moment=found)) == {
        "stage": "coaching", "at_s": 4.0, "kind": found.kind, "rule": found.rule, "status": "moment",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("output", "status"),
    [
        (Shown(card=card()), "shown"),
        (Gone(moment_id=card().moment.id, reason="expired"), "expired"),
    ],
)
def test_a_card_that_comes_and_goes(stream, output, status):
    line = told(stream, output)
    assert (line["stage"], line["status"]) == ("coaching", status)


def test_what_is_no_step_is_not_told(stream):
    steps.tell(Forget(key=SEGMENT.key), 4.0)
    assert stream.getvalue() == ""
