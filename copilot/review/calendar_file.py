"""One-to-ones as an .ics file that calendars take in again and again (RFC 5545, RFC 5546).

A meeting keeps its UID, and its SEQUENCE rises with each change, so that taking a newer file in moves
what is there and adds nothing twice. One that was called off stays in the file with its status: a
calendar cannot know of what is missing. Hours are written in UTC, which needs no VTIMEZONE: calendars
differ in what they read of one, and some would be an hour off for part of the year. Beside the summary, which is the caller's, the file names
nobody and says nothing of numbers: shared calendars are read by many.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from copilot.review.cadence import Emphasis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.review.cadence import OneToOne

_ABOUT: Final[dict[Emphasis, str]] = {
    Emphasis.DEAL: "This time: one deal to go deep on. The rep's agenda comes first.",
    Emphasis.SKILL: "This time: one skill to work on. The rep's agenda comes first.",
    Emphasis.CAREER: "This time: where you want to go. The rep's agenda comes first.",
}


def calendar_file(
    meetings: Iterable[OneToOne], *, summary: str, time_zone: str, written_at: datetime
) -> bytes:
    """The file. `summary` is what an entry is called; `time_zone` an IANA name for `starts_at`.

    Without a name `starts_at` is in this machine's own zone.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: there is no such time zone.
    """
    zone = ZoneInfo(time_zone) if time_zone else None
    calendar = Calendar()
    calendar.add("prodid", "-//Copilot//One-to-ones//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for meeting in meetings:
        calendar.add_component(_event(meeting, summary, zone, written_at))
    return bytes(calendar.to_ical())


def _event(meeting: OneToOne, summary: str, zone: ZoneInfo | None, written_at: datetime) -> Event:
    starts = datetime.combine(meeting.day, meeting.starts_at, tzinfo=zone).astimezone(UTC)
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", written_at)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=meeting.minutes))
    event.add("summary", summary)
    event.add("description", _ABOUT[meeting.emphasis])
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    return event
