"""What ``copilot doctor --tune`` prints: a bar while it measures, a table, and what to set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from copilot import tune
from copilot.settings import config_path

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.settings import Settings
    from copilot.tune import Fit

MARKS = {
    "fits": "[green]fits[/]",
    "tight": "[yellow]tight[/]",
    "too slow": "[red]too slow[/]",
    "not here": "[dim]not here[/]",
    "broken": "[red]broken[/]",
}


def show(settings: Settings, out: Console, err: Console) -> None:
    """Measure, with progress on `err`, and print the findings on `out`."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("listening to a sample call", total=1.0)
        sound = anyio.run(tune.listen, settings)

        def progress(what: str, done: float) -> None:
            # hearing is the first tenth of it
            bar.update(task, description=f"measuring {what}", completed=0.1 + 0.9 * done)

        fits = tune.measure(settings, sound, progress)
    out.print(_table(fits))
    for line in _advice(fits, settings):
        out.print(line, highlight=False, markup=False)


def _table(fits: list[Fit]) -> Table:
    table = Table(
        "tier", "", "head-room", "speech end to words", "95 %", "of a core", "decode / speech", "load",
        box=None, pad_edge=False, title="What this machine can carry, beside what runs on it now",
        title_justify="left",
    )  # fmt: skip
    for fit in fits:
        row = [f"{fit.tier.name} ({fit.tier.model})", MARKS[fit.verdict]]
        if fit.stretches:
            row += [
                f"{fit.headroom:.1f} x",
                f"{fit.words_after_ms:.0f} ms",
                f"{fit.words_after_p95_ms:.0f} ms",
                f"{100 * fit.cores:.0f} %",
                f"{fit.real_time_factor:.3f}",
                f"{fit.load_s:.1f} s",
            ]
        table.add_row(*row)
    return table


def _advice(fits: list[Fit], settings: Settings) -> list[str]:
    lines = [f"{fit.tier.name}: {fit.remedy}" for fit in fits if fit.remedy]
    chosen = tune.best(fits)
    if chosen is None:
        return lines
    if chosen.disturbed:
        others = f"{100 * (1 - chosen.own_share):.0f} %"
        return [
            *lines,
            f"Other programs held the processor for {others} of it: measure again later.",
        ]
    if chosen.verdict != "fits":
        lines.append("None has head-room: words will come late while the machine is this busy.")
    if chosen.tier.name == settings.recognizer.tier:
        return [*lines, f"Tier {chosen.tier.name} is the one in force: nothing to change."]
    return [*lines, f"Put into {config_path()}:", "[recognizer]", f'tier = "{chosen.tier.name}"']
