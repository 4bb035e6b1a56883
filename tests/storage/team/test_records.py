"""The small values say who may do what, and nothing about anybody's worth."""

from __future__ import annotations

from copilot.storage.team.records import Deed, Role, Taken


def test_the_log_knows_nobodys_work() -> None:
    assert not [deed for deed in Deed if deed.value.startswith(("called", "shared", "worked"))]


def test_roles_and_receipts_are_closed() -> None:
    assert {*Role} == {"rep", "manager", "admin"}
    assert {*Taken} == {"kept", "withdrawn", "stale", "refused"}
