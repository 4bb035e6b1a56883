"""Which calls are judged: all, all but those that are held out, or those alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.understood.labelled import Labelled


def chosen_calls(
    calls: Sequence[Labelled], split: Path | None, *, hold_out: bool
) -> tuple[list[Labelled], str]:
    """The calls to judge, and a line that says which those are, so that it can be done again."""
    if split is None:
        if hold_out:
            raise SystemExit("--hold-out needs --split FILE: the names of the held-out calls")
        return _some(list(calls)), f"all {len(calls)} calls"
    lines = (line.partition("#")[0].strip() for line in split.read_text("utf-8").splitlines())
    names = {line for line in lines if line}
    unknown = names - {call.id for call in calls}
    left = [call for call in calls if (call.id in names) is hold_out]
    digest = hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:12]
    which = "held-out calls" if hold_out else "calls that are not held out"
    how = f"{len(left)} {which} of {len(calls)}; split {digest}, {len(names)} names"
    return _some(left), how + (f", {len(unknown)} of them not here" if unknown else "")


def _some(calls: list[Labelled]) -> list[Labelled]:
    if not calls:
        raise SystemExit("no labelled call is left to judge: check the folders and the split")
    return calls
