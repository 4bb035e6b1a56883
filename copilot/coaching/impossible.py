"""Conditions that cannot come true, whatever is said: found as a rule is read. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copilot.coaching.checks.measure import DEFAULT
from copilot.coaching.checks.next_step import ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.coaching.checks.measure import MeasureCheck
    from copilot.coaching.checks.next_step import NextStepCheck
    from copilot.coaching.checks.time import TimeCheck
    from copilot.coaching.conditions import Node


class _Bound(NamedTuple):
    """One side of what a value must be; `name` tells what is compared, `as_told` the bound itself."""

    name: str
    value: float
    is_lower: bool
    as_told: str
    strict: bool = False


def contradiction(nodes: Iterable[Node]) -> str | None:
    """Two bounds that nothing can keep at once, of nodes that must all hold; None if there are none.

    Thresholds that differ by kind of call are left alone.
    """
    found = list(_bounds(nodes))
    for low in (one for one in found if one.is_lower):
        for high in (one for one in found if one.name == low.name and not one.is_lower):
            # of the same thing both are strict, or neither is
            touching = low.value == high.value and low.strict
            if low.value > high.value or touching:
                return f"{low.name} {low.as_told} and {high.as_told}"
    return None


def _bounds(nodes: Iterable[Node]) -> Iterator[_Bound]:
    for node in nodes:
        if node.all is not None:
            yield from _bounds(node.all)
        elif node.next_step is not None:
            yield _of_step(node.next_step)
        elif node.time is not None:
            yield from _of_time(node.time)
        elif node.measure is not None:
            yield from _of_measure(node.measure)


def _of_step(check: NextStepCheck) -> _Bound:
    is_lower = check.at_least is not None
    level = check.at_least or check.at_most or "none"
    told = f"{'at_least' if is_lower else 'at_most'} {level}"
    return _Bound("next_step", ORDER[level], is_lower, told)


def _of_time(check: TimeCheck) -> Iterator[_Bound]:
    for name, least, most in (
        ("elapsed", check.elapsed_at_least_s, check.elapsed_at_most_s),
        ("progress", check.progress_at_least, check.progress_at_most),
    ):
        if least is not None:
            yield _Bound(name, least, is_lower=True, as_told=f"at_least {least:g}")
        if most is not None:
            yield _Bound(name, most, is_lower=False, as_told=f"at_most {most:g}")


def _of_measure(check: MeasureCheck) -> Iterator[_Bound]:
    thresholds, word = (check.over, "over") if check.over else (check.under or {}, "under")
    if set(thresholds) == {DEFAULT}:
        bound = thresholds[DEFAULT]
        yield _Bound(check.name, bound, word == "over", f"{word} {bound:g}", strict=True)
