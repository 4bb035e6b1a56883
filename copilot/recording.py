"""A link into the team's own recording of a call, from a template. Pure.

Copilot records nothing. Where a team records its calls elsewhere, a moment can open there. A template is
an address with places: ``{reference}`` is what that service calls the call (the rep types it),
``{offset_s}`` and ``{offset_ms}`` where in it, ``{until_s}`` where what is worth hearing ends::

    Gong      https://TENANT.app.gong.io/call?id={reference}&highlights=…   the constant GONG
    Chorus    https://chorus.ai/meeting/{reference}?start={offset_s}        the constant CHORUS
    others    https://HOST/PATH/{reference}?t={offset_s}                    any address with an offset

Gong's is the form that its own links to a stretch have, in seconds; Chorus's that of its shared links,
of which only ``start=0`` was seen, so that seconds are our reading of it. Neither was tried against
the service.

**Zoom has none.** Its links (``/rec/share/TOKEN?startTime=MILLISECONDS``) want the hour of day at which
something was said, and Copilot shares the day of a call and never its hour; and the token is longer
than a reference may be. A template that puts an offset there is refused, since it would open anywhere.
Where Zoom's recordings go into Gong, Chorus or another player, that one's template opens them.

An offset counts from where Copilot began to hear. A recording that began earlier or later is as much off:
there is nothing that could tell by how much.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

REFERENCE: Final = re.compile(r"[A-Za-z0-9 ._:/-]{1,64}")
"""What a team's own systems call a call or its deal."""

GONG: Final = (
    "https://TENANT.app.gong.io/call?id={reference}&highlights="
    "%5B%7B%22type%22%3A%22SHARE%22%2C%22from%22%3A{offset_s}%2C%22to%22%3A{until_s}%7D%5D"
)
CHORUS: Final = "https://chorus.ai/meeting/{reference}?start={offset_s}"
EXAMPLE: Final = "https://example.com/recordings/{reference}?t={offset_s}"
"""Of the example team: an address that is set aside for examples, where no recording is."""

ABOUT: Final = (
    "Where the team's own recording of a call opens at a second: an address with {reference}, and with "
    f"{{offset_s}}, {{offset_ms}} or {{until_s}} in it. Gong: {GONG} Chorus: {CHORUS} "
    "Zoom's own player has none: its links want the hour of day, which Copilot shares with nobody. "
    "Offsets count from where Copilot began to hear. Empty: none."
)
"""What the settings say of it."""

LASTS_S: Final = 30.0
"""Ours: a moment is worth about so much of the recording, where nothing says how long it lasts."""

_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_PLACES: Final = frozenset({"reference", "offset_s", "offset_ms", "until_s"})
_HOUR_OF_DAY: Final = re.compile(r"[?&#]startTime=[^&#]*\{(?:offset|until)", re.IGNORECASE)


def checked(template: str) -> str:
    """The template, if it is one. Raises ValueError for what would not make a link to a web page."""
    if not template:
        return template
    unknown = set(_PLACE.findall(template)) - _PLACES
    if unknown or re.search(r"[{}]", _PLACE.sub("", template)):
        raise ValueError(
            "has braces around something else than reference, offset_s, offset_ms or until_s; "
            "an address writes its own as %7B and %7D"
        )
    parts = urlsplit(template)
    if parts.scheme not in {"https", "http"} or not parts.hostname or "{" in parts.netloc:
        raise ValueError("is no address that begins with https:// and a host's name")
    if re.search(r"[\s\x00-\x1f<>\"\\]", template):
        raise ValueError("holds a character that no address has")
    if _HOUR_OF_DAY.search(template):
        raise ValueError(
            "has an offset as startTime, where Zoom wants the hour of day, which Copilot never shares: "
            "it would open anywhere"
        )
    return template


def link(template: str, *, reference: str, at_s: float, until_s: float | None = None) -> str:
    """Where a second of a call is; empty without a template, or where it wants a reference in vain."""
    if not template or ("{reference}" in template and not reference):
        return ""
    at_s = max(0.0, at_s)
    ends_s = at_s + LASTS_S if until_s is None else max(at_s + 1, until_s)
    values = {
        "reference": quote(reference, safe=""),
        "offset_s": str(int(at_s)),
        "offset_ms": str(round(at_s * 1000)),
        "until_s": str(int(ends_s)),
    }
    return _PLACE.sub(lambda place: values[place[1]], template)
