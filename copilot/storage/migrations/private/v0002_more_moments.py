"""More kinds of moment. What is kept stays as it is."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed_form
from copilot.storage.migrations.moment_kinds import KINDS_29

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Put the longer list in the place of the former one."""
    with op.batch_alter_table("cards", recreate="always") as cards:
        cards.drop_constraint(op.f("ck_cards_kind"), type_="check")
        cards.create_check_constraint(op.f("ck_cards_kind"), closed_form("kind", KINDS_29))
