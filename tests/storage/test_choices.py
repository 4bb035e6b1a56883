from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.errors import StoreReadOnly
from copilot.limits import LIMITS
from copilot.settings import PacingSettings
from copilot.storage.choices import Focus, Proposal, focused
from copilot.storage.marks import Reply
from copilot.storage.records import rule_key, skill_key
from copilot.storage.stores import open_stores
from tests.storage.calls import bytes_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.stores import Stores

pytestmark = pytest.mark.anyio
SKILLS = ("closing", "listening")
SET = PacingSettings(focus="closing")


@pytest.fixture
async def stores(folder: Path) -> AsyncIterator[Stores]:
    async with open_stores(folder) as opened:
        yield opened


async def test_a_choice_is_above_the_settings_even_if_it_is_none(stores: Stores) -> None:
    assert await stores.choices.focus() is None
    assert await focused(stores.choices, SKILLS, SET) is SET
    await stores.choices.choose("listening")
    assert await stores.choices.focus() == Focus(skill=skill_key("listening"))
    assert (await focused(stores.choices, SKILLS, SET)).focus == "listening"
    await stores.choices.choose(None)
    assert await stores.choices.focus() == Focus(skill=None)
    assert not (await focused(stores.choices, SKILLS, SET)).focus


async def test_a_skill_that_no_rule_has_any_more_is_no_focus(stores: Stores) -> None:
    await stores.choices.choose("juggling")
    assert not (await focused(stores.choices, SKILLS, SET)).focus


async def test_what_was_agreed_is_a_question_until_the_rep_takes_it(stores: Stores) -> None:
    choices = stores.choices
    assert not await choices.reply(take=True)
    await choices.choose("closing")
    await choices.propose("listening")
    assert await choices.proposal() == Proposal(skill=skill_key("listening"))
    assert (await focused(choices, SKILLS, SET)).focus == "closing"
    assert await choices.reply(take=True)
    await choices.propose("listening")  # the same is said again and again
    assert await choices.proposal() == Proposal(skill=skill_key("listening"), reply=Reply.TAKEN)
    assert (await focused(choices, SKILLS, SET)).focus == "listening"


async def test_it_is_taken_back_when_the_agreement_closes(stores: Stores) -> None:
    """And what the rep had chosen before is the focus again."""
    choices = stores.choices
    await choices.choose("closing")
    await choices.propose("listening")
    await choices.reply(take=True)
    await choices.propose(None)
    assert await choices.proposal() is None
    assert (await focused(choices, SKILLS, SET)).focus == "closing"
    await choices.propose("listening")
    await choices.reply(take=True)
    await choices.propose("closing")  # another agreement is another question
    assert await choices.proposal() == Proposal(skill=skill_key("closing"))


async def test_what_the_rep_chooses_is_above_what_was_agreed(stores: Stores) -> None:
    choices = stores.choices
    await choices.propose("listening")
    await choices.reply(take=True)
    await choices.choose(None)
    assert not (await focused(choices, SKILLS, SET)).focus
    await choices.propose("listening")
    assert await choices.proposal() == Proposal(skill=skill_key("listening"), reply=Reply.DECLINED)
    await choices.choose("listening")
    await choices.propose(None)  # chosen for itself, it stays
    assert (await focused(choices, SKILLS, SET)).focus == "listening"


async def test_a_file_that_cannot_be_read_leaves_the_settings() -> None:
    class Refusing:
        async def focus(self) -> Focus | None:
            raise StoreReadOnly("not today", remedy="try again")

    assert await focused(Refusing(), SKILLS, SET) is SET  # type: ignore[arg-type]  # all it asks


async def test_drills_are_counted_rule_by_rule(stores: Stores) -> None:
    for rule in ("a", "b", "a"):
        await stores.choices.practised(rule)
    assert await stores.choices.drills() == {rule_key("a"): 2, rule_key("b"): 1}


async def test_no_more_rules_are_counted_than_there_can_be(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "drills_counted", replace(LIMITS["drills_counted"], value=1))
    for rule in ("a", "b", "a"):
        await stores.choices.practised(rule)
    assert await stores.choices.drills() == {rule_key("a"): 2}
    assert stores.choices.drills_uncounted == 1


async def test_they_go_with_everything(stores: Stores, folder: Path) -> None:
    await stores.choices.choose("listening")
    await stores.choices.practised("a")
    await stores.choices.propose("closing")
    assert rule_key("a").encode() in bytes_in(folder)
    await stores.delete_all()
    assert await stores.choices.proposal() is None
    assert await stores.choices.focus() is None
    assert await stores.choices.drills() == {}
    left = bytes_in(folder)
    assert rule_key("a").encode() not in left
    assert skill_key("listening").encode() not in left
