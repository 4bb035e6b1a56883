"""What keeps a rule from firing while its condition stands: its own limits. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from copilot.coaching.schema import Limits

Name = Literal["per_call", "after_s", "stands_s", "cooldown_s"]


class Hold(NamedTuple):
    """One limit, and the second of the call until which it holds the rule; None: to its end."""

    limit: Name
    until: float | None = None


def held_by(
    limits: Limits, *, fired: int, since: float, last_fired: float | None, at: float
) -> Hold | None:
    """What holds a rule `at` this second, or None: it fires.

    It has `fired` so often, the last time at `last_fired`, and its condition has stood `since`. Of
    several limits it is the one that holds longest.
    """
    if fired >= limits.per_call:
        return Hold("per_call")
    ends: dict[Name, float] = {}
    if at < limits.after_s:
        ends["after_s"] = limits.after_s
    if at - since < limits.stands_s:
        ends["stands_s"] = since + limits.stands_s
    if last_fired is not None and at - last_fired < limits.cooldown_s:
        ends["cooldown_s"] = last_fired + limits.cooldown_s
    if not ends:
        return None
    longest = max(ends, key=ends.__getitem__)
    return Hold(longest, ends[longest])
