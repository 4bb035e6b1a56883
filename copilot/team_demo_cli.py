"""``copilot team demo``: an example team, made anew and served apart from any real one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Final

import anyio
import typer
from pydantic import SecretStr
from rich.console import Console
from rich.progress import Progress

from copilot import observe
from copilot.demo.keeping import keep_team
from copilot.demo.making import make_team
from copilot.demo.stories import ADMINISTRATOR, MANAGERS, STORIES
from copilot.errors import StoreBroken, StoreLocked
from copilot.in_force import settings_in_force
from copilot.recording import EXAMPLE
from copilot.storage.lock import LOCK_FILE, sole_use
from copilot.storage.team.database import TEAM_HISTORY
from copilot.storage.team.store import open_team_store
from copilot.team_service import serve_team, team_day

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.demo.team import ExampleTeam
    from copilot.settings import Settings
    from copilot.storage.team.store import TeamStore

out = Console()
err = Console(stderr=True)

CODE_SECONDS: Final = 12 * 3600
"""A look around takes longer than a sign-in; the codes open invented data alone."""

SHOWN: Final = (MANAGERS[0], MANAGERS[1], STORIES[1].name, STORIES[2].name, ADMINISTRATOR)
"""Whose pages are worth seeing first: both managers', two reps' with a story, and the administrator's."""

MARK: Final = "example-team"
"""A file that says so: a folder without it may be a real team's, whatever it is called."""


def demo(
    port: Annotated[int | None, typer.Option(help="Port.", min=1, max=65535)] = None,
    serve: Annotated[bool, typer.Option(help="Serve its pages once it is made.")] = True,
) -> None:
    """Make an example team from invented calls, and serve its pages.

    It is made anew each time, in a folder of its own, from calls that go through the shipped rules.
    """
    observe.configure()
    settings = apart(settings_in_force(), port=port)
    make_room(settings.team_server.data_dir, only_look=True)
    with Progress(console=err, transient=True) as progress:
        task = progress.add_task("calls are played", total=None)

        def told(done: int, of: int) -> None:
            progress.update(task, completed=done, total=of)

        team = make_team(today=team_day(settings), told=told)
    anyio.run(fill, settings, team)
    out.print(
        f"An example team, invented throughout: {len(STORIES)} reps, {len(MANAGERS)} managers,"
        f" {len(team.calls)} calls, in {settings.team_server.data_dir}"
    )
    if serve:
        anyio.run(_serve, settings)


def apart(settings: Settings, *, port: int | None = None) -> Settings:
    """The settings of the example team: a folder beside the real one, and never its database."""
    here = settings.team_server
    folder = here.data_dir.with_name(f"{here.data_dir.name}-example")
    changed = {"data_dir": folder, "recording_url": EXAMPLE}
    there = here.model_copy(update=changed if port is None else {**changed, "port": port})
    store = settings.team.model_copy(update={"store_url": SecretStr("")})
    return settings.model_copy(update={"team_server": there, "team": store})


async def fill(settings: Settings, team: ExampleTeam) -> None:
    """Keep the team in the example's own folder, in place of the one that was there.

    Raises as `make_room`.
    """
    await anyio.to_thread.run_sync(make_room, settings.team_server.data_dir)
    async with open_team_store(settings.team_server.data_dir) as store:
        await keep_team(store, team)


def make_room(folder: Path, *, only_look: bool = False) -> None:
    """Delete a former example team, and nothing else.

    Raises StoreBroken for a folder that holds anything and is not marked as an example's, StoreLocked
    where one is being served.
    """
    try:
        with sole_use(folder):
            held = {one.name for one in folder.iterdir()} - {LOCK_FILE}
            if held and MARK not in held:
                raise StoreBroken(
                    "this folder is not marked as an example team's, so nothing in it is touched",
                    where=str(folder),
                    remedy="move it elsewhere, or delete it if it is the example of an older Copilot",
                )
            if not only_look:
                (folder / MARK).touch()
                for end in ("", "-wal", "-shm"):
                    (folder / f"{TEAM_HISTORY.file}{end}").unlink(missing_ok=True)
    except StoreLocked as error:
        raise StoreLocked(
            "an example team is being served from there",
            where=error.where,
            remedy="look at that one, or end it first",
        ) from None


async def _serve(settings: Settings) -> None:
    await serve_team(settings, _ready, demo=True)


async def _ready(store: TeamStore, address: str) -> None:
    out.print(
        f"Its pages: [bold]{address}/[/]   (Ctrl+C ends it)\nCodes to sign in, each good once:"
    )
    for person in await store.people.everybody():
        if person.name in SHOWN:
            code = await store.access.issue_ticket(
                person.id, now=int(time.time()), expires_s=CODE_SECONDS
            )
            out.print(f"  {person.name:<16} {person.role:<9} {code}", highlight=False, markup=False)
