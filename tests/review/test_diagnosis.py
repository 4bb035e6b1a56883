from __future__ import annotations

import pytest

from copilot.errors import AgreementRefused
from copilot.review.diagnosis import Ending, Question, TreeName, follow


def test_answers_lead_to_questions_and_to_help():
    first = follow(TreeName.KNOWLEDGE_BELIEF_EXECUTION)
    assert isinstance(first, Question)
    second = follow(TreeName.KNOWLEDGE_BELIEF_EXECUTION, ("belief",))
    assert isinstance(second, Question)
    ending = follow(TreeName.KNOWLEDGE_BELIEF_EXECUTION, ("belief", "no_use"))
    assert isinstance(ending, Ending)
    assert ending.help == "experiment"


@pytest.mark.parametrize("path", [("lazy",), ("belief", "lazy"), ("belief", "no_use", "more")])
def test_a_way_that_is_none_is_refused(path):
    with pytest.raises(AgreementRefused):
        follow(TreeName.KNOWLEDGE_BELIEF_EXECUTION, path)
