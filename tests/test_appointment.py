"""Calendars as they come: zones, series, exceptions, and files that mean harm."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.appointment import read_appointment
from copilot.errors import CalendarUnreadable
from copilot.kinds import CallKind

NOW = datetime(2026, 11, 30, 9, 10, tzinfo=UTC)  # a Monday
TITLE = "rutabaga"
PEOPLE = (
    'ATTENDEE;CN="Ruiz, Ana";PARTSTAT=ACCEPTED:mailto:ana@x.test',
    "ATTENDEE;CN=bo@x.test:mailto:bo@x.test",
    "ATTENDEE:mailto:cy@x.test",
    "ATTENDEE;CN=Eilidh MacRae:mailto:e@x.test",
)
OUTLOOK = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, zones: str = "") -> str:
    parts = [
        f"BEGIN:VEVENT\nUID:{number}\nSUMMARY:{TITLE}\n{event}\nEND:VEVENT\n"
        if "UID:" not in event
        else f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n"
        for number, event in enumerate(events)
    ]
    whole = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{zones}{''.join(parts)}END:VCALENDAR\n"
    return whole.replace("\n", "\r\n")


def times(text: str, now: datetime = NOW) -> tuple[float, float]:
    found = read_appointment(text, now)
    return found.starts_s / 60, found.ends_s / 60


def test_what_is_on_now_counts_before_what_is_next():
    on = "DTSTART:20261130T090000Z\nDTEND:20261130T093000Z"
    soon = "DTSTART:20261130T093000Z\nDTEND:20261130T100000Z"
    past = "DTSTART:20261130T080000Z\nDTEND:20261130T090000Z"
    assert times(calendar(past, soon, on)) == (-10, 20)
    assert times(calendar(past, soon)) == (20, 50)


def test_names_come_out_and_no_address_and_no_title():
    text = calendar("DTSTART:20261130T090000Z\nDURATION:PT45M\n" + "\n".join(PEOPLE))
    found = read_appointment(text, NOW)
    assert found.names == ("Ruiz Ana", "Eilidh MacRae")
    assert found.ends_s == 35 * 60
    assert TITLE not in repr(found)


def test_zones_of_every_calendar_are_understood():
    outlook = "DTSTART;TZID=W. Europe Standard Time:20261130T100000\nDURATION:PT30M"
    assert times(calendar(outlook, zones=OUTLOOK)) == (-10, 20)
    plain = (
        "DTSTART;TZID=America/New_York:20261130T041500\nDTEND;TZID=America/New_York:20261130T050000"
    )
    assert times(calendar(plain)) == (5, 50)


def test_a_series_is_followed_over_the_change_of_clocks_and_past_its_exceptions():
    weekly = (
        "DTSTART;TZID=W. Europe Standard Time:20261012T100000\nDURATION:PT30M\n"
        "RRULE:FREQ=WEEKLY;BYDAY=MO"
    )
    assert times(calendar(weekly, zones=OUTLOOK)) == (-10, 20)
    without = weekly + "\nEXDATE;TZID=W. Europe Standard Time:20261130T100000"
    with pytest.raises(CalendarUnreadable):
        times(calendar(without, zones=OUTLOOK))
    over = weekly + ";UNTIL=20261101T000000"
    with pytest.raises(CalendarUnreadable):
        times(calendar(over, zones=OUTLOOK))
    assert times(calendar(weekly + ";UNTIL=20261130", zones=OUTLOOK)) == (-10, 20)


def test_one_of_a_series_that_was_moved_is_where_it_was_moved_to():
    series = "UID:s\nDTSTART:20261116T090000Z\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=9"
    moved = "UID:s\nRECURRENCE-ID:20261130T090000Z\nDTSTART:20261130T110000Z\nDURATION:PT60M"
    assert times(calendar(series, moved)) == (110, 170)
    cancelled = moved + "\nSTATUS:CANCELLED"
    with pytest.raises(CalendarUnreadable):
        times(calendar(series, cancelled))


def test_a_time_without_a_zone_is_meant_here():
    here = NOW.astimezone().replace(tzinfo=None) + timedelta(minutes=5)
    text = calendar(f"DTSTART:{here:%Y%m%dT%H%M%S}\nDURATION:PT15M")
    assert times(text, NOW.astimezone()) == (5, 20)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
    assert times(calendar("DTSTART:20261130T090000Z\nDURATION:PT30M"), elsewhere) == (-10, 20)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "BEGIN:VCALENDAR\r\n",
        calendar(),
        calendar("DTSTART;VALUE=DATE:20261130"),
        calendar("DTSTART:20261202T090000Z\nDURATION:PT30M"),
        calendar("DTSTART:20261130T090000Z\nDURATION:PT30M\nSTATUS:CANCELLED"),
        calendar("DTSTART:nonsense\nDURATION:PT30M"),
        calendar("SUMMARY:x"),
    ],
)
def test_what_holds_nothing_of_use_is_refused_without_a_word_of_it(text):
    with pytest.raises(CalendarUnreadable) as refused:
        read_appointment(text, NOW)
    assert TITLE not in str(refused.value)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=7",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=HOURLY",
    ],
)
def test_a_series_that_would_keep_us_busy_is_refused_at_once(rule):
    text = calendar(f"DTSTART:20200101T090000Z\nDURATION:PT30M\nRRULE:{rule}")
    before = time.process_time()
    with pytest.raises(CalendarUnreadable):
        read_appointment(text, NOW)
    assert time.process_time() - before < 0.5


def test_one_that_began_before_anybody_was_born_is_refused():
    with pytest.raises(CalendarUnreadable):
        times(calendar("DTSTART:18000101T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY"))


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        read_appointment(calendar(text.replace("END:", "")), NOW)
    except CalendarUnreadable:
        return


def test_of_the_title_only_a_kind_of_call_comes_out():
    when = "DTSTART:20261130T090000Z\nDURATION:PT45M"
    demo = read_appointment(calendar(f"UID:1\nSUMMARY:{TITLE} demo\n{when}"), NOW)
    assert demo.kind is CallKind.DEMO
    assert TITLE not in repr(demo)
    assert read_appointment(calendar(when), NOW).kind is CallKind.UNKNOWN
    assert read_appointment(calendar(f"UID:1\n{when}"), NOW).kind is CallKind.UNKNOWN
