"""The quick way reads what the close one reads, and leaves to it whatever is not plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import YAMLError

from copilot.coaching import yaml_plain
from copilot.coaching.yaml_plain import NotPlain, plain, read_plainly, unseen_in
from copilot.coaching.yaml_text import read_yaml
from copilot.errors import RuleUnreadable
from copilot.resources import rules_dir

SCALARS = st.sampled_from(
    [
        "a", "no", "12:30", "0x1f", "1_000", "-3", "+4", "1e3", ".5", "5.", "true", "Null", "~",
        "'it''s'", '"x\\ty"', "|\n      two\n      lines", "[a, {b: 1}]", "{}", "[]", "&a b", "*a",
        "!!str 3", "-", "'\u200b'", "é", "99999999999999999999", "? a",
    ]
)  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "- c", "d e", "---\na"]), SCALARS), max_size=6)
)
def test_it_reads_what_the_close_reader_reads(pairs):
    raw = "".join(f"{key}: {value}\n" for key, value in pairs).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_plain, "QUICK", None)
        closely = outcome(raw)
    assert outcome(raw) == closely


def outcome(raw):
    try:
        document = read_yaml(raw, "a.yaml")
    except RuleUnreadable as error:
        return str(error)
    return document.value


@pytest.mark.parametrize("name", ["talk-share-high", "no-next-step"])
def test_a_shipped_rule_is_read_alike_both_ways(name, monkeypatch):
    raw = (rules_dir() / f"{name}.yaml").read_bytes()
    quickly = read_yaml(raw, name)
    assert quickly.value == read_plainly(raw.decode())
    assert quickly.lines["id",] == 1 + raw[: raw.index(b"id:")].count(b"\n")
    monkeypatch.setattr(yaml_plain, "QUICK", None)
    assert read_yaml(raw, name).value == quickly.value


@pytest.mark.parametrize(
    "text",
    ["a: &x 1", "a: *x", "a: !!str 1", "a: 1\na: 2", "a: 1\n---\nb: 2", "[a]: 1", "a: '\u200b'",
     "[" * 60 + "]" * 60],
)  # fmt: skip
def test_what_is_not_plain_ends_the_pass(text):
    with pytest.raises((NotPlain, YAMLError)):
        read_plainly(text)


def test_plain_scalars_are_what_they_look_like():
    assert [plain(one) for one in ("1", "-2", "1.5", "true", "~", "no", "1:30", "1_0", "nan")] == [
        1, -2, 1.5, True, None, "no", "1:30", "1_0", "nan",
    ]  # fmt: skip


def test_what_nobody_sees_is_found():
    assert list(unseen_in("plain\ttext\n")) == []
    assert list(unseen_in("a\u200bb\x07")) == ["\u200b", "\x07"]


def test_a_code_in_double_quotes_is_seen_though_the_text_has_none():
    assert read_plainly("a: 'x\\u200b'") == {"a": "x\\u200b"}
    with pytest.raises(NotPlain):
        read_plainly('a: "x\\u200b"')
    with pytest.raises(NotPlain):
        read_plainly('"a\\e": 1')
