"""A call of the rep's own reads how the skills stand as it starts, and says how it went at its end."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import anyio
import pytest

from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.outcomes import Outcome
from copilot.coaching.pacing import Pacing
from copilot.coaching.rulebook import Rulebook
from copilot.delivery.hub import Hub
from copilot.delivery.view import ViewControl
from copilot.kinds import CallKind, Profile
from copilot.path import Coach
from copilot.service import _of_no_team, starter
from copilot.session import Stages
from copilot.settings import Settings
from copilot.storage.export import export
from copilot.storage.records import skill_key
from copilot.storage.stores import open_stores
from copilot.web.calls import StartRequest
from copilot.web.samples import Sample
from tests.coaching.make import rule
from tests.make import ScriptedVoice
from tests.test_path import RULE
from tests.test_session import ScriptedWords

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio
SECONDS = 5


class ScriptedWorkshop:
    """Stages without a model; notes the pacing that each call was given."""

    def __init__(self, rulebook: Rulebook) -> None:
        base = Settings()
        gate = base.gate.model_copy(update={"start_after_s": 0.0})
        self.settings = base.model_copy(update={"gate": gate})
        self.rulebook = rulebook
        self.given: list[Pacing | None] = []

    def stages(self, context, pacing=None):
        self.given.append(pacing)
        return Stages(
            voice=ScriptedVoice(rep=[(2.2, 3.5)], buyer=[(0.5, 2.0)]),
            transcriber=ScriptedWords(),
            coach=Coach(
                engine=Engine(rulebook=self.rulebook, context=context),
                gate=Gate(
                    settings=self.settings.gate,
                    profile=self.settings.profile(context.profile),
                    pacing=pacing or Pacing(),
                ),
                settings=self.settings,
            ),
        )


@pytest.fixture
def workshop(tmp_path: Path) -> ScriptedWorkshop:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "always.yaml").write_text(RULE, encoding="utf-8")
    return ScriptedWorkshop(Rulebook.load(tmp_path / "rules"))


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    sound = tmp_path / "short.wav"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(b"\x10\x00" * 2 * 16_000 * SECONDS)
    return Sample(
        id="short", title="Short", summary="Short.", kind=CallKind.DISCOVERY, duration_s=SECONDS,
        scheduled_end_s=None, rep_channel=0, audio=sound, captions=(), listed=True,
    )  # fmt: skip


def request(sample: Sample, number: int) -> StartRequest:
    return StartRequest(
        call=str(uuid4()), sample=sample, profile=Profile.STRUGGLING,
        started_at=1_790_000_000 + number, stopping=anyio.Event(),
    )  # fmt: skip


async def test_what_one_call_says_the_next_one_knows(workshop, sample, tmp_path):
    [rule] = workshop.rulebook.rules
    async with open_stores(tmp_path / "data") as stores:
        start = starter(workshop, stores, speed=None, learns=True)
        for number in range(3):
            asked = request(sample, number)
            await start(asked, Hub(), ViewControl())
            own = await stores.private.load_call(asked.call)
            assert own is not None
            assert [one.outcome for one in own.outcomes] == [Outcome.MISSED]
        known = await stores.private.practice()
    assert known == {skill_key(rule.skill): (Outcome.MISSED,) * 3}
    assert [paced.mastery(rule.skill).calls for paced in workshop.given] == [0, 1, 2]


async def test_in_a_sample_somebody_else_is_the_rep(workshop, sample, tmp_path):
    async with open_stores(tmp_path / "data") as stores:
        asked = request(sample, 0)
        summary = await starter(workshop, stores, speed=None)(asked, Hub(), ViewControl())
        assert await stores.private.practice() == {}
    assert summary.cards == 1
    assert workshop.given == [None]


async def test_nobody_else_learns_that_the_rep_asked_for_more_help(
    workshop, sample, tmp_path, monkeypatch
):
    hub = Hub()
    told: list[Any] = []
    monkeypatch.setattr(hub, "publish", told.append)
    async with open_stores(tmp_path / "data") as stores:
        asked = request(sample, 0)
        await starter(workshop, stores, speed=None, learns=True)(asked, hub, ViewControl())
        own = await stores.private.load_call(asked.call)
        assert own is not None
        assert own.profile is Profile.STRUGGLING
    assert told[0].profile is Profile.RAMPING


async def test_the_meter_has_the_range_that_the_rules_in_force_give(sample, tmp_path, monkeypatch):
    own = "talk_band: {discovery: {low: 0.2, high: 0.3}}\nsources: {talk_band: forty of our own}\n"
    workshop: Any = ScriptedWorkshop(Rulebook((rule(add=own),)))
    hub = Hub()
    told: list[Any] = []
    monkeypatch.setattr(hub, "publish", told.append)
    async with open_stores(tmp_path / "data") as stores:
        await starter(workshop, stores, speed=None)(request(sample, 0), hub, ViewControl())
    assert told[0].talk_band == (0.2, 0.3)
    assert "struggling" not in repr(told)
    moments = b"".join(path.read_bytes() for path in (tmp_path / "data").glob("moments.db*"))
    assert b"struggling" not in moments


async def test_the_skill_that_the_rep_chose_is_the_focus(workshop, sample, tmp_path):
    [rule] = workshop.rulebook.rules
    async with open_stores(tmp_path / "data") as stores:
        start = starter(workshop, stores, speed=None, learns=True)
        for number, skill in enumerate((None, rule.skill)):
            await stores.choices.choose(skill)
            await start(request(sample, number), Hub(), ViewControl())
        assert await stores.marks.mine() == {call.id for call in await stores.moments.list_calls()}
    assert [paced.settings.focus for paced in workshop.given] == ["", rule.skill]


async def test_a_sample_is_nobodys_own(workshop, sample, tmp_path):
    async with open_stores(tmp_path / "data") as stores:
        await starter(workshop, stores, speed=None)(request(sample, 0), Hub(), ViewControl())
        assert await stores.marks.mine() == frozenset()


async def test_without_a_server_nothing_is_proposed_and_one_that_comes_later_is_new(tmp_path):
    """Its rep was told that nothing leaves this machine: calls have their whole window from there on."""
    async with open_stores(tmp_path / "data") as stores:
        await stores.spool.team_since("0" * 64)
        await stores.choices.propose("listening")
        await _of_no_team(stores)
        assert await stores.choices.proposal() is None
        assert (await export(stores)).spool["team"] == []
