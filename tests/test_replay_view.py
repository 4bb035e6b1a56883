"""How a replay looks to a person and to a program."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from copilot.audio.source import SourceCounts
from copilot.cut_short import breaks_off
from copilot.delivery.messages import Bleeding, State, Suggest, Summary, TalkShare
from copilot.replay_view import JsonLines, Terminal, clock

STATE = State(rep="listening", buyer="speaking", elapsed_s=30.0)
WHOLE = SourceCounts()
CARD = Suggest(
    id="m", rule="r", skill="s", kind="no_next_step", text="A [cue]?", why="Why.", ask="Ask?", at_s=75.2, ttl_ms=1,
    waited_ms=2500, priority=1,
)  # fmt: skip


def summary(**changes):
    values = {
        "call": "c", "kind": "demo", "duration_s": 125.0, "talk_share": TalkShare(rep=0.7, buyer=0.3), "cards": 1,
        "moments": (), "rep_words": 10, "buyer_words": 20, "turns": 3, "rep_questions": 4, "buyer_questions": 5,
        "longest_rep_monologue_s": 60.4, "longest_buyer_stretch_s": 7, "median_response_gap_s": 0.4,
        "late_utterances": 0, "dropped_utterances": 0, "lost_frames": 0, "dropped_cards": 0,
    }  # fmt: skip
    return Summary(**{**values, **changes})


def printed(*messages, duration_s=125.0, counts=WHOLE):
    out, err = io.StringIO(), io.StringIO()
    view = Terminal(Console(file=out, width=120), Console(file=err, width=120))
    view.begin(duration_s)
    for message in messages:
        view.message(message)
    view.end(counts)
    return out.getvalue()


def test_lines_of_json_are_numbered_and_end_with_the_summary():
    stream = io.StringIO()
    lines = JsonLines(stream)
    lines.begin(None)
    for message in (STATE, CARD, summary()):
        lines.message(message)
    lines.end(SourceCounts())
    read = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(one["seq"], one["type"]) for one in read] == [
        (1, "state"),
        (2, "suggest"),
        (3, "summary"),
    ]
    assert read[2]["talk_share"] == {"rep": 0.7, "buyer": 0.3}


def test_what_bleed_withholds_is_said():
    bled = Bleeding(seconds=75.2, confidence=0.2, withheld=True)
    text = printed(summary(talk_share=TalkShare(rep=None, buyer=None), bleed=bled))
    assert "withheld: the rep's microphone hears the buyer" in text
    assert "75 s of the buyer, told apart for 20% of it" in text
    assert "bleed" not in printed(summary())


def test_a_card_says_when_what_why_and_how_long_it_waited():
    text = printed(STATE, CARD)
    assert "1:15" in text
    assert "A [cue]?" in text
    assert "waited 2.5 s" in text
    assert "Why." in text
    assert "Ask?" in text


def test_the_call_in_numbers_hides_what_did_not_happen():
    text = printed(summary())
    assert "rep 70%, buyer 30%" in text
    assert "not heard" not in text
    assert "2 late" in printed(summary(late_utterances=2))


def test_a_silent_call_says_so():
    assert "no speech was heard" in printed(
        summary(talk_share=TalkShare(rep=None, buyer=None)), duration_s=None
    )


@pytest.mark.parametrize(("seconds", "shown"), [(0, "  0:00"), (61.9, "  1:01"), (3600, " 60:00")])
def test_clock(seconds, shown):
    assert clock(seconds) == shown


def test_a_damaged_recording_is_told():
    text = printed(breaks_off(75.0), summary(), counts=SourceCounts(packets_lost=3))
    assert "[audio-unreadable] the recording breaks off" in text
    assert "3 damaged pieces" in text


def test_it_says_what_kind_of_call_it_was_taken_for_and_why():
    heard = summary(kind_from="heard", kind_confidence=0.87)
    assert "demo (heard, 0.8 sure)" in printed(heard)
    assert "demo (as --call said)" in printed(summary(kind_from="set_up", kind_confidence=1.0))
    assert "not known" in printed(summary(kind="unknown"))
