"""Commands whose code is read only when somebody asks for them.

A rep starts the service every morning; what the team's server, its database and the rules' workshop
are made of would be read each time for nothing (`benchmarks/latency.py`: ``start_to_ready``).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typer

LATER: Final[Mapping[str, tuple[str, str]]] = {
    "rules": ("copilot.rules_cli", "app"),
    "team": ("copilot.team_cli", "app"),
    "brief": ("copilot.team_cli", "brief"),
}
"""By the name of a command: the module that has it, and as what."""


class Later(TyperGroup):
    """The commands that stand there, and those of `LATER` as if they did."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # typer's own class, under its public name
        """All names, in the order in which help shows them."""
        return [*super().list_commands(ctx), *LATER]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # as above
        """The command of this name, read now if it was not yet; None if there is none."""
        if cmd_name not in LATER:
            return super().get_command(ctx, cmd_name)
        module, name = LATER[cmd_name]
        found = get_command(getattr(importlib.import_module(module), name))
        found.name = cmd_name
        return found
