"""How long what people type may be, and which kinds of call are ever shared."""

from __future__ import annotations

from typing import Final

from copilot.kinds import CallKind

NAME_CHARS: Final = 80
REFERENCE_CHARS: Final = 64
ANNOTATION_CHARS: Final = 600
AGREEMENT_CHARS: Final = 500
ACTION_CHARS: Final = 300
AGENDA_CHARS: Final = 500
REASON_CHARS: Final = 500
SENTENCE_CHARS: Final = 1_000
"""Of a page's own sentence beside a score."""

CELL_CHARS: Final = 255
"""Of a cell of an export: Salesforce's and HubSpot's longest single-line text."""

UID_CHARS: Final = 200
ANSWER_CHARS: Final = 60
CURRENCY_CHARS: Final = 3

# a manager's own one-to-ones stay on the manager's machine
_NEVER_SHARED: Final = frozenset({"one_to_one"})

SHARED_KINDS: Final = tuple(kind for kind in CallKind if kind.value not in _NEVER_SHARED)
