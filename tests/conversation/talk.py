"""Calls written as lines: "R: ..." is the rep, "B: ..." the buyer."""

from __future__ import annotations

import re

from copilot.conversation.state import Conversation
from copilot.events import Signal, Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.spoken import NOTHING_SAID, Spoken
from tests.make import context

WORDS_PER_SECOND = 2.7
PAUSE_S = 0.6


def said(
    text: str, *, speaker: Speaker = Speaker.REP, start: float = 0.0, seconds: float | None = None
) -> Utterance:
    """One utterance, as long as its words take."""
    length = seconds or max(0.3, len(text.split()) / WORDS_PER_SECOND)
    return Utterance(
        speaker=speaker, start=start, end=start + length, words=Spoken(text), confidence=0.9
    )


def unheard(*, speaker: Speaker, start: float, seconds: float) -> Utterance:
    """A stretch of speech whose words never came."""
    return Utterance(
        speaker=speaker,
        start=start,
        end=start + seconds,
        words=NOTHING_SAID,
        confidence=0.0,
        late=True,
    )


def plain(text: str) -> str:
    """The same as a recogniser without punctuation writes it."""
    marks = r"(?<!\d)[.,:]|[.,:](?!\d)|[^\w\s'$%€£.,:]"
    return " ".join(re.sub(marks, " ", text.lower()).split())


def talk(*lines: str, bare: bool = False) -> Conversation:
    """The conversation after these lines, one after the other with short pauses."""
    conversation = Conversation.begin(context())
    at = 0.0
    for line in lines:
        speaker = Speaker.REP if line.startswith("R:") else Speaker.BUYER
        text = plain(line[3:]) if bare else line[3:]
        utterance = said(text, speaker=speaker, start=at + PAUSE_S)
        conversation = conversation.after(utterance)
        at = utterance.end
    return conversation


def last(conversation: Conversation, kind: SignalKind) -> Signal:
    """The newest signal of a kind, which must be there."""
    signal = conversation.last(kind)
    assert signal is not None
    return signal
