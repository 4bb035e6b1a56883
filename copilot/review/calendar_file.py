"""One-to-ones as an .ics file that calendars take in again and again (RFC 5545, RFC 5546)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from copilot.review.cadence import OneToOne


def calendar_file(
    meetings: Iterable[OneToOne], *, summary: str, time_zone: str, written_at: datetime
) -> bytes:
    """The file. `summary` is what an entry is called; `time_zone` an IANA name for `starts_at`."""
    raise NotImplementedError
