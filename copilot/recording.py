"""A link into the team's own recording of a call, from a template. Pure.

Copilot records nothing. Where a team records its calls elsewhere (Gong, Zoom, Chorus, any service with
an address for a second of a call), a moment can open there: ``{reference}`` is what that service calls
the call, ``{offset_s}`` and ``{offset_ms}`` where in it.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

REFERENCE: Final = re.compile(r"[A-Za-z0-9 ._:/-]{1,64}")
"""What a team's own systems call a call or its deal."""

_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_PLACES: Final = frozenset({"reference", "offset_s", "offset_ms"})


def checked(template: str) -> str:
    """The template, if it is one. Raises ValueError for what would not make a link to a web page."""
    if not template:
        return template
    unknown = set(_PLACE.findall(template)) - _PLACES
    if unknown or re.search(r"[{}]", _PLACE.sub("", template)):
        raise ValueError("has braces around something else than reference, offset_s or offset_ms")
    parts = urlsplit(template)
    if parts.scheme not in {"https", "http"} or not parts.hostname or "{" in parts.netloc:
        raise ValueError("is no address that begins with https:// and a host's name")
    if re.search(r"[\s\x00-\x1f<>\"\\]", template):
        raise ValueError("holds a character that no address has")
    return template


def link(template: str, *, reference: str, at_s: float) -> str:
    """Where a second of a call is; empty without a template, or where it wants a reference in vain."""
    if not template or ("{reference}" in template and not reference):
        return ""
    at_s = max(0.0, at_s)
    values = {
        "reference": quote(reference, safe=""),
        "offset_s": str(int(at_s)),
        "offset_ms": str(round(at_s * 1000)),
    }
    return _PLACE.sub(lambda place: values[place[1]], template)
