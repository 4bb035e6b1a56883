"""An entry of the log that lost its content is covered by one that says somebody was deleted."""

from __future__ import annotations

import hashlib
import json
import secrets

from alembic import op
from sqlalchemy import text

from copilot.storage.team.columns import REVISION_MAX, digest, whole

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make room for both, and cover what was emptied so far with one entry of the server's own."""
    op.add_column("audit", digest("covers", nullable=True))
    op.create_table(
        "audit_erased",
        whole("number", low=1, high=REVISION_MAX, primary_key=True),
        whole("entry", low=1, high=REVISION_MAX),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE audit ALTER COLUMN covers SET STATISTICS 0")
    _cover()


def _cover() -> None:
    connection = op.get_bind()
    empty = text("SELECT number FROM audit WHERE salt IS NULL ORDER BY number")
    numbers = list(connection.execute(empty).scalars())
    if not numbers:
        return
    newest = text("SELECT number, link, at FROM audit ORDER BY number DESC LIMIT 1")
    before, link, at = connection.execute(newest).one()
    number, salt = before + 1, secrets.token_hex(32)
    covers = _sha(json.dumps(numbers))
    content = _sha(
        json.dumps([at, None, None, "deleted_person", None, salt, covers], separators=(",", ":"))
    )
    connection.execute(
        text(
            "INSERT INTO audit (number, at, deed, salt, content, link, covers)"
            " VALUES (:number, :at, 'deleted_person', :salt, :content, :link, :covers)"
        ),
        {
            "number": number, "at": at, "salt": salt, "content": content, "covers": covers,
            "link": _sha(f"{link}:{number}:{content}"),
        },
    )  # fmt: skip
    connection.execute(
        text("INSERT INTO audit_erased (number, entry) VALUES (:number, :entry)"),
        [{"number": one, "entry": number} for one in numbers],
    )


def _sha(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()
