"""A request that was let in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from copilot.errors import NotHere, RequestInvalid
from copilot.limits import limit
from copilot.review.agreements import Party
from copilot.web.team.asked import Asked, file, room_for_one_more, said
from tests.web.team import seed
from tests.web.team.test_typed import Typed

PEOPLE = {person.id: person for person in seed.people()}
SERVICES: Any = SimpleNamespace(today=lambda: seed.TODAY, store=None)


def asked(viewer: str | None, about: str | None = None, body: bytes = b"") -> Asked:
    async def read() -> bytes:
        return body

    request: Any = SimpleNamespace(body=read, path_params={})
    return Asked(
        services=SERVICES,
        request=request,
        viewer=PEOPLE.get(viewer or ""),
        about=PEOPLE.get(about or ""),
    )


def test_who_asks_about_themselves_is_the_rep_and_anybody_else_the_manager():
    assert asked(seed.REP, seed.REP).party is Party.REP
    assert asked(seed.MANAGER, seed.REP).party is Party.MANAGER
    assert not asked(None, seed.REP).own


def test_what_nobody_would_read_is_not_added():
    room_for_one_more("x" * (limit("open_lines") - 1))
    with pytest.raises(RequestInvalid) as told:
        room_for_one_more("x" * limit("open_lines"))
    assert "tick off" in told.value.remedy


def test_without_somebody_there_is_nothing():
    with pytest.raises(NotHere):
        _ = asked(None).who
    with pytest.raises(NotHere):
        _ = asked(seed.REP).subject


def test_eight_weeks_end_today_and_begin_on_a_monday():
    first, last = asked(seed.REP).span
    assert last == seed.TODAY
    assert (first.weekday(), (last - first).days // 7) == (0, 7)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"line": ""}', b'{"line": "secret", "x": 1}', b'{"secret words": 1}'],
)
async def test_a_wrong_body_names_the_field_and_never_what_stood_in_it(body: bytes):
    with pytest.raises(RequestInvalid) as refused:
        await asked(seed.REP, body=body).body(Typed)
    assert "secret" not in str(refused.value)


def test_values_and_files_as_answers():
    assert said({"day": seed.TODAY}).body == b'{"day":"2026-11-26"}'
    assert (
        'filename="a.md"'
        in file("x", media_type="text/markdown", name="a.md").headers["content-disposition"]
    )
