"""A snapshot is what measures say, and where sound is wanted from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.measures import Measures, Side
from copilot.conversation.snapshot import SideNumbers, Snapshot
from copilot.events import FRAME_SECONDS


def test_a_side_and_its_numbers_are_each_others():
    side = Side(voiced_s=4.5, words=9, turns=2, questions=1, open_questions=1, late_utterances=3,
                longest_stretch_s=3.5, longest_stretch_words=7)  # fmt: skip
    assert SideNumbers.of(side).side == side
    assert Snapshot.of(Measures(rep=side), until_s=9.0).rep.side == side


@given(st.integers(0, 450_000))
def test_sound_is_wanted_from_the_frame_in_which_the_known_part_ends(frame):
    assert Snapshot(until_s=max(0.0, (frame - 0.5) * FRAME_SECONDS)).frame == max(0, frame - 1)


def test_bleed_is_what_the_sound_gave_away():
    assert Snapshot(until_s=1.0, bleed_s=2.0, bleed_told_apart=0.5).bleed.confidence == 0.5
    assert Snapshot(until_s=1.0).bleed.seconds == pytest.approx(0.0)
