"""What a call does not hear is told while it goes on, with a code: that words do not come, or nobody spoke.

Without it a call of an hour in which nothing was understood looks like one with nothing to say. That
words do not come is told once until some do; who was never heard is known just before the numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.delivery.messages import ErrorMessage, HeardSpeech, State, Summary
from copilot.errors import AudioEmpty, RecognizerFailed
from copilot.kinds import SPEAKERS, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.delivery.messages import Message


def telling(publish: Callable[[Message], None]) -> Callable[[Message], None]:
    """Passes a call's messages on, and before some of them says what was not heard."""
    return _Telling(publish).tell


class _Telling:
    def __init__(self, publish: Callable[[Message], None]) -> None:
        self._publish = publish
        self._spoke: set[Speaker] = set()
        self._without_words = False

    def tell(self, message: Message) -> None:
        if isinstance(message, HeardSpeech):
            self._spoke.add(message.speaker)
            self._without_words = self._without_words and not message.words
        elif isinstance(message, State) and message.banner == "wordless":
            if not self._without_words:
                self._publish(no_words(message.ts))
            self._without_words = True
        elif isinstance(message, Summary):
            # a call that goes on after a restart was told of no stretch before it, but has its words
            words = {Speaker.REP: message.rep_words, Speaker.BUYER: message.buyer_words}
            silent = [one for one in SPEAKERS if one not in self._spoke and not words[one]]
            if silent:
                self._publish(nobody_spoke(message.ts, *silent))
        self._publish(message)


def no_words(at: float) -> ErrorMessage:
    """What is said when the words of one stretch after another are given up."""
    return ErrorMessage(
        ts=at,
        code=RecognizerFailed.code,
        what="no words come of what is said",
        remedy="if it stays so, start Copilot again and look at what copilot doctor says",
        goes_on=True,
    )


def nobody_spoke(at: float, *silent: Speaker) -> ErrorMessage:
    """What is said of a call of which one side, or neither, was ever heard to speak."""
    if len(silent) == len(SPEAKERS):
        what, where = "nobody was heard in this call", "look whether the sound is that of a call"
    else:
        side = "rep" if Speaker.REP in silent else "buyer"
        what, where = (
            f"the {side} was never heard",
            f"look where the sound of the {side} comes from",
        )
    return ErrorMessage(
        ts=at,
        code=AudioEmpty.code,
        what=what,
        remedy=f"{where}; nothing is claimed of what was not said",
        goes_on=True,
    )
