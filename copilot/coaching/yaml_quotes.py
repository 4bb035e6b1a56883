"""What people slip on with quotes: a backslash in double ones, an apostrophe in single ones."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class QuoteSlip(NamedTuple):
    """What is wrong on a line, and what helps."""

    says: str
    remedy: str


BACKSLASH: Final = QuoteSlip(
    "in double quotes a backslash begins a code, and this is none",
    "put patterns in single quotes, where a backslash is a backslash",
)
_BEFORE_THE_QUOTE: Final = QuoteSlip(
    "a backslash stands before the closing quote, so that the text goes on",
    "put patterns in single quotes, where a backslash is a backslash",
)
_APOSTROPHE: Final = QuoteSlip(
    "an apostrophe ends the single quotes that the text is in",
    "write it twice ('it''s'), or use double quotes around a text without a backslash",
)

_ENDS_ESCAPED: Final = re.compile(r'"[^"]*\\"\s*([\],}#]|$)')
_APOSTROPHE_INSIDE: Final = re.compile(r"(^|[\[{,:\-\s])'([^']|'')*\w'\w")


def quote_slip(text: str, line: int) -> QuoteSlip | None:
    """The slip that a line (from 1) shows; None if its quotes look right."""
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if _ENDS_ESCAPED.search(written):
        return _BEFORE_THE_QUOTE
    return _APOSTROPHE if _APOSTROPHE_INSIDE.search(written) else None
