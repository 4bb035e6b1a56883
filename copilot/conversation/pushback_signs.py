"""How likely the buyer's words push back, on the price or on anything else, by all signs together. Pure.

What they mean is the first sign, and what the rep's words before meant; the others are phrases, a number,
a sum told not long ago, another offer, and how much is said: a bare "okay" pushes nothing back.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.signs import likelihood, log_odds

if TYPE_CHECKING:
    from copilot.conversation.pushback import Setting
    from copilot.conversation.reading import Reading

_BASE: Final = -7.21
_MEANT: Final = 0.55
_BUYS: Final = -0.68
_LED: Final = 0.20
_REFUSED: Final = 1.32
_STUNG: Final = 0.90
_WORD: Final = 1.55
_ELSEWHERE: Final = -1.22
_IN_PLAY: Final = 0.53
_TOLD: Final = 0.90
_NUMBER: Final = 0.29
_RIVALS: Final = 1.36
_ASKS: Final = -0.57
_ASKED: Final = -1.06
_WORDS: Final = 0.95
"""Ours: a logistic regression on the buyers' utterances of 126 calls by eleven writers, 146 of them
labelled, with meanings of heads that had not seen the writer. Each sign
was kept because writers left out of the fit were judged better with it."""


def price_likelihood(
    reading: Reading, setting: Setting, *, meant: float, buys: float, led: float
) -> float:
    """How likely, 0 to 1.

    `meant` is by its own meaning, `buys` how likely it means to buy, and `led` how likely what the rep
    said before told a price.
    """
    return likelihood(
        (
            (_MEANT, log_odds(meant)),
            (_BUYS, log_odds(buys)),
            (_LED, log_odds(led)),
            (_REFUSED, reading.has(Cue.PRICE_REFUSED)),
            (_STUNG, reading.has(Cue.PRICE_STUNG)),
            (_WORD, reading.has(Cue.PRICE_WORD)),
            (_ELSEWHERE, reading.has(Cue.DEAR_ELSEWHERE)),
            (_IN_PLAY, setting.price),
            (_TOLD, setting.price_stings),
            (_NUMBER, any(gist.number or gist.money for gist in reading.gists)),
            (_RIVALS, reading.has(Cue.RIVALS, Cue.RIVAL_NAMED, Cue.RIVAL_HEARD)),
            (_ASKS, any(gist.asks for gist in reading.gists)),
            (_ASKED, reading.has(Cue.PRICE_ASKED)),
            (_WORDS, math.log1p(sum(gist.words for gist in reading.gists))),
        ),
        _BASE,
    )


_OTHER_BASE: Final = -6.35
_OTHER_MEANT: Final = 0.58
_OTHER_BUYS: Final = -0.25
_OTHER_REFUSES: Final = 0.78
_OTHER_DOUBTS: Final = 2.27
_OTHER_IN_THE_WAY: Final = 0.93
_OTHER_IN_PLAY: Final = -0.67
_OTHER_WORDS: Final = 0.82
_OTHER_TURNS: Final = 0.62
"""Fitted likewise on 226 that are labelled. The later
in a call, and the more that is said, the likelier; where a price is talked of, that is what is meant."""


def objection_likelihood(
    reading: Reading, setting: Setting, *, meant: float, buys: float, turn: int
) -> float:
    """How likely it pushes back on anything else, 0 to 1; `turn` is the call's, from 1."""
    return likelihood(
        (
            (_OTHER_MEANT, log_odds(meant)),
            (_OTHER_BUYS, log_odds(buys)),
            (_OTHER_REFUSES, reading.has(Cue.REFUSES)),
            (_OTHER_DOUBTS, reading.has(Cue.NO_TRUST, Cue.NO_FIT)),
            (_OTHER_IN_THE_WAY, setting.barrier_asked),
            (_OTHER_IN_PLAY, setting.price),
            (_OTHER_WORDS, math.log1p(sum(gist.words for gist in reading.gists))),
            (_OTHER_TURNS, math.log1p(turn)),
        ),
        _OTHER_BASE,
    )
