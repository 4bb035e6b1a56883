"""How likely the buyer's words push back, on the price or on anything else, by all signs together. Pure.

What they mean is the first sign, and what the rep's words before meant; the others are phrases, a number,
a sum told not long ago, another offer, and how much is said: a bare "okay" pushes nothing back.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from copilot.conversation import fitted
from copilot.conversation.cues.cue import Cue
from copilot.conversation.signs import likelihood, log_odds

if TYPE_CHECKING:
    from copilot.conversation.pushback import Setting
    from copilot.conversation.reading import Reading


def price_likelihood(
    reading: Reading, setting: Setting, *, meant: float, buys: float, led: float
) -> float:
    """How likely, 0 to 1.

    `meant` is by its own meaning, `buys` how likely it means to buy, and `led` how likely what the rep
    said before told a price.
    """
    return likelihood(
        fitted.PRICE_OBJECTION,
        {
            "meant": log_odds(meant),
            "buys": log_odds(buys),
            "led": log_odds(led),
            "refused": reading.has(Cue.PRICE_REFUSED),
            "stung": reading.has(Cue.PRICE_STUNG),
            "word": reading.has(Cue.PRICE_WORD),
            "elsewhere": reading.has(Cue.DEAR_ELSEWHERE),
            "in_play": setting.price,
            "told": setting.price_stings,
            "number": any(gist.number or gist.money for gist in reading.gists),
            "rivals": reading.has(Cue.RIVALS, Cue.RIVAL_NAMED, Cue.RIVAL_HEARD),
            "asks": any(gist.asks for gist in reading.gists),
            "asked": reading.has(Cue.PRICE_ASKED),
            "words": math.log1p(sum(gist.words for gist in reading.gists)),
        },
    )


def objection_likelihood(
    reading: Reading, setting: Setting, *, meant: float, buys: float, turn: int
) -> float:
    """How likely it pushes back on anything else, 0 to 1; `turn` is the call's, from 1.

    The later in a call, and the more that is said, the likelier; where a price is talked of, that is meant.
    """
    return likelihood(
        fitted.OTHER_OBJECTION,
        {
            "meant": log_odds(meant),
            "buys": log_odds(buys),
            "refuses": reading.has(Cue.REFUSES),
            "doubts": reading.has(Cue.NO_TRUST, Cue.NO_FIT),
            "in_the_way": setting.barrier_asked,
            "in_play": setting.price,
            "words": math.log1p(sum(gist.words for gist in reading.gists)),
            "turns": math.log1p(turn),
        },
    )
