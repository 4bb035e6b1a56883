"""What a call's path decides, step by step, for ``--debug``: when, whose, how long, how many.

Numbers and names from closed sets alone. The stages that wait for something tell their own steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot import observe
from copilot.coaching.gate import Gone
from copilot.path import Decode, Found, Said, Shown

if TYPE_CHECKING:
    from copilot.path import Output


def tell(output: Output, at: float) -> None:
    """One line for a stretch of speech, for an utterance, for a moment, and for a card's coming and going."""
    match output:
        case Decode(segment=segment):
            observe.step(
                "speech",
                at_s=at,
                speaker=segment.speaker,
                seconds=segment.end - segment.start,
                status="final" if segment.final else "tentative",
            )
        case Said(utterance=said):
            observe.step(
                "conversation", at_s=said.end, speaker=said.speaker, count=said.words.word_count
            )
        case Found(moment=moment):
            observe.step("coaching", at_s=at, kind=moment.kind, rule=moment.rule, status="moment")
        case Shown(card=card):
            observe.step("coaching", at_s=at, rule=card.moment.rule, status="shown")
        case Gone(reason=reason):
            observe.step("coaching", at_s=at, status=reason)
