"""Muting a rule from an overlay: here and now, from now on, and back again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.layers import CHOICES
from copilot.coaching.rulebook import Rulebook
from copilot.resources import rules_dir
from copilot.web.mutes import Mutes
from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.serving import Served

pytestmark = pytest.mark.anyio
PATH = "/api/private/mutes"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.load(rules_dir())


@pytest.fixture
async def served(tmp_path: Path, book: Rulebook) -> AsyncIterator[Served]:
    async with serving(tmp_path, rulebook=book) as service:
        yield service


async def test_a_mute_is_kept_and_holds_in_the_calls_under_way(served: Served) -> None:
    live = served.start()
    assert (await served.ask("GET", PATH)).json() == []
    muted = await served.ask("POST", PATH, {"rule": "monologue"})
    assert muted.status == 204
    assert live.hub.view.view.muted == {"monologue"}
    assert (await served.ask("GET", PATH)).json() == [{"rule": "monologue"}]
    back = await served.ask("POST", PATH, {"rule": "monologue", "muted": False})
    assert back.status == 204
    assert live.hub.view.view.muted == frozenset()
    assert (await served.ask("GET", PATH)).json() == []


async def test_a_rule_that_there_is_not_is_not_muted(served: Served) -> None:
    refused = await served.ask("POST", PATH, {"rule": "no-such-rule"})
    assert (refused.status, refused.json()["code"]) == (404, "not-found")
    refused = await served.ask("POST", PATH, {"rule": "No such: rule"})
    assert (refused.status, refused.json()["code"]) == (400, "request-invalid")


async def test_one_that_is_gone_by_now_can_still_be_taken_back(served: Served) -> None:
    choices = served.services.choices
    assert choices is not None
    choices.mute("long-gone", on=True)
    assert (await served.ask("POST", PATH, {"rule": "long-gone", "muted": False})).status == 204
    assert choices.muted() == ()


async def test_what_cannot_be_kept_holds_all_the_same_and_is_told(
    served: Served, tmp_path: Path
) -> None:
    live = served.start()
    own = tmp_path / "data" / "rules"
    own.write_text("in the way", encoding="utf-8")
    refused = await served.ask("POST", PATH, {"rule": "monologue"})
    assert (refused.status, refused.json()["code"]) == (503, "store-read-only")
    assert str(tmp_path) not in refused.body.decode()
    assert live.hub.view.view.muted == {"monologue"}


async def test_choices_that_cannot_be_read_are_told_of_and_left_alone(
    served: Served, tmp_path: Path
) -> None:
    own = tmp_path / "data" / "rules"
    own.mkdir()
    (own / CHOICES).write_text("mute: [", encoding="utf-8")
    refused = await served.ask("POST", PATH, {"rule": "monologue"})
    assert (refused.status, refused.json()["code"]) == (409, "rule-unreadable")
    assert str(tmp_path) not in refused.body.decode()


async def test_without_a_place_for_choices_there_is_nothing_here(served: Served) -> None:
    with pytest.raises(Exception, match="no place for your own choices"):
        _ = Mutes(replace(served.services, choices=None))._choices
