"""The real encoder with the shipped heads, on sentences that are not in the data."""

from __future__ import annotations

import pytest

from copilot.kinds import SignalKind, Speaker
from copilot.meaning.reader import NoUnderstanding, Reader, load_model, open_reader

pytestmark = pytest.mark.engine

SAID = (
    (Speaker.BUYER, "what would a yearly plan for nine people cost", SignalKind.PRICE),
    (Speaker.BUYER, "our finance director has to approve it", SignalKind.DECISION_MAKER),
    (Speaker.REP, "could we meet again on Tuesday at ten", SignalKind.NEXT_STEP_PROPOSED),
    (Speaker.REP, "I can take fifteen percent off for you", SignalKind.CONCESSION),
)


@pytest.fixture(scope="module")
def reader():
    if isinstance(open_reader(), NoUnderstanding):
        pytest.skip("the sentence encoder is not on this machine")
    return Reader(load_model)


@pytest.mark.parametrize(("speaker", "text", "kind"), SAID, ids=lambda one: str(one)[:12])
def test_a_plain_sentence_is_understood(reader, speaker, text, kind):
    assert kind in {one.kind for one in reader.meanings(text, speaker) if one.sure}
    assert reader.failures == 0


@pytest.mark.parametrize("text", ["we have four offices in Ohio", "can you see my screen now"])
@pytest.mark.parametrize("speaker", list(Speaker))
def test_ordinary_talk_means_nothing(reader, speaker, text):
    judged = reader.meanings(text, speaker)
    assert judged
    assert [one.kind for one in judged if one.sure] == []
