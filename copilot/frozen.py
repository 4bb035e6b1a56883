"""The next of a frozen value: `dataclasses.replace` for the fold of a call, at 0.4 to 0.7 of its cost.

A call's state is made anew at every event, and most of its fields stay. What the standard function
does again at each one (walking through the fields, reading one by one, calling the initialiser) is
found out here once for a class. Where more than fields are set (`__post_init__`, fields that
the initialiser does not take, no slots) the standard function is asked, so the two always agree.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Setter = Callable[[object, object], None]

_Value = TypeVar("_Value")


def replace(value: _Value, /, **changes: object) -> _Value:
    """The same with these fields changed. Raises TypeError where there is no such field."""
    kind = type(value)
    parts = _parts(kind)  # type: ignore[arg-type]  # a class can be hashed
    if parts is None:
        return dataclasses.replace(value, **changes)  # type: ignore[type-var]  # says so itself
    read, setters, by_name = parts
    new = object.__new__(kind)
    for put, old in zip(setters, read(value), strict=True):
        put(new, old)
    try:
        for name, changed in changes.items():
            by_name[name](new, changed)
    except KeyError as unknown:
        raise TypeError(f"{kind.__name__} has no field {unknown}") from None
    return new


@cache
def _parts(
    kind: type,
) -> tuple[Callable[[object], tuple[Any, ...]], tuple[Setter, ...], dict[str, Setter]] | None:
    """How all fields of a class are read and each is set; None where that is not all there is."""
    if not dataclasses.is_dataclass(kind) or hasattr(kind, "__post_init__"):
        return None
    fields = dataclasses.fields(kind)
    slots = {one.name: kind.__dict__.get(one.name) for one in fields}
    plain = all(one.init for one in fields) and all(
        hasattr(slot, "__set__") for slot in slots.values()
    )
    if not plain or len(fields) < 2:  # attrgetter gives a tuple from two on
        return None
    setters = {name: slot.__set__ for name, slot in slots.items() if slot is not None}
    return attrgetter(*slots), tuple(setters.values()), setters
