"""The stages fit together, and what is wrong with the set-up is said before anything starts."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from anyio._backends._asyncio import WorkerThread

from copilot.asr.jobs import CallWords
from copilot.assemble import open_workshop
from copilot.conversation import reading
from copilot.errors import ModelMissing, RuleError
from copilot.settings import Settings
from copilot.threads import THREADS
from tests.make import context

pytestmark = pytest.mark.anyio


@pytest.mark.engine
async def test_each_call_gets_stages_of_its_own_over_one_recogniser():
    async with open_workshop(Settings()) as workshop:
        one, other = (workshop.stages(context()) for _ in range(2))
        named = workshop.stages(replace(context(), names=("Quillmark",)))
        # what the first utterance would have to wait for is there
        assert reading.prepared()
        # and no thread has to begin while there is sound
        there = [one for one in threading.enumerate() if isinstance(one, WorkerThread)]
        assert len(there) >= THREADS
    assert one.transcriber is not other.transcriber
    assert isinstance(named.transcriber, CallWords)
    assert named.transcriber.hint.names == ("Quillmark",)
    assert one.voice is not other.voice
    assert {rule.id for rule in one.coach.engine.rules} >= {"no-next-step", "budget-skipped"}


async def test_a_model_that_is_not_there_is_said_at_once(monkeypatch, tmp_path):
    monkeypatch.setenv("COPILOT_MODELS_DIR", str(tmp_path))
    chosen = Settings().model_copy(
        update={"recognizer": Settings().recognizer.model_copy(update={"model": "small.en"})}
    )
    with pytest.raises(ModelMissing):
        async with open_workshop(chosen):
            pytest.fail("it started")


async def test_a_broken_rule_is_said_before_a_worker_starts(tmp_path):
    (tmp_path / "odd.yaml").write_text("id: odd\n", encoding="utf-8")
    with pytest.raises(RuleError):
        async with open_workshop(Settings().model_copy(update={"rules_dir": tmp_path})):
            pytest.fail("it started")
