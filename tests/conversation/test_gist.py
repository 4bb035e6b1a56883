"""A clause without its words."""

from __future__ import annotations

from copilot.conversation.cues.cue import Cue
from copilot.conversation.fact import Fact, FactKind, Tense
from copilot.conversation.gist import Gist, names_day

FRIDAY = Fact(kind=FactKind.DAY, start=0, end=1)
TODAY = Fact(kind=FactKind.DAY, start=4, end=5, tense=Tense.TODAY)
NEXT_WEEK = Fact(kind=FactKind.DAY, start=0, end=2, exact=False)
SUM = Fact(kind=FactKind.MONEY, start=0, end=2, exact=False)


def cues(*some: Cue) -> frozenset[Cue]:
    return frozenset(some)


def test_a_day_counts_when_it_is_sharp_and_ahead():
    assert names_day(cues(), (FRIDAY,))
    assert not names_day(cues(), (NEXT_WEEK,))
    assert not names_day(cues(), (SUM,))


def test_today_is_a_deadline_only_where_something_is_to_be_done():
    assert not names_day(cues(), (TODAY,))
    assert names_day(cues(Cue.DO), (TODAY,))


def test_a_day_in_a_tale_is_over_unless_the_tale_leads_to_a_plan():
    assert not names_day(cues(Cue.LOOKS_BACK), (FRIDAY,))
    assert names_day(cues(Cue.LOOKS_BACK, Cue.MEET), (FRIDAY,))


def test_a_question_mark_or_turned_words_ask_unless_the_words_tell():
    assert Gist(cues=cues(), asked=True).asks
    assert Gist(cues=cues(), turned=True).asks
    assert not Gist(cues=cues(Cue.TELLS), turned=True).asks
    assert Gist(cues=cues(Cue.CHECKS_BACK), asked=True).checks_back
    assert Gist(cues=cues(Cue.ASKS_OPENLY), turned=True).asks_openly


def test_an_if_of_manners_is_no_condition():
    assert Gist(cues=cues(Cue.CONDITION)).conditional
    assert not Gist(cues=cues(Cue.CONDITION, Cue.POLITE_IF)).conditional


def test_a_time_at_the_head_or_alone():
    assert Gist(cues=cues(), facts=(FRIDAY,), day=True, words=3).bare_time
    assert not Gist(cues=cues(), facts=(FRIDAY,), day=True, words=9).bare_time
    assert Gist(cues=cues(), facts=(FRIDAY,)).opens_with_time
    assert not Gist(cues=cues(), facts=(TODAY,)).opens_with_time


def test_a_sum_is_a_price_with_its_currency_or_its_rate():
    assert Gist(cues=cues(), facts=(SUM,)).money
    assert not Gist(cues=cues(), facts=(SUM,)).priced
    rated = Fact(kind=FactKind.MONEY, start=0, end=1, exact=False, rate=True)
    assert Gist(cues=cues(), facts=(rated,)).priced


def test_a_bare_time_may_be_loose():
    assert Gist(cues=cues(), facts=(NEXT_WEEK,), words=4).bare_time_word
    assert not Gist(cues=cues(), facts=(NEXT_WEEK,), words=9).bare_time_word
    assert not Gist(cues=cues(), facts=(SUM,), words=2).bare_time_word
