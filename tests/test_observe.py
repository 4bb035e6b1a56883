"""A log line holds names from a list and closed values, whatever is thrown at it."""

from __future__ import annotations

import ast
import asyncio
import io
import json
import logging
import re

import httpx2
import pytest
import structlog
from sqlalchemy import create_engine, text

from copilot import observe
from copilot.kinds import Speaker
from copilot.resources import PACKAGE
from copilot.spoken import Spoken


@pytest.fixture
def stream():
    stream = io.StringIO()
    before = list(logging.getLogger().handlers), logging.getLogger().level
    raises = logging.raiseExceptions
    observe.configure(debug=True, stream=stream)
    yield stream
    structlog.reset_defaults()
    logging.raiseExceptions = raises
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


def test_of_other_libraries_lines_only_their_place_is_left(stream):
    log, said = logging.getLogger("library"), "rutabaga"
    for level in (logging.DEBUG, logging.WARNING):
        log.log(level, "heard %r", said)
        log.log(level, f"with words and {said} of %s", 3)  # noqa: G004  # as libraries do
        log.log(level, said)
    try:
        int(said)
    except ValueError:
        log.exception("failed on %s", said)
    logging.getLogger(f"said {said}").debug("heard")
    assert said not in stream.getvalue()
    told = lines(stream)
    assert [line["level"] for line in told[:-1]] == ["debug"] * 3 + ["warning"] * 3 + ["error"]
    assert all(re.fullmatch(r"test_observe:\d+", line["event"]) for line in told)
    assert [line["logger"] for line in told] == ["library"] * 7 + [observe.WITHHELD]
    assert told[6]["error"] == "ValueError"


@pytest.fixture
def talkative():
    """SQLAlchemy says all that it can, which it does not by itself."""
    logger = logging.getLogger("sqlalchemy")
    level = logger.level
    logger.setLevel(logging.NOTSET)
    yield
    logger.setLevel(level)


def test_a_database_tells_its_statements_to_nobody(stream, talkative):
    """Beside ours, one whose parameters nobody asked to hide."""
    for hidden in (True, False):
        engine = create_engine("sqlite://", hide_parameters=hidden)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE heard (said TEXT)"))
            connection.execute(text("INSERT INTO heard VALUES (:said)"), {"said": "rutabaga"})
            connection.execute(text("INSERT INTO heard VALUES ('kohlrabi')"))
            assert len(connection.execute(text("SELECT said FROM heard")).all()) == 2
        engine.dispose()
    told = [line for line in lines(stream) if line["logger"] == "sqlalchemy.engine.Engine"]
    assert {line["level"] for line in told} == {"debug", "info"}
    for word in ("rutabaga", "kohlrabi", "INSERT"):
        assert word not in stream.getvalue()


@pytest.mark.anyio
async def test_a_client_and_a_loop_tell_nothing_of_what_they_carry(stream):
    def answer(_asked):
        return httpx2.Response(200, text="rutabaga")

    asyncio.get_running_loop().call_exception_handler({"message": "kohlrabi", "heard": "rutabaga"})
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as client:
        assert (await client.post("http://team/rutabaga", json={"said": "kohlrabi"})).is_success
    loggers = {line["logger"] for line in lines(stream)}
    assert "asyncio" in loggers
    assert any(name.startswith("httpx") for name in loggers)
    for word in ("rutabaga", "kohlrabi"):
        assert word not in stream.getvalue()


def test_a_line_that_cannot_be_written_is_not_printed_instead(capsys):
    class Gone(io.StringIO):
        def write(self, _text):
            raise OSError

    before = list(logging.getLogger().handlers)
    observe.configure(stream=Gone())
    logging.getLogger("library").error("heard %r", "rutabaga")
    logging.getLogger().handlers[:] = before
    structlog.reset_defaults()
    assert "rutabaga" not in "".join(capsys.readouterr())


def test_a_step_is_one_line_of_its_stage(stream):
    observe.step("speech", at_s=1.23456, speaker=Speaker.REP, count=3, rule="the words")
    assert lines(stream) == [
        {
            "event": "step",
            "level": "debug",
            "stage": "speech",
            "at_s": 1.235,
            "speaker": "rep",
            "count": 3,
            "rule": observe.WITHHELD,
        }
    ]


def test_without_debug_the_steps_are_silent():
    quiet = io.StringIO()
    observe.configure(stream=quiet)
    observe.step("speech", count=1)
    logging.getLogger("library").info("heard")
    assert not quiet.getvalue()
    structlog.reset_defaults()


def test_where_logging_was_not_set_up_steps_go_nowhere(capsys):
    observe.step("speech", count=1)
    assert capsys.readouterr() == ("", "")


def told_in(source):
    """Each line that a module logs: its event, if it is written out, and its keys."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        of_logger = isinstance(node.func.value, ast.Call) and ast.unparse(node.func.value).endswith(
            "logger()"
        )
        if of_logger or ast.unparse(node.func) == "observe.step":
            event = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
            yield event, [keyword.arg for keyword in node.keywords]


def test_every_line_that_is_logged_anywhere_passes_whole():
    sources = [path for path in PACKAGE.rglob("*.py") if path.name != "observe.py"]
    told = [(source.name, *line) for source in sources for line in told_in(source)]
    assert len(told) > 20
    assert [one for one in told if not set(one[2]) <= observe.ALLOWED_KEYS] == []
    assert [one for one in told if one[1] and not re.fullmatch(r"[a-z_-]+", one[1])] == []
    stages = {event for name, event, keys in told if "at_s" in keys}
    assert stages == {
        "audio", "speech", "asr", "meaning", "conversation", "coaching", "delivery", "storage",
    }  # fmt: skip
