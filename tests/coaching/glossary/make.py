"""Examples of the glossary, played to the conversation as a case of a rule would be."""

from __future__ import annotations

from copilot.coaching.cases import Case
from copilot.coaching.inline_tests import events
from copilot.conversation.state import Conversation
from tests.coaching.make import context


def played(lines: tuple[str, ...]) -> Conversation:
    """The conversation after these lines, before the end of the call."""
    case = Case.model_validate({"name": "an example", "lines": lines, "ends": False})
    conversation = Conversation.begin(context())
    for event in events(case):
        conversation = conversation.after(event)
    return conversation
