"""Every stage that a call goes through, and where a fault of its own is forced."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from copilot.asr.jobs import CallWords
from copilot.audio.bleed import BleedGuard
from copilot.audio.framer import Framer
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.conversation.order import Order
from copilot.conversation.overheard import Overheard
from copilot.conversation.retelling import Retelling
from copilot.conversation.state import Conversation
from copilot.delivery import translate
from copilot.delivery.hub import Hub
from copilot.meaning.aside import Aside
from copilot.path import CallPath
from copilot.speech.segmenter import Segmenter
from copilot.speech.silero import VoiceDetector
from copilot.speech.stirring import Stirring
from copilot.storage.moments import MomentStore
from copilot.storage.private import PrivateStore
from tests.privacy.sandbox import CANARY

if TYPE_CHECKING:
    from collections.abc import Callable

HEARD_BEFORE_THE_FAULT = 3
RECOGNISER = "words"

STAGES: dict[str, tuple[Any, str]] = {
    "sound": (Framer, "push"),
    "bleed": (BleedGuard, "hear"),
    "voice": (VoiceDetector, "probabilities"),
    "stirring": (Stirring, "push"),
    "segmenter": (Segmenter, "push"),
    RECOGNISER: (CallWords, "transcribe"),
    "meaning": (Aside, "with_meanings"),
    "overheard": (Overheard, "hear"),
    "order": (Order, "push"),
    "retelling": (Retelling, "after"),
    "conversation": (Conversation, "after"),
    "engine": (Engine, "step"),
    "gate": (Gate, "step"),
    "path": (CallPath, "words"),
    "delivery": (translate, "heard"),
    "hub": (Hub, "publish"),
    "moments": (MomentStore, "save_call"),
    "private": (PrivateStore, "save_call"),
}
"""Of each, where it is called with all that was said until then in somebody's memory.

The worker process has a fault of its own (`tests/privacy/in_worker`), and so have the review, once a
call is over, and the team's server (`tests/privacy/team_side.py`).
"""

AT_THE_END = frozenset({"moments", "private"})
"""What a call comes to when it is over: it is stopped once enough was said."""


class Ear:
    """Listens in on the recogniser's answers, as a faulty stage might."""

    def __init__(self) -> None:
        self.said = ""

    def hits(self) -> int:
        """How many canary words were heard."""
        return sum(word in self.said.lower() for word in CANARY)

    @property
    def heard_enough(self) -> bool:
        """Whether an exception with all that was said would be found."""
        return self.hits() >= HEARD_BEFORE_THE_FAULT


def fail_after_hearing(ear: Ear, whole: Callable[..., Any]) -> Callable[..., Any]:
    """The stage's own function; once something was said it raises with all of it, and then no more.

    Whoever tells the rep of the failure needs the same stage for that.
    """
    raised = False

    @functools.wraps(whole)
    def faulty(*arguments: Any, **named: Any) -> Any:
        nonlocal raised
        if ear.heard_enough and not raised:
            raised = True
            raise RuntimeError(ear.said)
        return whole(*arguments, **named)

    return faulty
