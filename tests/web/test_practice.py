"""Drills over HTTP; what an answer is heard as is scripted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from copilot.coaching.rulebook import Rulebook, read_file
from copilot.drill_room import DrillEar
from copilot.events import Moment, Utterance
from copilot.kinds import MomentKind, Speaker
from copilot.limits import limit
from copilot.resources import rules_dir
from copilot.settings import SpeechSettings
from copilot.spoken import Spoken
from copilot.storage.records import rule_key
from tests.drilling import stages
from tests.storage.calls import bytes_in
from tests.web.serving import KEPT, a_summary, put_call, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.serving import Answer, Served

pytestmark = pytest.mark.anyio
PLACE = "/api/private/practice"
BOOK = Rulebook(
    tuple(read_file(rules_dir() / f"{one}.yaml") for one in ("monologue", "price-objection"))
)
SAID = "What makes you say rutabaga?"


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    said = Utterance(speaker=Speaker.REP, start=0.0, end=1.0, words=Spoken(SAID), confidence=0.9)
    room = DrillEar(lambda _context: stages([said]), SpeechSettings())
    async with serving(tmp_path, rulebook=BOOK, drill_room=room) as served:
        yield served


def sound(seconds: float, rate_hz: int = 16_000) -> bytes:
    at = np.arange(round(seconds * rate_hz)) / rate_hz
    return (np.sin(at * 1_300) * (at > 0.3) * (at < seconds - 0.5) * 8_000).astype("<i2").tobytes()


async def spoken(served: Served, pcm: bytes, kind: str = "audio/l16;rate=16000") -> Answer:
    head = (
        f"POST {PLACE}/price-objection/0/spoken HTTP/1.1\r\nHost: {served.address.host}\r\n"
        f"Origin: {served.address.origin}\r\nConnection: close\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(pcm)}\r\n\r\n"
    )
    return await served.raw(head.encode() + pcm)


async def test_the_reps_own_moments_are_offered_first(served: Served) -> None:
    stores = served.services.stores
    await put_call(served.services)
    own = await stores.private.load_call(KEPT)
    assert own is not None
    await stores.private.save_call(replace(own, mine=True))
    moment = Moment(
        id=KEPT, call_id=KEPT, rule="monologue", rule_version=1, kind=MomentKind.MONOLOGUE, at=9.0,
        strength=0.5,
    )  # fmt: skip
    await stores.moments.save_call(
        replace(a_summary(KEPT), moments=(moment,)), started_at=1_700_000_000
    )
    shown = (await served.ask("GET", PLACE)).json()
    assert [one["rule"] for one in shown["recent"]] == ["monologue"]
    assert [one["rule"] for one in shown["all"]] == ["monologue", "price-objection"]
    assert shown["by_voice"] is True


async def test_a_typed_answer_is_judged_and_counted(served: Served) -> None:
    drills = (await served.ask("GET", f"{PLACE}/price-objection")).json()
    assert len(drills) > 1
    verdicts = []
    for answer in ("What makes you say that?", "Let me tell you more."):
        body = {"drill": 1, "answer": answer}
        told = await served.ask("POST", f"{PLACE}/price-objection/typed", body)
        verdicts.append(told.json()["verdict"])
    assert verdicts == ["done", "not_yet"]
    assert await served.services.stores.choices.drills() == {rule_key("price-objection"): 2}


async def test_a_spoken_answer_is_judged_and_forgotten(served: Served, tmp_path: Path) -> None:
    told = await spoken(served, sound(2.0))
    assert (told.status, told.json()["verdict"]) == (200, "done")
    assert b"rutabaga" not in told.body
    assert b"rutabaga" not in bytes_in(tmp_path / "data")


async def test_silence_is_told_from_a_wrong_answer(served: Served) -> None:
    assert (await spoken(served, bytes(32_000))).json()["verdict"] == "unheard"
    assert await served.services.stores.choices.drills() == {}  # nothing was practised


@pytest.mark.parametrize(
    ("pcm", "kind", "status"),
    [
        (b"\0", "audio/l16;rate=16000", 400),
        (sound(0.1), "audio/wav", 400),
        (sound(0.1), "audio/l16", 400),
        (sound(0.1), "audio/l16;rate=x", 400),
        (sound(0.1), "audio/l16;rate=99999999999999", 400),
        (bytes(limit("drill_bytes") + 1), "audio/l16;rate=48000", 413),
    ],
)
async def test_what_is_no_answer(served: Served, pcm: bytes, kind: str, status: int) -> None:
    assert (await spoken(served, pcm, kind)).status == status


@pytest.mark.parametrize("path", ["/nothing", "/price-objection/99/spoken"])
async def test_what_is_not_there(served: Served, path: str) -> None:
    method = "POST" if path.endswith("spoken") else "GET"
    headers = {"Content-Type": "audio/l16;rate=16000", "Content-Length": "0"}
    assert (await served.ask(method, PLACE + path, None, headers)).status == 404


async def test_a_larger_body_goes_nowhere_else(served: Served) -> None:
    body = {"drill": 0, "answer": "x" * limit("request_body_bytes")}
    told = await served.ask("POST", f"{PLACE}/price-objection/typed", body)
    assert told.status == 413


async def test_without_models_there_is_nobody_to_listen(tmp_path: Path) -> None:
    async with serving(tmp_path, rulebook=BOOK) as served:
        assert (await served.ask("GET", PLACE)).json()["by_voice"] is False
        told = await served.ask("POST", f"{PLACE}/monologue/typed", {"drill": 0, "answer": "Yes?"})
        assert told.status == 404
