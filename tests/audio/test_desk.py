"""Two scripted devices: what is opened, closed and shown as they come, go, mute and change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from copilot.audio.desk import FLOOR_DB, Desk
from copilot.audio.line import Trouble
from copilot.audio.packets import Failed, Failure, Opened, Sound
from copilot.events import FRAME_SECONDS
from copilot.kinds import SPEAKERS, Speaker

if TYPE_CHECKING:
    from copilot.audio.source import Pair

REP, BUYER = SPEAKERS
RATE = 16_000
STEP_S = 0.02


class Table:
    """A desk, a clock, and devices that deliver what they are told to."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.now = 50.0
        self.pairs: list[Pair] = []
        self.opens: list[Speaker] = []
        self.closes: list[Speaker] = []
        self.plugged = dict.fromkeys(SPEAKERS, True)
        self.loud = dict.fromkeys(SPEAKERS, 0.1)
        self.delivers = dict.fromkeys(SPEAKERS, True)
        self.rate = dict.fromkeys(SPEAKERS, RATE)
        self.open: set[Speaker] = set()

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP_S)):
            self.now += STEP_S
            for one in sorted(self.open):
                if not self.plugged[one]:
                    self.open.discard(one)
                    self.desk.ended(one, self.now)
                elif self.delivers[one]:
                    pcm = np.full(round(self.rate[one] * STEP_S), self.loud[one], np.float32)
                    self.desk.received(one, Sound(at=self.now, pcm=pcm), self.now)
            work = self.desk.step(self.now)
            self.pairs += work.pairs
            self.closes += work.close
            self.open -= set(work.close)
            for one in work.open:
                self.opens.append(one)
                if self.plugged[one]:
                    self.open.add(one)
                    self.desk.received(one, Opened(at=self.now, rate_hz=RATE), self.now)
                else:
                    self.desk.received(one, Failed(at=self.now, why=Failure.NO_DEVICE), self.now)
                    self.desk.ended(one, self.now)

    def trouble(self, speaker: Speaker) -> Trouble:
        return self.desk.side(speaker, self.now).trouble

    @property
    def heard_s(self) -> float:
        return len(self.pairs) * FRAME_SECONDS


@pytest.fixture
def table():
    table = Table()
    table.pass_time(2.0)
    return table


def test_both_are_opened_once_and_heard(table):
    assert sorted(table.opens) == sorted(SPEAKERS)
    assert table.closes == []
    assert [table.trouble(one) for one in SPEAKERS] == [Trouble.NONE, Trouble.NONE]
    assert table.desk.counts.lost_frames <= 4


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_one_that_is_pulled_out_is_noticed_shown_and_taken_up_again(table, speaker):
    table.plugged[speaker] = False
    table.pass_time(2.0)
    assert table.trouble(speaker) is Trouble.GONE
    assert table.desk.side(speaker, table.now).failure is Failure.NO_DEVICE
    table.pass_time(10.0)
    table.plugged[speaker] = True
    table.pass_time(5.0)
    assert table.trouble(speaker) is Trouble.NONE
    assert table.desk.side(speaker, table.now).failure is None
    assert table.heard_s == pytest.approx(19.0, abs=0.2)


def test_both_pulled_out_at_once_do_not_stop_the_clock(table):
    table.plugged = dict.fromkeys(SPEAKERS, False)
    table.pass_time(30.0)
    assert table.heard_s == pytest.approx(32.0, abs=0.4)
    table.plugged = dict.fromkeys(SPEAKERS, True)
    table.pass_time(6.0)
    assert [table.trouble(one) for one in SPEAKERS] == [Trouble.NONE, Trouble.NONE]
    assert table.heard_s == pytest.approx(38.0, abs=0.2)


def test_a_microphone_that_is_stuck_is_closed_and_opened_anew(table):
    table.delivers[REP] = False
    table.pass_time(1.1)
    assert table.trouble(REP) is Trouble.STALLED
    assert table.closes == [REP]
    table.delivers[REP] = True
    table.pass_time(1.0)
    assert table.trouble(REP) is Trouble.NONE
    assert table.desk.reopened == 1


def test_a_monitor_while_nothing_plays_is_left_alone(table):
    table.delivers[BUYER] = False
    table.pass_time(30.0)
    assert table.trouble(BUYER) is Trouble.NONE
    assert table.closes == []
    assert table.heard_s == pytest.approx(32.0, abs=0.2)


def test_a_muted_microphone_is_shown_within_two_seconds_and_is_well_when_it_speaks(table):
    table.loud[REP] = 0.0
    table.pass_time(1.6)
    assert table.trouble(REP) is Trouble.ZEROS
    table.pass_time(20.0)
    assert table.trouble(REP) is Trouble.ZEROS
    table.loud[REP] = 0.1
    table.pass_time(0.1)
    assert table.trouble(REP) is Trouble.NONE


def test_a_headset_that_changes_its_rate_is_opened_anew_within_two_seconds(table):
    table.rate[REP] = 8_000
    table.pass_time(2.0)
    assert table.closes == [REP]
    assert table.desk.reopened == 1


def test_another_default_device_is_opened_in_its_place(table):
    assert table.desk.moved(BUYER, table.now)
    table.open.discard(BUYER)
    table.pass_time(0.1)
    assert table.opens.count(BUYER) == 2
    assert table.trouble(BUYER) is Trouble.NONE


def test_nothing_moves_that_is_not_open():
    desk = Desk()
    assert not desk.moved(BUYER, 1.0)
    desk.step(1.0)
    assert not desk.moved(BUYER, 1.0)


def test_what_a_capture_says_that_is_being_ended_is_not_heard(table):
    table.delivers[REP] = False
    table.pass_time(1.02)
    before = table.desk.side(REP, table.now)
    loud = np.ones(320, np.float32)
    table.desk.received(REP, Sound(at=table.now, pcm=loud), table.now)
    assert table.desk.side(REP, table.now) == before


def test_levels_rise_at_once_and_fall_slowly(table):
    table.loud[REP] = 1.0
    table.pass_time(0.04)
    assert table.desk.side(REP, table.now).level_db == pytest.approx(0.0, abs=0.1)
    table.loud[REP] = 0.001
    table.pass_time(0.5)
    assert table.desk.side(REP, table.now).level_db == pytest.approx(-20.0, abs=2.0)
    assert table.desk.side(REP, table.now + 60).level_db == FLOOR_DB
