"""How an explanation is laid out: one row for each turn, and indented below it what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.figures import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Turn:
    """Talk that ended `at`; `place` is its line or turn in the call's file, "" if it has none."""

    at: float
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the rule or the gate made of it, and the checks that stand below."""

    at: float
    text: str
    below: tuple[str, ...] = ()


def laid_out(rows: Iterable[Turn | Told], *, every_turn: bool) -> Iterator[str]:
    """The lines. Turns that change nothing are one line together, unless `every_turn` is wanted."""
    quiet: list[Turn] = []
    shown = ""
    for row in rows:
        if isinstance(row, Turn):
            quiet.append(row)
            continue
        for one in quiet if every_turn else _together(quiet):
            yield _line(one.at, one.text)
            shown = clock(one.at)
        quiet = []
        at = clock(row.at)
        yield _line(None if at == shown else row.at, f"  {row.text}")
        yield from (f"          {check}" for check in row.below)
        shown = at
    yield from (_line(one.at, one.text) for one in (quiet if every_turn else _together(quiet)))


def _together(quiet: list[Turn]) -> Iterator[Turn]:
    """The last of them as it is, and those before it as one."""
    before, last = quiet[:-1], quiet[-1:]
    if len(before) > 1:
        first, latest = before[0].place, before[-1].place
        kind, _, number = first.partition(" ")
        many = f"{kind}s {number} to {latest.rpartition(' ')[2]}"
        places = many if first and latest and first != latest else latest or "talk"
        yield Turn(before[-1].at, "", f"{places}: nothing changes")
    else:
        yield from before
    yield from last


def _line(at: float | None, text: str) -> str:
    return f"{'' if at is None else clock(at):>6}  {text}".rstrip()
