"""The table of bounds is whole, and says truly what counts each."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from copilot.errors import CopilotError
from copilot.limits import LIMITS, NOT_COUNTED, limit

PACKAGE = Path(__file__).resolve().parent.parent / "copilot"


@cache
def sources() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))


@cache
def codes() -> frozenset[str]:
    """Codes of errors that are raised, and events of log lines."""
    kinds, found = [CopilotError], set[str]()
    for kind in kinds:
        kinds += kind.__subclasses__()
        found.add(kind.code)
    logged = re.compile(r"logger\(\)\.\w+\(\s*\"([a-z-]+)\"")
    return frozenset(found.union(*(logged.findall(source) for source in sources())))


def classes_named(name: str) -> list[str]:
    defined = re.compile(rf"^class {name}\b", re.MULTILINE)
    return [
        ast.get_source_segment(source, one) or ""
        for source in filter(defined.search, sources())
        for one in ast.parse(source).body
        if isinstance(one, ast.ClassDef) and one.name == name
    ]


def counted(owner: str, attribute: str) -> bool:
    """Whether a class of this name has such an attribute, and something is put into it."""
    declared = re.compile(rf"^    {attribute}: (?:int|float)\b", re.MULTILINE)
    begun = re.compile(rf"self\.{attribute} = 0(?:\.0)?$", re.MULTILINE)
    raised = re.compile(rf"\.{attribute} (?:\+=|= \w)|\b{attribute}=(?!0)")
    bodies = classes_named(owner)
    there = any(declared.search(body) or begun.search(body) for body in bodies)
    return there and any(map(raised.search, sources()))


def test_each_bound_has_a_number_and_a_reason():
    assert [
        name for name, one in LIMITS.items() if not (one.value > 0 and one.unit and one.why)
    ] == []


def test_what_counts_a_bound_is_there_or_the_table_says_why_nothing_does():
    untrue = []
    for name, one in LIMITS.items():
        owner, dot, attribute = one.counter.partition(".")
        if one.counter.startswith(NOT_COUNTED):
            there = one.counter != NOT_COUNTED
        else:
            there = counted(owner, attribute) if dot else one.counter in codes()
        if not there:
            untrue.append((name, one.counter))
    assert untrue == []


def test_a_counter_that_is_not_there_is_found_out():
    assert counted("Order", "hurried")
    assert not counted("Order", "hoped")
    assert not counted("Nobody", "hurried")
    assert "wire-hope" not in codes()


def test_each_bound_is_kept_somewhere():
    used = re.compile(r"\blimit\(\s*\"(\w+)\"|LIMITS\[\"(\w+)\"\]")
    names = {one or other for source in sources() for one, other in used.findall(source)}
    assert names >= set(LIMITS)


def test_a_bound_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        limit("queue_of_hope")
