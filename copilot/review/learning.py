"""How the rep's skills came along: call by call, with and without help, and what fades for it. Pure.

The estimate is the one that the cards go by (`copilot.coaching.fading`), drawn after each call, so the
page and the pacing cannot disagree. What was kept back at random stands apart: it alone says whether
a skill stands without help, since what was kept back differs from what was shown in nothing else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.coaching.fading import (
    FADES_AT,
    FEW_CALLS,
    MASTERED_AT,
    SHOWN,
    Mastery,
    SkillState,
    mastery_of,
    of_one_call,
)
from copilot.coaching.outcomes import Outcome
from copilot.figures import counted
from copilot.limits import limit
from copilot.review.words import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copilot.storage.history import CallOutcomes

STATE_NAMES: Final[dict[SkillState, str]] = {
    SkillState.NEW: "New",
    SkillState.LEARNING: "Learning",
    SkillState.FADING: "Fading",
    SkillState.MASTERED: "Stands alone",
}
OUTCOME_NAMES: Final[dict[Outcome, str]] = {
    Outcome.UNPROMPTED: "By itself",
    Outcome.PROMPTED: "After a card",
    Outcome.MISSED: "Not this time",
    Outcome.WITHHELD_CAME: "By itself, card kept back",
    Outcome.WITHHELD_MISSED: "Not this time, card kept back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One call: how it went, and how the skill stood after it.

    `estimate` is how likely the behaviour comes unprompted next time, `shown` the part of the cards
    that may then be shown, both 0 to 1. `started_at` is in seconds of UTC since 1970.
    """

    call: str
    started_at: int
    outcome: Outcome
    outcome_name: str
    estimate: float
    shown: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Over the calls that are looked at. The kept-back ones are in none of the others."""

    unprompted: int
    prompted: int
    missed: int
    kept_back_came: int
    kept_back_missed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """One skill, its calls by time. `says` puts it in a sentence, without a verdict.

    `shown` is what holds from now on, as the cards are paced: all of them where fading is off, and at
    least half of a skill that the rep works on. What is kept back by chance comes off it.
    """

    skill: str
    state: SkillState
    state_name: str
    estimate: float
    shown: float
    relapsed: bool
    focus: bool
    counts: Counts
    points: tuple[Point, ...]
    says: str
    cards_say: str
    alone_says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedSkill:
    """A skill of an open agreement with the manager: a question to the rep, or `taken` as the focus."""

    skill: str
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningView:
    """The page: skills with calls first, those that the rules know and no call has shown after them.

    `agreed` is None where nothing is, or where the rep has answered and works on something else.
    """

    skills: tuple[SkillView, ...]
    focus: str
    agreed: AgreedSkill | None
    fading: bool
    withheld_share: float
    fades_at: float = FADES_AT
    mastered_at: float = MASTERED_AT


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """What the page is made of: `history` by the skill's name, its calls in any order."""

    skills: tuple[str, ...]
    history: Mapping[str, tuple[CallOutcomes, ...]]
    focus: str
    fading: bool
    withheld_share: float
    agreed: AgreedSkill | None = None


def learning_view(practised: Practised) -> LearningView:
    """The whole page."""
    views = [
        _skill(name, practised) for name in sorted(set(practised.skills) | practised.history.keys())
    ]
    return LearningView(
        skills=tuple(sorted(views, key=lambda one: (not one.focus, not one.points, one.skill))),
        focus=practised.focus,
        agreed=_agreed(practised),
        fading=practised.fading,
        withheld_share=practised.withheld_share,
    )


def _agreed(practised: Practised) -> AgreedSkill | None:
    """What is worth a line: a question only where the answer is not in force already."""
    agreed = practised.agreed
    if agreed is None or agreed.taken:
        return agreed
    return None if agreed.skill == practised.focus else agreed


def _skill(name: str, practised: Practised) -> SkillView:
    calls, focus = practised.history.get(name, ()), name == practised.focus
    latest = sorted(calls, key=lambda one: (one.started_at, one.call))[-limit("calls_recalled") :]
    outcomes = [of_one_call(one.outcomes) for one in latest]
    standing = [mastery_of(outcomes[: place + 1]) for place in range(len(outcomes))]
    now = standing[-1] if standing else Mastery()
    shown = [_shown(one, practised, focus=False) for one in standing[:-1]]
    shown.append(_shown(now, practised, focus=focus))
    counts = _counts(outcomes)
    return SkillView(
        skill=name,
        state=now.state,
        state_name=_state_name(now, practised),
        estimate=now.estimate,
        shown=shown[-1],
        relapsed=now.relapsed,
        focus=focus,
        counts=counts,
        points=tuple(
            Point(
                call=one.call,
                started_at=one.started_at,
                outcome=outcome,
                outcome_name=OUTCOME_NAMES[outcome],
                estimate=after.estimate,
                shown=part,
            )
            for one, outcome, after, part in zip(
                latest, outcomes, standing, shown[: len(latest)], strict=True
            )
        ),
        says=_says(counts),
        cards_say=_cards_say(now, shown[-1], practised),
        alone_says=_alone_says(counts),
    )


def _shown(standing: Mastery, practised: Practised, *, focus: bool) -> float:
    """The part of the cards that fading leaves, as `copilot.coaching.pacing` has it."""
    if not practised.fading:
        return 1.0
    return max(standing.shown, SHOWN[SkillState.FADING]) if focus else standing.shown


def _state_name(now: Mastery, practised: Practised) -> str:
    """Where nothing fades, no skill is said to."""
    fades = practised.fading or now.state is not SkillState.FADING
    return STATE_NAMES[now.state] if fades else "Coming along"


def _counts(outcomes: Iterable[Outcome]) -> Counts:
    tally = Counter(outcomes)
    return Counts(
        unprompted=tally[Outcome.UNPROMPTED],
        prompted=tally[Outcome.PROMPTED],
        missed=tally[Outcome.MISSED],
        kept_back_came=tally[Outcome.WITHHELD_CAME],
        kept_back_missed=tally[Outcome.WITHHELD_MISSED],
    )


def _says(counts: Counts) -> str:
    """How it went while its cards came; the calls in which one was kept back are told apart."""
    calls = counts.unprompted + counts.prompted + counts.missed
    if not calls:
        apart = counts.kept_back_came + counts.kept_back_missed
        return "" if apart else "No call of yours has given it a chance yet."
    if calls == 1:
        came = "came by itself" if counts.unprompted else "did not come by itself"
        return f"It {came} in the one call that gave it a chance."
    if not counts.unprompted:
        return f"It has not come by itself in the last {calls} calls that gave it a chance."
    return f"It came by itself in {counts.unprompted} of your last {calls} calls that gave it a chance."


def _cards_say(now: Mastery, shown: float, practised: Practised) -> str:
    """What comes of its cards from now on."""
    if not practised.fading:
        return "All of its cards come."
    by_chance = practised.withheld_share > 0
    if now.relapsed:
        but = ", all but those kept back by chance" if by_chance else ""
        return f"It has been missing of late, so its cards are back{but}."
    if now.state is SkillState.NEW:
        left = FEW_CALLS - now.calls
        return (
            f"After {counted(left, 'more call')} its cards may begin to fade." if left > 0 else ""
        )
    if shown == 1:
        return f"All of its cards come{' but those kept back by chance' if by_chance else ''}."
    less = ", less those kept back by chance" if by_chance else ""
    if shown > now.shown:
        return f"You work on it, so about half of its cards come{less}."
    return f"About {percent(shown)} of its cards still come{less}."


def _alone_says(counts: Counts) -> str:
    """What the cards that were kept back have shown."""
    tried = counts.kept_back_came + counts.kept_back_missed
    if not tried:
        return ""
    times = {1: "once", 2: "twice"}.get(tried, f"{tried} times")
    return f"Its card was kept back {times}, and {_came(counts.kept_back_came, tried)}."


def _came(came: int, tried: int) -> str:
    if came == tried:
        return "it came all the same"
    if not came:
        return "it did not come"
    return f"it came {came} of those {tried} times"
