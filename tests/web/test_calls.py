"""Calls begin, end, fail and are cut, each without the others noticing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.delivery.messages import ErrorMessage
from copilot.errors import AudioMissing, CallLimit, CallUnderWay, NotHere
from copilot.kinds import CallKind, Profile
from copilot.limits import LIMITS, Limit, limit
from copilot.web.calls import LiveCalls, LivePlan, LiveSetup
from tests.web.serving import PATIENCE_S, a_summary, obedient, put_samples

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.delivery.hub import Hub
    from copilot.delivery.messages import Message
    from copilot.delivery.view import ViewControl
    from copilot.events import CallSummary
    from copilot.web.calls import LiveCall, StartRequest
    from copilot.web.samples import Sample

pytestmark = pytest.mark.anyio
CANARY = "quagga zugzwang"


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return put_samples(tmp_path / "samples")["a"]


async def deaf(_request: StartRequest, _hub: Hub, _view: ViewControl) -> CallSummary:
    """A call that does not end when it is asked to."""
    await anyio.sleep_forever()
    return a_summary("")


async def told(live: LiveCall) -> list[Message]:
    with anyio.fail_after(PATIENCE_S):
        return [message async for message in live.hub.join()]


async def test_a_call_runs_until_it_is_stopped(sample: Sample) -> None:
    calls = LiveCalls(obedient, wall_clock=lambda: 1_700_000_000.9)
    async with calls.running():
        live = calls.start(sample, Profile.SENIOR)
        assert (live.request.profile, live.request.started_at) == (Profile.SENIOR, 1_700_000_000)
        assert calls.get(live.request.call).status == "live"
        calls.stop(live.request.call)
        with anyio.fail_after(PATIENCE_S):
            await live.over.wait()
        assert live.status == "ended"
        assert [getattr(m, "type", "") for m in await told(live)] == ["welcome", "summary"]
        calls.stop(live.request.call)
        assert live.status == "ended"


async def test_names_are_known_as_long_as_the_call_lasts(sample: Sample) -> None:
    calls = LiveCalls(obedient)
    async with calls.running():
        live = calls.start(sample, Profile.CORE, ("Quillmark",))
        assert live.request.names == ("Quillmark",)
        calls.stop(live.request.call)
        with anyio.fail_after(PATIENCE_S):
            await live.over.wait()
        assert calls.get(live.request.call).request.names == ()


async def test_no_more_calls_than_this_machine_carries(sample: Sample) -> None:
    calls = LiveCalls(obedient)
    async with calls.running():
        lives = [calls.start(sample, Profile.CORE) for _ in range(limit("calls_at_once"))]
        with pytest.raises(CallLimit):
            calls.start(sample, Profile.CORE)
        calls.stop(lives[0].request.call)
        await lives[0].over.wait()
        calls.start(sample, Profile.CORE)


async def test_outside_of_its_running_there_are_no_calls(sample: Sample) -> None:
    calls = LiveCalls(obedient)
    with pytest.raises(CallLimit):
        calls.start(sample, Profile.CORE)
    async with calls.running():
        live = calls.start(sample, Profile.CORE)
    assert live.status == "ended"
    with pytest.raises(CallLimit):
        calls.start(sample, Profile.CORE)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (AudioMissing("no such file", where="/home/ann"), "audio-missing"),
        (ExceptionGroup("g", [LookupError("x"), AudioMissing("no such file")]), "audio-missing"),
        (LookupError(CANARY), "unexpected"),
        (ExceptionGroup(CANARY, [LookupError(CANARY)]), "unexpected"),
    ],
)
async def test_a_call_that_fails_says_its_code_and_hurts_no_other(
    sample: Sample, error: Exception, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = True

    async def starter(request: StartRequest, hub: Hub, view: ViewControl) -> CallSummary:
        nonlocal first
        if first:
            first = False
            raise error
        return await obedient(request, hub, view)

    calls = LiveCalls(starter)
    async with calls.running():
        bad, good = calls.start(sample, Profile.CORE), calls.start(sample, Profile.CORE)
        messages = await told(bad)
        assert bad.status == "failed"
        assert [m.code for m in messages if isinstance(m, ErrorMessage)] == [code]
        assert good.status == "live"
    assert good.over.is_set()
    logged = capsys.readouterr()
    everything = logged.out + logged.err + "".join(m.model_dump_json() for m in messages)
    assert CANARY not in everything
    assert "/home/ann" not in everything


async def test_a_call_that_does_not_end_is_cut(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "stop_seconds", Limit(0, "seconds", "cut", "c", "w"))
    calls = LiveCalls(deaf)
    async with calls.running():
        live = calls.start(sample, Profile.CORE)
        await anyio.wait_all_tasks_blocked()
        calls.stop(live.request.call)
        messages = await told(live)
        assert (live.status, calls.cut) == ("failed", 1)
        assert [m.code for m in messages if isinstance(m, ErrorMessage)] == ["call-cut"]


async def test_the_end_of_the_service_ends_all_samples(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "stop_seconds", Limit(1, "seconds", "cut", "c", "w"))
    started = [obedient, deaf, obedient]

    async def starter(request: StartRequest, hub: Hub, view: ViewControl) -> CallSummary:
        return await started.pop(0)(request, hub, view)

    calls = LiveCalls(starter)
    with anyio.fail_after(5):
        async with calls.running():
            lives = [calls.start(sample, Profile.CORE) for _ in range(3)]
            await anyio.wait_all_tasks_blocked()
    assert [live.status for live in lives] == ["ended", "failed", "ended"]


async def test_the_end_of_the_service_leaves_live_calls_that_are_still_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(LIMITS, "stop_seconds", Limit(5, "seconds", "cut", "c", "w"))
    plan = LivePlan(setup=LiveSetup(kind=CallKind.DISCOVERY), profile=Profile.CORE)
    calls = LiveCalls(obedient)
    with anyio.fail_after(5):
        async with calls.running():
            heard, ending, stopped = (calls.listen(plan) for _ in range(3))
            await anyio.wait_all_tasks_blocked()
            ending.request.capturing.end()
            stopped.request.stopping.set()
    assert [live.status for live in (heard, ending, stopped)] == ["left", "ended", "ended"]
    assert heard.over.is_set()
    assert not [m for m in await told(heard) if isinstance(m, ErrorMessage)]
    assert calls.cut == 0


async def test_a_call_under_way_is_not_forgotten(sample: Sample) -> None:
    calls = LiveCalls(obedient)
    async with calls.running():
        live = calls.start(sample, Profile.CORE)
        with pytest.raises(CallUnderWay):
            calls.forget(live.request.call)
        calls.stop(live.request.call)
        await live.over.wait()
        assert calls.forget(live.request.call)
        assert not calls.forget(live.request.call)
        with pytest.raises(NotHere):
            calls.get(live.request.call)


async def test_ended_calls_are_known_for_a_while_and_no_more(sample: Sample) -> None:
    calls = LiveCalls(obedient)
    async with calls.running():
        ended = []
        for _ in range(limit("ended_calls_kept") + 2):
            ended.append(calls.start(sample, Profile.CORE))
            calls.stop(ended[-1].request.call)
            await ended[-1].over.wait()
        assert list(calls.all()) == ended[2:]
        assert calls.forgotten == 2
