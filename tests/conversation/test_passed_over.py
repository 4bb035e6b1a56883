"""Questions passed over with a remark, a pivot or a phrase, and answers that only sound like those."""

from __future__ import annotations

import pytest

from copilot.kinds import SignalKind
from tests.conversation import exchanges_passed_over as exchanges
from tests.conversation.talk import last, talk
from tests.conversation.test_asked import BEFORE, found, told


@pytest.mark.parametrize("lines", exchanges.PASSED_OVER, ids=lambda lines: lines[0])
def test_a_remark_and_another_question_answer_nothing(lines):
    assert told(*lines).count(SignalKind.UNANSWERED) == 1


@pytest.mark.parametrize("lines", exchanges.NOTHING_SAID, ids=lambda lines: lines[0])
def test_what_could_be_said_of_everything_evades(lines):
    assert told(*lines).count(SignalKind.EVADED) == 1


@pytest.mark.parametrize("lines", exchanges.CARRIED_ON, ids=lambda lines: lines[0])
def test_going_on_with_a_list_or_with_the_weather_leaves_it_open(lines):
    assert told(*lines).count(SignalKind.UNANSWERED) == 1


@pytest.mark.parametrize("lines", exchanges.SAID_WITHOUT_SAYING, ids=lambda lines: lines[0])
def test_being_pleased_choosy_or_hardly_ever_needed_evades(lines):
    assert told(*lines).count(SignalKind.EVADED) == 1


@pytest.mark.parametrize("lines", exchanges.ASKED_OF_NOBODY, ids=lambda lines: lines[0])
def test_a_tag_a_preface_and_a_word_to_a_colleague_ask_the_rep_nothing(lines):
    assert found(told(*lines)) == 0


@pytest.mark.parametrize("lines", exchanges.ANSWERED_BY_FIGURE_OR_ECHO, ids=lambda lines: lines[0])
def test_a_figure_or_the_word_said_again_is_an_answer(lines):
    assert found(told(*lines)) == 0


@pytest.mark.parametrize("lines", exchanges.ANSWERED_WITH_A_CHAT, ids=lambda lines: lines[0])
def test_an_answer_may_chat_and_ask_too(lines):
    assert found(told(*lines)) == 0


def test_without_stops_most_is_told_apart_still():
    left = (*exchanges.PASSED_OVER, *exchanges.NOTHING_SAID)
    hits = sum(found(told(*lines, bare=True)) > 0 for lines in left)
    false = sum(found(told(*lines, bare=True)) > 0 for lines in exchanges.ANSWERED_WITH_A_CHAT)
    assert hits >= 0.7 * len(left)
    assert false <= 0.2 * len(exchanges.ANSWERED_WITH_A_CHAT)


def test_what_the_buyer_comes_back_to_was_left_open_where_it_was_asked():
    lines = (*BEFORE, *exchanges.COME_BACK_TO)
    replied = talk(*lines[:-3])
    assert found(talk(*lines[:-1])) == 0
    signal = last(talk(*lines), SignalKind.UNANSWERED)
    assert signal.at == pytest.approx(replied.at)


def test_a_question_back_that_never_comes_to_it_was_left_open_at_the_first():
    asked = (*BEFORE, "B: What would we pay?", "R: How many desks do you have?")
    dodged = talk(*asked, "B: About sixty.", "R: And on how many floors?", "B: Two floors in all.")
    assert last(dodged, SignalKind.UNANSWERED).at == pytest.approx(talk(*asked).at)
