"""What the rep is told of a side: by the page's word, and of a device that gives nothing."""

from __future__ import annotations

import numpy as np
import pytest

from copilot.delivery.messages import Capture
from copilot.events import FRAME_SAMPLES, AudioFrame
from copilot.kinds import Speaker
from copilot.listening import QUIET_AFTER_S, Listening
from tests.make import NOISE

ZEROS = np.zeros(FRAME_SAMPLES, np.float32)
THERE = Capture(consent="given", connected=True)


def pair(index, rep=NOISE, buyer=NOISE, *, lost=False):
    return (
        AudioFrame(speaker=Speaker.REP, index=index, pcm=rep, lost=lost),
        AudioFrame(speaker=Speaker.BUYER, index=index, pcm=buyer, lost=lost),
    )


def after(listening, seconds, *, rep=NOISE, buyer=NOISE, talks="", lost=False):
    for index in range(round(seconds / 0.032)):
        listening = listening.after(
            pair(index, rep, buyer, lost=lost),
            rep_talks=talks == "rep",
            buyer_talks=talks == "buyer",
        )
    return listening


def test_zeros_while_the_other_talks_are_a_dead_device_within_two_seconds():
    listening = after(Listening(), 2.05, rep=ZEROS, talks="buyer")
    assert listening.trouble(Speaker.REP) == "silent"
    assert listening.trouble(Speaker.BUYER) == "none"
    assert listening.banner(THERE, "none") == "hears_nothing"


def test_zeros_while_nobody_talks_are_nothing():
    assert after(Listening(), 60, rep=ZEROS, buyer=ZEROS).banner(THERE, "none") == "none"


def test_lost_sound_says_nothing_of_a_device():
    assert after(Listening(), 5, rep=ZEROS, talks="buyer", lost=True) == Listening()


def test_a_buyer_who_muted_is_told_beside_and_no_alarm_is_raised_for_a_while():
    heard = after(Listening(), 1)
    muted = after(heard, 5, buyer=ZEROS, talks="rep")
    assert muted.trouble(Speaker.BUYER) == "silent"
    assert muted.banner(THERE, "none") == "none"
    assert after(muted, QUIET_AFTER_S, buyer=ZEROS, talks="rep").banner(THERE, "none") != "none"


def test_sound_that_returns_ends_it():
    listening = after(after(Listening(), 3, rep=ZEROS, talks="buyer"), 0.04)
    assert listening.trouble(Speaker.REP) == "none"


@pytest.mark.parametrize("state", ["ended", "denied", "unticked", "unplugged"])
def test_a_side_that_the_page_has_not_makes_it_blind(state):
    listening = Listening().said(Speaker.BUYER, state)
    assert listening.trouble(Speaker.BUYER) == state
    assert listening.banner(THERE, "none") == "blind"
    assert listening.said(Speaker.BUYER, "live").banner(THERE, "behind") == "behind"


def test_a_muted_side_is_told_and_is_no_alarm():
    listening = Listening().said(Speaker.REP, "muted")
    assert (listening.trouble(Speaker.REP), listening.banner(THERE, "none")) == ("muted", "none")


@pytest.mark.parametrize(
    ("capture", "banner"),
    [
        (Capture(), "starting"),
        (Capture(connected=True), "starting"),
        (Capture(consent="given"), "blind"),
        (THERE, "none"),
    ],
)
def test_before_consent_it_starts_and_without_a_page_it_is_blind(capture, banner):
    assert Listening().banner(capture, "none") == banner
