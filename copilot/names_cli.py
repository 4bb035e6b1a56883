"""``copilot rules names`` and its parts: every name that a rule may use, as it is defined."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from copilot.coaching.glossary.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
            _say(page(found, out.width))
            if name:
                _say(_examples(name))

    return show


def _examples(name: str) -> Iterator[str]:
    """The shipped rules that use a name, and where they lie."""
    from copilot.coaching.glossary.used import used_in
    from copilot.coaching.rulebook import Rulebook
    from copilot.resources import rules_dir

    folder = rules_dir()
    rules = used_in(Rulebook.load(folder).rules, name)
    if rules:
        yield f"in the shipped rules: {', '.join(rules)} ({folder})"


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        out.print(line, highlight=False, markup=False, soft_wrap=True)
