"""Small files that somebody else wrote, read no further than to the bound of their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.limits import limit

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.errors import CopilotError


def read_bounded(path: Path, bound: str, error: type[CopilotError]) -> bytes:
    """The file's bytes; of one that is longer than the limit named `bound`, one more than that.

    One byte over the bound is enough to refuse it; the rest need not be read. Raises `error` where
    the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit(bound) + 1)
    except OSError as cause:
        raise error(
            f"cannot be read ({type(cause).__name__})",
            where=f"{path}:1",
            remedy="check the path and its rights",
        ) from None
