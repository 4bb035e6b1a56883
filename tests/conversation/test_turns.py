"""Who holds the floor, and what joins."""

from __future__ import annotations

from copilot.conversation.turns import Turn, floor_turn, lies_inside, turn_of, with_turn
from copilot.kinds import Speaker
from copilot.limits import limit
from tests.conversation.talk import said, unheard

REP, BUYER = Speaker.REP, Speaker.BUYER


def turn(
    speaker: Speaker,
    start: float,
    end: float,
    *,
    backchannel: bool = False,
    text: str = "some words here",
) -> Turn:
    utterance = said(text, speaker=speaker, start=start, seconds=end - start)
    return turn_of(utterance, questions=0, backchannel=backchannel)


def after(*turns: Turn) -> tuple[Turn, ...]:
    kept: tuple[Turn, ...] = ()
    for one in turns:
        kept, _ = with_turn(kept, one)
    return kept


def test_one_side_that_goes_on_is_one_turn():
    (only,) = after(turn(REP, 0, 4), turn(REP, 5, 9))
    assert (only.start, only.end, only.duration) == (0, 9, 9)
    assert only.voiced_s == 8
    assert only.words == 6
    assert len(only.text) == 2


def test_a_murmur_stands_beside_the_turn_and_does_not_end_it():
    kept = after(turn(REP, 0, 4), turn(BUYER, 4.1, 4.5, backchannel=True), turn(REP, 4.6, 9))
    assert [(one.speaker, one.backchannel) for one in kept] == [(REP, False), (BUYER, True)]
    assert kept[0].end == 9
    assert floor_turn(kept) == kept[0]


def test_murmurs_during_one_turn_join():
    murmurs = [turn(BUYER, at, at + 0.3, backchannel=True) for at in (1, 2, 3)]
    kept = after(turn(REP, 0, 0.9), *murmurs)
    assert len(kept) == 2
    assert kept[1].words == 9


def test_the_other_side_ends_a_turn():
    kept = after(turn(REP, 0, 4), turn(BUYER, 5, 6), turn(REP, 7, 8))
    assert [one.speaker for one in kept] == [REP, BUYER, REP]


def test_a_word_spoken_into_a_turn_that_goes_on_did_not_take_the_floor():
    aside, around = turn(BUYER, 3, 4), turn(REP, 1, 9)
    assert lies_inside(aside, around)
    kept = after(turn(REP, 0, 0.8), aside, around)
    assert [(one.speaker, one.backchannel) for one in kept] == [(REP, False), (BUYER, True)]


def test_long_talk_across_the_other_is_a_turn_of_its_own():
    assert not lies_inside(turn(BUYER, 2, 8), turn(REP, 1, 9))
    assert not lies_inside(turn(REP, 3, 4), turn(REP, 1, 9))


def test_nobody_holds_the_floor_before_the_first_turn():
    assert floor_turn(()) is None
    assert floor_turn((turn(REP, 0, 1, backchannel=True),)) is None


def test_words_are_forgotten_first_and_turns_in_the_end():
    sides = (REP, BUYER)
    kept: tuple[Turn, ...] = ()
    forgotten = 0
    for index in range(limit("turns_kept") + 5):
        kept, lost = with_turn(kept, turn(sides[index % 2], index * 10, index * 10 + 5))
        forgotten += lost
    assert len(kept) == limit("turns_kept")
    assert forgotten == 5
    assert sum(bool(one.text) for one in kept) == limit("turns_with_text")
    assert all(one.text for one in kept[-limit("turns_with_text") :])
    assert all(one.words == 3 for one in kept)


def test_an_endless_turn_keeps_only_its_last_words():
    kept: tuple[Turn, ...] = ()
    for index in range(limit("texts_per_turn") + 10):
        kept, _ = with_turn(kept, turn(REP, index * 10, index * 10 + 9))
    assert len(kept) == 1
    assert len(kept[0].text) == limit("texts_per_turn")
    assert kept[0].words == 3 * (limit("texts_per_turn") + 10)


def test_words_that_never_came_are_counted():
    lost = turn_of(unheard(speaker=REP, start=0, seconds=3), questions=0, backchannel=False)
    assert (lost.unheard, lost.words, lost.text) == (1, 0, ())
    assert after(lost, turn(REP, 4, 5))[0].unheard == 1


def test_a_turn_does_not_show_its_words():
    assert "secret" not in repr(turn(REP, 0, 1, text="secret plan"))
