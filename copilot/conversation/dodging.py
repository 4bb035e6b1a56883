"""How likely it is that a question of the buyer's was left open. Pure.

Neither the form of an answer nor the meaning of its words alone tells an evasion from an answer: "we
take safety very seriously" answers nothing after "why?", and in the middle of a long answer it does no
harm. So the form of the reply, its meaning and how the buyer went on are put together, each with a
weight of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation import fitted
from copilot.conversation.answering import (
    LONG_ENOUGH,
    SAYS_SOMETHING,
    UNFIRM,
    Judgement,
    Question,
    Verdict,
    asks_elsewhere,
)
from copilot.conversation.cues.cue import Cue
from copilot.conversation.reply import EVASIVE, Reply
from copilot.conversation.signs import likelihood, log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.gist import Gist

LEFT_OPEN: Final = 0.25
"""From here on a question counts as left open.

Ours: with heads that had not seen the writer, the F1 was about best here, and a wrong "you did not answer"
is worse than a missed one.
"""

EMPTY: Final = 0.6
"""An answer as likely empty as this was an evasion, whatever the buyer makes of it."""

_LEAST: Final = 0.01


def emptiness(strength: float) -> float:
    """How empty a reply means to be, by the odds: 0 for not at all, 1 for as well as not, 2 for surely."""
    return 1 - log_odds(strength, _LEAST) / log_odds(0.0, _LEAST)


def left_open(
    question: Question, reply: Reply, judged: Judgement, reaction: Sequence[Gist], *, content: bool
) -> float:
    """How likely the question was left open, 0 to 1; `judged` is what its form tells.

    `reaction` is how the buyer went on, and `content` whether that was with something like "good".
    """
    seen = {
        **_by_meaning(reply),
        **_by_form(question, reply, judged),
        **_by_reaction(question, reaction),
        "content": float(content),
    }
    return likelihood(fitted.LEFT_OPEN, seen)


def _by_meaning(reply: Reply) -> dict[str, float]:
    """In a long reply an empty sentence says little: the answer may stand beside it."""
    if reply.told > LONG_ENOUGH:
        return {"long": 1.0}
    strengths = reply.emptiness
    words = sum(words for _, words in strengths)
    weighed = sum(emptiness(strength) * words for strength, words in strengths)
    return {
        "empty": emptiness(max((strength for strength, _ in strengths), default=0.0)),
        "empty_throughout": weighed / max(1, words),
    }


def _by_form(question: Question, reply: Reply, judged: Judgement) -> dict[str, float]:
    verdict, sure = judged.verdict, judged.sure
    unanswered, evaded = verdict is Verdict.UNANSWERED, verdict is Verdict.EVADED
    promised = reply.has(Cue.PROMISES)
    return {
        "open_by_form": float(unanswered and sure >= 0.8),
        "evaded_by_form": float(evaded and sure >= 0.7),
        "perhaps_by_form": float((unanswered and sure < 0.8) or (evaded and sure < 0.7)),
        "answered_by_form": float(verdict is Verdict.ANSWERED and sure == 1.0),
        "unfirm": float(evaded and promised and reply.unfirm >= UNFIRM),
        "on_it": float(not question.around.isdisjoint(reply.told_marks)),
        "evasive": float(reply.has(*EVASIVE)),
        "elsewhere": float(asks_elsewhere(question, reply)),
        "short": float(reply.told <= SAYS_SOMETHING),
    }


def _by_reaction(question: Question, reaction: Sequence[Gist]) -> dict[str, float]:
    insists = any(gist.has(Cue.ASKS_AGAIN) for gist in reaction)
    not_told = any(gist.has(Cue.NOT_TOLD) for gist in reaction)
    asks = any(gist.asks and not gist.checks_back for gist in reaction)
    return {
        "insists": float(insists),
        "not_told": float(not_told and not insists),
        "refuses": float(any(gist.has(Cue.STALL, Cue.NO) for gist in reaction)),
        "touches": float(any(not question.marks.isdisjoint(gist.marks) for gist in reaction)),
        "asks_on": float(asks and not insists),
    }
