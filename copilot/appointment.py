"""A calendar's file, read for one thing: when does the call that is on now, or next, end?

Only times, the attendees' names and which kind of call the title names come out; of the title nothing
else does, and the rest is not looked at. A series is followed as far as it can matter, and no further: a file that would keep us busy is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, vRecur

from copilot.account import names_in
from copilot.errors import CalendarUnreadable
from copilot.kinds import CallKind
from copilot.limits import limit
from copilot.titled import kind_in

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHIN: Final = timedelta(days=1)
"""A call that begins later is not the one that is about to be started."""

_SERIES: Final = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_RARE: Final = {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
"""In a daily or weekly series these may never come true, and be looked for until the year 9999."""

_OLDEST: Final = timedelta(days=366 * 15)
_REMEDY: Final = "drop the invitation of this call, or type when it ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Seconds from now, and who comes, without any that is only an address.

    `kind` is what kind of call its title names, UNKNOWN if it names none or several.
    """

    starts_s: float
    ends_s: float
    names: tuple[str, ...]
    kind: CallKind = CallKind.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class _Time:
    start: datetime
    end: datetime
    event: Event


def read_appointment(text: str, now: datetime) -> Appointment:
    """The appointment that is on at `now`, which knows its zone, or the next one within a day.

    Raises CalendarUnreadable, which repeats nothing of the text.
    """
    try:
        events = [one for one in Calendar.from_ical(text).walk("VEVENT") if isinstance(one, Event)]
        times = [time for time in _times(events, now) if now < time.end]
    except CalendarUnreadable:
        raise
    except Exception:  # noqa: BLE001  # a parser of others' files raises what it likes
        raise CalendarUnreadable("the file is no calendar that we read", remedy=_REMEDY) from None
    on = max((time for time in times if time.start <= now), key=_start, default=None)
    found = on or min(times, key=_start, default=None)
    if found is None:
        raise CalendarUnreadable("there is no appointment in it within a day", remedy=_REMEDY)
    return Appointment(
        starts_s=round((found.start - now).total_seconds(), 1),
        ends_s=round((found.end - now).total_seconds(), 1),
        names=_names(found.event),
        kind=kind_in(str(found.event.get("SUMMARY", ""))),
    )


def _start(time: _Time) -> datetime:
    return time.start


def _times(events: list[Event], now: datetime) -> Iterator[_Time]:
    """The times at which anything in the file takes place, of the next day and what is on now."""
    moved = {
        (str(one.get("UID", "")), _aware(at, now))
        for one in events
        if (at := _time(one, "RECURRENCE-ID")) is not None
    }
    for event in events:
        at = _time(event, "DTSTART")
        if at is None or str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        first = _aware(at, now)
        length = _length(event, first, now)
        for start in _starts(event, first, now):
            of_series = (str(event.get("UID", "")), start)
            if "RECURRENCE-ID" in event or of_series not in moved:
                yield _Time(start=start, end=start + length, event=event)


def _time(event: Event, name: str) -> datetime | None:
    """A property that is a time of day; None if it is a mere date, or not there."""
    at = getattr(event.get(name), "dt", None)
    return at if isinstance(at, datetime) else None


def _length(event: Event, first: datetime, now: datetime) -> timedelta:
    end = _time(event, "DTEND")
    if end is not None:
        return max(timedelta(0), _aware(end, now) - first)
    length = getattr(event.get("DURATION"), "dt", None)
    return length if isinstance(length, timedelta) else timedelta(0)


def _starts(event: Event, first: datetime, now: datetime) -> Iterator[datetime]:
    """Where the event, or the series that it stands for, begins, up to a day from now."""
    if "RRULE" not in event or "RECURRENCE-ID" in event:
        if first <= now + WITHIN:
            yield first
        return
    rule = event["RRULE"]
    if not isinstance(rule, vRecur) or now - first > _OLDEST:
        raise CalendarUnreadable("a series in it is not one that we follow", remedy=_REMEDY)
    written = rule.to_ical().decode()  # type: ignore[no-untyped-call]  # icalendar's own has no types
    parts = dict(part.split("=", 1) for part in written.split(";"))
    often = parts.get("FREQ", "")
    if often not in _SERIES or (often in {"DAILY", "WEEKLY"} and _RARE & {*parts}):
        raise CalendarUnreadable("a series in it is not one that we follow", remedy=_REMEDY)
    without = {_aware(one, now) for one in event.exdates if isinstance(one, datetime)}
    series = rrulestr(_with_zone(parts, first), dtstart=first)
    bounded = islice(series, limit("appointments_in_series"))
    for start in takewhile(lambda one: one <= now + WITHIN, bounded):
        if start not in without:
            yield start


def _with_zone(parts: dict[str, str], first: datetime) -> str:
    """The rule with an end that knows its zone, as the start does; many calendars leave that out."""
    end = parts.get("UNTIL", "")
    if end and not end.endswith("Z"):
        whole = end if "T" in end else f"{end}T235959"
        local = datetime.strptime(whole, "%Y%m%dT%H%M%S").replace(tzinfo=first.tzinfo)
        parts = {**parts, "UNTIL": f"{local.astimezone(UTC):%Y%m%dT%H%M%SZ}"}
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _aware(at: datetime, now: datetime) -> datetime:
    """A time that names no zone is meant where the rep is."""
    return at.replace(tzinfo=now.astimezone().tzinfo) if at.tzinfo is None else at


def _names(event: Event) -> tuple[str, ...]:
    """Who comes, by name."""
    people = (one.params.get("CN") for one in event.attendees)
    named = [str(one).replace(",", " ") for one in people if one and "@" not in str(one)]
    found: list[str] = []
    for one in named[: limit("names_per_call")]:
        try:
            found += names_in(one)
        except ValueError:  # too long, or no letter in it
            continue
    return tuple(dict.fromkeys(found))
