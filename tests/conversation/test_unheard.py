"""How much of a call went unheard, kept as it goes on, and what may be claimed of it all the same."""

from __future__ import annotations

from dataclasses import replace

from copilot.conversation.state import Conversation
from copilot.conversation.unheard import BLIND_SHARE, KEPT_S, WORD_S, Unheard
from copilot.events import SpeechStarted, Tick
from copilot.kinds import Speaker
from tests.conversation.talk import talk, unheard
from tests.make import context


def lost(*ticks: tuple[float, float]) -> Unheard:
    """What is known after ticks at so many seconds, with so much sound missing up to each."""
    found = Unheard()
    for at, lost_s in ticks:
        found = found.reached(Tick(at=at, lost_s=lost_s))
    return found


def test_words_that_came_late_are_summed() -> None:
    late = unheard(speaker=Speaker.BUYER, start=10.0, seconds=4.0)
    found = Unheard().said(late).said(replace(late, late=False))
    assert found == Unheard(late_s=4.0, last_late=14.0)
    assert found.words_for(24.0, 10.0)
    assert not found.words_for(24.0, 10.5)
    assert found.sound_for(24.0, 10.5)


def test_missing_sound_is_what_the_ticks_say() -> None:
    found = lost((1.0, 0.0), (2.0, 0.8), (3.0, 0.8))
    assert found == Unheard(lost_s=0.8, last_lost=2.0, losses=((2.0, 0.8),))
    assert not found.sound_for(12.0, 10.5)
    assert not found.words_for(12.0, 10.5)
    assert found.words_for(12.0, 10.0)
    assert found.reached(SpeechStarted(speaker=Speaker.REP, start=4.0)) is found


def test_what_is_too_short_for_a_word_counts_and_hides_nothing() -> None:
    found = lost((1.0, WORD_S / 3), (2.0, WORD_S / 2))
    assert found.last_lost is None
    assert found.lost_s == WORD_S / 2


def test_a_stretch_of_missing_sound_counts_as_one_across_a_tick() -> None:
    assert lost((1.0, WORD_S / 2), (2.0, WORD_S)).last_lost == 2.0
    assert lost((1.0, WORD_S / 2), (3.0, WORD_S)).last_lost is None


def test_no_second_is_told_of_in_which_nothing_more_is_missing() -> None:
    found = lost((1.0, 0.5))
    assert found.reached(Tick(at=2.0, lost_s=0.5)) is found


def test_little_is_missing_up_to_its_share_of_speech_and_of_the_call() -> None:
    assert Unheard(late_s=3.0).little(100.0, 3.0 / BLIND_SHARE)
    assert not Unheard(late_s=3.1).little(100.0, 3.0 / BLIND_SHARE)
    assert Unheard(lost_s=5.0).little(5.0 / BLIND_SHARE, 60.0)
    assert not Unheard(lost_s=5.1).little(5.0 / BLIND_SHARE, 60.0)


def test_of_the_last_minutes_alone_and_no_more_of_it_is_kept() -> None:
    found = lost((400.0, 20.0), (690.0, 20.5))
    assert not found.little_sound(700.0, 301.0)
    assert found.little_sound(700.0, 290.0)
    assert lost((100.0, 5.0)).little_sound(100.0, 100.0)
    assert not lost((100.0, 5.1)).little_sound(100.0, 100.0)
    assert lost((1.0, 1.0), (1.0 + KEPT_S, 2.0)).losses == ((1.0 + KEPT_S, 1.0),)


def test_of_the_whole_call_all_of_it_counts_however_long_ago() -> None:
    found = lost((1.0, 20.0), (1.0 + KEPT_S, 21.0))
    assert found.little_sound(400.0, KEPT_S)
    assert not found.little_sound(400.0)
    assert found.little_sound(420.0)


def test_a_call_is_heard_once_both_sides_were() -> None:
    nobody = Conversation.begin(context())
    assert not nobody.heard
    assert nobody.little_missing
    assert not talk("R: Good morning.").heard
    assert not talk("B: Good morning.").heard
    assert talk("R: Good morning.", "B: Good morning.").heard


def test_not_with_words_or_sound_missing_lately() -> None:
    call = talk("R: Good morning.", "B: Good morning.", *("B: So it is. " * 9,) * 9)
    assert call.heard
    late = call.after(unheard(speaker=Speaker.REP, start=call.at + 1, seconds=0.5))
    assert late.mostly_heard
    assert not late.heard
    cut = call.after(Tick(at=call.at + 1, lost_s=0.5))
    assert cut.mostly_heard
    assert not cut.heard
    assert cut.after(Tick(at=cut.at + 30.0, lost_s=0.5)).heard
