"""Who decides, when, and what hurts: from whole lines, written and as a bare recogniser writes them."""

from __future__ import annotations

import pytest

from copilot.conversation.offers import Voice
from copilot.conversation.qualification import Qualification
from copilot.conversation.reading import NOTHING, read
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.conversation import deciding_lines, pain_lines, timing_lines
from tests.conversation.talk import last, talk

TABLES = (
    (SignalKind.DECISION_MAKER, deciding_lines.DECISION_MAKER, deciding_lines.NO_DECISION_MAKER),
    (SignalKind.TIMELINE, timing_lines.TIMELINE, timing_lines.NO_TIMELINE),
    (SignalKind.PAIN_NUMBER, pain_lines.PAIN_NUMBER, pain_lines.NO_PAIN_NUMBER),
    (SignalKind.DECISION_PROCESS, deciding_lines.PROCESS, deciding_lines.NO_PROCESS),
    (SignalKind.DECISION_CRITERIA, deciding_lines.CRITERIA, deciding_lines.NO_CRITERIA),
    (SignalKind.COMPELLING_EVENT, timing_lines.EVENT, timing_lines.NO_EVENT),
    (SignalKind.PAIN, pain_lines.PAIN, pain_lines.NO_PAIN),
)
CASES = [
    pytest.param(kind, lines, there, id=f"{kind}-{'yes' if there else 'no'}-{lines[-1]}")
    for kind, some, none in TABLES
    for there, table in ((True, some), (False, none))
    for lines in table
]


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(("kind", "lines", "there"), CASES)
def test_it_is_heard_where_it_is_said_and_nowhere_else(kind, lines, there, bare):
    assert (talk(*lines, bare=bare).count(kind) > 0) is there


def test_asking_and_telling_are_told_apart():
    call = talk("R: Who signs off on this?", "B: Our CFO does.")
    first = call.first(SignalKind.DECISION_MAKER)
    assert first is not None
    assert (first.detail, first.speaker) == (SignalDetail.ASKED, Speaker.REP)
    answer = last(call, SignalKind.DECISION_MAKER)
    assert (answer.detail, answer.speaker) == (SignalDetail.TOLD, Speaker.BUYER)


def test_a_role_alone_decides_nothing_unless_it_answers():
    assert talk("B: Just our operations director.").count(SignalKind.DECISION_MAKER) == 0
    asked = talk("R: Who else needs to approve it?", "B: Just our operations director.")
    assert asked.count(SignalKind.DECISION_MAKER) == 2


def test_an_answer_that_comes_too_late_answers_nothing():
    small_talk = ["B: It's cold in here.", "R: I'll be quick."] * 3
    call = talk("R: Who signs off on this?", *small_talk, "B: Just my brother and me.")
    assert call.count(SignalKind.DECISION_MAKER) == 1


def test_a_bare_date_is_a_timeline_only_as_an_answer():
    assert talk("B: The second of May.").count(SignalKind.TIMELINE) == 0
    asked = talk("R: When would you want to start?", "B: The second of May.")
    assert last(asked, SignalKind.TIMELINE).detail is SignalDetail.TOLD


def test_a_figure_of_the_reps_counts_once_the_buyer_confirms_it():
    put = ["B: Data entry is a nightmare.", "R: So that's around forty hours a month."]
    assert talk(*put).count(SignalKind.PAIN_NUMBER) == 0
    assert talk(*put, "B: Sounds about right.").count(SignalKind.PAIN_NUMBER) == 1
    assert talk(*put, "B: I wouldn't know.").count(SignalKind.PAIN_NUMBER) == 0


def test_what_other_customers_lose_is_not_confirmed_by_a_yes():
    put = ("R: Our customers typically lose forty hours a month.", "B: Yeah.")
    assert talk(*put).count(SignalKind.PAIN_NUMBER) == 0


def test_a_number_of_pain_is_pain_too():
    call = talk("R: How many hours does that cost you?", "B: Nine, maybe ten hours a week.")
    assert call.count(SignalKind.PAIN) == 1


def test_words_that_never_came_say_nothing():
    voice = Voice(speaker=Speaker.BUYER, at=1.0, turn=1)
    assert Qualification().heard(NOTHING, voice) == (Qualification(), ())


def test_each_signal_comes_once_an_utterance_at_its_end():
    voice = Voice(speaker=Speaker.BUYER, at=9.0, turn=3)
    text = "My boss decides. My boss approves everything. The board has the final say."
    _, signals = Qualification().heard(read(text), voice)
    kinds = [signal.kind for signal in signals]
    assert kinds.count(SignalKind.DECISION_MAKER) == 1
    assert {signal.at for signal in signals} == {9.0}
    assert all(0.0 < signal.strength <= 1.0 for signal in signals)
