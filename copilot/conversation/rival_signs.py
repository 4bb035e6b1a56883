"""How likely the buyer's words tell of a rival, by all signs of it together. Pure.

What they mean is the first sign; the others are names, phrases, what the rep has just asked or meant,
and talk of tools and other firms, which speaks against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation import fitted
from copilot.conversation.cues.cue import Cue
from copilot.conversation.signs import likelihood, log_odds

if TYPE_CHECKING:
    from copilot.conversation.reading import Reading

_AGAINST: Final = (
    Cue.TOOL_TALK,
    Cue.OWN_MARKET,
    Cue.ELSEWHERE,
    Cue.RIVALS_THOUGHT_OF,
)


def rival_likelihood(
    reading: Reading, *, meant: float, led: float, asked: bool, named: bool
) -> float:
    """How likely, 0 to 1.

    `meant` is by its own meaning and `led` by that of what the rep said before; `asked` if the rep has
    just asked for rivals, `named` if a name is said that may be one's.
    """
    rivals = reading.has(Cue.RIVALS, Cue.RIVAL_NAMED, Cue.RIVAL_KNOWN)
    contrary = reading.has(*_AGAINST) or (reading.has(Cue.OTHER_MONEY) and not rivals)
    return likelihood(
        fitted.RIVAL,
        {
            "meant": log_odds(meant),
            "led": log_odds(led),
            "others": reading.has(Cue.RIVALS, Cue.RIVAL_NAMED, Cue.RIVAL_KNOWN),
            "used": reading.has(Cue.INCUMBENT, Cue.INCUMBENT_USED),
            "heard": reading.has(Cue.RIVAL_HEARD),
            "contrary": contrary,
            "named": named,
            "asked": asked,
            "asks": any(gist.asks for gist in reading.gists),
        },
    )
