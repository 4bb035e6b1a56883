from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.outcomes import Outcome
from copilot.coaching.rulebook import Rulebook, read_file
from copilot.resources import rules_dir
from copilot.settings import PacingSettings
from copilot.storage.choices import Focus
from copilot.storage.records import skill_key
from tests.storage.calls import outcome, own_call
from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.serving import Served

pytestmark = pytest.mark.anyio
BOOK = Rulebook(tuple(read_file(rules_dir() / f"{one}.yaml") for one in ("brush-off", "monologue")))


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    pacing = PacingSettings(focus="objections")
    async with serving(tmp_path, rulebook=BOOK, pacing=pacing) as served:
        yield served


async def test_how_each_skill_came_along(served: Served) -> None:
    private = served.services.stores.private
    for number, came in enumerate((Outcome.MISSED, Outcome.WITHHELD_CAME)):
        kept = (outcome("monologue", "listening", came), outcome("gone", "juggling", came))
        call = replace(own_call(number), outcomes=kept)
        await private.save_call(replace(call, started_at=call.started_at + number))
    shown = (await served.ask("GET", "/api/private/learning")).json()
    assert [one["skill"] for one in shown["skills"]] == ["objections", "listening"]
    assert shown["focus"] == "objections"
    listening = shown["skills"][1]
    assert [one["outcome"] for one in listening["points"]] == ["missed", "withheld_came"]
    assert listening["counts"]["kept_back_came"] == 1


async def test_the_rep_chooses_and_unchooses(served: Served) -> None:
    chosen = (await served.ask("POST", "/api/private/focus", {"skill": "listening"})).json()
    assert chosen["focus"] == "listening"
    choices = served.services.stores.choices
    assert await choices.focus() == Focus(skill=skill_key("listening"))
    assert not (await served.ask("POST", "/api/private/focus", {"skill": None})).json()["focus"]
    assert await choices.focus() == Focus()
    assert (await served.ask("POST", "/api/private/focus", {"skill": "juggling"})).status == 404


async def test_what_was_agreed_is_taken_with_one_click_and_told_to_nobody(served: Served) -> None:
    choices = served.services.stores.choices

    async def shown() -> object:
        view = (await served.ask("GET", "/api/private/learning")).json()
        return view["agreed"], view["focus"]

    assert await shown() == (None, "objections")
    none = await served.ask("POST", "/api/private/focus/agreed", {"take": True})
    assert none.status == 404
    await choices.propose("listening")
    assert await shown() == ({"skill": "listening", "taken": False}, "objections")
    taken = await served.ask("POST", "/api/private/focus/agreed", {"take": True})
    assert taken.json()["focus"] == "listening"
    assert await shown() == ({"skill": "listening", "taken": True}, "listening")
    await served.ask("POST", "/api/private/focus/agreed", {"take": False})
    assert await shown() == (None, "objections")
    await choices.propose(None)
    await choices.propose("objections")  # worked on already: there is nothing to ask
    assert await shown() == (None, "objections")
    await choices.propose("juggling")  # no rule of this rep's is about it
    assert await shown() == (None, "objections")
