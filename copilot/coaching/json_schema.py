"""The shape of a rule file as JSON Schema, for editors that complete and check YAML as one types.

It is made from the very classes that read a rule, so the two agree on keys, types, lists and bounds.
What a schema cannot say is left to ``copilot rules check``: RE2 patterns, the words of a cue, the
sources of numbers, and the cases.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from copilot.coaching.schema import Rule

DIALECT: Final = GenerateJsonSchema.schema_dialect

EDITOR_LINE: Final = "# yaml-language-server: $schema="
"""The first line of a rule file that points an editor at the schema; a path or an address follows."""


def rule_schema() -> dict[str, Any]:
    """The schema of one rule file."""
    schema = Rule.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": DIALECT, **_without_null(schema), "title": "Copilot rule"}


def _without_null(part: Any) -> Any:
    """What may be left out is left out, not written as null."""
    if isinstance(part, list):
        return [_without_null(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _without_null(one) for key, one in part.items() if (key, one) != ("default", None)}
    choices = kept.get("anyOf")
    if isinstance(choices, list):
        left = [one for one in choices if one != {"type": "null"}]
        if len(left) == 1:
            del kept["anyOf"]
            return {**left[0], **kept}
        kept["anyOf"] = left
    return kept
