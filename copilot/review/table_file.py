"""Rows of a CSV as spreadsheets and CRMs write them: any usual encoding, separator and line end.

Byte-order marks and UTF-16 are known by their first bytes; what is not UTF-8 is read as Windows-1252,
which Salesforce writes by default. The separator is the one that the first line has most of, outside
of quotes. A row may go over several lines inside quotes; its `line` is where it begins.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Final

from copilot.errors import DealFileRefused
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Heads = Callable[[Sequence[str]], bool]
    """Whether a row names the columns."""

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SEPARATORS: Final = (",", ";", "\t", "|")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_LOOKED_AT: Final = 8_192
"""Characters in which a heading begins, whatever stands above it, and which tell a line's separator."""

_CSV: Final = "export the list as CSV and choose that file"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTrouble:
    """A row, or a cell of it, that could not be read. `line` counts from 1, as editors do."""

    line: int
    column: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its cells without outer spaces, and the line that it begins in."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading and rows, without empty ones. `separator` is what stood between the cells."""

    heading: Row
    rows: tuple[Row, ...]
    separator: str


def read_table(data: bytes, *, heads: Heads | None = None) -> Table:
    """The table in these bytes. It begins with the first of its first lines that `heads` says yes to.

    Where none does, the first line is its heading.

    Raises:
        DealFileRefused: too large, no text, no heading, or too many rows or columns.
    """
    above, text, separator = _beginning(_text(data), heads)
    rows = _rows(text, separator, above)
    heading = next(rows, None)
    if heading is None:
        raise DealFileRefused("the file is empty", remedy=_CSV)
    if len(heading.cells) > limit("deal_columns"):
        raise DealFileRefused(
            f"more than {limit('deal_columns')} columns", where="line 1", remedy=_CSV
        )
    taken: list[Row] = []
    for row in rows:
        if len(taken) == limit("deal_rows"):
            raise DealFileRefused(
                f"more than {limit('deal_rows')} rows",
                where=f"line {row.line}",
                remedy="export fewer deals, such as the open ones and this quarter's",
            )
        taken.append(row)
    return Table(heading=heading, rows=tuple(taken), separator=separator)


def _text(data: bytes) -> str:
    if len(data) > limit("deal_file_bytes"):
        raise DealFileRefused(
            f"more than {limit('deal_file_bytes') // 1024**2} MiB",
            remedy="export fewer columns, or fewer deals",
        )
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise DealFileRefused("this is a spreadsheet and no CSV", remedy=_CSV)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            break
    else:
        text = _unmarked(data)
    if "\0" in text:
        raise DealFileRefused("this is no text", remedy=_CSV)
    return text


def _unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    first, quoted = [], False
    # a quote that is never closed would have the whole file looked at, for each line above the heading
    for character in text[:_LOOKED_AT].lstrip("\r\n"):
        if character == '"':
            quoted = not quoted
        elif not quoted:
            if character in "\r\n":
                break
            first.append(character)
    best = max(_SEPARATORS, key=first.count)
    return best if best in first else ","


def _beginning(text: str, heads: Heads | None) -> tuple[int, str, str]:
    """How many lines stand above the heading, the text from there, and its separator."""
    lines = _LINE.findall(text[:_LOOKED_AT])[: limit("deal_lines_above")] if heads else []
    for above in range(len(lines)):
        rest = text[sum(map(len, lines[:above])) :]
        separator = _separator(rest)
        first = next(csv.reader([lines[above]], delimiter=separator), [])
        if heads and heads([cell.strip().strip("\ufeff") for cell in first]):
            return above, rest, separator
    return 0, text, _separator(text)


def _rows(text: str, separator: str, above: int) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    line = above + 1
    try:
        for cells in reader:
            stripped = tuple(cell.strip().strip("\ufeff\xa0") for cell in cells)
            if any(stripped):
                yield Row(line=line, cells=stripped)
            line = above + reader.line_num + 1
    except csv.Error:
        raise DealFileRefused(
            "a row that cannot be read, perhaps for a quote that is not closed",
            where=f"line {line}",
            remedy="export the list again, without editing it in between",
        ) from None
