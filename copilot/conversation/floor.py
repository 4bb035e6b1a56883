"""Who holds the floor, and how much silence would say that they let it go. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.conversation.turns import floor_turn
from copilot.speech.turn_end import Talk, TurnEnd, turn_end
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from copilot.conversation.state import Conversation


def turn_end_of(conversation: Conversation, hold_s: float) -> TurnEnd:
    """When the turn of who holds the floor counts as over, by its words and the pair's rhythm.

    A murmur of the other side does not end it. `hold_s` is the silence that ends any turn.
    """
    turn, newest = floor_turn(conversation.turns), conversation.latest
    if turn is None or newest is None:
        return TurnEnd(after_s=hold_s)
    answered = newest.speaker is not turn.speaker
    # what was said last may be nothing: words that never came tell nothing
    said = turn.last_breaths if answered or newest.words else NOTHING_SAID
    rhythm = conversation.rhythm.of(turn.speaker)
    talk = Talk(
        speaker=turn.speaker,
        latest=said,
        words=turn.words,
        answered=answered,
        usual_s=rhythm.over_after_s,
        asks_on_s=rhythm.asks_on_s,
        response_s=conversation.rhythm.rep.hesitates_after_s,
    )
    return turn_end(talk, hold_s)
