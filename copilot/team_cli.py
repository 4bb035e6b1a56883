"""``copilot team``: serve · add · people · ticket · machine · audit · export · delete."""

from __future__ import annotations

import json
import time
from contextlib import AsyncExitStack
from datetime import datetime  # noqa: TC003  # typer reads it
from pathlib import Path  # noqa: TC003  # typer reads it
from typing import TYPE_CHECKING, Annotated
from uuid import UUID, uuid4

import anyio
import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from copilot import observe, team_demo_cli
from copilot.errors import StoreLocked
from copilot.in_force import settings_in_force
from copilot.storage.team.audit import Entry, Head
from copilot.storage.team.records import Deed, Person, Role
from copilot.team_service import open_store, serve_team, team_day
from copilot.team_settings import TeamSettings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from copilot.storage.team.keeping import Exported
    from copilot.storage.team.store import TeamStore

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="The team's server: its people, its keys, its log.",
)
app.command("demo")(team_demo_cli.demo)
brief = typer.Typer(add_completion=False)
out = Console()

TICKET_SECONDS = 15 * 60
_ON_ITS_PAGE = (
    "make codes and change people on its page, under People; or end it, and "
    "start it again with copilot team serve --ticket NAME"
)
Who = Annotated[str, typer.Argument(help="Somebody's name, or id.")]


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port.", min=1, max=65535)] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy with TLS stands in front.")
    ] = False,
    allowed_host: Annotated[
        list[str] | None, typer.Option(help="A name that people open it by; may be repeated.")
    ] = None,
    ticket: Annotated[
        str | None, typer.Option(help="Also print a sign-in code for this person.")
    ] = None,
) -> None:
    """Serve the team's pages and take in what reps' machines share."""
    observe.configure()
    given = {
        "host": host,
        "port": port,
        "behind_proxy": behind_proxy or None,
        "allowed_hosts": tuple(allowed_host) if allowed_host else None,
    }
    changed = {name: value for name, value in given.items() if value is not None}
    settings = settings_in_force()
    here = settings.team_server.model_copy(update=changed)
    settings = settings.model_copy(update={"team_server": here})

    async def ready(store: TeamStore, address: str) -> None:
        out.print(f"The team's pages are ready: [bold]{address}/[/]   (Ctrl+C ends it)")
        if ticket is not None:
            await _print_ticket(store, await _find(store, ticket))

    anyio.run(serve_team, settings, ready)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="As pages will show it.")],
    role: Annotated[Role, typer.Option(help="What they do.")] = Role.REP,
    team: Annotated[str, typer.Option(help="Which team they are in.")] = "",
    manager: Annotated[str | None, typer.Option(help="Who sees their page: name or id.")] = None,
    since: Annotated[
        datetime | None, typer.Option(help="First day in the job.", formats=["%Y-%m-%d"])
    ] = None,
) -> None:
    """Add somebody. The first administrator is added here, the rest on the page."""

    async def work(store: TeamStore) -> None:
        reports_to = None if manager is None else (await _find(store, manager)).id
        person = Person(
            id=str(uuid4()),
            name=" ".join(name.split()),
            role=role,
            since=team_day(settings_in_force()) if since is None else since.date(),
            team=team,
            manager=reports_to,
        )
        await store.people.save(person)
        await _note(store, person.id, Deed.CHANGED_PERSON, about=reports_to)
        out.print(
            f"added {person.name}, {person.role}; a code to sign in: copilot team ticket",
            markup=False,
        )

    _with_store(work)


@app.command()
def people() -> None:
    """List everybody, by name."""

    async def work(store: TeamStore) -> None:
        everybody = await store.people.everybody()
        names = {person.id: person.name for person in everybody}
        table = Table("name", "role", "team", "reports to", "since", "id", box=None, pad_edge=False)
        for one in everybody:
            left = "" if one.active else " (left)"
            manager = names.get(one.manager or "", "")
            row = (one.name + left, one.role, one.team, manager, str(one.since), one.id)
            table.add_row(*(Text(cell) for cell in row))
        out.print(table)

    _with_store(work)


@app.command()
def ticket(who: Who) -> None:
    """Make a code with which somebody signs in once."""

    async def work(store: TeamStore) -> None:
        await _print_ticket(store, await _find(store, who))

    _with_store(work)


@app.command()
def machine(who: Who) -> None:
    """Make a code with which a rep's machine shares calls."""

    async def work(store: TeamStore) -> None:
        person = await _find(store, who)
        code = await store.access.issue_machine(person.id, today=team_day(settings_in_force()))
        await _note(store, person.id, Deed.ISSUED_MACHINE)
        out.print(f"For the settings of {person.name}'s machine, shown this once:", markup=False)
        out.print(code, highlight=False, markup=False)

    _with_store(work)


@app.command()
def audit(
    head: Annotated[
        list[str] | None,
        typer.Option(help="NUMBER:LINK, as this printed it on another day; may be repeated."),
    ] = None,
) -> None:
    """Look at every link of the log, and for heads that were noted. Exit code 1 if one does not fit."""
    known = [_head(text) for text in head or ()]

    async def work(store: TeamStore) -> None:
        found = await store.audit.verify(known)
        out.print(f"{found.entries} entries whole, {found.erased} with their content deleted")
        out.print("Note this elsewhere; a log that was cut or written anew will not fit it:")
        out.print(f"--head {found.head}", highlight=False, soft_wrap=True)
        if found.broken_at is not None:
            out.print(f"entry {found.broken_at} is not what it was", style="red")
            raise typer.Exit(1)

    _with_store(work)


@app.command()
def export(
    who: Annotated[str | None, typer.Argument(help="Somebody's name, or id.")] = None,
    call: Annotated[UUID | None, typer.Option(help="Of this shared call alone, by its id.")] = None,
    to: Annotated[Path | None, typer.Option("--to", help="File to write it to.")] = None,
) -> None:
    """Write down every stored row about somebody, or about a shared call, as JSON."""
    if (who is None) == (call is None):
        raise typer.BadParameter("name somebody, or a call with --call", param_hint="WHO")

    async def rows(store: TeamStore) -> Exported:
        if call is None:
            person = await _find(store, who or "")
            await _note(store, person.id, Deed.EXPORTED)
            return await store.keeping.export_person(person.id)
        owned = await store.shares.load(str(call))
        if owned is None:
            raise typer.BadParameter("no shared call has that id", param_hint="--call")
        await _note(store, owned.person, Deed.EXPORTED, about=owned.call.id)
        return await store.keeping.export_call(owned.call.id)

    async def work(store: TeamStore) -> None:
        held = json.dumps(await rows(store), indent=2, default=str)
        if to is None:
            out.print(held, highlight=False, markup=False, soft_wrap=True)
        else:
            await anyio.Path(to).write_text(held + "\n", encoding="utf-8")

    _with_store(work)


@app.command()
def delete(
    who: Who,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete somebody and everything about them, to the last byte."""

    async def work(store: TeamStore) -> None:
        person = await _find(store, who)
        if not sure:
            typer.confirm(f"Delete {person.name} and everything about them?", abort=True)
        await store.keeping.delete_person(person.id, now=int(time.time()))
        out.print(f"nothing of {person.name} is left here", markup=False)

    _with_store(work)


@brief.command("brief")
def print_brief(
    rep: Annotated[str, typer.Argument(help="Whose: a name, or an id.")],
    code: Annotated[
        str | None,
        typer.Option(help="A code to sign in with: asks the running server, as whom it is for."),
    ] = None,
    server: Annotated[
        str | None, typer.Option(help="That server's address. [default: the one of the settings]")
    ] = None,
) -> None:
    """Print a rep's next one-to-one on one page, as Markdown.

    With a code it is what the page gives to whom the code is for; without one, from the store itself,
    for who looks after it.
    """
    from copilot.brief_reading import read_brief
    from copilot.review.brief_text import markdown
    from copilot.web.team.brief_api import brief_of

    if code is not None:
        typer.echo(read_brief(_server(server), code, rep), nl=False)
        return

    async def work(store: TeamStore) -> None:
        person = await _find(store, rep)
        made = await brief_of(store, person, team_day(settings_in_force()))
        await _note(store, person.id, Deed.READ_BRIEF)
        # as the page gives it: what was typed is neither markup nor an emoji's name
        typer.echo(markdown(made), nl=False)

    _with_store(
        work,
        remedy="open their page, Brief, and take “Markdown”: it is the same; or print it here with a "
        "code to sign in with: copilot brief REP --code CODE",
    )


def _server(given: str | None) -> str:
    """Where the team's server is: as said, else as the settings have it, else on this machine."""
    settings = settings_in_force()
    known = given or settings.team.server or f"http://127.0.0.1:{settings.team_server.port}"
    try:
        return TeamSettings(server=known).server
    except ValidationError as error:
        says = error.errors(include_url=False, include_input=False, include_context=False)[0]["msg"]
        raise typer.BadParameter(says, param_hint="--server") from None


def _head(text: str) -> Head:
    try:
        return Head.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--head") from None


async def _find(store: TeamStore, who: str) -> Person:
    wanted = " ".join(who.split()).casefold()
    everybody = await store.people.everybody()
    found = [one for one in everybody if wanted in {one.name.casefold(), one.id}]
    if len(found) != 1:
        known = ", ".join(one.name for one in everybody[:20]) or "nobody yet: copilot team add"
        what = "several are called" if found else "nobody here is called"
        raise typer.BadParameter(f"{what} {who!r}; there are {known}", param_hint="WHO")
    return found[0]


async def _print_ticket(store: TeamStore, person: Person) -> None:
    now = int(time.time())
    code = await store.access.issue_ticket(person.id, now=now, expires_s=TICKET_SECONDS)
    await _note(store, person.id, Deed.ISSUED_TICKET)
    minutes = TICKET_SECONDS // 60
    out.print(f"A sign-in code for {person.name}, good once, for {minutes} minutes:", markup=False)
    out.print(code, highlight=False, markup=False)


async def _note(store: TeamStore, person: str, deed: Deed, *, about: str | None = None) -> None:
    entry = Entry(at=int(time.time()), actor=None, subject=person, deed=deed, about=about)
    await store.audit.note(entry)


def _with_store(
    work: Callable[[TeamStore], Awaitable[None]], *, remedy: str = _ON_ITS_PAGE
) -> None:
    async def run() -> None:
        async with AsyncExitStack() as opened:
            try:
                store = await opened.enter_async_context(open_store(settings_in_force()))
            except StoreLocked as error:
                raise StoreLocked(
                    "the team's server works on this file, which is one program's at a time",
                    where=error.where,
                    remedy=remedy,
                ) from None
            await work(store)

    observe.configure()
    anyio.run(run)
