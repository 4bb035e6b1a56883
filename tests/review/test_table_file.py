from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.errors import DealFileRefused
from copilot.limits import limit
from copilot.review.table_file import read_table

PLAIN = "Name,Stage\r\nAcme,Won\r\n"


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.replace("\r\n", "\n").encode(),
        PLAIN.replace("\r\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        ("\r\n" + PLAIN + "\r\n,\r\n").encode(),
    ],
)
def test_what_systems_write_is_read_alike(data):
    table = read_table(data)
    assert table.heading.cells == ("Name", "Stage")
    assert [row.cells for row in table.rows] == [("Acme", "Won")]


def test_letters_of_windows_are_read():
    table = read_table("Name;Größe\nMüller;5 €\n".encode("cp1252"))
    assert table.rows[0].cells == ("Müller", "5 €")


def test_a_row_over_several_lines_has_the_line_that_it_begins_in():
    data = b'Name,Notes\n"Acme","first\nsecond, and ""third"""\n\nGlobex,x\n'
    assert [(row.line, row.cells) for row in read_table(data).rows] == [
        (2, ("Acme", 'first\nsecond, and "third"')),
        (5, ("Globex", "x")),
    ]


def test_a_separator_inside_quotes_does_not_count():
    assert read_table(b'"a,b,c";d\n1;2\n').heading.cells == ("a,b,c", "d")


def test_a_quote_that_is_not_closed_has_no_more_than_a_beginning_looked_at():
    beginning = b'a,b,"' + b"c" * 8_192
    assert read_table(beginning + b'";;;;;;\n').separator == ","
    assert read_table(b'a,b,"cccc";;;;;;\n').separator == ";"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "spreadsheet"),
        (b"a,b\n\x00\x01", "no text"),
        (b"a,b\n" + b"x,y\n" * (limit("deal_rows") + 1), "rows"),
        (b"a," * (limit("deal_columns") + 1), "columns"),
        (b"x" * (limit("deal_file_bytes") + 1), "MiB"),
        (b'a,b\n"' + b"x" * 140_000, "cannot be read"),
    ],
)
def test_what_is_no_table_is_refused_with_a_remedy(data, says):
    with pytest.raises(DealFileRefused, match=says) as caught:
        read_table(data)
    assert caught.value.remedy


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]),
    max_size=12,
)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=8))
def test_what_was_written_comes_back(rows):
    written = StringIO()
    csv.writer(written).writerows([["one", "two"], *rows])
    table = read_table(written.getvalue().encode())
    assert [row.cells for row in table.rows] == [tuple(row) for row in rows if any(row)]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data):
    try:
        table = read_table(data)
    except DealFileRefused:
        return
    assert all(row.line >= 1 for row in table.rows)
