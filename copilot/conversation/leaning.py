"""Whether the talk leans to an agreed step, by its meanings over many turns. Pure, and no words.

A proposal may be taken up in words that no phrase foresees. What the encoder takes for agreement,
for a brush-off or for the end is too unsure of one sentence alone, but not of a whole call: here it is
added up, older turns fading, and held against the likeliest yes and what was said around it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING, Final

from copilot.conversation import fitted
from copilot.conversation.cues.cue import Cue
from copilot.conversation.meant import meant_strength
from copilot.conversation.next_step import NextStep, NextStepLevel
from copilot.conversation.offers import hedges, names_day, refuses, says_yes
from copilot.conversation.signs import log_odds, odds
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.conversation.gist import Gist
    from copilot.conversation.offers import Voice
    from copilot.events import Meaning

FADES: Final = 0.97
"""What a turn is worth of what it was one turn before. Ours: from 0.93 to 0.98 the same."""

_NEAR_TURNS: Final = 3
"""A brush-off so many turns from a yes is about the same step."""

_KEPT_TURNS: Final = 6
_LEAST: Final = 0.01
_NOTHING: Final = 0.1

UNSURE: Final = 0.5
"""Log odds so near to even leave it to the phrases whether anything was agreed. Ours,
chosen with the weights before these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one side said until the other spoke: how likely it meant what, and what its clauses do."""

    speaker: Speaker
    at: float
    agreed: float = 0.0
    proposed: float = 0.0
    brushed: float = 0.0
    timed: float = 0.0
    objected: float = 0.0
    taken: bool = False
    """Phrases took it for the yes to what the other side had put forward."""
    refuses: bool = False
    yes: bool = False
    heard: bool = False
    asks: bool = False
    day: bool = False
    hedged: bool = False
    conditional: bool = False

    def and_(self, more: Said) -> Said:
        """Both as one; whether it asks is told by its end."""
        return Said(
            speaker=self.speaker,
            at=more.at,
            agreed=max(self.agreed, more.agreed),
            proposed=max(self.proposed, more.proposed),
            brushed=max(self.brushed, more.brushed),
            timed=max(self.timed, more.timed),
            objected=max(self.objected, more.objected),
            taken=self.taken or more.taken,
            refuses=self.refuses or more.refuses,
            yes=self.yes or more.yes,
            heard=self.heard or more.heard,
            asks=more.asks,
            day=self.day or more.day,
            hedged=self.hedged or more.hedged,
            conditional=self.conditional or more.conditional,
        )


def said_of(
    gists: tuple[Gist, ...], meanings: Iterable[Meaning], voice: Voice, step: NextStep
) -> Said:
    """What an utterance says; `step` is the next step by its phrases once it was said."""
    kinds = tuple(meanings)
    offer = step.offer
    taken = offer is not None and offer.by is not voice.speaker
    return Said(
        speaker=voice.speaker,
        at=voice.at,
        agreed=meant_strength(kinds, SignalKind.NEXT_STEP_AGREED),
        proposed=meant_strength(kinds, SignalKind.NEXT_STEP_PROPOSED),
        brushed=meant_strength(kinds, SignalKind.BRUSH_OFF),
        timed=meant_strength(kinds, SignalKind.TIMELINE),
        objected=meant_strength(kinds, SignalKind.OBJECTION),
        taken=taken and offer is not None and offer.accepted_turn == voice.turn,
        refuses=any(refuses(gist, voice) for gist in gists),
        yes=any(says_yes(gist) for gist in gists),
        heard=any(gist.has(Cue.ACKNOWLEDGE) for gist in gists),
        asks=bool(gists) and gists[-1].asks,
        day=any(names_day(gist) for gist in gists),
        hedged=any(hedges(gist) for gist in gists),
        conditional=any(gist.conditional for gist in gists),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """The likeliest yes so far, and what came with it and after it."""

    likely: float
    said: Said
    asked_at: float
    day: bool
    brushed: float
    objected: float
    day_after: bool = False
    age: int = 0

    def followed(self, said: Said) -> Yes:
        """The same once another turn was said."""
        near = self.age < _NEAR_TURNS
        return replace(
            self,
            likely=self.likely + log(FADES),
            brushed=max(self.brushed, said.brushed) if near else self.brushed,
            objected=max(self.objected, said.objected),
            day_after=said.day if self.age == 0 else self.day_after,
            age=self.age + 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What was meant over the turns that are over."""

    agreed: float = 0.0
    brushed: float = 0.0
    timed: float = 0.0
    yes: Yes | None = None

    def after(self, turns: tuple[Said, ...]) -> Past:
        """The same with the last of these turns."""
        said = turns[-1]
        older = self.yes.followed(said) if self.yes else None
        newer = yes_of(turns)
        return Past(
            agreed=self.agreed * FADES + said.agreed,
            brushed=self.brushed * FADES + said.brushed,
            timed=self.timed * FADES + said.timed,
            yes=older if older is not None and older.likely > newer.likely else newer,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """What the call leans to; `turns` are the latest, the one that goes on among them.

    Without meanings it knows nothing, and phrases alone decide.
    """

    known: bool = False
    past: Past = Past()
    turns: tuple[Said, ...] = ()

    def after(self, said: Said, *, known: bool) -> Leaning:
        """The same once this was said too."""
        known = self.known or known
        if self.turns and self.turns[-1].speaker is said.speaker:
            turns = (*self.turns[:-1], self.turns[-1].and_(said))
            return Leaning(known=known, past=self.past, turns=turns)
        turns = (*self.turns, said)[-_KEPT_TURNS:]
        return Leaning(known=known, past=self.now, turns=turns)

    @property
    def now(self) -> Past:
        """With the turn that goes on."""
        return self.past.after(self.turns) if self.turns else self.past

    def started_anew(self) -> Leaning:
        """What was agreed is called off: what was meant before no longer counts."""
        return Leaning(known=self.known)


def knows(meanings: Iterable[Meaning]) -> bool:
    """Whether agreement was looked for: heads that were not trained on it tell nothing of it."""
    return any(one.kind is SignalKind.NEXT_STEP_AGREED for one in meanings)


def yes_of(turns: tuple[Said, ...]) -> Yes:
    """The last of these turns, as a yes."""
    said, before = turns[-1], turns[-2] if len(turns) > 1 else None
    return Yes(
        likely=odds(fitted.YES, yes_signs(turns)),
        said=said,
        asked_at=before.at if before else said.at,
        day=said.day or (before is not None and before.day),
        brushed=max(one.brushed for one in turns[-1 - _NEAR_TURNS :]),
        objected=said.objected,
    )


def yes_signs(turns: tuple[Said, ...]) -> dict[str, float]:
    """What tells that the last of these turns takes up a step."""
    said = turns[-1]
    others = [one.proposed for one in turns[-2::-2]]
    return {
        "agreed": log_odds(said.agreed, _LEAST),
        "proposed": log_odds(others[0] if others else 0.0, _LEAST),
        "proposed_before": log_odds(max(others[1:3], default=0.0), _LEAST),
        "taken": said.taken,
        "refuses": said.refuses,
        "asks": said.asks,
        "yes": said.yes,
        "heard": said.heard,
    }


def settled_signs(past: Past, yes: Yes) -> dict[str, float]:
    """What tells that something was agreed, firmly or not."""
    return {
        "agreed": log(past.agreed + _NOTHING),
        "brushed": log(past.brushed + _NOTHING),
        "objected": log_odds(yes.objected, _LEAST),
        "yes": yes.said.yes,
        "asks": yes.said.asks,
        "conditional": yes.said.conditional,
        "refuses": yes.said.refuses,
        "timed": log(past.timed + _NOTHING),
    }


def firm_signs(yes: Yes) -> dict[str, float]:
    """What tells that it has its day and hangs on nothing."""
    return {
        "day": yes.day,
        "hedged": yes.said.hedged,
        "agreed": log_odds(yes.said.agreed, _LEAST),
        "day_after": yes.day_after,
        "brushed": log_odds(yes.brushed, _LEAST),
    }


def settled_odds(past: Past) -> float:
    """The log odds that something was agreed."""
    return odds(fitted.SETTLED, settled_signs(past, past.yes)) if past.yes else 0.0


def firm_odds(past: Past) -> float:
    """The log odds that what was agreed has its day."""
    return odds(fitted.FIRM, firm_signs(past.yes)) if past.yes else 0.0


def judged(phrased: NextStep, leaning: Leaning, before: NextStep, voice: Voice) -> NextStep:
    """The next step by its phrases, at the level that the meanings give it.

    `before` is what it was judged to be until now: a level that stays keeps its time.
    """
    past = leaning.now
    if not leaning.known or past.yes is None:
        return phrased
    settled = settled_odds(past)
    agreed = settled > 0 if abs(settled) >= UNSURE else phrased.agreed
    if not agreed:
        return _taken_down(phrased, before, voice)
    level = NextStepLevel.SPECIFIC if firm_odds(past) > 0 else NextStepLevel.VAGUE
    if level is phrased.level:
        return phrased
    stays = before.level is level and before.at is not None
    proposed_at = phrased.proposed_at if phrased.proposed_at is not None else past.yes.asked_at
    return replace(
        phrased,
        level=level,
        at=before.at if stays else voice.at,
        turn=before.turn if stays else voice.turn,
        proposed_at=proposed_at,
        proposed_by=phrased.proposed_by or past.yes.said.speaker.other,
        owner_known=phrased.owner_known or level is NextStepLevel.SPECIFIC,
        day_known=past.yes.day or past.yes.day_after,
    )


def _taken_down(phrased: NextStep, before: NextStep, voice: Voice) -> NextStep:
    """Put forward at most, whatever phrases took for a yes."""
    if not phrased.agreed:
        return phrased
    level = NextStepLevel.PROPOSED
    at = before.at if before.level is level else voice.at
    return replace(phrased, level=level, at=at)
