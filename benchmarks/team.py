"""The team's pages over a million moments of five hundred reps, on SQLite and on PostgreSQL.

::

    python benchmarks/team.py                      # both, a million moments
    python benchmarks/team.py --moments 50000      # a look

Half a year of calls is made by a seeded generator and put into the store's own tables. Then one person
after another asks the team's own server, without a socket in between: whole requests, from the cookie
to the JSON, with who may see it and the line in the log. The team page, the brief of a rep, a rep's own
page, the team page while a rep deletes call after call; and of the store alone moments by week and kind, a machine's request of ten calls, and everything
about one person. PostgreSQL is a server of the benchmark's own, with its data on this disk and fsync on.

Beside each figure stand the load of the machine and the CPU time that this process took: on a machine
that others keep busy the first is what somebody waited, and the second what the page costs.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import anyio
from anyio.lowlevel import checkpoint

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import Report
from benchmarks.team_data import LAST_DAY, MANAGERS, REPS, REPS_OF_EACH, fill, manager_id, rep_id
from copilot.review.agreements import Agreement, AgreementKind, Party
from copilot.storage.team.database import open_database
from copilot.storage.team.keeping import Days
from copilot.storage.team.records import Delivery
from copilot.storage.team.store import TeamStore
from copilot.web.team.app import create_team_app
from tests.postgres import HOW_TO_GET_IT, cluster, programs
from tests.storage.team.make import shared
from tests.web.team.serving import TeamServer, services_over

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from copilot.storage.team.database import TeamDatabase

WEEKS_BACK = timedelta(weeks=8)
NOW = 1_795_608_000
MANAGER_OF = {rep_id(number): manager_id(number // REPS_OF_EACH) for number in range(REPS)}


async def team_page(server: TeamServer, manager: str) -> None:
    """What a manager's page is told."""
    told = await server.ask("GET", "/api/team", who=manager)
    assert (told.status, len(told.json()["people"])) == (200, REPS_OF_EACH)


async def brief(server: TeamServer, rep: str) -> None:
    """The page for a rep's one-to-one, asked for by their manager."""
    told = await server.ask("GET", f"/api/people/{rep}/brief", who=MANAGER_OF[rep])
    assert (told.status, bool(told.json()["headline"])) == (200, True)


async def persons_page(server: TeamServer, rep: str) -> None:
    """A rep's own eight weeks."""
    told = await server.ask("GET", f"/api/people/{rep}", who=rep)
    assert (told.status, told.json()["person"]["id"]) == (200, rep)


async def moments_by_week(store: TeamStore, manager: str) -> None:
    """The charts of moments by kind and week of a manager's people."""
    ids = [person.id for person in await store.people.reports_of(manager)]
    weeks = await store.shares.moment_weeks(ids, first=LAST_DAY - WEEKS_BACK, last=LAST_DAY)
    assert weeks


async def request_of_a_machine(store: TeamStore, rep: str) -> None:
    """Ten calls, with sixty moments."""
    calls = [shared(f"{rep} {time.monotonic_ns()} {n}", moments=6, day=LAST_DAY) for n in range(10)]
    await store.shares.take(
        rep,
        [Delivery(call=call.id, revision=1, shared=call) for call in calls],
        today=LAST_DAY,
    )


async def everything(store: TeamStore, rep: str) -> None:
    """A person's export."""
    assert (await store.keeping.export_person(rep))["shared_calls"]


async def timed(
    report: Report, name: str, ask: Callable[[str], Awaitable[None]], who: list[str]
) -> None:
    """Median and p95 of asking for each, one after another, after one that is not counted."""
    load = os.getloadavg()[0]
    await ask(who[0])
    took, worked = [], []
    for one in who:
        start, busy = time.perf_counter(), time.process_time()
        await ask(one)
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    report.note(
        f"load {load:.1f} before, {os.getloadavg()[0]:.1f} after, of {os.cpu_count()} cores"
    )
    report.spread(name, took, "ms")
    # what this process did of it: PostgreSQL's own work, and waiting for a busy machine, are not in it
    report.add(f"{name}_cpu_median", statistics.median(worked), "ms", len(worked))


async def while_calls_are_deleted(
    report: Report, name: str, server: TeamServer, managers: list[str]
) -> None:
    """The team page for one after another, while a rep deletes one call after the other."""
    rep = next(one for one in server.cookies if one in MANAGER_OF)
    calls = await server.store.shares.of_person(
        rep, first=LAST_DAY - 2 * WEEKS_BACK, last=LAST_DAY, moments=False
    )
    deleted: list[float] = []

    async def delete() -> None:
        for call in calls:
            await checkpoint()  # a change that has begun is finished, so it ends here
            start = time.perf_counter()
            path = f"/api/people/{rep}/calls/{call.id}"
            assert (await server.ask("DELETE", path, who=rep)).status == 200
            deleted.append((time.perf_counter() - start) * 1000)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(delete)
        await timed(
            report,
            f"{name}_team_page_while_calls_are_deleted",
            lambda one: team_page(server, one),
            managers,
        )
        tasks.cancel_scope.cancel()
    report.spread(f"{name}_call_deleted", deleted, "ms")


async def opened(store: TeamStore, people: set[str]) -> TeamServer:
    """The team's server over that store, with everybody signed in who will ask."""
    services = services_over(store, now=lambda: NOW, today=lambda: LAST_DAY)
    server = TeamServer(app=create_team_app(services), services=services, store=store)
    for person in sorted(people):
        await server.sign_in(person)
    return server


async def agreements_of(store: TeamStore) -> None:
    """Two for each rep."""
    for start in range(0, REPS, 50):
        await store.agreements.save(
            *(
                Agreement(
                    id=str(UUID(int=10**6 + 2 * number + which)),
                    rep=rep_id(number),
                    kind=AgreementKind.NEW_BUSINESS,
                    text="Two second meetings with a day and an owner",
                    due=LAST_DAY + timedelta(days=3),
                    proposed_by=Party.REP,
                    proposed_on=LAST_DAY - timedelta(days=4),
                )
                for number in range(start, start + 50)
                for which in (0, 1)
            )
        )


async def measured(
    report: Report, database: TeamDatabase, name: str, moments: int, asks: int, url: str = ""
) -> None:
    """One database, filled and asked."""
    store = TeamStore.over(database)
    start = time.perf_counter()
    calls = await fill(database, moments, url)
    report.add(f"{name}_filled", time.perf_counter() - start, "s", calls)
    await agreements_of(store)
    start, busy = time.perf_counter(), time.process_time()
    parts = await store.publish(today=LAST_DAY)
    report.add(f"{name}_published", time.perf_counter() - start, "s", parts)
    report.add(f"{name}_published_cpu", time.process_time() - busy, "s", parts)
    chance = random.Random(1)  # noqa: S311  no secret
    managers = [manager_id(chance.randrange(MANAGERS)) for _ in range(asks)]
    reps = [rep_id(chance.randrange(REPS)) for _ in range(asks)]
    server = await opened(store, {*managers, *reps, *(MANAGER_OF[rep] for rep in reps)})
    await timed(report, f"{name}_team_page", lambda one: team_page(server, one), managers)
    await timed(
        report, f"{name}_moments_by_week", lambda one: moments_by_week(store, one), managers
    )
    await timed(report, f"{name}_brief", lambda one: brief(server, one), reps)
    await timed(report, f"{name}_persons_page", lambda one: persons_page(server, one), reps)
    await timed(
        report, f"{name}_request_of_a_machine", lambda one: request_of_a_machine(store, one), reps
    )
    await timed(
        report,
        f"{name}_everything_of_a_person",
        lambda one: everything(store, one),
        reps[: asks // 4],
    )
    await while_calls_are_deleted(report, name, server, managers)
    start = time.perf_counter()
    await store.keeping.delete_older(now=NOW, days=Days())
    report.add(f"{name}_a_days_deleting", time.perf_counter() - start, "s", 1)
    start = time.perf_counter()
    verdict = await store.audit.verify()
    assert verdict.broken_at is None
    report.add(f"{name}_log_verified", (time.perf_counter() - start) * 1000, "ms", verdict.entries)


async def main(moments: int, asks: int, which: list[str]) -> None:
    """Both databases, or one of them."""
    report = Report("team")
    report.note(f"{moments} moments, {REPS} reps, {REPS_OF_EACH} of each manager, up to {LAST_DAY}")
    folder = Path(tempfile.mkdtemp(prefix="copilot-team-"))
    try:
        if "sqlite" in which:
            database = await open_database(folder)
            await measured(report, database, "sqlite", moments, asks)
            await database.close()
            report.add("sqlite_file", (folder / "team.db").stat().st_size / 1024**2, "MiB", moments)
        if "postgresql" in which:
            binaries = programs()
            if binaries is None:
                report.note(HOW_TO_GET_IT)
            else:
                with cluster(binaries, durable=True) as running:
                    running.execute("CREATE DATABASE team")
                    url = running.url("team")
                    database = await open_database(folder, url)
                    await measured(report, database, "postgresql", moments, asks, url)
                    await database.close()
    finally:
        shutil.rmtree(folder)
    report.write()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=1_000_000)
    parser.add_argument("--asks", type=int, default=100, help="how often each page is asked for")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], action="append")
    given = parser.parse_args()
    anyio.run(main, given.moments, given.asks, given.only or ["sqlite", "postgresql"])
