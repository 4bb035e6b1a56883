"""A line of YAML that begins at a place where nothing above it lets it: which one it is, and beside which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from copilot.figures import counted

_COLON: Final = re.compile(r":(\s|$)")


@dataclass(frozen=True, slots=True)
class Slip:
    """The `line` (from 1) that begins after so many `spaces`, and the one `beside` it."""

    line: int
    spaces: int
    beside: int
    spaces_beside: int

    @property
    def says(self) -> str:
        """What is wrong, for whoever wrote it."""
        return (
            f"this line begins after {_spaces(self.spaces)}, "
            f"and line {self.beside} beside it after {_spaces(self.spaces_beside)}"
        )


def slip_at(text: str, line: int) -> Slip | None:
    """The slip that a parser stumbled over at a line; None if that line's place is right.

    A parser notices at the line that follows. The odd one of two is the upper one if the line after
    both goes on as the lower one began.
    """
    lines = {
        number: len(content) - len(content.lstrip(" "))
        for number, content in enumerate(text.splitlines(), start=1)
        if content.strip() and not content.lstrip().startswith("#")
    }
    own = lines.get(line)
    if own is None:
        return None
    open_lines: list[tuple[int, int]] = []
    for number in sorted((one for one in lines if one < line), reverse=True):
        if not open_lines or lines[number] < open_lines[-1][1]:
            open_lines.append((number, lines[number]))
    if not open_lines or own in {spaces for _, spaces in open_lines}:
        return None
    beside, spaces = min(open_lines, key=lambda one: abs(one[1] - own))
    after = next((lines[number] for number in sorted(lines) if number > line), None)
    if after == own:
        return Slip(beside, spaces, line, own)
    return Slip(line, own, beside, spaces)


def colons(text: str, line: int) -> int:
    """How many on this line end what may be a key."""
    return len(_COLON.findall(text.splitlines()[line - 1]))


def _spaces(count: int) -> str:
    return "no space" if count == 0 else counted(count, "space")
