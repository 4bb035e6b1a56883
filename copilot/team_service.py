"""The team's server as a process: its port, its store, its pages, and what it does once a day.

What ``copilot team serve`` starts. Everything that can be wrong with the set-up is found here, before
the first page is served.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import anyio

from copilot import __version__, observe, resources
from copilot.coaching.rulebook import Rulebook
from copilot.errors import StoreError
from copilot.review.moments import RuleWords
from copilot.storage.records import rule_key
from copilot.storage.team.days import today_of
from copilot.storage.team.keeping import Days
from copilot.storage.team.store import open_team_store
from copilot.web.address import Address
from copilot.web.serve import Door
from copilot.web.serve import serve as serve_app
from copilot.web.team.address import open_team_door
from copilot.web.team.app import create_team_app
from copilot.web.team.services import TeamServices

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager
    from datetime import date

    from copilot.settings import Settings
    from copilot.storage.team.store import TeamStore
    from copilot.team_settings import TeamSettings

    Ready = Callable[[TeamStore, str], Awaitable[None]]
    """What is done once the pages can be opened: with the store, and the address of the pages."""

LOOK_SECONDS: Final = 600
"""So often it is looked whether the team's day has turned: one long sleep stands still while a machine
is suspended, and the day's work would come that much later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The time, in seconds of UTC since 1970, and the passing of it."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = anyio.sleep


def open_store(settings: Settings) -> AbstractAsyncContextManager[TeamStore]:
    """The store that the settings name, until the block ends. Raises the `StoreError` tree."""
    return open_team_store(
        settings.team_server.data_dir, settings.team.store_url.get_secret_value()
    )


def team_day(settings: Settings, now: datetime | None = None) -> date:
    """The team's calendar day: this moment's, or that of an instant with a time zone."""
    name = settings.team_server.time_zone
    zone = ZoneInfo(name) if name else None  # this machine's own
    return (now or datetime.now(UTC)).astimezone(zone).date()


async def serve_team(
    settings: Settings, ready: Ready, *, demo: bool = False, clock: Clock | None = None
) -> None:
    """Serve until asked to end. `demo` marks every page as an example team's.

    Raises the `StoreError` tree, `BindRefused` or `PortInUse` before it is ready.
    """
    here, clock = settings.team_server, clock or Clock()
    door = open_team_door(
        here.host, here.port, behind_proxy=here.behind_proxy, allowed_hosts=here.allowed_hosts
    )
    async with open_store(settings) as store, anyio.create_task_group() as tasks:
        services = TeamServices(
            version=__version__,
            origins=door.origins,
            secure=door.secure,
            store=store,
            now=lambda: int(clock.now()),
            today=lambda: _day(settings, clock),
            time_zone=here.time_zone,
            rules=rule_words(),
            recording=here.recording_url,
            demo=demo,
        )
        daily = Daily(store, settings, clock)
        await daily.look()
        tasks.start_soon(daily.run)
        await ready(store, door.origins[0].origin)
        app = create_team_app(services)
        # the server needs the port alone; what it answers to is the guard's
        port = door.listener.getsockname()[1]
        await serve_app(app, Door(door.listener, Address(port=port)))
        tasks.cancel_scope.cancel()


def rule_words() -> dict[str, RuleWords]:
    """The words of the shipped rules. A moment of any other rule has the words of its kind."""
    return {
        rule_key(rule.id): RuleWords(
            id=rule.id,
            title=rule.title,
            skill=rule.skill,
            why=rule.card.core.why,
            ask=rule.card.core.ask,
            practice=rule.practice,
        )
        for rule in Rulebook.load(resources.rules_dir()).rules
    }


def kept_days(settings: TeamSettings) -> Days:
    """How long each kind of thing is kept, as the settings say."""
    return Days(**{one.name: getattr(settings, f"{one.name}_days") for one in fields(Days)})


@dataclass(slots=True)
class Daily:
    """Once a day: tell across people what has settled, and delete what is older than promised.

    Each has days of its own, the team's and UTC's, is done whatever became of the other, and is tried
    again at the next look where it failed: a full disk must neither end today's pages nor keep anything
    longer than it has to.
    """

    store: TeamStore
    settings: Settings
    clock: Clock
    done: dict[str, object] = field(default_factory=dict)

    async def run(self) -> None:
        """Look again and again."""
        while True:
            await self.clock.sleep(LOOK_SECONDS)
            await self.look()

    async def look(self) -> None:
        """Do what has not been done on this day."""
        now, today = int(self.clock.now()), _day(self.settings, self.clock)
        days = kept_days(self.settings.team)
        publish = partial(self.store.publish, today=today, calls_days=days.calls)
        await self._once("publishing", today, publish)
        delete = partial(self.store.keeping.delete_older, now=now, days=days)
        await self._once("retention", today_of(now), delete)

    async def _once(self, name: str, day: object, work: Callable[[], Awaitable[object]]) -> None:
        if self.done.get(name) == day:
            return
        try:
            await work()
        except StoreError as error:
            observe.logger().error(f"{name}_failed", code=error.code)
        else:
            self.done[name] = day


def _day(settings: Settings, clock: Clock) -> date:
    return team_day(settings, datetime.fromtimestamp(clock.now(), UTC))
