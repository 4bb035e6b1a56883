"""Numbers as people read them: a place in a call, and how many there are of something. Pure."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """A place in a call, from its seconds: ``4:07``, or ``1:04:07`` past the hour."""
    # what was summed up in floats may be a hair short of its second
    whole = max(0, int(seconds + 1e-6))
    minutes, rest = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    return f"{hours}:{minutes_left:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def counted(count: int, one: str, many: str = "") -> str:
    """``1 card``, ``3 cards``."""
    return f"{count} {one if count == 1 else many or one + 's'}"
