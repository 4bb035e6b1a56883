from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.written_call import STRETCH_WORDS, read_call
from copilot.errors import RuleError, RuleInvalid, RuleUnreadable
from copilot.kinds import CallKind, Persona, Profile, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, turns: object, name: str = "call.json", **more: object) -> Path:
    path = folder / name
    path.write_text(json.dumps({"turns": turns, **more}), encoding="utf-8")
    return path


def test_a_case_is_a_call(tmp_path: Path) -> None:
    path = tmp_path / "call.yaml"
    path.write_text(
        "name: a call\nkind: demo\nscheduled_end_s: 60\nlines: ['rep: hello there', {buyer: 3}]\n",
        encoding="utf-8",
    )
    call = read_call(path)
    assert (call.name, call.kind, call.scheduled_end_s) == ("a call", CallKind.DEMO, 60.0)
    assert [one.line for one in call.said] == [1, 2]


def test_a_transcript_without_times_is_spoken_at_150_words_a_minute(tmp_path: Path) -> None:
    turns = [
        {"i": 0, "speaker": "rep", "name": "Jo", "text": "one two three four five"},
        {"i": 1, "speaker": "buyer", "text": "word " * (2 * STRETCH_WORDS)},
        {"i": 2, "speaker": "rep", "text": "  "},
    ]
    call = read_call(put(tmp_path, turns, kind="demo", source="somewhere"))
    assert call.kind is CallKind.DEMO
    first, second, third = call.said
    assert (first.start, first.end) == (0.0, 2.0)
    assert second.start == pytest.approx(2.6)
    assert (second.line, third.line, third.start) == (2, 2, second.end)
    assert third.end == pytest.approx(2.6 + 2 * STRETCH_WORDS / 2.5)


def test_what_a_transcript_says_of_the_call_is_taken(tmp_path: Path) -> None:
    turns = [{"speaker": "rep", "text": "hello"}]
    path = put(tmp_path, turns, kind="demo", persona="user", profile="senior", competitors=["Acme"])
    call = read_call(path)
    assert (call.kind, call.persona, call.profile) == (
        CallKind.DEMO,
        Persona.USER,
        Profile.SENIOR,
    )
    assert (call.competitors, call.counted) == (("Acme",), "turn")
    left_open = read_call(put(tmp_path, turns))
    assert (left_open.kind, left_open.persona, left_open.profile) == (None, None, None)


def test_a_word_that_no_call_is_known_by_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(RuleInvalid, match="economic, technical") as told:
        read_call(put(tmp_path, [{"speaker": "rep", "text": "hello"}], persona="rutabaga"))
    assert "rutabaga" not in str(told.value)


def test_times_are_kept_where_there_are_some(tmp_path: Path) -> None:
    turns = [
        {"speaker": "rep", "text": "hello", "start": 5, "end": 6.5},
        {"speaker": "buyer", "text": "hi", "start": 7, "end": 7},
    ]
    first, second = read_call(put(tmp_path, turns)).said
    assert (first.start, first.end, first.speaker) == (5.0, 6.5, Speaker.REP)
    assert (second.start, second.end) == (7.0, 7.4)


@pytest.mark.parametrize(
    "turns",
    [[], 3, [{"speaker": "rep", "text": " "}], [{"speaker": "rep"}], [{"speaker": "seller", "text": "rutabaga"}], [{"speaker": "rep", "text": ["rutabaga"]}]],
)  # fmt: skip
def test_what_is_no_transcript_is_refused_without_a_word_of_it(
    tmp_path: Path, turns: object
) -> None:
    with pytest.raises(RuleInvalid) as told:
        read_call(put(tmp_path, turns))
    assert "rutabaga" not in str(told.value)
    assert "turns" in str(told.value)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RuleUnreadable, match="FileNotFoundError"):
        read_call(tmp_path / "none.json")
    big = tmp_path / "big.json"
    big.write_bytes(b" " * (limit("written_call_bytes") + 1))
    with pytest.raises(RuleUnreadable, match="more than"):
        read_call(big)
    odd = tmp_path / "odd.json"
    odd.write_text("{rutabaga", encoding="utf-8")
    with pytest.raises(RuleError) as told:
        read_call(odd)
    assert "rutabaga" not in str(told.value)
