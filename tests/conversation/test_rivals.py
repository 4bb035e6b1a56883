"""Rival offers: named, unnamed, in use today, and what is none of these."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.conversation.rivals import COUNTS_FOR, LIKELY
from copilot.conversation.state import Conversation
from copilot.events import Meaning
from copilot.kinds import SignalDetail, SignalKind, Speaker
from copilot.limits import limit
from tests.conversation.rivals_again import AGAIN, NOT_USED, USED
from tests.conversation.rivals_placed import COMES_BACK, NOT_PLACED, PLACED, USED_TODAY
from tests.conversation.rivals_said import (
    GENERIC,
    INCUMBENT,
    NAMED,
    NO_RIVAL,
    NO_RIVAL_UNMARKED,
    RIVALS_UNMARKED,
)
from tests.conversation.talk import last, said, talk
from tests.make import context


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", NAMED, ids=lambda lines: lines[-1])
def test_a_name_never_heard_before_is_known_by_its_surroundings(lines, bare):
    signal = last(talk(*lines, bare=bare), SignalKind.COMPETITOR)
    assert signal.speaker is Speaker.BUYER
    if not bare:
        assert signal.detail is SignalDetail.NAMED


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", INCUMBENT, ids=lambda lines: lines[-1])
def test_what_the_buyer_uses_now_is_a_rival(lines, bare):
    assert last(talk(*lines, bare=bare), SignalKind.COMPETITOR).detail is SignalDetail.INCUMBENT


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", GENERIC, ids=lambda lines: lines[-1])
def test_a_rival_need_not_have_a_name(lines, bare):
    assert last(talk(*lines, bare=bare), SignalKind.COMPETITOR).detail is SignalDetail.GENERIC


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", NO_RIVAL, ids=lambda lines: lines[-1])
def test_tools_people_and_the_buyers_own_market_are_none(lines, bare):
    assert talk(*lines, bare=bare).count(SignalKind.COMPETITOR) == 0


@pytest.mark.parametrize("lines", RIVALS_UNMARKED, ids=lambda lines: lines[-1])
def test_a_rival_is_heard_without_a_stop(lines):
    assert last(talk(*lines), SignalKind.COMPETITOR).speaker is Speaker.BUYER


@pytest.mark.parametrize("lines", NO_RIVAL_UNMARKED, ids=lambda lines: lines[-1])
def test_and_what_is_none_is_none_without_a_stop(lines):
    assert talk(*lines).count(SignalKind.COMPETITOR) == 0


@pytest.mark.parametrize(("lines", "times"), AGAIN)
def test_a_name_heard_once_is_known_when_it_comes_back(lines, times):
    assert talk(*lines).count(SignalKind.COMPETITOR) == times


@pytest.mark.parametrize("lines", USED, ids=lambda lines: lines[-1])
def test_what_is_used_is_told_without_a_word_of_time(lines):
    assert last(talk(*lines), SignalKind.COMPETITOR).detail is SignalDetail.INCUMBENT


@pytest.mark.parametrize("lines", NOT_USED, ids=lambda lines: lines[-1])
def test_people_programs_of_everybody_and_the_sellers_own_name_are_none(lines):
    assert talk(*lines).count(SignalKind.COMPETITOR) == 0


def test_names_kept_are_bounded_and_hold_no_word():
    lines = [f"B: We're also looking at Name{chr(97 + n)}{chr(97 + n)}x." for n in range(26)]
    rivals = talk(*lines).rivals
    assert len(rivals.heard) == limit("rivals_kept")
    assert rivals.forgotten > 0
    assert "Name" not in repr(rivals)


@pytest.mark.parametrize("lines", PLACED, ids=lambda lines: lines[-1])
def test_a_place_where_a_sellers_name_stands_tells_a_rival(lines):
    assert last(talk(*lines), SignalKind.COMPETITOR).speaker is Speaker.BUYER


@pytest.mark.parametrize("lines", USED_TODAY, ids=lambda lines: lines[-1])
def test_a_name_in_the_place_of_what_is_used_is_the_incumbents(lines):
    detail = last(talk(*lines), SignalKind.COMPETITOR).detail
    assert detail in {SignalDetail.INCUMBENT, SignalDetail.NAMED}


@pytest.mark.parametrize("lines", COMES_BACK, ids=lambda lines: lines[-1])
def test_a_name_that_comes_back_counts(lines):
    assert talk(*lines).count(SignalKind.COMPETITOR) >= 1


@pytest.mark.parametrize("lines", NOT_PLACED, ids=lambda lines: lines[-1])
def test_people_towns_and_tools_are_in_other_places(lines):
    assert talk(*lines).count(SignalKind.COMPETITOR) == 0


def meant(*lines: tuple[str, float]) -> Conversation:
    """The conversation after these lines, each as likely to tell of a rival as stands beside it."""
    conversation, at = Conversation.begin(context()), 0.0
    for line, strength in lines:
        speaker = Speaker.REP if line.startswith("R:") else Speaker.BUYER
        meaning = Meaning(kind=SignalKind.COMPETITOR, strength=strength)
        utterance = replace(said(line[3:], speaker=speaker, start=at), meanings=(meaning,))
        conversation, at = conversation.after(utterance), utterance.end + 1
    return conversation


CAME = "B: I will be honest with you, Tallowfield had a fella here Tuesday."
BACK = "R: And what did you make of the Tallowfield offer then?"


def test_words_that_mean_a_rival_tell_of_one_without_a_phrase():
    signal = last(meant((CAME, 0.5)), SignalKind.COMPETITOR)
    assert (signal.speaker, signal.detail) == (Speaker.BUYER, SignalDetail.NAMED)
    assert signal.strength >= LIKELY
    assert meant((CAME, 0.02)).count(SignalKind.COMPETITOR) == 0


def test_a_name_in_such_words_is_a_rivals_once_it_comes_back():
    signal = last(meant((CAME, 0.7), (BACK, 0.1)), SignalKind.COMPETITOR)
    assert (signal.speaker, signal.detail) == (Speaker.REP, SignalDetail.NAMED)
    assert meant((CAME, 0.02), (BACK, 0.1)).count(SignalKind.COMPETITOR) == 0


def test_one_without_a_name_is_told_of_once_in_a_few_turns():
    unnamed = ("B: I've had a fella in from up the road, he left me a sheet.", 0.95)
    more = ("B: His sheet has the lot on it, collars and all.", 0.95)
    rep = ("R: I see.", 0.0)
    conversation = meant(unnamed, rep, more)
    assert conversation.count(SignalKind.COMPETITOR) == 1
    assert last(conversation, SignalKind.COMPETITOR).detail is SignalDetail.GENERIC


def test_what_the_rep_asked_is_another_witness():
    asked = ("R: Who else are you looking at?", 0.5)
    answer = ("B: A big crowd, they have a nice van.", 0.1)
    assert meant(asked, answer).count(SignalKind.COMPETITOR) == 1
    assert meant(answer).count(SignalKind.COMPETITOR) == 0


def test_a_phrase_is_not_believed_where_the_meaning_is_far_from_it():
    line = "B: We're also looking at Tallowfield."
    assert meant((line, 0.3)).count(SignalKind.COMPETITOR) == 1
    phrase = "B: He is shopping around for shoes with his mother."
    assert meant((phrase, 0.0)).count(SignalKind.COMPETITOR) == 1  # no meaning was read
    assert meant((phrase, 0.003)).count(SignalKind.COMPETITOR) == 0


def test_a_phrase_counts_for_a_loose_one_where_all_signs_leave_it_open():
    line = "B: He is shopping around for shoes with his mother."
    bare = last(meant((line, 0.0)), SignalKind.COMPETITOR)
    doubted = last(meant((line, 0.2)), SignalKind.COMPETITOR)
    sure = last(meant((line, 0.9)), SignalKind.COMPETITOR)
    assert doubted.strength == COUNTS_FOR < bare.strength == sure.strength


def test_whoever_recommends_us_to_others_tells_of_no_rival():
    line = "B: I referred you to two other firms, they do fences."
    assert meant((line, 0.9)).count(SignalKind.COMPETITOR) == 0


def test_what_the_rep_means_makes_no_name_a_rivals():
    assert meant(("R:" + CAME[2:], 1.0), (BACK, 0.0)).count(SignalKind.COMPETITOR) == 0


def test_names_of_the_reps_first_words_of_people_and_of_towns_are_no_rivals_by_meaning():
    opens = "R: Hello, this is about the order from Tallowfield."
    assert meant((opens, 0.0), (CAME, 1.0), (BACK, 0.1)).rivals.heard == ()
    town = "B: I will be honest with you, they had a fella here in Tallowfield."
    assert meant((town, 1.0), (BACK, 0.1)).rivals.heard == ()
    person = "B: I will be honest with you. Tallowfield, she had a fella here."
    assert meant((person, 1.0), (BACK, 0.1)).rivals.heard == ()
