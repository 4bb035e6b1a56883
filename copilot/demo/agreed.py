"""What the example's reps agreed with their managers, how it went, and their scorecards. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from copilot.demo.calendar import monday_of
from copilot.demo.played_call import id_of
from copilot.demo.stories import WEEKS, WEEKS_BEFORE
from copilot.review.agreements import (
    Agreement,
    AgreementKind,
    AgreementState,
    Party,
    accepted,
    done,
    not_done,
    proposed,
)
from copilot.review.diagnosis import Ending, TreeName, follow
from copilot.review.scorecard import Confirmed, Scorecard, ScoredSkill, confirmed, scored_by_rep
from copilot.review.skills import Skill
from copilot.storage.team.records import Diagnosis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from copilot.demo.stories import Story
    from copilot.review.shared import SharedCall

_SKILLS: Final[dict[str, tuple[Skill, str, str]]] = {
    "Ben Lindqvist": (
        Skill.LISTENING,
        "In my next four discovery calls I ask a question before I have talked for a minute.",
        "I play the buyer for ten minutes before the first of them.",
    ),
    "Chiara Rossi": (
        Skill.NEXT_STEPS,
        "In my next five calls we agree a next step with a day and an owner before we hang up.",
        "I send you the sentence that works for me.",
    ),
    "Dmitri Volkov": (
        Skill.QUALIFICATION,
        "In my next four discovery calls I ask about the budget before I name a price.",
        "We find three ways to ask that sound like you.",
    ),
    "Esther Okafor": (
        Skill.QUESTIONS,
        "In my next four calls I ask what happens then, at least twice, before I show anything.",
        "I listen in on the first one.",
    ),
    "Felix Brandt": (
        Skill.QUESTIONS,
        "In my next three demos the last ten minutes have two questions of mine.",
        "I ask you how it felt, and nothing else.",
    ),
    "Grace Kim": (
        Skill.NEGOTIATION,
        "In my next three pricing calls I ask one question before I change a price.",
        "I back you on the list price for the whole month.",
    ),
    "Hassan Ali": (
        Skill.QUALIFICATION,
        "In my next four calls I know who signs before the call is over.",
        "I make the first call to their finance side with you.",
    ),
    "Jonas Weber": (
        Skill.PRESENTATION,
        "In my next three demos I stop after each part and ask what it would change for them.",
        "I cut the demo with you to the three parts that matter.",
    ),
}
_USUAL_SKILL: Final = (
    Skill.QUESTIONS,
    "In my next three calls I ask one question that I have never asked before.",
    "I lend you my list.",
)

_EXISTING: Final = (
    "Harbour Logistics has said yes or no to a second depot.",
    "The head of operations at Nordhaus has a date for the start of the second crew.",
    "Westfield Cleaning has signed the renewal for two years.",
    "Kestrel Facilities has named the person who decides on the third site.",
)
_NEW: Final = (
    "Two buyers who are new to us have agreed to a day for a discovery call.",
    "Larkspur Dairies has told us whether there will be a pilot.",
    "The managing director of Ashdown Roofing has seen the offer and said what is missing.",
    "One company from the trade fair has sent us two weeks of its plans.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One rep's agreements by the day they were proposed, and how a miss was followed."""

    agreements: tuple[Agreement, ...]
    diagnoses: tuple[Diagnosis, ...]


def agreed(rep: str, story: Story, place: int, *, today: date) -> Agreed:
    """The agreements of one rep; `place` is theirs in the list of stories."""
    skill, skill_text, skill_support = _SKILLS.get(story.name, _USUAL_SKILL)
    plans = (
        (0, 2, AgreementKind.EXISTING_ACCOUNT, _EXISTING[place % 4], "", None),
        (1, 3, AgreementKind.SKILL, skill_text, skill_support, skill),
        (2, 4, AgreementKind.NEW_BUSINESS, _NEW[place % 4], "I introduce you there.", None),
        (3, 5, AgreementKind.EXISTING_ACCOUNT, _EXISTING[(place + 1) % 4], "", None),
        (4, 6, AgreementKind.NEW_BUSINESS, _NEW[(place + 2) % 4], "", None),
        (5, 7, AgreementKind.SKILL, skill_text, skill_support, skill),
    )
    before = (
        (week, week + 2, AgreementKind.NEW_BUSINESS, _NEW[(place + week) % 4], "", None)
        for week in range(-WEEKS_BEFORE, 0)
    )
    # a new rep has fewer behind them
    new = story.days_here < 60
    known = (*(() if new else before), *(plans[2:] if new else plans))
    first = 0 if new else -WEEKS_BEFORE
    agreements = [
        _agreement(rep, story, number, plan, today=today)
        for number, plan in enumerate(known, first)
    ]
    if place % 2:  # some have proposed one more, which waits for the other's yes
        agreements.append(_waiting(rep, story, place, today=today))
    misses = [one for one in agreements if one.state is AgreementState.NOT_DONE]
    return Agreed(
        agreements=tuple(agreements), diagnoses=tuple(_diagnosis(one) for one in misses[:1])
    )


_Plan = tuple[int, int, AgreementKind, str, str, Skill | None]


def _agreement(rep: str, story: Story, number: int, plan: _Plan, *, today: date) -> Agreement:
    week, due_week, kind, text, support, skill = plan
    on = monday_of(today, week) + timedelta(days=1)
    one = proposed(
        Agreement(
            id=id_of("agreement", story.name, week),
            rep=rep,
            kind=kind,
            text=text,
            support=support,
            skill=skill,
            due=monday_of(today, due_week) + timedelta(days=4),
            proposed_by=Party.REP,
            proposed_on=on,
        )
    )
    one = accepted(one, Party.MANAGER, on + timedelta(days=1))
    if one.due >= today:
        return one
    missed = (number + 3 * len(story.name)) % 7 in {0, 4} and story.habits(WEEKS - 1).step < 1.0
    close = not_done if missed else done
    return close(one, Party.REP, one.due)


def _waiting(rep: str, story: Story, place: int, *, today: date) -> Agreement:
    return proposed(
        Agreement(
            id=id_of("agreement", story.name, "waits"),
            rep=rep,
            kind=AgreementKind.EXISTING_ACCOUNT,
            text=_EXISTING[(place + 2) % 4],
            due=monday_of(today, WEEKS + 2) + timedelta(days=4),
            proposed_by=Party.REP,
            proposed_on=monday_of(today, WEEKS - 1) + timedelta(days=3),
        )
    )


def _diagnosis(missed: Agreement) -> Diagnosis:
    """The first answer to each question, to where it leads."""
    tree, path = TreeName.KNOWLEDGE_BELIEF_EXECUTION, list[str]()
    while not isinstance(at := follow(tree, tuple(path)), Ending):
        path.append(at.answers[len(missed.rep) % len(at.answers)].id)
    return Diagnosis(
        agreement=missed.id,
        tree=tree,
        path=tuple(path),
        cause=at.cause,
        help=at.help,
        on=(missed.closed_on or missed.due) + timedelta(days=1),
    )


def scorecards(
    rep: str, story: Story, calls: Sequence[SharedCall], *, today: date
) -> tuple[Scorecard, ...]:
    """A confirmed card of the first half, and of the second what the rep has scored of it, if anything."""
    late = _card(rep, story, 3, WEEKS, today=today)
    if story.days_here < 60:
        return ()
    early = _card(rep, story, 0, 3, today=today)
    early = scored_by_rep(early, _own(story, 0), calls, early.last + timedelta(days=3))
    words = [_confirmed(one.skill, one.score, dict(early.own)) for one in early.proposal]
    early = confirmed(early, words, early.last + timedelta(days=4))
    if len(story.name) % 2 == 0:
        return (early,)  # the weeks since then wait for the rep
    return (early, scored_by_rep(late, _own(story, 1), calls, today))


def _card(rep: str, story: Story, first: int, after: int, *, today: date) -> Scorecard:
    return Scorecard(
        id=id_of("scorecard", story.name, first),
        rep=rep,
        first=monday_of(today, first),
        last=monday_of(today, after) - timedelta(days=1),
    )


def _own(story: Story, lift: int) -> tuple[tuple[ScoredSkill, int], ...]:
    """What the rep gives: near what their habits are, as they see it."""
    habits = story.habits(2)
    given = {
        ScoredSkill.DISCOVERY: habits.asks,
        ScoredSkill.NEXT_STEP: habits.step,
        ScoredSkill.QUALIFICATION: (habits.budget + habits.people + habits.dates) / 3,
    }
    return tuple(
        (skill, min(5, max(1, round(1 + 3.6 * share) + lift))) for skill, share in given.items()
    )


def _confirmed(skill: ScoredSkill, score: int | None, own: dict[ScoredSkill, int]) -> Confirmed:
    return Confirmed(skill=skill, score=own[skill] if score is None else score)
