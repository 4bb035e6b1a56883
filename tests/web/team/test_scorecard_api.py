"""Scores: the rep's own first."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio
BASE = f"/api/people/{seed.REP}/scorecard"
OWN = {"discovery": 3, "next_step": 2, "qualification": 4}


async def test_no_proposal_before_the_reps_own_scores(team: TeamServer) -> None:
    before = (await team.ask("GET", BASE, who=seed.MANAGER)).json()
    assert before["open"]
    assert len(before["cards"]) == 1  # the one of the weeks before
    made = (await team.ask("POST", BASE, OWN, who=seed.REP)).json()
    assert [one["skill"] for one in made["proposal"]] == ["discovery", "next_step", "qualification"]
    assert all(one["formula"] and one["says"] for one in made["proposal"])
    again = await team.ask("POST", BASE, OWN, who=seed.REP)
    assert (again.status, again.json()["code"]) == (422, "scorecard-refused")
    after = (await team.ask("GET", BASE, who=seed.REP)).json()
    assert not after["open"]
    spans = sorted((card["first"], card["last"]) for card in after["cards"])
    assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))
    assert after["next"]["first"] > spans[-1][1]


async def test_another_score_than_proposed_needs_a_reason(team: TeamServer) -> None:
    card = (await team.ask("POST", BASE, OWN, who=seed.REP)).json()
    proposed = {one["skill"]: one["score"] or 3 for one in card["proposal"]}
    other = {**proposed, "discovery": 1 if proposed["discovery"] != 1 else 2}
    place = f"{BASE}/{card['id']}/confirm"

    def scores(given: dict[str, int], reason: str) -> dict[str, object]:
        return {"scores": [{"skill": s, "score": n, "reason": reason} for s, n in given.items()]}

    refused = await team.ask("POST", place, scores(other, ""), who=seed.MANAGER)
    assert refused.status == 422
    told = await team.ask("POST", place, scores(other, "I sat in on two of them"), who=seed.MANAGER)
    assert told.json()["confirmed_on"] == "2026-11-26"


async def test_another_persons_card_is_none_and_scores_go_from_one_to_five(
    team: TeamServer,
) -> None:
    place = f"/api/people/{seed.SECOND_REP}/scorecard/{seed.id_of('card')}/confirm"
    body = {"scores": [{"skill": one, "score": 3} for one in OWN]}
    assert (await team.ask("POST", place, body, who=seed.MANAGER)).status == 404
    for wrong in (0, 6):
        assert (
            await team.ask("POST", BASE, OWN | {"discovery": wrong}, who=seed.REP)
        ).status == 400
