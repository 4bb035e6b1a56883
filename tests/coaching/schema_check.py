"""As much of JSON Schema as the one of a rule uses: enough to say whether a file fits it."""

from __future__ import annotations

import re
from typing import Any

_TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None),
    "number": (int, float),
}  # fmt: skip
_KNOWN = {
    "$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default", "description",
    "enum", "enumDescriptions", "examples", "exclusiveMinimum", "items", "maxItems", "maxLength",
    "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "pattern",
    "properties", "propertyNames", "required", "title", "type",
}  # fmt: skip


def fits(value: Any, schema: dict[str, Any] | bool, root: dict[str, Any]) -> bool:
    """Whether a value is as the schema says."""
    if isinstance(schema, bool):
        return schema
    assert set(schema) <= _KNOWN, set(schema) - _KNOWN
    if "$ref" in schema and not fits(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root):
        return False
    if "anyOf" in schema and not any(fits(value, one, root) for one in schema["anyOf"]):
        return False
    if "type" in schema and not _is(value, schema["type"]):
        return False
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return False
    return bool(_bounded(value, schema)) and _inside(value, schema, root)


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return bool(isinstance(value, _TYPES[name]))


def _bounded(value: Any, schema: dict[str, Any]) -> Any:
    endless = float("inf")
    if isinstance(value, str):
        found = re.search(schema.get("pattern", ""), value) is not None
        return found and schema.get("minLength", 0) <= len(value) <= schema.get(
            "maxLength", endless
        )
    if isinstance(value, list):
        return schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", endless)
    if isinstance(value, dict):
        return schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", endless)
    if isinstance(value, int | float) and not isinstance(value, bool):
        low = (
            schema.get("minimum", -endless) <= value
            and schema.get("exclusiveMinimum", -endless) < value
        )
        return low and value <= schema.get("maximum", endless)
    return True


def _inside(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if isinstance(value, list):
        return all(fits(one, schema.get("items", True), root) for one in value)
    if not isinstance(value, dict):
        return True
    known = schema.get("properties", {})
    rest = schema.get("additionalProperties", True)
    return (
        set(schema.get("required", ())) <= set(value)
        and all(fits(key, schema.get("propertyNames", True), root) for key in value)
        and all(fits(one, known.get(key, rest), root) for key, one in value.items())
    )
