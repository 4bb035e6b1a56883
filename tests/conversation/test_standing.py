from __future__ import annotations

from dataclasses import replace

from copilot.bleed import Bleed
from copilot.conversation.standing import stood
from copilot.conversation.state import Conversation
from copilot.events import CallEnded, Stood, Tick
from copilot.kinds import NextStepState, Speaker
from tests.conversation.talk import talk, unheard
from tests.make import context

GOOD = (
    "R: What would it be worth to you, do you have a budget set aside for it?",
    "B: We have about forty thousand approved for it.",
    "R: And who signs off on that in the end?",
    "B: Our head of finance has to sign off on it.",
    "B: It costs us two days a week, it is a real problem for us.",
    "B: We need it live before the first of June.",
    "R: It is nine hundred dollars a month.",
    "R: Shall we meet on Thursday at ten, and I send you the invitation?",
    "B: Yes, Thursday at ten works for me.",
)


def ended(conversation: Conversation) -> Conversation:
    at = conversation.at + 1.0
    return conversation.after(Tick(at=at)).after(CallEnded(at=at))


def test_a_call_in_which_all_of_it_came_up() -> None:
    found = stood(ended(talk(*GOOD)))
    assert found.next_step is NextStepState.SPECIFIC
    came = (found.budget_came_up, found.authority_came_up, found.need_came_up, found.timing_came_up)
    assert came == (True, True, True, True)
    assert found.price_first_s is not None
    assert found.next_step_first_s is not None
    assert found.price_first_s < found.next_step_first_s
    assert found.questions_by_third is not None
    assert sum(found.questions_by_third) == ended(talk(*GOOD)).measures.rep_questions


def test_a_call_in_which_none_did() -> None:
    found = stood(ended(talk("R: Good morning.", "B: Good morning, how is the weather there?")))
    assert found == Stood(
        next_step=NextStepState.NONE, budget_came_up=False, authority_came_up=False,
        need_came_up=False, timing_came_up=False, questions_by_third=(0, 0, 0),
    )  # fmt: skip


def test_nothing_is_called_absent_before_the_end() -> None:
    found = stood(talk("R: Good morning.", "B: We have about forty thousand approved for it."))
    assert found.next_step is NextStepState.UNKNOWN
    assert found.budget_came_up is True
    assert (found.authority_came_up, found.timing_came_up) == (None, None)


def test_nor_where_words_came_late() -> None:
    late = talk("R: Good morning.", "B: Good morning.").after(
        unheard(speaker=Speaker.BUYER, start=60.0, seconds=5.0)
    )
    found = stood(ended(late))
    assert found.next_step is NextStepState.UNKNOWN
    assert found.budget_came_up is None


def test_what_was_agreed_to_the_day_stays_so_whatever_came_late_since() -> None:
    call = talk(*GOOD)
    late = call.after(unheard(speaker=Speaker.BUYER, start=call.at + 1.0, seconds=0.5))
    assert not ended(late).heard
    assert stood(ended(late)).next_step is NextStepState.SPECIFIC


def test_of_a_call_without_a_word_nothing_is_known() -> None:
    assert stood(ended(Conversation.begin(context()))) == Stood()


def test_where_the_microphone_heard_the_buyer_no_question_is_the_reps() -> None:
    conversation = ended(talk(*GOOD))
    heard = replace(conversation.measures, sound_bleed=Bleed(seconds=100.0, confidence=0.0))
    assert heard.withheld
    assert stood(replace(conversation, measures=heard)).questions_by_third is None
