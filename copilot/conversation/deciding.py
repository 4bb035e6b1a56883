"""Who decides, by which steps and by what: what one clause says of it, given who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.verdict import Verdict, asked, told
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist

ASKED_ONLY: Final = 0.4
"""How sure a question alone makes it that something was talked of: its answer has to tell."""

SHORT_ANSWER: Final = 12
"""An answer to "who decides?" is short: in a longer clause a person does something else."""

LONG_ANSWER: Final = 22
"""A longer one counts where it tells of no time past."""


def decision_maker(gist: Gist, speaker: Speaker) -> Verdict | None:
    """Somebody decides, signs off or must approve, on the buyer's side.

    The rep's own boss is none, nor is who approves requests in the product.
    """
    if gist.has(Cue.OTHER_APPROVAL):
        return None
    if gist.has(Cue.ELSEWHERE):
        return None
    return _named_by_rep(gist) if speaker is Speaker.REP else _named_by_buyer(gist)


def _named_by_rep(gist: Gist) -> Verdict | None:
    if gist.has(Cue.DECIDER_WONDERED) or (gist.has(Cue.DECIDER_ASKED) and gist.asks):
        return asked(ASKED_ONLY)
    if gist.has(Cue.PRODUCT_TALK, Cue.OUR_SIDE) or not (
        gist.has(Cue.DECIDER_SAID) and gist.has(Cue.YOURS)
    ):
        return None
    return asked(ASKED_ONLY) if gist.asks else told(0.7)


def _named_by_buyer(gist: Gist) -> Verdict | None:
    if gist.asks:
        return None
    if gist.has(Cue.DECIDER_SAID):
        return told(0.9)
    return told(0.7) if gist.has(Cue.DECIDER_CONSULTED) else None


def names_somebody(gists: tuple[Gist, ...]) -> bool:
    """Whether the first clauses of an answer name who has a say."""
    return any(
        gist.has(Cue.PERSON)
        and not gist.asks
        and not gist.has(Cue.ELSEWHERE, Cue.MEET, Cue.JOINS)
        and gist.words <= (SHORT_ANSWER if gist.has(Cue.LOOKS_BACK) else LONG_ANSWER)
        for gist in gists[:3]
    )


def process(gist: Gist, speaker: Speaker) -> Verdict | None:
    """The steps from here to a signature."""
    if gist.has(Cue.OTHER_APPROVAL):
        return None
    if speaker is Speaker.REP:
        ours = gist.has(Cue.YOURS)
        if gist.has(Cue.PROCESS_ASKED) and (gist.asks or ours):
            return asked(0.8)
        if gist.has(Cue.PROCESS_SAID) and ours:
            return asked(0.6) if gist.asks else told(0.6)
        return None
    return told(0.8) if gist.has(Cue.PROCESS_SAID) and not gist.asks else None


def criteria(gist: Gist, speaker: Speaker) -> Verdict | None:
    """What it is judged by."""
    if speaker is Speaker.REP:
        if gist.has(Cue.CRITERIA_ASKED) and (gist.asks or gist.has(Cue.YOURS)):
            return asked(0.8)
        return told(0.6) if gist.has(Cue.CRITERIA_SAID) and gist.has(Cue.YOURS) else None
    return told(0.8) if gist.has(Cue.CRITERIA_SAID) and not gist.asks else None
