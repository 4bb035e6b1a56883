"""What a call's path decides, step by step, for ``--debug``: when, whose, how long, how many.

Numbers and names from closed sets alone. The stages that wait for something tell their own steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot import observe
from copilot.coaching.gate import Gone
from copilot.outputs import Decode, Found, Said, Shown

if TYPE_CHECKING:
    from copilot.outputs import Output
    from copilot.path import CallPath


def tell(output: Output, path: CallPath) -> None:
    """A line for a stretch of speech, an utterance and what is wanted by then, a moment, a card's way."""
    at = path.at
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
            observe.step("coaching", at_s=at, count=len(path.wanted), status="wanted")
        case Found(moment=moment):
            observe.step("coaching", at_s=at, kind=moment.kind, rule=moment.rule, status="moment")
        case Shown(card=card):
            observe.step("coaching", at_s=at, rule=card.moment.rule, status="shown")
        case Gone(reason=reason):
            observe.step("coaching", at_s=at, status=reason)
