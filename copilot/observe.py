"""Logging that cannot repeat what was said: one JSON line each, keys from a list, values closed.

A log line is an event name and keyword values. A key that is not on `ALLOWED_KEYS`, and a value
that is neither a number, a bool, None nor a short identifier, is replaced by ``‹withheld›``. Of the
lines of other people's libraries nothing passes that they wrote: a message may hold anything, whether
or not it has arguments. What is left is where in the library the line stands, which is how to look
its message up, the logger's name, the level, and the type of an exception.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING, Final, TextIO

import structlog

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

ALLOWED_KEYS: Final = frozenset({
    "event", "level", "at_s", "call", "code", "count", "error", "kind", "logger", "milliseconds",
    "model", "name", "rule", "samples", "seconds", "speaker", "stage", "status", "version", "worker",
})  # fmt: skip
WITHHELD: Final = "‹withheld›"
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9_.:-]{1,64}")

Logger = structlog.typing.FilteringBoundLogger


def configure(*, debug: bool = False, stream: TextIO | None = None) -> None:
    """Send log lines to `stream` (standard error).

    ``debug`` adds each stage's steps, and that libraries had something to say.
    """
    level = logging.DEBUG if debug else logging.INFO
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            withhold,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # one write a line: others write to the same stream
        logger_factory=structlog.WriteLoggerFactory(file=stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_NothingSaid())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if debug else logging.WARNING)
    # a line that cannot be written would be printed with all that it holds
    logging.raiseExceptions = False


def logger() -> Logger:
    """The logger of a stage."""
    bound: Logger = structlog.get_logger()
    return bound


def step(stage: str, **values: float | str | None) -> None:
    """One step of a stage, told at debug level: keys and values as any line's, seconds to the ms.

    Where nobody set logging up there is nobody to tell.
    """
    if not structlog.is_configured():
        return
    exact = {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in values.items()
    }
    logger().debug("step", stage=stage, **exact)


def withhold(
    _logger: Any, _method: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace what may not be logged; the structlog processor before the renderer."""
    for key, value in line.items():
        if key not in ALLOWED_KEYS or not _closed(value):
            line[key] = WITHHELD
    return line


def _closed(value: object) -> bool:
    if value is None or isinstance(value, bool | int | float):
        return True
    return isinstance(value, str) and _IDENTIFIER.fullmatch(value) is not None


class _NothingSaid(logging.Formatter):
    """A library's line without what it says."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        line = {
            "event": f"{record.module}:{record.lineno}",
            "logger": record.name,
            "level": record.levelname.lower(),
            "error": error,
        }
        return str(structlog.processors.JSONRenderer()(None, "", withhold(None, "", line)))
