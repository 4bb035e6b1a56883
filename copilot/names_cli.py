"""``copilot rules names`` and its parts: every name that a rule may use, as it is defined."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from copilot.coaching.glossary.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable

PANEL: Final = "What a rule may name"

out = Console()


def add_names(app: typer.Typer) -> None:
    """Add the commands: one for each table of the glossary, and one for all of them."""
    app.command("names", help="Print every name that a rule may use.", rich_help_panel=PANEL)(
        _printing(tuple(TOPICS))
    )
    for topic, told in TOPICS.items():
        app.command(topic, help=f"Print {told}.", rich_help_panel=PANEL)(_printing((topic,)))


def _printing(topics: tuple[str, ...]) -> Callable[[str, bool], None]:
    """The command that prints these tables of the glossary."""

    def show(
        name: Annotated[str, typer.Argument(help="Only this one. [default: all]")] = "",
        as_json: Annotated[bool, typer.Option("--json", help="For tools.")] = False,
    ) -> None:
        from copilot.coaching.glossary.book import as_json as for_tools
        from copilot.coaching.glossary.book import book
        from copilot.coaching.glossary.page import named, nearest, page
        from copilot.resources import models_dir

        every = book(models_dir())
        tables = {topic: every[topic] for topic in topics}
        found = named(tables, name) if name else tables
        if not found:
            raise typer.BadParameter(f"no {name!r}; {nearest(tables, name)}", param_hint="NAME")
        if as_json:
            out.print_json(json.dumps(for_tools(found)))
        else:
            for line in page(found, out.width):
                out.print(line, highlight=False, markup=False, soft_wrap=True)

    return show
