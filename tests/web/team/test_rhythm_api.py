"""How often the two meet, and the calendar of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from copilot.storage.team.days import FIRST_DAY, LAST_DAY
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio
PAGE = f"/api/people/{seed.REP}"
NEXT = f"{PAGE}/meetings/{seed.id_of(f'{seed.REPS[0]} meets 0')}"
PAST = f"{PAGE}/meetings/{seed.id_of(f'{seed.REPS[0]} meets -3')}"


def entries(body: bytes) -> dict[str, int]:
    """The uid of each entry of a calendar, with its sequence."""
    events = Calendar.from_ical(body).walk("VEVENT")
    return {str(one["UID"]): int(one.get("SEQUENCE", 0)) for one in events}


async def test_the_calendar_is_one_for_both_and_names_both(team: TeamServer) -> None:
    files = [(await team.ask("GET", f"{PAGE}/one-to-ones.ics", who=who)).body
             for who in (seed.REP, seed.MANAGER)]  # fmt: skip
    assert files[0] == files[1]
    summaries = {str(one["SUMMARY"]) for one in Calendar.from_ical(files[0]).walk("VEVENT")}
    assert summaries == {f"One-to-one: {seed.REPS[0]} and Mara Voss"}


async def test_a_moved_meeting_keeps_its_uid_and_raises_its_sequence(team: TeamServer) -> None:
    before = entries((await team.ask("GET", f"{PAGE}/one-to-ones.ics", who=seed.REP)).body)
    moved = await team.ask(
        "POST", f"{NEXT}/move", {"day": "2026-11-30", "starts_at": "15:00"}, who=seed.REP
    )
    assert moved.json()["plan"]["day"] == "2026-11-30"
    after = entries((await team.ask("GET", f"{PAGE}/one-to-ones.ics", who=seed.REP)).body)
    assert set(after) == set(before)
    assert sum(after.values()) == sum(before.values()) + 1


@pytest.mark.parametrize("day", ["2027-04-01", "2026-01-01", "9999-12-31"])
async def test_a_meeting_is_not_moved_out_of_sight(team: TeamServer, day: str) -> None:
    told = await team.ask("POST", f"{NEXT}/move", {"day": day, "starts_at": "15:00"}, who=seed.REP)
    assert (told.status, told.json()["code"]) == (400, "request-invalid")


async def test_who_called_it_off_is_kept_and_it_is_no_next_one(team: TeamServer) -> None:
    told = (await team.ask("POST", f"{NEXT}/cancel", who=seed.MANAGER)).json()
    assert (told["plan"]["cancelled"], told["cancelled_by"]) == (True, "manager")
    page = (await team.ask("GET", PAGE, who=seed.REP)).json()
    assert page["next"]["day"] == "2026-12-04"


async def test_it_was_held_can_be_said_from_its_day_on(team: TeamServer) -> None:
    assert (await team.ask("POST", f"{NEXT}/held", {"held": True}, who=seed.REP)).status == 400
    told = (await team.ask("POST", f"{PAST}/held", {"held": True}, who=seed.REP)).json()
    assert told["held_on"] == told["plan"]["day"]


async def test_taking_the_proposal_plans_anew_from_that_day(team: TeamServer) -> None:
    body = {"first": "2026-12-01", "starts_at": "09:30"}
    assert (await team.ask("POST", f"{PAGE}/rhythm", body, who=seed.REP)).status == 201
    told = (await team.ask("GET", f"{PAGE}/rhythm", who=seed.MANAGER)).json()
    assert told["agreed"]["rhythm"] == told["proposal"]["rhythm"] == "ramping"
    ahead = [one["plan"] for one in told["meetings"] if one["plan"]["day"] > "2026-11-26"]
    assert {one["starts_at"][:5] for one in ahead if not one["cancelled"]} == {"09:30"}
    far = {"first": "2027-06-01", "starts_at": "09:30"}
    assert (await team.ask("POST", f"{PAGE}/rhythm", far, who=seed.REP)).status == 400


async def test_a_plan_that_begins_after_the_rhythm_is_looked_at_again_has_meetings(
    team: TeamServer,
) -> None:
    step = {"text": "A demo alone", "due": "2026-11-27"}
    assert (await team.ask("POST", f"{PAGE}/milestones", step, who=seed.REP)).status == 201
    body = {"first": "2026-12-21", "starts_at": "09:30"}
    made = await team.ask("POST", f"{PAGE}/rhythm", body, who=seed.REP)
    assert (made.status, made.json()) == (201, {"planned": 3})
    told = (await team.ask("GET", f"{PAGE}/rhythm", who=seed.REP)).json()
    days = [one["plan"]["day"] for one in told["meetings"] if not one["plan"]["cancelled"]]
    assert days[-3:] == ["2026-12-21", "2026-12-28", "2027-01-04"]


async def test_planning_anew_unsays_no_meeting_that_was_held(team: TeamServer) -> None:
    body = {"first": seed.TODAY.isoformat(), "starts_at": "09:30"}
    assert (await team.ask("POST", f"{PAGE}/rhythm", body, who=seed.REP)).status == 201

    async def today() -> dict[str, Any]:
        told = (await team.ask("GET", f"{PAGE}/rhythm", who=seed.REP)).json()
        on_it = [one for one in told["meetings"] if one["plan"]["day"] == body["first"]]
        [found] = [one for one in on_it if not one["plan"]["cancelled"]]
        return dict(found)

    uid = (await today())["plan"]["uid"]
    for hour in ("11:00", "12:00"):
        move = {"day": body["first"], "starts_at": hour}
        assert (
            await team.ask("POST", f"{PAGE}/meetings/{uid}/move", move, who=seed.REP)
        ).status == 200
    held = f"{PAGE}/meetings/{uid}/held"
    assert (await team.ask("POST", held, {"held": True}, who=seed.REP)).status == 200
    before = await today()
    assert (await team.ask("POST", f"{PAGE}/rhythm", body, who=seed.MANAGER)).status == 201
    assert await today() == before
    assert before["plan"]["sequence"] >= 2


async def test_no_sequence_falls_however_often_it_is_planned(team: TeamServer) -> None:
    body = {"first": "2026-12-01", "starts_at": "09:30"}
    assert (await team.ask("POST", f"{PAGE}/rhythm", body, who=seed.REP)).status == 201
    whole = {"first": FIRST_DAY, "last": LAST_DAY}
    for first in ("2026-12-02", "2026-12-01"):
        before = (await team.store.meetings.of_people([seed.REP], **whole))[seed.REP]
        told = await team.ask("POST", f"{PAGE}/rhythm", body | {"first": first}, who=seed.REP)
        assert told.status == 201
        after = (await team.store.meetings.of_people([seed.REP], **whole))[seed.REP]
        now = {one.plan.uid: one.plan.sequence for one in after}
        for one in before:
            changed = next(other for other in after if other.plan.uid == one.plan.uid) != one
            assert now[one.plan.uid] >= one.plan.sequence + changed


async def test_milestones_are_typed_ticked_and_taken_back(team: TeamServer) -> None:
    body = {"text": "A demo alone", "due": "2026-12-15"}
    made = (await team.ask("POST", f"{PAGE}/milestones", body, who=seed.REP)).json()
    place = f"{PAGE}/milestones/{made['id']}"
    assert (await team.ask("POST", place, {"done": True}, who=seed.MANAGER)).json()["done"]
    assert (await team.ask("DELETE", place, who=seed.REP)).status == 200
    assert (await team.ask("DELETE", place, who=seed.REP)).status == 404


async def test_another_persons_meeting_is_none(team: TeamServer) -> None:
    other = NEXT.replace(seed.REP, seed.SECOND_REP)
    assert (await team.ask("POST", f"{other}/cancel", who=seed.SECOND_REP)).status == 404


async def test_a_plan_anew_goes_on_with_the_turns(team: TeamServer) -> None:
    """Planned anew in three weeks running, it does not begin with a deal each time."""
    first = []
    for day in ("2026-11-27", "2026-12-04", "2026-12-11"):
        body = {"first": day, "starts_at": "09:30"}
        assert (await team.ask("POST", f"{PAGE}/rhythm", body, who=seed.REP)).status == 201
        told = (await team.ask("GET", f"{PAGE}/rhythm", who=seed.REP)).json()
        plans = [one["plan"] for one in told["meetings"] if not one["plan"]["cancelled"]]
        first.append(next(one["emphasis"] for one in plans if one["day"] >= day))
    assert len(set(first)) > 1
