"""A log line holds names from a list and closed values, whatever is thrown at it."""

from __future__ import annotations

import io
import json
import logging

import pytest
import structlog

from copilot import observe
from copilot.spoken import Spoken


@pytest.fixture
def stream():
    stream = io.StringIO()
    before = list(logging.getLogger().handlers), logging.getLogger().level
    observe.configure(debug=True, stream=stream)
    yield stream
    structlog.reset_defaults()
    logging.getLogger().handlers[:], level = before[0], before[1]
    logging.getLogger().setLevel(level)


def lines(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_listed_keys_with_closed_values_pass(stream):
    observe.logger().info("call_started", call="3f2a", count=3, at_s=1.5, error=None)
    assert lines(stream) == [
        {
            "event": "call_started",
            "level": "info",
            "call": "3f2a",
            "count": 3,
            "at_s": 1.5,
            "error": None,
        }
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"said": "rutabaga"},
        {"name": "the rutabaga budget"},
        {"name": Spoken("rutabaga")},
        {"error": ValueError("rutabaga")},
        {"name": "line\nrutabaga"},
        {"name": ["rutabaga"]},
        {"name": "x" * 65},
    ],
)
def test_anything_else_is_withheld(stream, values):
    observe.logger().info("call_started", **values)
    assert "rutabaga" not in stream.getvalue()
    assert observe.WITHHELD in lines(stream)[0].values()


def test_an_event_that_is_a_sentence_is_withheld(stream):
    observe.logger().warning("somebody said rutabaga")
    assert lines(stream)[0]["event"] == observe.WITHHELD


def test_other_libraries_lines_lose_their_arguments(stream):
    log = logging.getLogger("library")
    log.warning("heard %r", "rutabaga")
    log.warning("f-strings hide rutabaga")
    try:
        int("rutabaga")
    except ValueError:
        log.exception("failed on %s", "rutabaga")
    assert "rutabaga" not in stream.getvalue()
    assert [line["event"] for line in lines(stream)] == [
        "heard %r",
        observe.WITHHELD,
        "failed on %s",
    ]
    assert lines(stream)[2]["error"] == "ValueError"


def test_without_debug_the_steps_are_silent():
    quiet = io.StringIO()
    observe.configure(stream=quiet)
    observe.logger().debug("step", stage="speech")
    assert not quiet.getvalue()
    structlog.reset_defaults()
