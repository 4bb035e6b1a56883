"""A value in a rule's file that is none: what it should be, and what its author most likely meant.

Pydantic says what is wrong; here that becomes a sentence with something to write in its place. What is
repeated is the rule file's own text, never anything said on a call.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from copilot.coaching.glossary.checks import EXAMPLES
from copilot.coaching.nearest import nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from copilot.coaching.yaml_plain import Value
    from copilot.coaching.yaml_text import Path

_EXPECTED: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "literal_error": "one of {expected}",
    "enum": "one of {expected}",
    "string_pattern_mismatch": "text like {pattern}",
    "string_too_short": "at least {min_length} characters",
    "string_too_long": "at most {max_length} characters",
    "too_short": "a list of {min_length} or more",
    "too_long": "a list of {max_length} or fewer",
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "at least {ge:g}",
    "less_than": "less than {lt:g}",
    "less_than_equal": "at most {le:g}",
    "finite_number": "a finite number",
}
"""What a value should have been, by pydantic's name of the error."""

_FEW: Final = 8
"""So many words are told; a longer list is a table of the glossary, whose command is told."""

_TABLES: Final = {
    "budget": "signals",
    "voiced_s": "measures",
    "no_next_step": "moments",
    "discovery": "calls",
    "asked": "signals",
}
"""The table of a long list, by the first word of it."""

_MEANT: Final = {
    **dict.fromkeys(("customer", "client", "prospect", "lead", "them"), "buyer"),
    **dict.fromkeys(("seller", "salesperson", "agent", "me", "us"), "rep"),
    **dict.fromkeys(("cfo", "ceo", "owner", "executive", "decision_maker"), "economic"),
    **dict.fromkeys(("it", "engineer", "cto", "security"), "technical"),
    **dict.fromkeys(("buyer", "purchasing", "legal"), "procurement"),
    **dict.fromkeys(("talk_share", "share", "talk_ratio"), "rep_share"),
}
"""What people call things, and what they are called here, where the nearest spelling would not tell."""

_KNOWN_OF_A_CALL: Final = {"personas", "phases", "phase", "profiles"}
_NOT_FOR_A_RULE: Final = {"unknown", "struggling"}
"""Words of these sets that no rule can ask for."""

_CLOCK: Final = re.compile(r"(\d+):(\d\d)")
_SPAN: Final = re.compile(
    r"(\d+(?:\.\d+)?) ?(s|sec|secs|seconds?|m|min|mins|minutes?)", re.IGNORECASE
)
_PER_CENT: Final = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|percent)")


def complaint(detail: ErrorDetails, value: Value, path: Path) -> str:
    """What is wrong with the value at a path, as the end of a sentence that begins with its name."""
    context = detail.get("ctx", {})
    expected = _EXPECTED.get(detail["type"])
    if expected is None:
        message = detail["msg"]
        return message if context or message[0].islower() else f"is wrong: {message}"
    choices = _choices(str(context.get("expected", "")))
    if _KNOWN_OF_A_CALL & set(path):
        choices = [one for one in choices if one not in _NOT_FOR_A_RULE]
        expected = f"one of {', '.join(choices)}" if choices else expected
    if len(choices) > _FEW:
        expected = _table_of(choices, path)
    told = f"is {_shown(value)} — it should be {expected.format_map(context)}"
    hint = _hint(detail["type"], value, path, choices)
    return f"{told}; {hint}" if hint else told


def _choices(expected: str) -> list[str]:
    """The words of "'a', 'b' or 'c'"."""
    return re.findall(r"'([^']*)'", expected)


def _table_of(choices: list[str], path: Path) -> str:
    topic = "meanings" if {"meaning", "meanings"} & set(path) else _TABLES.get(choices[0])
    if topic is None:
        return f"one of {', '.join(choices)}"
    return f"one of the words that `copilot rules {topic}` explains"


def _shown(value: Value) -> str:
    """What stands there, if that is short."""
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        return "a list"
    return f"{value!r:.60}"


def _hint(kind: str, value: Value, path: Path, choices: list[str]) -> str:
    """What to write instead; "" where nobody can tell."""
    key = str(path[-1]) if path else ""
    if kind in {"enum", "literal_error"}:
        return _nearest(value, choices)
    if kind == "tuple_type" and isinstance(value, str | int | float):
        return f"write [{value}]"
    if kind in {"model_type", "model_attributes_type"}:
        return _as_keys(value, key)
    if kind in {"float_type", "int_type"} and isinstance(value, str):
        return _as_number(value, key)
    if kind == "less_than_equal" and key in {"within_s", "recent_s"} and "phrase" in path:
        return "what was said is recalled no longer: `absent` with `phrases` asks of the whole call"
    return ""


def _nearest(value: Value, choices: list[str]) -> str:
    meant = _MEANT.get(str(value).lower())
    close = meant if meant in choices else nearest(str(value), choices)
    return f"did you mean {close}?" if close else ""


def _as_keys(value: Value, key: str) -> str:
    if isinstance(value, list) and key in {"when", "not"}:
        return "put `all:` (each must hold) or `any:` (one is enough) above the list"
    example = EXAMPLES.get(key)
    return f"such as `{example}`" if example else ""


def _as_number(value: str, key: str) -> str:
    """Seconds and shares are numbers here, and people write times and per cent."""
    clock, span, share = (one.fullmatch(value.strip()) for one in (_CLOCK, _SPAN, _PER_CENT))
    if share is not None:
        return f"write {float(share[1]) / 100:g}"
    if not key.endswith(("_s", "at")):
        return ""
    if clock is not None:
        return f"write {60 * int(clock[1]) + int(clock[2])}, in seconds"
    if span is not None:
        seconds = float(span[1]) * (60 if span[2].lower().startswith("m") else 1)
        return f"write {seconds:g}, in seconds"
    return "write it in seconds"
