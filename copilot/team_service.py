"""The team's server as a process: its port, its store, its pages, and what it does once a day.

What ``copilot team serve`` starts. Everything that can be wrong with the set-up is found here, before
the first page is served.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import anyio

from copilot import __version__, observe, resources
from copilot.coaching.rulebook import Rulebook
from copilot.errors import StoreError
from copilot.review.moments import RuleWords
from copilot.storage.records import rule_key
from copilot.storage.retention import DAY_SECONDS
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

    Ready = Callable[[TeamStore, str], Awaitable[None]]
    """What is done once the pages can be opened: with the store, and the address of the pages."""


def open_store(settings: Settings) -> AbstractAsyncContextManager[TeamStore]:
    """The store that the settings name, until the block ends. Raises the `StoreError` tree."""
    return open_team_store(
        settings.team_server.data_dir, settings.team.store_url.get_secret_value()
    )


def team_day(settings: Settings, now: datetime | None = None) -> date:
    """The team's calendar day: this moment's, or that of an instant with a time zone."""
    zone = ZoneInfo(settings.team_server.time_zone)
    return (now or datetime.now(UTC)).astimezone(zone).date()


async def serve_team(settings: Settings, ready: Ready, *, demo: bool = False) -> None:
    """Serve until asked to end. `demo` marks every page as an example team's.

    Raises the `StoreError` tree, `BindRefused` or `PortInUse` before it is ready.
    """
    here = settings.team_server
    door = open_team_door(
        here.host, here.port, behind_proxy=here.behind_proxy, allowed_hosts=here.allowed_hosts
    )
    async with open_store(settings) as store, anyio.create_task_group() as tasks:
        services = TeamServices(
            version=__version__,
            origins=door.origins,
            secure=door.secure,
            store=store,
            now=lambda: int(time.time()),
            today=lambda: team_day(settings),
            time_zone=here.time_zone,
            rules=rule_words(),
            recording=here.recording_url,
            demo=demo,
        )
        await _once_a_day(store, settings)
        tasks.start_soon(_every_day, store, settings)
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


async def _once_a_day(store: TeamStore, settings: Settings) -> None:
    """Tell across people what has settled, then delete what is older than promised."""
    kept = settings.team
    days = Days(
        calls=kept.calls_days,
        agreements=kept.agreements_days,
        meetings=kept.meetings_days,
        scorecards=kept.scorecards_days,
        deals=kept.deals_days,
        audit=kept.audit_days,
        machines=kept.machines_days,
    )
    try:
        await store.publish(today=team_day(settings), calls_days=kept.calls_days)
        await store.keeping.delete_older(now=int(time.time()), days=days)
    except StoreError as error:  # a full disk today must not end the pages of today
        observe.logger().error("retention_failed", code=error.code)


async def _every_day(store: TeamStore, settings: Settings) -> None:
    while True:
        await anyio.sleep(DAY_SECONDS)
        await _once_a_day(store, settings)
