"""Makes the example team on all processors: each rep's calls in a process of their own."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TYPE_CHECKING

from copilot import resources
from copilot.coaching.layers import Folders, load_layers
from copilot.demo.example import SEED, calls_of_rep, example_team
from copilot.demo.stories import STORIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from copilot.demo.team import ExampleTeam
    from copilot.review.shared import SharedCall


def make_team(
    *,
    today: date,
    seed: int = SEED,
    rules: Path | None = None,
    told: Callable[[int, int], None] | None = None,
) -> ExampleTeam:
    """The example team. `told` hears how many of how many reps are done. Raises `RuleError`."""
    folder = rules or resources.rules_dir()
    workers = min(len(STORIES), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(_calls, place, today, seed, folder) for place in range(len(STORIES))]
        for done, _ in enumerate(as_completed(jobs), start=1):
            if told is not None:
                told(done, len(jobs))
        calls = [job.result() for job in jobs]
    return example_team(calls, today=today, seed=seed)


def _calls(place: int, today: date, seed: int, folder: Path) -> tuple[SharedCall, ...]:
    rulebook = load_layers(Folders(shipped=folder)).rulebook
    return calls_of_rep(place, today=today, rulebook=rulebook, seed=seed)
