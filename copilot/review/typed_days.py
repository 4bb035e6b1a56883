"""Days as people type them into a sentence: ``by Friday``, ``12 March``, ``in two weeks``, ``2026-12-04``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from copilot.review.weeks import DAYS

_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_COUNTS: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8}

_MONTH: Final = "|".join(f"{month}|{month[:3]}" for month in _MONTHS)
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_MONTH: Final = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b", re.IGNORECASE
)
_MONTH_DAY: Final = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE)
_WEEKDAY: Final = re.compile(rf"\b(next )?({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_IN_TIME: Final = re.compile(
    rf"\b(?:in|within) (\d{{1,2}}|{'|'.join(_COUNTS)}) (days?|weeks?|months?)\b", re.IGNORECASE
)
_TOMORROW: Final = re.compile(r"\btomorrow\b", re.IGNORECASE)
_END_OF: Final = re.compile(
    r"\b(?:end of (?:the |this )?|before the |this )(week|month|quarter|year)(?: ends| is over)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDay:
    """A day, and the stretch of the text (`start` to `end`) that names it."""

    day: date
    start: int
    end: int


def typed_day(text: str, today: date) -> TypedDay | None:
    """The first day that the text names. Days without a year are the next ones from `today` on."""
    found = [
        TypedDay(day=day, start=match.start(), end=match.end())
        for pattern, read in _READERS
        for match in pattern.finditer(text)
        if (day := read(match, today)) is not None
    ]
    return min(found, key=lambda one: (one.start, -one.end), default=None)


def _iso(match: re.Match[str], today: date) -> date | None:  # noqa: ARG001 (as its siblings)
    return _made(int(match[1]), int(match[2]), int(match[3]))


def _day_month(match: re.Match[str], today: date) -> date | None:
    return _coming(match[2], int(match[1]), today)


def _month_day(match: re.Match[str], today: date) -> date | None:
    return _coming(match[1], int(match[2]), today)


def _weekday(match: re.Match[str], today: date) -> date | None:
    ahead = (_WEEKDAYS.index(match[2].lower()) - today.weekday()) % DAYS or DAYS
    return today + timedelta(
        days=ahead + (DAYS if match[1] and ahead < DAYS - today.weekday() else 0)
    )


def _in_time(match: re.Match[str], today: date) -> date | None:
    count = _COUNTS.get(match[1].lower()) or int(match[1])
    unit = match[2].lower().rstrip("s")
    return today + timedelta(days=count * {"day": 1, "week": DAYS, "month": 30}[unit])


def _tomorrow(match: re.Match[str], today: date) -> date | None:  # noqa: ARG001 (as its siblings)
    return today + timedelta(days=1)


def _end_of(match: re.Match[str], today: date) -> date | None:
    span = match[1].lower()
    if span == "week":
        return today + timedelta(days=(4 - today.weekday()) % DAYS)
    if span == "year":
        return date(today.year, 12, 31)
    last = today.month if span == "month" else 3 * ((today.month + 2) // 3)
    following = date(today.year + last // 12, last % 12 + 1, 1)
    return following - timedelta(days=1)


_READERS: Final = (
    (_ISO, _iso),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_WEEKDAY, _weekday),
    (_IN_TIME, _in_time),
    (_TOMORROW, _tomorrow),
    (_END_OF, _end_of),
)


def _coming(month: str, day_of_month: int, today: date) -> date | None:
    number = next(
        place for place, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3])
    )
    this_year = _made(today.year, number, day_of_month)
    if this_year is not None and this_year >= today:
        return this_year
    return _made(today.year + 1, number, day_of_month)


def _made(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
