"""The tree that is drawn is the tree that there is."""

from __future__ import annotations

import inspect
import re

import pytest

from copilot import errors


def all_errors() -> list[type[errors.CopilotError]]:
    return [
        one
        for _, one in inspect.getmembers(errors, inspect.isclass)
        if issubclass(one, errors.CopilotError)
    ]


LEAVES = [one for one in all_errors() if not one.__subclasses__()]


def drawn() -> dict[str, tuple[str, str, bool]]:
    rows = re.findall(
        r"[├└]── (\w+) +([a-z-]+) +(input|peer|setup|machine) +(yes|no)", errors.__doc__
    )
    return {name: (code, fault, retry == "yes") for name, code, fault, retry in rows}


def test_the_drawing_names_each_error_with_its_code_fault_and_retry():
    assert drawn() == {one.__name__: (one.code, one.fault, one.retry) for one in LEAVES}


def test_codes_are_unique():
    codes = [one.code for one in LEAVES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", LEAVES, ids=lambda one: one.__name__)
def test_a_message_says_code_place_what_and_remedy(kind):
    error = kind("it is broken", where="a.yaml:3", remedy="mend it")
    assert str(error) == f"[{kind.code}] a.yaml:3: it is broken — mend it"
    assert str(kind("it is broken")) == f"[{kind.code}] it is broken"
