"""Deafness is told; silence that is only silence is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from copilot.events import FRAME_SAMPLES, FRAME_SECONDS, AudioFrame
from copilot.hearing import (
    BEHIND_AFTER_S,
    DEAD_AFTER_S,
    GIVEN_UP_AFTER,
    LOST_AFTER_S,
    NOTHING_AFTER_S,
    Hearing,
)
from copilot.kinds import Speaker
from tests.conversation.talk import unheard

NOISE = np.full(FRAME_SAMPLES, 1e-3, np.float32)
ZERO = np.zeros(FRAME_SAMPLES, np.float32)


def listen(
    hearing,
    seconds,
    *,
    rep=NOISE,
    buyer=NOISE,
    talk=(False, False),
    lost=False,
    rep_lost=False,
    behind=0.0,
):
    for _ in range(round(seconds / FRAME_SECONDS)):
        index = round(hearing.at / FRAME_SECONDS)
        pair = (
            AudioFrame(speaker=Speaker.REP, index=index, pcm=rep, lost=rep_lost),
            AudioFrame(speaker=Speaker.BUYER, index=index, pcm=buyer, lost=lost),
        )
        hearing = hearing.after(pair, talk, behind)
    return hearing


def spoken():
    return listen(Hearing(), 1, talk=(True, True))


def test_a_call_begins_without_a_banner():
    hearing = listen(Hearing(), 1)
    assert (hearing.rep.state, hearing.buyer.state, hearing.banner) == (
        "listening",
        "listening",
        "none",
    )


def test_a_voice_is_shown_at_once():
    assert listen(Hearing(), 0.1, talk=(False, True)).buyer.state == "speaking"


def test_sound_that_stops_arriving_is_told_within_two_seconds():
    assert listen(spoken(), LOST_AFTER_S - 0.1, lost=True).banner == "none"
    deaf = listen(spoken(), LOST_AFTER_S + 0.1, lost=True)
    assert (deaf.buyer.state, deaf.banner) == ("lost", "blind")
    assert listen(deaf, 0.1).banner == "none"


def test_a_dead_device_shows_as_silent_until_it_has_spoken():
    assert listen(Hearing(), DEAD_AFTER_S + 0.1, buyer=ZERO).buyer.state == "silent"
    assert listen(spoken(), DEAD_AFTER_S + 0.1, buyer=ZERO).buyer.state == "listening"


@pytest.mark.parametrize("talk", [(False, False), (True, False)])
def test_a_side_never_heard_is_told(talk):
    assert listen(Hearing(), NOTHING_AFTER_S - 1, talk=talk).banner == "none"
    deaf = listen(Hearing(), NOTHING_AFTER_S + 1, talk=talk)
    assert deaf.banner == "hears_nothing"
    assert deaf.buyer.state == "silent"
    assert deaf.rep.state == ("speaking" if talk[0] else "silent")


def test_a_long_monologue_is_no_fault_of_the_hearing():
    assert listen(spoken(), NOTHING_AFTER_S + 10, talk=(True, False)).banner == "none"


def test_both_quiet_for_long_is_told():
    assert listen(spoken(), NOTHING_AFTER_S + 1).banner == "hears_nothing"


def test_words_that_are_overdue_are_told_and_the_worst_comes_first():
    behind = listen(spoken(), 0.1, behind=BEHIND_AFTER_S)
    assert behind.banner == "behind"
    assert listen(behind, LOST_AFTER_S + 0.1, lost=True, behind=9).banner == "blind"


def answered(hearing, **changes):
    late = unheard(speaker=Speaker.REP, start=1.0, seconds=2.0)
    return hearing.answered(replace(late, **changes))


def test_words_of_which_none_come_are_told_until_some_do():
    once = answered(spoken())
    assert (once.given_up, once.banner) == (1, "none")
    wordless = listen(answered(once), 1)
    assert (wordless.given_up, wordless.banner) == (GIVEN_UP_AFTER, "wordless")
    assert listen(wordless, 0.1, behind=BEHIND_AFTER_S).banner == "wordless"
    assert listen(wordless, LOST_AFTER_S + 0.1, lost=True).banner == "blind"
    for came in ({"late": False}, {"unclear": True}, {"late": False, "nobody": True}):
        assert answered(wordless, **came).banner == "none"


def test_sound_that_has_not_come_for_a_word_may_be_somebody_speaking():
    assert not listen(spoken(), 0.2, lost=True).sound_missing
    missing = listen(spoken(), 0.4, lost=True)
    assert missing.sound_missing
    assert listen(spoken(), 0.4, rep_lost=True).sound_missing
    assert not listen(missing, 0.1).sound_missing
