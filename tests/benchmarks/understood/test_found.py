"""Signals as they are emitted, and the turns that they belong to."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.understood.found import Collector, Places, level_of
from benchmarks.understood.spoken import Breath
from copilot.conversation.next_step import NextStepLevel
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Signal
from copilot.kinds import SignalKind, Speaker

PLACES = Places(
    (
        Breath(turn=0, speaker=Speaker.REP, start=0.5, end=4.0, text="a"),
        Breath(turn=0, speaker=Speaker.REP, start=4.5, end=8.0, text="a"),
        Breath(turn=1, speaker=Speaker.BUYER, start=8.8, end=10.0, text="a"),
        Breath(turn=3, speaker=Speaker.REP, start=10.6, end=12.0, text="a"),
    )
)


def signal(at: float, strength: float = 1.0) -> Signal:
    return Signal(kind=SignalKind.PRICE, at=at, speaker=Speaker.REP, strength=strength)


def test_a_signal_belongs_to_the_turn_whose_breath_it_ends():
    assert [PLACES.turn_at(at, Speaker.REP) for at in (4.0, 8.0, 12.4)] == [0, 0, 3]
    assert PLACES.turn_at(10.3, Speaker.BUYER) == 1
    assert PLACES.turn_at(99.0) == 3


def test_a_hint_is_no_find():
    assert [one.turn for one in PLACES.finds([signal(4.0), signal(12.0, strength=0.4)])] == [0]


def test_a_card_comes_after_the_last_turn_that_is_over():
    assert [PLACES.after(at) for at in (0.2, 4.2, 8.0, 9.0, 11.0, 50.0)] == [-1, -1, 0, 0, 2, 3]


def conversation(signals, forgotten=0):
    begun = Conversation.begin(CallContext(call_id="one"))
    return replace(begun, signals=tuple(signals), signals_forgotten=forgotten)


def test_what_the_conversation_forgets_is_kept():
    collector = Collector()
    one, two, three = signal(1), signal(2), signal(3)
    collector.see(conversation([one, two]))
    collector.see(conversation([two, three], forgotten=1))
    assert collector.signals == [one, two, three]


def test_what_is_told_anew_takes_the_place_of_what_it_was():
    collector = Collector()
    one, two, three = signal(1), signal(2), signal(3)
    collector.see(conversation([one, two]))
    collector.see(conversation([one]))
    collector.see(conversation([one, three]))
    assert collector.signals == [one, three]


def test_a_proposal_alone_is_no_step():
    assert level_of(NextStepLevel.PROPOSED) == "none"
    assert level_of(NextStepLevel.VAGUE) == "vague"
