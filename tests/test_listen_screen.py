"""The same call in place for a person, and as lines for a file."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from copilot.audio.desk import SideNow
from copilot.audio.line import Trouble
from copilot.delivery.messages import Answer, ErrorMessage, Withdraw
from copilot.kinds import CallKind, Profile, Speaker
from copilot.listen import Plan
from copilot.listen_screen import AsLines, InPlace
from tests.test_replay_view import CARD, STATE, summary

PLAN = Plan(kind=CallKind.DEMO, profile=Profile.CORE, talk_band=None)
GONE = SideNow(trouble=Trouble.GONE, failure=None, level_db=-60.0)
WELL = SideNow(trouble=Trouble.NONE, failure=None, level_db=-20.0)


def shown(*messages, sides=(), terminal=True) -> str:
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=terminal)
    screen = InPlace(console, sure=lambda: False) if terminal else AsLines(console)
    with screen:
        screen.begin(PLAN)
        for message in messages:
            screen.message(message)
        for now in sides:
            screen.sides(now, snoozed_s=0.0)
    screen.close()
    return out.getvalue()


def test_lines_tell_of_cards_devices_answers_and_trouble():
    text = shown(
        STATE,
        CARD,
        Answer(reason="words_late"),
        ErrorMessage(code="store-full", what="the disk is full", remedy="make room", goes_on=True),
        sides=[{Speaker.REP: GONE}, {Speaker.REP: GONE}, {Speaker.REP: WELL}],
        terminal=False,
    )
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0] == "0:00 listening"
    assert "0:30 card A [cue]?" in lines
    assert any(line.startswith("0:30 answer The last words") for line in lines)
    assert "0:30 trouble the disk is full. make room" in lines
    assert sum("gone" in line for line in lines) == 1, "said once"
    assert lines[-1] == "0:30 You heard"


def test_the_picture_is_taken_away_and_the_numbers_stay():
    text = shown(STATE, CARD, summary())
    assert "A [cue]?" in text
    assert "rep 70%, buyer 30%" in text
    assert text.rindex("talk share") > text.rindex("A [cue]?")


def test_a_card_that_is_gone_is_gone_from_the_next_picture():
    text = shown(STATE, CARD, Withdraw(id="m", reason="expired"))
    assert "A [cue]?" not in text.rsplit("Listening", 1)[-1]


def test_an_answer_goes_as_a_card_does():
    later = STATE.model_copy(update={"elapsed_s": 60.0})
    text = shown(STATE, Answer(ts=30.0, reason="words_late"), later, sides=[{Speaker.REP: WELL}])
    assert "not in yet" not in text.rsplit("Listening", 1)[-1]


@pytest.mark.parametrize("terminal", [True, False])
def test_without_a_summary_there_is_nothing_to_add(terminal):
    assert "talk share" not in shown(STATE, terminal=terminal)
