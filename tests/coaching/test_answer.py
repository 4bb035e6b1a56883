"""What is said to who asks when there is no card."""

from __future__ import annotations

import pytest

from copilot.coaching.answer import Answer, answer
from copilot.coaching.checklist import Need
from copilot.coaching.reason import Reason
from copilot.coaching.scene import Scene
from copilot.conversation.state import Conversation
from tests.coaching.make import context, scene

SCENE = Scene(conversation=Conversation.begin(context()))


def test_with_nothing_wanted_it_names_what_is_open() -> None:
    told = answer(Reason.NOTHING_WANTED, SCENE)
    assert told == Answer(reason=Reason.NOTHING_WANTED, need=Need.PROBLEM)


def test_with_words_missing_it_is_unsure() -> None:
    assert answer(Reason.NOTHING_WANTED, scene(late_s=10.0, last_late=0.0)).unsure


@pytest.mark.parametrize("reason", [Reason.WORDS_LATE, Reason.CARD_IN_VIEW, Reason.CALL_ENDED])
def test_any_other_reason_is_answer_enough(reason: Reason) -> None:
    assert answer(reason, SCENE) == Answer(reason=reason)
