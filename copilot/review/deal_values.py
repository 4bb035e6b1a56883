"""Yes or no, and how likely, as exports write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.review.deal_headings import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_TRUTHS: Final = {
    "true": True, "yes": True, "1": True, "y": True, "checked": True, "x": True, "wahr": True,
    "ja": True, "vrai": True, "oui": True, "verdadero": True, "si": True,
    "false": False, "no": False, "0": False, "n": False, "unchecked": False, "falsch": False,
    "nein": False, "faux": False, "non": False, "falso": False,
}  # fmt: skip
_NOTHING: Final = frozenset(
    ("-", "--", "\u2013", "\u2014", "n/a", "#n/a", "na", "null", "none", "nan", "(no value)", "(no owner)",
     "no owner", "(kein wert)", "(sin valor)", "(aucune valeur)")
)  # fmt: skip


def is_nothing(cell: str) -> bool:
    """Whether a cell says that it holds none."""
    return cell.casefold() in _NOTHING


def truth(cell: str) -> bool | None:
    """A yes or no; HubSpot and Salesforce write ``true``, ``1`` or ``Yes``, in the export's language."""
    return _TRUTHS.get(plain(cell))


def in_percent(cells: Iterable[str], *, heading: str) -> bool:
    """Whether a column of probabilities counts to a hundred: by its cells, else by its heading.

    Where one is above 1, ``1`` is one in a hundred; where none is, it is certain.
    """
    numbers = [number for cell in cells if (number := _number(cell)) is not None]
    if any(number > 1 for number in numbers):
        return True
    return "%" in heading and not any(0 < number < 1 for number in numbers)


def probability(cell: str, *, percent: bool) -> float | None:
    """``60``, ``60 %``, ``0.6``, as a part of one; None if it is none."""
    value = _number(cell)
    if value is None:
        return None
    value = value / 100 if percent or "%" in cell else value
    return value if 0 <= value <= 1 else None


def _number(cell: str) -> float | None:
    try:
        return float("".join(cell.split()).removesuffix("%").replace(",", "."))
    except ValueError:
        return None
