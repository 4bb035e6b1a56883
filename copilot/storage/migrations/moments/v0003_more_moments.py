"""More kinds of moment. What is kept stays as it is."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed_form
from copilot.storage.migrations.moment_kinds import KINDS_29

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Put the longer list in the place of the former one."""
    with op.batch_alter_table("moments", recreate="always") as moments:
        moments.drop_constraint(op.f("ck_moments_kind"), type_="check")
        moments.create_check_constraint(op.f("ck_moments_kind"), closed_form("kind", KINDS_29))
