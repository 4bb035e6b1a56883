from __future__ import annotations

import time as time_of_day
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from icalendar import Calendar

from copilot.review.cadence import Emphasis, OneToOne, cancelled, moved
from copilot.review.calendar_file import calendar_file
from tests.review.team import MONDAY

WRITTEN = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
MEETING = OneToOne(
    uid="u@copilot", day=MONDAY, starts_at=time(10), minutes=30, emphasis=Emphasis.DEAL
)


def written(*meetings, zone="Europe/Berlin"):
    return calendar_file(meetings, summary="One-to-one", time_zone=zone, written_at=WRITTEN)


def events(data):
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_calendar_reads_what_was_written():
    data = written(MEETING)
    (event,) = events(data)
    assert event["UID"] == "u@copilot"
    assert event["SEQUENCE"] == 0
    assert event.decoded("dtstart").isoformat() == "2026-11-30T09:00:00+00:00"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=30)
    assert event["STATUS"] == "CONFIRMED"
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART:20261130T090000Z\r\nDTEND:20261130T093000Z\r\n" in data
    assert b"TZID" not in data
    assert b"BEGIN:VTIMEZONE" not in data


def test_a_change_keeps_the_uid_and_raises_the_sequence():
    after = cancelled(moved(MEETING, day=MONDAY + timedelta(days=2), starts_at=time(9)))
    (event,) = events(written(after))
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("u@copilot", 2, "CANCELLED")


def test_ten_o_clock_stays_ten_when_the_clocks_change():
    winter = replace(MEETING, uid="w", day=MONDAY)
    summer = replace(MEETING, uid="s", day=MONDAY.replace(month=7, day=1))
    hours = [event.decoded("dtstart") for event in events(written(winter, summer))]
    assert [hour.hour for hour in hours] == [9, 8]
    berlin = ZoneInfo("Europe/Berlin")
    assert [hour.astimezone(berlin).hour for hour in hours] == [10, 10]


def test_without_a_zone_it_is_this_machines(monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time_of_day.tzset()
    summer = replace(MEETING, uid="s", day=MONDAY.replace(month=7, day=1))
    hours = [event.decoded("dtstart").hour for event in events(written(MEETING, summer, zone=""))]
    monkeypatch.undo()
    time_of_day.tzset()
    assert hours == [15, 14]


def test_the_same_meetings_give_the_same_bytes():
    assert written(MEETING) == written(MEETING)


def test_a_zone_that_is_none_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        written(MEETING, zone="Mars/Olympus")
