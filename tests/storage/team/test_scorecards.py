"""A card in each of its three states comes back as it stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from copilot.review.scorecard import Confirmed, Proposal, Scorecard, ScoredSkill
from tests.storage.team.make import TODAY, ident, people

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

EMPTY = Scorecard(
    id=ident("card"), rep=ident("Ada"), first=date(2026, 11, 2), last=date(2026, 11, 22)
)
OWN = replace(
    EMPTY,
    own=tuple((skill, score) for score, skill in enumerate(ScoredSkill, 3)),
    own_on=TODAY,
    proposal=tuple(
        Proposal(skill=skill, score=score, n=12, formula="1 + 4 x share", says="9 of 12")
        for skill, score in zip(ScoredSkill, (4, None, 2), strict=True)
    ),
)
DONE = replace(
    OWN,
    confirmed=tuple(
        Confirmed(
            skill=skill, score=4, reason="" if skill is ScoredSkill.DISCOVERY else "I was there."
        )
        for skill in ScoredSkill
    ),
    confirmed_on=TODAY,
)


@pytest.mark.parametrize("card", [EMPTY, OWN, DONE], ids=["empty", "own", "confirmed"])
async def test_a_card_comes_back_as_it_stood(store: TeamStore, card: Scorecard) -> None:
    await people(store, "Ada")
    await store.scorecards.save(EMPTY)
    await store.scorecards.save(card)
    assert await store.scorecards.load(card.id) == card


async def test_the_newest_first(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    older = replace(DONE, id=ident("older"), first=date(2026, 10, 5), last=date(2026, 10, 25))
    await store.scorecards.save(older)
    await store.scorecards.save(OWN)
    assert await store.scorecards.of_person(ada) == (OWN, older)
    assert await store.scorecards.load(ident("none")) is None
