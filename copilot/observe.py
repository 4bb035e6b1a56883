"""Logging that cannot repeat what was said: one JSON line each, keys from a list, values closed.

A log line is an event name and keyword values. A key that is not on `ALLOWED_KEYS`, and a value
that is neither a number, a bool, None nor a short identifier, is replaced by ``‹withheld›``. Lines
of other people's libraries pass without their arguments: only the template, the logger's name and
the type of an exception, since an argument may hold anything.
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
    """Send log lines to `stream` (standard error); ``debug`` adds the stages' own steps."""
    level = logging.DEBUG if debug else logging.INFO
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            withhold,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_TemplateFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)


def logger() -> Logger:
    """The logger of a stage."""
    bound: Logger = structlog.get_logger()
    return bound


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


class _TemplateFormatter(logging.Formatter):
    """A library's line without its arguments."""

    def format(self, record: logging.LogRecord) -> str:
        template = record.msg if isinstance(record.msg, str) and record.args else WITHHELD
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        line = {"event": template, "logger": record.name, "level": record.levelname, "error": error}
        return str(structlog.processors.JSONRenderer()(None, "", line))
