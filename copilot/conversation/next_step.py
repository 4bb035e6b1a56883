"""Whether a next step is agreed: proposal and answer joined over the turns between them.

The day often stands in one turn and the yes in another, and either side may propose. So the step
that is being talked about is kept open until it is accepted, refused or forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.offers import (
    PATIENCE_TURNS,
    Offer,
    Voice,
    accepts,
    brushes_off,
    hedges,
    names_day,
    offer_of,
    proposes,
    puts_off,
    refuses,
)
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist


_MOVES: Final = frozenset(
    {
        Cue.MEET, Cue.DO, Cue.REQUEST, Cue.WHEN, Cue.SUITS, Cue.LOOSE, Cue.I_WILL, Cue.TILL_THEN, Cue.SET,
        Cue.CANCEL, Cue.YES, Cue.FITS, Cue.ARRANGED, Cue.ACKNOWLEDGE, Cue.FAREWELL, Cue.NO,
        Cue.STALL, Cue.DOUBT, Cue.CONDITION,
    }
)  # fmt: skip
"""A clause with none of these, and no day in it, leaves the next step as it is."""


class NextStepLevel(StrEnum):
    """How firm it is, least first."""

    NONE = "none"
    PROPOSED = "proposed"
    VAGUE = "vague"
    SPECIFIC = "specific"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Where the call stands with its next step.

    specific: both sides accept a named action with an owner and a day or deadline. vague: accepted
    without one of them, or with an "if". proposed: put forward, not accepted. `at` is when the
    level was reached; `proposed_at` and `proposed_by` belong to the same step. A later vague step
    leaves a specific one standing; taking it back does not.

    `turn` is the one in which the level was reached, `offer` the step on the table, if any, and `named` who last named a day to be held to.
    """

    level: NextStepLevel = NextStepLevel.NONE
    at: float | None = None
    proposed_at: float | None = None
    proposed_by: Speaker | None = None
    owner_known: bool = False
    day_known: bool = False
    brushed_off_at: float | None = None
    cancelled_at: float | None = None
    turn: int = 0
    offer: Offer | None = None
    named: Voice | None = None

    @property
    def agreed(self) -> bool:
        """Accepted by both sides, firmly or not."""
        return self.level in {NextStepLevel.VAGUE, NextStepLevel.SPECIFIC}

    @property
    def specific(self) -> bool:
        """Accepted with action, owner and day."""
        return self.level is NextStepLevel.SPECIFIC

    def after(self, gist: Gist, voice: Voice) -> NextStep:
        """The next step once this clause was said too."""
        if gist.cues.isdisjoint(_MOVES) and not gist.day:
            return self
        if self.agreed and gist.has(Cue.CANCEL):
            taken_back = NextStep(cancelled_at=voice.at, brushed_off_at=self.brushed_off_at)
            return _proposed(taken_back, gist, voice)  # "can we move it to Friday"
        offer = _on_the_table(self, gist, voice)
        if refuses(gist, voice):
            return _refused(self, gist, voice, offer)
        step = self
        if offer is not self.offer or names_day(gist):
            step = replace(self, offer=offer, named=voice if names_day(gist) else self.named)
        if offer is not None:
            spoken_to = _went_on if offer.by is voice.speaker else _answered
            step = spoken_to(step, gist, voice, offer)
        return _proposed(step, gist, voice)


def _on_the_table(step: NextStep, gist: Gist, voice: Voice) -> Offer | None:
    """The step that is open, if it is still spoken of, or one that must have been missed."""
    offer = step.offer
    if offer is not None and voice.turn - offer.touched <= PATIENCE_TURNS:
        return offer
    return _missed(step.named, voice) if gist.has(Cue.ARRANGED) else None


def _missed(named: Voice | None, voice: Voice) -> Offer | None:
    """What must have been proposed, for the day that the other side has just named is accepted."""
    if named is None or named.speaker is voice.speaker or voice.turn - named.turn > 1:
        return None
    return Offer(
        by=named.speaker, at=named.at, turn=named.turn, touched=named.turn, owner=True, day=True
    )


def _refused(step: NextStep, gist: Gist, voice: Voice, offer: Offer | None) -> NextStep:
    """The clause turns it down or puts it off."""
    brushed_off = brushes_off(gist, voice)
    if brushed_off:
        step = replace(step, brushed_off_at=voice.at)
    answers = offer is not None and offer.by is not voice.speaker
    if answers and offer is not None and gist.day and not brushed_off:
        # this day does not suit; the step still may
        return replace(step, offer=replace(offer, day=False, touched=voice.turn))
    if step.agreed:
        overtaken = answers and offer is not None and _overtaken(step, voice, offer)
        undone = brushed_off and (_takes_back(step, gist, voice, offer) or overtaken)
        return _undone(step) if undone else step
    return _undone(step) if answers else step


def _takes_back(step: NextStep, gist: Gist, voice: Voice, offer: Offer | None) -> bool:
    """It stands in the breath of the yes, and that asked for nothing: "send it, I'll call you" does."""
    asked_for = offer is not None and offer.by is voice.speaker and offer.turn == voice.turn
    asked_for = asked_for and not gist.has(Cue.NO)
    return step.at == voice.at and not asked_for


def _overtaken(step: NextStep, voice: Voice, offer: Offer) -> bool:
    """What was agreed lies far back, and what is put off was put forward since.

    The older one was an errand on the way, such as a figure to be looked up.
    """
    far = voice.turn - step.turn > PATIENCE_TURNS
    return far and offer.accepted_turn is None and offer.turn > step.turn


def _undone(step: NextStep) -> NextStep:
    return NextStep(brushed_off_at=step.brushed_off_at, cancelled_at=step.cancelled_at)


def _answered(step: NextStep, gist: Gist, voice: Voice, offer: Offer) -> NextStep:
    """The other side speaks while a step is on the table."""
    if not accepts(gist, voice, offer):
        doubted = offer.accepted_turn == voice.turn and (gist.has(Cue.DOUBT) or gist.conditional)
        return _doubted(step, offer) if doubted else step
    offer = replace(
        offer,
        touched=voice.turn,
        accepted_turn=voice.turn,
        day=offer.day or (gist.day and not gist.asks),
        owner=offer.owner or gist.has(Cue.DO),
        hedged=offer.hedged or hedges(gist) or puts_off(gist, voice),
    )
    firm = offer.owner and offer.day and not offer.hedged
    if step.specific or (step.level is NextStepLevel.VAGUE and not firm):
        return replace(step, offer=offer)
    level = NextStepLevel.SPECIFIC if firm else NextStepLevel.VAGUE
    return _reached(step, level, voice, offer)


def _doubted(step: NextStep, offer: Offer) -> NextStep:
    """The yes of this turn is taken back in part."""
    hedged = replace(offer, hedged=True)
    if step.specific and step.proposed_at == offer.at:
        return replace(step, level=NextStepLevel.VAGUE, offer=hedged)
    return replace(step, offer=hedged)


def _went_on(step: NextStep, gist: Gist, voice: Voice, offer: Offer) -> NextStep:
    """Who put it forward adds to it: the day, or a doubt."""
    if offer.touched != voice.turn:
        return step
    day = offer.day or names_day(gist)
    return replace(step, offer=replace(offer, day=day, hedged=offer.hedged or gist.has(Cue.DOUBT)))


def _proposed(step: NextStep, gist: Gist, voice: Voice) -> NextStep:
    """The clause may put a step forward, or a time for the one on the table."""
    if not proposes(gist, voice, step.offer) or _only_polite(step, gist, voice):
        return step
    offer = offer_of(gist, voice, step.offer)
    if step.agreed:
        return replace(step, offer=offer)
    return _reached(step, NextStepLevel.PROPOSED, voice, offer)


def _only_polite(step: NextStep, gist: Gist, voice: Voice) -> bool:
    """What is asked in the breath of a brush-off: "we'll see, come down and bring the boy"."""
    put_off = step.brushed_off_at == voice.at and voice.speaker is Speaker.BUYER
    return put_off and not gist.day and not gist.asks and not gist.has(Cue.SENDS)


def _reached(step: NextStep, level: NextStepLevel, voice: Voice, offer: Offer) -> NextStep:
    since = step.at if step.level is level is NextStepLevel.PROPOSED else None
    at = voice.at if since is None else since
    return replace(
        step,
        level=level,
        turn=voice.turn,
        at=at,
        proposed_at=offer.at,
        proposed_by=offer.by,
        owner_known=offer.owner,
        day_known=offer.day,
        offer=offer,
    )
