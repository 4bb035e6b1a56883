"""Every table of the team's store, and what kind of thing may write it.

Three kinds of table, and a test holds each to its kind:

- what a rep's machine sends (`SENT`): closed names and numbers, no text of any sort;
- what people typed, and the sentences that pages wrote beside it (`TYPED`): by web alone;
- what the server itself writes (`KEPT_BY_SERVER`): keys as digests, the log as ids and links, counts.

No table holds a length of work, an hour of a call, an order of people, or anything of cards and what
became of them. Changing a table is a migration; a test compares these with what the migrations make.
"""

from __future__ import annotations

from typing import Final

from copilot.storage.team import deal_tables, tables, talk_tables, told_tables

TEAM_DB: Final = tables.TEAM_DB

SENT: Final = frozenset({"shared_calls", "shared_moments"})

TYPED: Final = frozenset(
    {
        "people", "annotations", "call_references",
        talk_tables.AGREEMENTS.name, "diagnosis_steps", "scores", "meetings", "agenda", "actions",
        "milestones",
        deal_tables.DEALS.name, "quotas", "endings", "bands", "parts",
        told_tables.PROGRAMMES.name,
    }
)  # fmt: skip

KEPT_BY_SERVER: Final = frozenset(tables.TEAM_DB.tables) - SENT - TYPED
