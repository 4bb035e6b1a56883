"""The buyer's words out of the rep's microphone are nobody's; a repeat by the rep is the rep's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.overheard import LAG_S, Overheard, repeats
from copilot.events import Resumed
from copilot.kinds import Speaker
from copilot.limits import limit
from tests.conversation.talk import said, unheard

REP, BUYER = Speaker.REP, Speaker.BUYER
LINE = "we would need the figures before the board meets in March"


def rep(text: str, start: float, seconds: float = 3.0):
    return said(text, speaker=REP, start=start, seconds=seconds)


def buyer(text: str, start: float, seconds: float = 3.0):
    return said(text, speaker=BUYER, start=start, seconds=seconds)


@pytest.mark.parametrize("lag_s", [0.0, 0.15, 0.3])
def test_the_same_words_at_the_same_time_are_an_echo(lag_s):
    assert repeats(rep(LINE, 10.0 + lag_s), [buyer(LINE, 10.0)])


def test_an_echo_heard_badly_and_in_part_is_still_one():
    heard = "would need the finger before the board meets"
    assert repeats(rep(heard, 10.6, 2.0), [buyer(LINE, 10.0)])


def test_an_echo_may_span_two_utterances_of_the_buyer():
    parts = [
        buyer("we would need the figures", 10.0, 1.4),
        buyer("before the board meets", 11.6, 1.4),
    ]
    assert repeats(rep("we would need the figures before the board meets", 10.1, 3.0), parts)


@pytest.mark.parametrize(
    ("theirs", "ours", "start"),
    [
        ("forty thousand", "forty thousand", 11.1),
        ("forty thousand", "forty thousand, okay", 11.3),
        (LINE, LINE, 13.2),
        (LINE, "so the figures before the board meets in March", 13.1),
    ],
)
def test_who_repeats_what_was_said_does_so_after_it(theirs, ours, start):
    assert not repeats(rep(ours, start, 1.5), [buyer(theirs, 10.0, 3.0 if theirs == LINE else 1.0)])


@pytest.mark.parametrize("ours", ["yeah, sure", "right, the board", "the figures before"])
def test_a_short_answer_into_the_buyers_talk_is_never_judged(ours):
    assert not repeats(rep(ours, 11.0, 0.8), [buyer(LINE, 10.0)])


def test_other_words_at_the_same_time_are_the_reps():
    ours = "sorry can I stop you there what does the board decide"
    assert not repeats(rep(ours, 10.2), [buyer(LINE, 10.0)])


def test_the_same_words_in_another_order_are_the_reps():
    ours = " ".join(reversed(LINE.split()))
    assert not repeats(rep(ours, 10.2), [buyer(LINE, 10.0)])


def test_an_echo_waits_until_the_buyers_words_are_known():
    overheard = Overheard()
    overheard.hear(rep(LINE, 10.1))
    assert overheard.advance(known_until=10.0) == ()
    assert overheard.waiting_from == pytest.approx(13.1)
    overheard.hear(buyer(LINE, 10.0))
    [theirs] = overheard.advance(known_until=10.0)
    assert theirs.speaker is BUYER
    [ours] = overheard.advance(known_until=20.0)
    assert ours.bleed
    assert overheard.waiting_from is None


@pytest.mark.parametrize(
    "utterance",
    [rep("yeah, okay", 10.0), unheard(speaker=REP, start=10.0, seconds=2.0), buyer(LINE, 9.0)],
)
def test_what_is_never_judged_never_waits(utterance):
    overheard = Overheard()
    overheard.hear(utterance)
    assert overheard.advance(known_until=0.0) == (utterance,)


def test_too_many_that_wait_go_unjudged_and_are_counted():
    overheard = Overheard()
    for number in range(limit("overheard_waiting") + 2):
        overheard.hear(rep(LINE, 10.0 + number))
    out = overheard.advance(known_until=0.0)
    assert [one.start for one in out] == [10.0, 11.0]
    assert overheard.hurried == 2


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=8).map(" ".join)
TIMES = st.integers(0, 40).map(lambda step: step / 4)
UTTERANCES = st.builds(
    said,
    WORDS,
    speaker=st.sampled_from(Speaker),
    start=TIMES,
    seconds=st.sampled_from([0.5, 1.5, 3.0]),
)


@given(st.lists(UTTERANCES, max_size=12, unique_by=lambda one: (one.speaker, one.start)), st.data())
def test_the_order_of_arrival_decides_nothing(utterances, data):
    def judged(arriving):
        overheard = Overheard()
        for one in arriving:
            overheard.hear(one)
        return {(one.speaker, one.start): one.bleed for one in overheard.advance(1e9)}

    assert judged(utterances) == judged(data.draw(st.permutations(utterances)))


@given(st.lists(UTTERANCES, max_size=12))
def test_nothing_is_lost_and_the_buyer_is_never_judged(utterances):
    overheard = Overheard()
    for one in utterances:
        overheard.hear(one)
    out = overheard.advance(1e9)
    assert sorted(
        (replace(one, bleed=False) for one in out),
        key=lambda one: (one.start, one.end, one.speaker),
    ) == sorted(utterances, key=lambda one: (one.start, one.end, one.speaker))
    assert not any(one.bleed for one in out if one.speaker is BUYER)


@given(UTTERANCES.filter(lambda one: one.speaker is REP), st.lists(UTTERANCES, max_size=4))
def test_no_echo_comes_before_or_long_after_its_source(ours, theirs):
    apart = [
        one
        for one in theirs
        if one.speaker is BUYER and (one.start >= ours.end or one.end + LAG_S <= ours.start)
    ]
    assert not repeats(ours, apart)


def test_of_a_stretch_that_went_on_the_words_count_once():
    first = buyer("we would need the figures", 10.0, 1.4)
    whole = replace(buyer(LINE, 10.0), resumed=Resumed(end=first.end, at=11.8, silence_s=0.4))
    assert repeats(rep(LINE, 10.1), [first, whole])
    assert repeats(rep(LINE, 10.1), [whole, first])
    half = rep("we would need the board and then the board of the board", 10.1)
    assert not repeats(half, [first, whole])
