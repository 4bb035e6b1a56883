from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.conversation.state import Conversation
from copilot.events import SpeechStarted, Tick
from copilot.kinds import Speaker
from tests.conversation.talk import said
from tests.make import context

if TYPE_CHECKING:
    from copilot.conversation.voices import Voices

REP, BUYER = Speaker.REP, Speaker.BUYER


def spoke(start: float, seconds: float, speaker: Speaker = REP) -> list[object]:
    return [
        SpeechStarted(speaker=speaker, start=start),
        said("so it goes", speaker=speaker, start=start, seconds=seconds),
    ]


def after(*events: object) -> Voices:
    call = Conversation.begin(context())
    for event in events:
        call = call.after(event)  # type: ignore[arg-type]  # events of several kinds
    return call.voices


def test_before_any_voice_a_silence_is_none() -> None:
    assert after(Tick(at=30.0)).silent_s(30.0) is None


def test_it_lasts_from_the_end_of_the_later_voice() -> None:
    voices = after(*spoke(0, 4), *spoke(5, 2, BUYER))
    assert voices.silent_s(7.0) == 0
    assert voices.silent_s(12.5) == 5.5


def test_who_has_begun_speaks_until_the_words_are_there() -> None:
    voices = after(*spoke(0, 4), SpeechStarted(speaker=BUYER, start=6.0), Tick(at=9.0))
    assert voices.silent_s(9.0) == 0
    both = after(SpeechStarted(speaker=REP, start=1.0), *spoke(2, 3, BUYER))
    assert both.silent_s(6.0) == 0


def test_a_voice_that_left_no_words_in_the_time_of_a_stretch_was_none() -> None:
    voices = after(*spoke(0, 4), SpeechStarted(speaker=BUYER, start=6.0))
    assert voices.silent_s(21.0) == 0
    assert voices.silent_s(21.5) == 17.5


@pytest.mark.parametrize(("seconds", "known"), [(7.0, True), (13.0, False)])
def test_after_a_long_stretch_it_is_not_certain_that_it_was_the_last(
    seconds: float, known: bool
) -> None:
    voices = after(*spoke(0, seconds))
    assert (voices.silent_s(seconds + 5) is not None) is known
    assert voices.silent_s(seconds + 16) == 16
