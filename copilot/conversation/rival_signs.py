"""How likely the buyer's words tell of a rival, by all signs of it together. Pure.

What they mean is the first sign; the others are names, phrases, what the rep has just asked or meant,
and talk of tools and other firms, which speaks against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.signs import likelihood, log_odds

if TYPE_CHECKING:
    from copilot.conversation.reading import Reading

_BASE: Final = 1.14
_MEANT: Final = 0.81
_LED: Final = 0.42
_OTHERS: Final = 2.06
_USED: Final = 1.66
_HEARD: Final = 3.66
_CONTRARY: Final = -1.41
_NAMED: Final = 1.40
_ASKED: Final = 1.23
_ASKS: Final = -1.14
"""Ours: a logistic regression on the buyers' utterances of 126 calls by eleven writers, 142 of them
labelled, with meanings of heads that had not seen the writer. Each sign
was kept because writers left out of the fit were judged better with it."""

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
        (
            (_MEANT, log_odds(meant)),
            (_LED, log_odds(led)),
            (_OTHERS, rivals),
            (_USED, reading.has(Cue.INCUMBENT, Cue.INCUMBENT_USED)),
            (_HEARD, reading.has(Cue.RIVAL_HEARD)),
            (_CONTRARY, contrary),
            (_NAMED, named),
            (_ASKED, asked),
            (_ASKS, any(gist.asks for gist in reading.gists)),
        ),
        _BASE,
    )
