"""Scorecards: the rep's own scores first, then the proposal, then what both leave it at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

from pydantic import Field

from copilot.errors import ScorecardRefused
from copilot.review.scorecard import (
    Confirmed,
    Scorecard,
    ScoredSkill,
    confirmed,
    next_card,
    scored_by_rep,
)
from copilot.review.weeks import day_name
from copilot.storage.team.records import Deed
from copilot.web.team.access import Access
from copilot.web.team.asked import nothing, said
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import named
from copilot.web.team.typed import Body, MaybeLine

if TYPE_CHECKING:
    from starlette.responses import Response

    from copilot.web.team.asked import Asked

Score = Annotated[int, Field(ge=1, le=5)]


class OwnScores(Body):
    """``POST …/scorecard``: the rep's own three."""

    discovery: Score
    next_step: Score
    qualification: Score


class OneConfirmed(Body):
    """One score as the manager leaves it, with a reason where it is another than proposed."""

    skill: ScoredSkill
    score: Score
    reason: MaybeLine = ""


class ConfirmScores(Body):
    """``POST …/scorecard/{card}/confirm``: all three."""

    scores: Annotated[tuple[OneConfirmed, ...], Field(min_length=3, max_length=3)]


def entrances() -> list[Entrance]:
    """All of this file's."""
    base = "/api/people/{person:uuid}/scorecard"
    changed = Deed.CHANGED_SCORECARD
    return [
        Entrance(
            method="GET",
            path=base,
            access=Access.SHARED,
            answer=cards,
            deed=Deed.READ_SCORECARD,
        ),
        Entrance(method="POST", path=base, access=Access.OWN, answer=score_self, deed=changed),
        Entrance(
            method="POST",
            path=base + "/{card:uuid}/confirm",
            access=Access.MANAGER_OF,
            answer=confirm,
            deed=changed,
        ),
    ]


async def cards(asked: Asked) -> Response:
    """The card that is being made, if any, and the former ones."""
    kept = await asked.store.scorecards.of_person(asked.subject.id)
    following = next_card(kept, asked.today)
    return said(
        {
            "person": named(asked.subject),
            "own": asked.own,
            "next": following,
            "open": following.opens_on <= asked.today,
            "cards": kept,
            "skills": [(skill.value, skill.value.replace("_", " ")) for skill in ScoredSkill],
        }
    )


async def score_self(asked: Asked) -> Response:
    """The rep's own scores for the weeks behind; only then is there a proposal."""
    given = await asked.body(OwnScores)
    kept = await asked.store.scorecards.of_person(asked.subject.id)
    weeks = next_card(kept, asked.today)
    if weeks.opens_on > asked.today:
        raise ScorecardRefused(
            "you have scored these weeks already",
            remedy=f"the next card opens on {day_name(weeks.opens_on)}",
        )
    calls = await asked.store.shares.of_person(
        asked.subject.id, first=weeks.first, last=weeks.last, moments=False
    )
    own = (
        (ScoredSkill.DISCOVERY, given.discovery),
        (ScoredSkill.NEXT_STEP, given.next_step),
        (ScoredSkill.QUALIFICATION, given.qualification),
    )
    blank = Scorecard(id=str(uuid4()), rep=asked.subject.id, first=weeks.first, last=weeks.last)
    card = scored_by_rep(blank, own, calls, asked.today)
    await asked.store.scorecards.save(card)
    return said(card, 201)


async def confirm(asked: Asked) -> Response:
    """As proposed, or another with a reason."""
    given = await asked.body(ConfirmScores)
    card = await asked.store.scorecards.load(asked.id("card"))
    if card is None or card.rep != asked.subject.id:
        raise nothing()
    scores = [
        Confirmed(skill=one.skill, score=one.score, reason=one.reason) for one in given.scores
    ]
    done = confirmed(card, scores, asked.today)
    await asked.store.scorecards.save(done)
    return said(done)
