"""A stretch that goes on: told as if it had never been closed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.retelling import Retelling
from copilot.conversation.state import Conversation
from copilot.events import Resumed, Tick, Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.limits import limit
from copilot.spoken import Spoken
from tests.conversation.talk import said, unheard
from tests.make import context

REP, BUYER = Speaker.REP, Speaker.BUYER
PAUSE_S = 0.4


def told(*events) -> Retelling:
    story = Retelling(conversation=Conversation.begin(context()))
    for event in events:
        story = story.after(event)
    return story


def more(former: Utterance, text: str, *, seconds: float = 1.0) -> Utterance:
    """The same stretch with more after a pause, as it is heard as a whole."""
    silence = PAUSE_S + (former.resumed.silence_s if former.resumed else 0.0)
    at = former.end + PAUSE_S
    return replace(
        former,
        end=at + seconds,
        words=Spoken(text),
        late=False,
        resumed=Resumed(end=former.end, at=at, silence_s=silence),
    )


FIRST = said("Do you have a budget?", start=1.0, seconds=1.5)
WHOLE = more(FIRST, "Do you have a budget set aside for this year?")


def test_what_goes_on_counts_once():
    conversation = told(FIRST, WHOLE).conversation
    [turn] = conversation.turns
    assert turn.text == (WHOLE.words,)
    assert turn.words == conversation.measures.rep.words == WHOLE.words.word_count
    assert conversation.measures.rep.questions == 1
    assert conversation.count(SignalKind.BUDGET) == 1
    assert conversation.latest == WHOLE


def test_the_pause_inside_is_no_talk():
    conversation = told(FIRST, WHOLE).conversation
    assert conversation.measures.rep.voiced_s == pytest.approx(2.5)
    assert sum(one.rep_s for one in conversation.measures.buckets) == pytest.approx(2.5)
    assert conversation.turns[0].voiced_s == pytest.approx(2.5)


def test_what_was_misheard_at_the_break_is_gone():
    cut_off = said("Our budget is four", speaker=BUYER, start=1.0, seconds=1.5)
    conversation = told(cut_off, more(cut_off, "Our budget is forty thousand.")).conversation
    assert conversation.turns[0].text == (Spoken("Our budget is forty thousand."),)


def test_it_may_go_on_again_and_again():
    again = more(WHOLE, "Do you have a budget set aside for this year or for the next one?")
    conversation = told(FIRST, WHOLE, again).conversation
    assert conversation.turns[0].text == (again.words,)
    assert conversation.measures.rep.voiced_s == pytest.approx(3.5)
    assert conversation.measures.rep.questions == 1


def test_what_came_in_between_stays():
    murmur = said("Yeah.", speaker=BUYER, start=2.55, seconds=0.3)
    conversation = told(FIRST, Tick(at=2.6), murmur, WHOLE, Tick(at=4.0)).conversation
    assert conversation.measures.buyer.words == 1
    assert conversation.turns[-1].speaker is REP or conversation.turns[-1].backchannel
    assert conversation.at == 4.0


def test_the_same_as_if_it_had_never_been_closed_but_for_the_rhythm():
    others = [said("We might.", speaker=BUYER, start=6.0), Tick(at=9.0)]
    early, whole = told(FIRST, WHOLE, *others).conversation, told(WHOLE, *others).conversation
    assert replace(early, rhythm=whole.rhythm) == whole


def test_the_rhythm_knows_of_the_pause():
    conversation = told(FIRST, WHOLE).conversation
    assert list(conversation.rhythm.rep.questions_s) == pytest.approx([PAUSE_S])
    once_more = more(WHOLE, "Do you have a budget set aside for this year? Tell me.")
    rhythm = told(FIRST, WHOLE, once_more).conversation.rhythm
    assert list(rhythm.rep.questions_s) == pytest.approx([PAUSE_S, PAUSE_S])


def test_a_first_part_that_was_no_speech_is_no_loss():
    conversation = told(WHOLE).conversation
    assert conversation.turns[0].text == (WHOLE.words,)
    assert conversation.measures.rep.voiced_s == pytest.approx(2.5)


def test_a_part_whose_words_did_not_come_is_made_up_for_by_the_whole():
    lost = unheard(speaker=REP, start=WHOLE.new_from, seconds=1.0)
    whole = more(replace(WHOLE, words=FIRST.words), "Do you have a budget for this and the next?")
    conversation = told(FIRST, lost, whole).conversation
    assert conversation.measures.late_utterances == 0
    assert conversation.measures.rep.voiced_s == pytest.approx(whole.voiced_s)


def test_the_other_sides_stretch_may_go_on_too():
    theirs = said("We do have some", speaker=BUYER, start=1.2, seconds=1.5)
    conversation = told(FIRST, theirs, WHOLE, more(theirs, "We do have some money.")).conversation
    assert conversation.measures.buyer.words == 5
    assert conversation.measures.rep.words == WHOLE.words.word_count


def test_nothing_is_kept_open_for_long():
    waiting = [Tick(at=FIRST.start + seconds) for seconds in range(2, 18)]
    assert told(FIRST, *waiting[:10]).open
    assert not told(FIRST, *waiting).open


def test_what_is_kept_open_is_bounded_in_number():
    ticks = [Tick(at=3.0)] * (limit("events_retold") + 1)
    assert told(FIRST, *ticks[:-1]).open
    assert not told(FIRST, *ticks).open
    assert [told(FIRST, *some).let_go for some in (ticks[:-1], ticks)] == [0, 1]


def test_who_can_go_on_no_more_is_not_let_go_of_before_the_time():
    assert told(FIRST, Tick(at=FIRST.start + 20)).let_go == 0


TEXTS = st.sampled_from(["yes", "what is your budget", "send it", "let us meet next Tuesday", "no"])


@given(st.lists(st.tuples(st.sampled_from([REP, BUYER]), TEXTS, st.booleans()), max_size=12))
def test_however_often_stretches_go_on_words_and_seconds_are_those_of_the_wholes(steps):
    story = told()
    wholes: dict[tuple[Speaker, float], Utterance] = {}
    latest: dict[Speaker, Utterance] = {}
    at = 0.0
    for speaker, text, goes_on in steps:
        former = latest.get(speaker)
        if goes_on and former is not None and former.end + PAUSE_S + 1.0 - former.start < 9.0:
            one = more(former, f"{former.words.reveal()} {text}")
        else:
            one = said(text, speaker=speaker, start=at + 1.5, seconds=1.0)
        at = max(at, one.end)
        latest[speaker] = wholes[speaker, one.start] = one
        story = story.after(one)
    for speaker in Speaker:
        own = [one for (side, _), one in wholes.items() if side is speaker]
        side = story.conversation.measures.side(speaker)
        assert side.words == sum(one.words.word_count for one in own)
        assert side.voiced_s == pytest.approx(sum(one.voiced_s for one in own))
