from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.coaching.yaml_text import Document, read_yaml
from copilot.errors import RuleUnreadable
from copilot.limits import limit


def read(text: str) -> Document:
    return read_yaml(text.encode(), "a.yaml")


def test_scalars_are_what_they_look_like_and_words_stay_words() -> None:
    document = read(
        "a: 1\nb: -2.5\nc: .5\nd: true\ne: null\nf:\ng: no\nh: 12:30\ni: 0x1F\nj: 1_000\nk: '1'\nl: 1e3\nm: yes\n"
    )
    assert document.value == {
        "a": 1, "b": -2.5, "c": 0.5, "d": True, "e": None, "f": None, "g": "no", "h": "12:30",
        "i": "0x1F", "j": "1_000", "k": "1", "l": 1000.0, "m": "yes",
    }  # fmt: skip


def test_every_key_and_item_knows_its_line() -> None:
    document = read(
        "a:\n  - x\n  - b: 1\n    c: |\n      long\n      text\n# a remark\nd: [1,\n 2]\n"
    )
    assert document.lines == {
        (): 1, ("a",): 1, ("a", 0): 2, ("a", 1): 3, ("a", 1, "b"): 3, ("a", 1, "c"): 4,
        ("d",): 8, ("d", 0): 8, ("d", 1): 9,
    }  # fmt: skip
    assert document.where(("a", 1, "c", "some arm", 7)) == "a.yaml:4"
    assert document.at(("a", 1, "c")) == "long\ntext\n"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        (r'a: ["\bbudget\b"]', "patterns in single quotes"),
        (r'a: ["\sbudget"]', "patterns in single quotes"),
        ("a: 'it's ok'", "write it twice"),
        ("a: What now: ask", "in quotes"),
        ("a: @home", "in quotes"),
        ("a: [x, y", "close it"),
        ("a:\n\tb: 1", "with spaces"),
    ],
)
def test_the_slips_that_people_make_have_a_remedy_each(text: str, remedy: str) -> None:
    with pytest.raises(RuleUnreadable) as refused:
        read(text + "\n")
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("a: 1\nb: &x [1]\nc: *x\n", "a.yaml:2", "anchors"),
        ("a: 1\nc: *x\n", "a.yaml:2", "anchors"),
        ("a: 1\nb: !!python/object:os.system x\n", "a.yaml:2", "tags"),
        ("a: 1\nb: !own [1]\n", "a.yaml:2", "tags"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3", "'a' is written twice"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2", "second document"),
        ("a: 1\n? [x]\n: 2\n", "a.yaml:2", "where a key should"),
        ('a: 1\nb: "open\nc: 2\n', "a.yaml:2", "quote"),
        ("a: 1\nb: 'open\nc: 'shut'\n", "a.yaml:2", "quote"),
        ("a: [1, 2\nb: 3\n", "a.yaml:2", "bracket is not closed"),
        ("a: 1\n\tb: 2\n", "a.yaml:2", "a tab"),
        ("a: b: c\n", "a.yaml:1", "second colon"),
        ("a: 1\nb: x \u202e y\n", "a.yaml:2", "U+202E"),
        ("a: 1\n# \u2066 in a remark\n", "a.yaml:2", "U+2066"),
        ('a: 1\nb: "x \\u202e y"\n', "a.yaml:2", "U+202E"),
        ('a: "\\e[31m"\n', "a.yaml:1", "U+001B"),
        ("a: \x1b[31m\n", "a.yaml:1", "U+001B"),
        ("a: \x00\n", "a.yaml:1", "U+0000"),
        ("a: zero\u200bwidth\n", "a.yaml:1", "U+200B"),
    ],
)
def test_what_is_refused_is_refused_at_its_line_with_a_fix(
    text: str, where: str, what: str
) -> None:
    with pytest.raises(RuleUnreadable) as caught:
        read(text)
    assert caught.value.where == where
    assert what in caught.value.what
    assert caught.value.remedy


def test_an_author_may_have_saved_a_byte_order_mark_and_other_line_ends() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a.yaml").value == {"a": 1, "b": 2}


def test_not_utf8_names_the_line() -> None:
    with pytest.raises(RuleUnreadable, match=r"a\.yaml:2: not UTF-8"):
        read_yaml(b"a: 1\nb: \xff\n", "a.yaml")


def test_the_bound_of_bytes() -> None:
    line = b"# x\n"
    most = limit("rule_file_bytes") // len(line)
    read_yaml(line * most, "a.yaml")
    with pytest.raises(RuleUnreadable, match="at most 65536"):
        read_yaml(line * (most + 1), "a.yaml")


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[{a: "])
def test_deep_nesting_is_refused_before_it_costs_anything(opening: str) -> None:
    assert calls_to_refuse(opening * 15_000) < 1.1 * calls_to_refuse(opening * 2_000)


def calls_to_refuse(bomb: str) -> int:
    """How many calls of Python's it takes: what it costs, on any machine."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        with pytest.raises(RuleUnreadable):
            read(bomb)
    finally:
        sys.setprofile(None)
    return calls


def test_the_bound_of_depth() -> None:
    depth = limit("rule_depth")
    read("[" * depth + "]" * depth)
    with pytest.raises(RuleUnreadable, match="deeper than 20"):
        read("[" * (depth + 1) + "]" * (depth + 1))


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    lines = ["a: &a [lol, lol]"] + [
        f"{chr(97 + n)}: &{chr(97 + n)} [*{chr(96 + n)}, *{chr(96 + n)}]" for n in range(1, 20)
    ]
    with pytest.raises(RuleUnreadable, match=r"a\.yaml:1: anchors"):
        read("\n".join(lines))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet="ab:-?[]{}'\"\n #&*!|>%", max_size=80)))
def test_any_bytes_are_read_or_refused_in_our_words(raw: bytes | str) -> None:
    raw = raw.encode() if isinstance(raw, str) else raw
    try:
        where = f"a.yaml:{read_yaml(raw, 'a.yaml').lines[()]}"
    except RuleUnreadable as error:
        where = error.where
    assert where.startswith("a.yaml:")
