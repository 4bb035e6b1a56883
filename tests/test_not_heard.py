"""That words do not come, and who was never heard, is told with a code, once and in time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from copilot.delivery.messages import Banner, ErrorMessage, HeardSpeech, State
from copilot.delivery.translate import summary
from copilot.kinds import Speaker
from copilot.not_heard import no_words, nobody_spoke, telling
from tests.web.serving import a_summary

if TYPE_CHECKING:
    from copilot.delivery.messages import Message

CALL = "3f0c1d2e-0000-4000-8000-000000000001"
SILENT = replace(a_summary(CALL), rep_words=0, buyer_words=0)


def state(banner: Banner) -> State:
    return State(ts=4.0, rep="listening", buyer="listening", banner=banner, elapsed_s=4.0)


def heard(speaker: Speaker, words: int = 3) -> HeardSpeech:
    return HeardSpeech(ts=2.0, speaker=speaker, start_s=1.0, end_s=2.0, words=words, late=not words)


def told(*messages: Message) -> list[tuple[str, str]]:
    """The codes that were told of these messages, each with what came right after it."""
    published: list[Message] = []
    tell = telling(published.append)
    for message in messages:
        tell(message)
    assert [one for one in published if not isinstance(one, ErrorMessage)] == list(messages)
    return [
        (one.code, type(after).__name__)
        for one, after in pairwise(published)
        if isinstance(one, ErrorMessage)
    ]


def test_that_words_do_not_come_is_told_once_until_some_do() -> None:
    wordless, fine = state("wordless"), state("none")
    assert told(wordless, wordless, heard(Speaker.REP, 0), wordless) == [("asr-failed", "State")]
    assert told(wordless, heard(Speaker.REP), fine, wordless) == [("asr-failed", "State")] * 2
    assert told(heard(Speaker.REP, 0), wordless) == [("asr-failed", "State")]
    assert told(fine, state("behind"), state("blind")) == []


def test_that_nobody_was_heard_is_told_just_before_the_numbers() -> None:
    assert told(state("none"), summary(SILENT)) == [("audio-empty", "Summary")]
    assert told(heard(Speaker.REP), summary(SILENT)) == [("audio-empty", "Summary")]
    both = (heard(Speaker.REP, 0), heard(Speaker.BUYER, 0))
    assert told(*both, summary(SILENT)) == []


def test_what_was_heard_before_a_restart_was_heard() -> None:
    assert told(summary(replace(SILENT, rep_words=9, buyer_words=1))) == []
    assert told(summary(replace(SILENT, rep_words=9))) == [("audio-empty", "Summary")]


@pytest.mark.parametrize(
    ("silent", "what"),
    [
        ((Speaker.REP, Speaker.BUYER), "nobody was heard in this call"),
        ((Speaker.REP,), "the rep was never heard"),
        ((Speaker.BUYER,), "the buyer was never heard"),
    ],
)
def test_who_it_was_is_said_and_the_call_goes_on(silent: tuple[Speaker, ...], what: str) -> None:
    said = nobody_spoke(7.0, *silent)
    assert (said.ts, said.what, said.goes_on) == (7.0, what, True)
    assert said.remedy
    assert no_words(3.0).goes_on
