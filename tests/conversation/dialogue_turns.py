"""A call told in times, for what follows the turns: side, start, end, text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.conversation.reading import Reading, read
from copilot.conversation.state import Conversation
from copilot.conversation.turns import Turn, turn_of
from tests.conversation.talk import said, unheard
from tests.make import context

if TYPE_CHECKING:
    from copilot.kinds import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One utterance as a turn of its own, and the turn that held the floor before it."""

    turn: Turn
    before: Turn | None
    reading: Reading


def turn(
    speaker: Speaker,
    start: float,
    end: float,
    text: str = "it is so",
    *,
    murmur: bool = False,
    late: bool = False,
) -> Turn:
    """One turn, read for its questions."""
    if late:
        one = unheard(speaker=speaker, start=start, seconds=end - start)
        return turn_of(one, questions=0, backchannel=murmur)
    one = said(text, speaker=speaker, start=start, seconds=end - start)
    return turn_of(one, questions=read(text).questions, backchannel=murmur)


def steps(*turns: Turn) -> list[Step]:
    """The turns in order, each with its holder."""
    found: list[Step] = []
    holder: Turn | None = None
    for one in turns:
        text = one.text[0].reveal() if one.text else ""
        found.append(Step(turn=one, before=holder, reading=read(text)))
        if not one.backchannel:
            joins = holder is not None and holder.speaker is one.speaker
            holder = holder.joined(one) if joins and holder else one
    return found


def words(count: int) -> str:
    """So many words that say nothing."""
    return " ".join(["lorem"] * count)


def call_of(*utterances: tuple[Speaker, float, float, str]) -> Conversation:
    """The whole conversation after utterances told in times."""
    conversation = Conversation.begin(context())
    for speaker, start, end, text in utterances:
        conversation = conversation.after(
            said(text, speaker=speaker, start=start, seconds=end - start)
        )
    return conversation
