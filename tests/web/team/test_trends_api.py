"""What is told across people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from copilot.coaching.rulefile import read_rule
from copilot.kinds import CallKind
from copilot.review.agreements import AgreementState
from copilot.review.bands import MeasureName
from copilot.storage.team.records import Delivery, TeamBand
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio

NEXT_WEEK = seed.TODAY + timedelta(weeks=1)


async def test_the_programme_is_told_of_eight_people_and_not_of_one(team: TeamServer) -> None:
    north = (await team.ask("GET", "/api/programme", who=seed.REP)).json()
    assert (north["team"], north["month"]) == ("North", "2026-10-01")
    assert north["numbers"][0]["percent"] is not None
    assert north["numbers"][0]["aim"] == 95
    south = (await team.ask("GET", "/api/programme", who=seed.OTHERS_REP)).json()
    assert [one["percent"] for one in south["numbers"]] == [None] * 3


async def test_who_is_in_no_team_is_told_no_teams_numbers(team: TeamServer) -> None:
    told = (await team.ask("GET", "/api/programme", who=seed.ADMIN)).json()
    assert told["team"] == ""
    assert [one["percent"] for one in told["numbers"]] == [None] * 3


async def test_a_month_that_was_told_stays_whatever_is_ticked_off_and_whoever_starts_the_server(
    team: TeamServer,
) -> None:
    before = (await team.ask("GET", "/api/programme", who=seed.REP)).json()
    for name in seed.REPS:
        of_rep = seed._meetings(name)
        await team.store.meetings.save(*(replace(one, held_on=None) for one in of_rep))
        await team.store.agreements.save(
            *(
                replace(one, state=AgreementState.DONE, due=seed.TODAY - timedelta(days=40))
                for one in await team.store.agreements.of_person(seed.id_of(name))
            )
        )
    for later in range(3):
        await team.store.publish(today=seed.TODAY + timedelta(days=later))
    assert (await team.ask("GET", "/api/programme", who=seed.REP)).json() == before


async def test_planning_anew_calls_nothing_off(team: TeamServer) -> None:
    """A manager plans anew, and a week later once more: no one-to-one counts as one that was missed."""
    body = {"first": "2026-12-01", "starts_at": "09:30"}
    page = f"/api/people/{seed.REP}/rhythm"
    assert (await team.ask("POST", page, body, who=seed.MANAGER)).status == 201
    today = seed.TODAY
    object.__setattr__(team.services, "today", lambda: today + timedelta(days=7))
    again = body | {"first": "2026-12-07"}
    assert (await team.ask("POST", page, again, who=seed.MANAGER)).status == 201
    span = {"first": seed.TODAY, "last": seed.TODAY + timedelta(days=60)}
    found = (await team.store.meetings.of_people([seed.REP], **span))[seed.REP]
    off = [one for one in found if one.plan.cancelled]
    assert len(off) >= 4
    assert {one.cancelled_by for one in off} == {None}
    # all that stands takes place, of everybody, and so the month is whole
    for name in seed.REPS:
        theirs = (await team.store.meetings.of_people([seed.id_of(name)], **span))[seed.id_of(name)]
        held = [replace(one, held_on=one.plan.day) for one in theirs if not one.plan.cancelled]
        await team.store.meetings.save(*held)
    await team.store.publish(today=seed.TODAY.replace(year=2027, month=1, day=10))
    told = (await team.ask("GET", "/api/programme", who=seed.REP)).json()
    assert (told["month"], told["numbers"][0]["shown"]) == ("2026-12-01", "95 % or more")


async def test_a_meeting_that_is_moved_back_is_called_off_by_nobody(team: TeamServer) -> None:
    base = f"/api/people/{seed.REP}/meetings/{seed.id_of(f'{seed.REPS[0]} meets 0')}"
    await team.ask("POST", f"{base}/cancel", who=seed.REP)
    body = {"day": "2026-11-30", "starts_at": "15:00"}
    told = (await team.ask("POST", f"{base}/move", body, who=seed.MANAGER)).json()
    assert (told["plan"]["cancelled"], told["cancelled_by"]) == (False, None)


async def test_two_answers_about_won_calls_cannot_be_subtracted(team: TeamServer) -> None:
    """Whatever a manager imports in between to have other calls counted, and whoever starts the server."""
    told = [(await team.ask("GET", "/api/patterns", who=seed.MANAGER)).json()]
    assert any(kind["lines"] for kind in told[0]["kinds"])
    table = "reference,outcome\n" + "".join(f"D-{n},lost\n" for n in range(100, 141))
    sent = await team.ask("POST", "/api/outcomes", table.encode(), who=seed.MANAGER)
    assert sent.status == 201
    await team.store.publish(today=seed.TODAY)
    told.append((await team.ask("GET", "/api/patterns", who=seed.REP)).json())
    assert told[0] == told[1]


def of_another_kind(share: float, name: str, number: int = 0) -> Any:
    """A renewal of somebody's, of a deal of its own, in a week that has settled."""
    call = seed.calls(seed.REPS[0])[0]
    return replace(
        call, id=seed.id_of(f"{name} {number}"), kind=CallKind.RENEWAL, moments=(), rep_share=share,
        reference=f"{name}-{number}", day=seed.TODAY - timedelta(days=12),
    )  # fmt: skip


async def give(team: TeamServer, person: str, *calls: Any) -> None:
    sent = [Delivery(call=call.id, revision=1, shared=call) for call in calls]
    await team.store.shares.take(person, sent, today=seed.TODAY)


@pytest.mark.parametrize("theirs", [0.31, 0.52, 0.77])
async def test_what_wins_here_cannot_be_steered_to_one_call(
    team: TeamServer, theirs: float
) -> None:
    """Fifteen own calls with a low share, fifteen with a high one, and one of somebody else's rep.

    Both managers say that it was won. The middle of the thirty-one would be that one's talk share.
    """
    references = ["X-0"]
    for place, name in enumerate(seed.REPS[:6]):
        calls = [
            of_another_kind(0.2 if (place + number) % 2 else 0.9, f"own {place}", number)
            for number in range(5)
        ]
        references += [call.reference for call in calls]
        await give(team, seed.id_of(name), *calls)
    await give(team, seed.OTHERS_REP, of_another_kind(theirs, "X"))
    table = "reference,outcome\n" + "".join(f"{one},won\n" for one in references)
    told = await team.ask("POST", "/api/outcomes", table.encode(), who=seed.MANAGER)
    assert (told.json()["kept"], told.json()["others"]) == (30, 1)
    other = await team.ask("POST", "/api/outcomes", table.encode(), who=seed.OTHER_MANAGER)
    assert (other.json()["kept"], other.json()["others"]) == (1, 30)
    await team.store.publish(today=NEXT_WEEK)
    page = (await team.ask("GET", "/api/patterns", who=seed.MANAGER)).json()
    [renewals] = [kind for kind in page["kinds"] if kind["kind"] == "renewal"]
    share = renewals["lines"][0]["pattern"]
    # of her own thirty, whatever his one rep's call was like
    assert (share["low"], share["middle"], share["high"], share["won"]) == (0.2, 0.58, 0.9, 30)
    assert "people" not in share


async def test_a_deal_export_says_nothing_of_other_peoples_calls(team: TeamServer) -> None:
    await give(team, seed.OTHERS_REP, of_another_kind(0.5, "X"))
    table = b"Record ID,Deal Stage,Deal owner\nX-0,Closed won,Ida Holm\n"
    assert (await team.ask("POST", "/api/deals", table, who=seed.MANAGER)).status == 201
    said = await team.store.outcomes.said_by(seed.MANAGER)
    assert "X-0" not in {one.reference for one in said}


@pytest.mark.parametrize(("low", "high"), [(0.5, 0.5), (0.6, 0.9)])
async def test_what_is_no_range_for_a_rule_is_proposed_as_none(
    team: TeamServer, low: float, high: float
) -> None:
    await team.store.bands.save(
        TeamBand(
            kind=CallKind.DEMO, measure=MeasureName.TALK_SHARE, low=low, high=high,
            source="the middle half of 33 demos", calls=33, people=6, on=seed.TODAY,
        )
    )  # fmt: skip
    assert (await team.ask("GET", "/api/bands/rule", who=seed.REP)).status == 404


async def test_what_wins_is_the_same_for_everybody(team: TeamServer) -> None:
    told = [
        (await team.ask("GET", "/api/patterns", who=who)).body
        for who in (seed.REP, seed.OTHERS_REP)
    ]
    assert told[0] == told[1]
    for name in (*seed.REPS, "Ida Holm"):
        assert name not in told[0].decode()


async def test_of_kinds_with_too_few_not_even_the_name_is_told(team: TeamServer) -> None:
    page = (await team.ask("GET", "/api/patterns", who=seed.REP)).json()
    assert set(page) == {"kinds"}
    assert {kind["kind"] for kind in page["kinds"]} == {"discovery"}
    shipped = {
        one["pattern"]["name"]: one["shipped_text"]
        for kind in page["kinds"]
        for one in kind["lines"]
    }
    assert shipped["questions"] == "11 to 14"
    assert {name for name, text in shipped.items() if text} == set(shipped) & {
        "talk_share", "questions", "buyer_stretch",
    }  # fmt: skip
    assert not all(shipped.values())
    assert all(kind["lines"] for kind in page["kinds"])


async def test_a_range_of_won_calls_is_put_in_force_and_taken_back(team: TeamServer) -> None:
    body = {"kind": "discovery", "pattern": "talk_share", "on": True}
    assert (await team.ask("POST", "/api/bands", body, who=seed.MANAGER)).status == 201
    [band] = await team.store.bands.in_force()
    assert band.people >= 5
    call = next(one for one in seed.calls(seed.REPS[0]) if one.kind == "discovery")
    told = (await team.ask("GET", f"/api/people/{seed.REP}/calls/{call.id}", who=seed.REP)).json()
    assert "where we win" in told["measures"][0]["band"]["text"]
    assert (await team.ask("POST", "/api/bands", body | {"on": False}, who=seed.MANAGER)).json()[
        "removed"
    ]
    for wrong in ({"pattern": "price_first"}, {"kind": "retail"}):
        assert (await team.ask("POST", "/api/bands", body | wrong, who=seed.MANAGER)).status == 400


async def test_the_range_in_force_is_a_rule_that_reps_may_accept(team: TeamServer) -> None:
    nothing = await team.ask("GET", "/api/bands/rule", who=seed.REP)
    assert nothing.status == 404
    body = {"kind": "discovery", "pattern": "talk_share", "on": True}
    assert (await team.ask("POST", "/api/bands", body, who=seed.MANAGER)).status == 201
    [band] = await team.store.bands.in_force()
    told = await team.ask("GET", "/api/bands/rule", who=seed.REP)
    rule = read_rule(told.body, "talk-share-high.yaml")
    usual = rule.talk_band[CallKind.DISCOVERY]
    assert (usual.low, usual.high) == (band.low, band.high)
    assert round(usual.high - usual.low, 2) >= 0.1
    assert f"{band.calls} calls" in rule.sources["talk_band"]
