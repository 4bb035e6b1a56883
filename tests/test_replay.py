"""A recording through the whole path, and what its listener is told."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from copilot.audio.source import SourceCounts
from copilot.delivery.messages import Message, Summary
from copilot.errors import AudioMissing
from copilot.kinds import CallKind, Profile
from copilot.replay import PATIENCE_S, Replay, patient, replay
from copilot.settings import Settings

pytestmark = pytest.mark.anyio
RECORDING = Path(__file__).parent / "data" / "two-sides.flac"


class Listener:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.length_s: float | None = None
        self.messages: list[Message] = []
        self.ended: SourceCounts | None = None

    def begin(self, duration_s: float | None) -> None:
        self.length_s = duration_s

    def message(self, message: Message) -> None:
        self.messages.append(message)

    def end(self, counts: SourceCounts) -> None:
        self.ended = counts


def request(file: Path, **changes) -> Replay:
    values = {
        "file": file, "second": None, "kind": CallKind.DISCOVERY, "profile": Profile.CORE,
        "scheduled_end_s": None, "speed": None, "rep_channel": 0,
    }  # fmt: skip
    return Replay(**{**values, **changes})


@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_a_listener_learns_the_length_then_the_call_then_the_end():
    listener = Listener()
    await replay(request(RECORDING), Settings(), listener)
    assert listener.length_s is not None
    last = listener.messages[-1]
    assert isinstance(last, Summary)
    assert last.duration_s == pytest.approx(listener.length_s, abs=0.1)
    assert last.kind is CallKind.DISCOVERY
    assert listener.ended is not None
    assert dataclasses.replace(listener.ended, source_blocked=0) == SourceCounts()


async def test_a_file_that_is_not_there_is_said_before_anything_begins(tmp_path):
    listener = Listener()
    with pytest.raises(AudioMissing):
        await replay(request(tmp_path / "none.wav"), Settings(), listener)
    assert listener.length_s is None
    assert not listener.messages


def test_patience_changes_the_deadline_alone():
    settings = Settings()
    other = patient(settings)
    assert other.recognizer.deadline_s == PATIENCE_S
    same = other.recognizer.model_copy(update={"deadline_s": settings.recognizer.deadline_s})
    assert other.model_copy(update={"recognizer": same}) == settings
