"""Everybody who could ask the team's server for something, and things of the first rep that are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from copilot.kinds import CallKind
from copilot.review.agreements import Party
from copilot.review.bands import MeasureName
from copilot.storage.team.records import (
    ActionEntry,
    AgendaEntry,
    AgendaKind,
    MilestoneEntry,
    Person,
    Role,
    TeamBand,
)
from tests.web.team import seed
from tests.web.team.serving import COOKIE

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

NOBODY, REP, OTHER_REP = "nobody", "rep", "other rep"
MANAGER, OTHER_MANAGER, ADMIN = "manager", "other manager", "admin"
FORMER_MANAGER, MANAGERS_MANAGER = "former manager", "the manager's manager"
MADE_REP = "a manager who was made a rep"
LEFT, EXPIRED, MACHINE = "a rep who left", "the rep, expired", "the rep's machine"

SIGNED_IN: Final = frozenset(
    {REP, OTHER_REP, MANAGER, OTHER_MANAGER, ADMIN, FORMER_MANAGER, MANAGERS_MANAGER, MADE_REP}
)
LEAD: Final = frozenset({MANAGER, OTHER_MANAGER, FORMER_MANAGER, MANAGERS_MANAGER})
BOTH: Final = frozenset({REP, MANAGER})
EVERYBODY: Final = SIGNED_IN | {NOBODY, LEFT, EXPIRED, MACHINE}

SPARE: Final = seed.id_of(seed.REPS[5])
"""Somebody whom the administrator may sign out: none of those who ask."""


async def come_in(team: TeamServer) -> dict[str, dict[str, str]]:
    """What each of them shows with a request. Each came in by the door while it stood open to them."""
    somebody = {
        name: Person(
            id=seed.id_of(name), name=name, role=role, since=seed.TODAY - timedelta(days=400)
        )
        for name, role in (
            (FORMER_MANAGER, Role.MANAGER), (MANAGERS_MANAGER, Role.MANAGER),
            (MADE_REP, Role.MANAGER), (LEFT, Role.REP),
        )
    }  # fmt: skip
    people = team.store.people
    for person in somebody.values():
        await people.save(person)
    rep, manager, spare = [await known(team, one) for one in (seed.REP, seed.MANAGER, SPARE)]
    await people.save(replace(rep, manager=somebody[FORMER_MANAGER].id))
    await people.save(replace(spare, manager=somebody[MADE_REP].id))
    ids = {
        REP: seed.REP, OTHER_REP: seed.SECOND_REP, MANAGER: seed.MANAGER,
        OTHER_MANAGER: seed.OTHER_MANAGER, ADMIN: seed.ADMIN,
    } | {name: person.id for name, person in somebody.items()}  # fmt: skip
    shown: dict[str, dict[str, str]] = {NOBODY: {}}
    for name, person_id in ids.items():
        await team.sign_in(person_id)
        shown[name] = {"cookie": team.cookies[person_id]}
    for person in (
        rep, spare, replace(manager, manager=somebody[MANAGERS_MANAGER].id),
        replace(somebody[MADE_REP], role=Role.REP), replace(somebody[LEFT], active=False),
    ):  # fmt: skip
        await people.save(person)
    access, before = team.store.access, seed.NOW - 86_400
    code = await access.issue_ticket(seed.REP, now=before, expires_s=60)
    secret = await access.sign_in(code, now=before, expires_s=3600)
    shown[EXPIRED] = {"cookie": f"{COOKIE}={secret}"}
    token = await access.issue_machine(seed.REP, today=seed.TODAY)
    shown[MACHINE] = {"authorization": f"Bearer {token}"}
    return shown


async def known(team: TeamServer, person: str) -> Person:
    """Somebody who is there."""
    found = await team.store.people.load(person)
    assert found is not None
    return found


async def things_for_each(team: TeamServer) -> None:
    """A line, an action and a step for either of the two to take away, and a range in force."""
    await team.store.bands.save(
        TeamBand(
            kind=CallKind.DEMO, measure=MeasureName.TALK_SHARE, low=0.5, high=0.6,
            source="the middle half of 33 demos", calls=33, people=6, on=seed.TODAY,
        )
    )  # fmt: skip
    meetings = team.store.meetings
    for name, party in ((REP, Party.REP), (MANAGER, Party.MANAGER)):
        await meetings.save_agenda(
            AgendaEntry(
                id=seed.id_of(f"agenda {name}"), rep=seed.REP, kind=AgendaKind.TOPIC, by=party,
                on=seed.TODAY, text="The second month of the pilot",
            )
        )  # fmt: skip
        await meetings.save_action(
            ActionEntry(
                id=seed.id_of(f"actions {name}"), rep=seed.REP, text="Send the pack", owner=party,
                on=seed.TODAY, due=seed.TODAY + timedelta(days=3),
            )
        )  # fmt: skip
        await meetings.save_milestone(
            MilestoneEntry(
                id=seed.id_of(f"milestones {name}"), rep=seed.REP, text="Five calls with a next step",
                due=seed.TODAY + timedelta(days=30),
            )
        )  # fmt: skip


def address(path: str, who: str, *, person: str = seed.REP) -> str:
    """The path with ids of things that are there; each of the two has some of their own."""
    owner = who if who in BOTH else REP
    week = {REP: 1, MANAGER: 2}[owner]
    kind = path.split("/")[4] if path.count("/") > 4 else ""
    for name, value in {
        "{person:uuid}": person,
        "{call:uuid}": seed.calls(seed.REPS[0])[-1].id,
        "{agreement:uuid}": seed.id_of("due"),
        "{entry:uuid}": seed.id_of(f"{kind} {owner}"),
        "{card:uuid}": seed.id_of("card"),
        "{uid}": seed.id_of(f"{seed.REPS[0]} meets {week}"),
        "{who:uuid}": SPARE,
        "{path:path}": "css/base.css",
    }.items():
        path = path.replace(name, value)
    assert "{" not in path
    return path
