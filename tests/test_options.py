"""What was typed, as values. Accounts are in `tests/test_cli.py`."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import typer

from copilot import options
from copilot.errors import AudioMissing

NOW = datetime(2026, 3, 18, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("14:30", 20), ("30", 30), ("1", 1), ("240", 240), ("18:10", 240), ("7:5", 0)],
)
def test_a_planned_end_is_an_hour_of_today_or_so_many_minutes(text, minutes):
    if not minutes:
        with pytest.raises(ValueError):  # noqa: PT011  # typer says the rest
            options.seconds_until(text, NOW)
    else:
        assert options.seconds_until(text, NOW) == minutes * 60


def test_an_hour_after_midnight_is_tomorrows():
    late = NOW.replace(hour=23, minute=30)
    assert options.seconds_until("00:15", late) == 45 * 60


@pytest.mark.parametrize("text", ["13:00", "0", "241", "19:00", "25:00", "soon", "14:30:00", "-5"])
def test_an_end_that_cannot_be_meant_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # typer says the rest
        options.seconds_until(text, NOW)
    with pytest.raises(typer.BadParameter):
        options.until("soon")


def test_no_end_is_none():
    assert options.until("") is None


def test_a_reference_is_what_the_page_takes_too():
    assert options.reference(" CRM-4711/b: 2 ") == "CRM-4711/b: 2"
    for text in ("Zoë", "a\nb", "x" * 65):
        with pytest.raises(typer.BadParameter):
            options.reference(text)


@pytest.mark.parametrize(("text", "speed"), [("max", None), ("1", 1.0), ("2.5", 2.5)])
def test_a_speed_is_a_multiple_or_none(text, speed):
    assert options.speed(text) == speed


@pytest.mark.parametrize("text", ["0", "fast", "1001", "nan"])
def test_a_speed_that_is_none_is_refused(text):
    with pytest.raises(typer.BadParameter):
        options.speed(text)


def test_recordings_to_offer_are_in_a_folder_that_is_there(tmp_path):
    assert options.samples(tmp_path) == tmp_path
    (tmp_path / "file").touch()
    for name in ("gone", "file"):
        with pytest.raises(AudioMissing, match="no such folder"):
            options.samples(tmp_path / name)
