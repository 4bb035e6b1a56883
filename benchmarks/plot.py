"""Pictures of a benchmark's figures, as SVG beside its JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from matplotlib.axes import Axes

mpl.use("svg")


def bars(
    path: Path, title: str, unit: str, groups: Mapping[str, Mapping[str, float]], goal: float | None
) -> None:
    """Groups of bars, one colour a series; `goal` draws a line across."""
    figure, axes = _axes(title, max(6.0, 0.9 * len(groups)))
    series = list(dict.fromkeys(name for values in groups.values() for name in values))
    width = 0.8 / max(1, len(series))
    for number, name in enumerate(series):
        places = [place + width * number for place in range(len(groups))]
        axes.bar(places, [one.get(name, 0.0) for one in groups.values()], width, label=name)
    centre = width * (len(series) - 1) / 2
    axes.set_xticks([place + centre for place in range(len(groups))], list(groups), rotation=30)
    axes.set_ylabel(unit)
    if goal is not None:
        axes.axhline(goal, linestyle="--", linewidth=1, color="grey")
    axes.legend()
    _save(figure, path)


def scatter(
    path: Path, title: str, labels: tuple[str, str], points: Mapping[str, tuple[float, float]]
) -> None:
    """One named point a variant; `labels` are those of the axes, with units."""
    figure, axes = _axes(title, 9.0)
    for name, (x, y) in points.items():
        axes.plot(x, y, "o", markersize=5)
        axes.annotate(name, (x, y), xytext=(4, 4), textcoords="offset points", fontsize=7)
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    _save(figure, path)


def lines(
    path: Path,
    title: str,
    labels: tuple[str, str],
    series: Mapping[str, list[tuple[float, float]]],
    goal: float | None = None,
) -> None:
    """One line a series; `labels` are those of the axes, with units; `goal` draws a line across."""
    figure, axes = _axes(title, 9.0)
    for name, points in series.items():
        axes.plot([x for x, _ in points], [y for _, y in points], marker=".", label=name)
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    axes.set_ylim(bottom=0)
    if goal is not None:
        axes.axhline(goal, linestyle="--", linewidth=1, color="grey")
    axes.legend()
    _save(figure, path)


def _axes(title: str, width_inches: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width_inches, 4.5), layout="constrained")
    axes: Axes = figure.subplots()
    axes.set_title(title)
    return figure, axes


def _save(figure: Figure, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path)
