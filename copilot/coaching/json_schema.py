"""The shape of a rule file as JSON Schema, for editors that complete and check YAML as one types.

It is made from the very classes that read a rule, so the two agree on keys, types, lists and bounds.
Each key has its description, each word of a closed set what it means (``enumDescriptions``, which the
editors of VS Code's family show), from the glossary that ``copilot rules names`` prints, and each check
a line to begin from. What a schema cannot say is left to ``copilot rules check``: RE2 patterns, the
words of a cue, the sources of numbers, and the cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from pydantic.json_schema import GenerateJsonSchema

from copilot.coaching.glossary.book import sayings
from copilot.coaching.glossary.checks import EXAMPLES
from copilot.coaching.glossary.docs import docs_of
from copilot.coaching.glossary.keys import pieces_of, plain
from copilot.coaching.schema import Rule
from copilot.coaching.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.coaching.part import Part
    from copilot.coaching.yaml_plain import Value

DIALECT: Final = GenerateJsonSchema.schema_dialect

EDITOR_LINE: Final = "# yaml-language-server: $schema="
"""The first line of a rule file that points an editor at the schema; a path or an address follows."""


def rule_schema() -> dict[str, Any]:
    """The schema of one rule file."""
    schema = Rule.model_json_schema(by_alias=True, mode="validation")
    for name, shape in pieces_of(Rule).items():
        _describe(schema if shape is Rule else schema["$defs"][name], shape)
    checks = schema["$defs"]["Node"]["properties"]
    for name, line in EXAMPLES.items():
        read = cast("dict[str, Value]", read_yaml(line.encode(), name).value)
        checks[name]["examples"] = [read[name]]
    told = _told(_without_null(schema), sayings())
    for shape in told["$defs"].values():
        if "enum" in shape:
            del shape["description"]  # of the set as code has it; each word says what it means
    return {"$schema": DIALECT, **told, "title": "Copilot rule"}


def _describe(schema: dict[str, Any], shape: type[Part]) -> None:
    """Put its description to each key of a piece."""
    docs = docs_of(shape)
    for name, field in shape.model_fields.items():
        schema["properties"][field.alias or name]["description"] = docs.get(name, "")


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


def _told(part: Any, sets: tuple[Mapping[str, str], ...]) -> Any:
    """With what each word of a closed set means, and descriptions as plain text."""
    if isinstance(part, list):
        return [_told(one, sets) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _told(one, sets) for key, one in part.items()}
    if isinstance(kept.get("description"), str):
        kept["description"] = plain(kept["description"])
    words = kept.get("enum")
    if isinstance(words, list):
        says = next((one for one in sets if one.keys() >= set(words)), None)
        if says is not None:
            kept["enumDescriptions"] = [says[word] for word in words]
    return kept
