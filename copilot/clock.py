"""A place in a call as people read it: ``4:07``, or ``1:04:07`` past the hour. Pure."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """The minute and second in which so many seconds of call audio end."""
    # what was summed up in floats may be a hair short of its second
    whole = max(0, int(seconds + 1e-6))
    minutes, rest = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    return f"{hours}:{minutes_left:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
