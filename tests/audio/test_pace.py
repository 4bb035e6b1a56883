from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import numpy as np
import pytest

from copilot.audio.pace import MonotonicClock, Paced
from copilot.events import FRAME_SECONDS, AudioFrame
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from copilot.audio.source import Pair

pytestmark = pytest.mark.anyio


class HandClock:
    """A clock that moves only when it is slept on, or moved."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.sleeps: list[float] = []

    def now(self) -> float:
        return self.at

    def unix(self) -> float:
        return self.at + 1_700_000_000

    async def sleep_until(self, at: float) -> None:
        await anyio.lowlevel.checkpoint()
        self.sleeps.append(at)
        self.at = max(self.at, at)


class Tones:
    """A source of so many pairs that takes `slow_s` of the clock for some of them."""

    duration_s: float | None = 1.0

    def __init__(
        self, count: int, clock: HandClock, slow_s: dict[int, float] | None = None
    ) -> None:
        self.count, self.clock, self.slow_s = count, clock, slow_s or {}
        self.closed = False

    async def frames(self) -> AsyncIterator[Pair]:
        pcm = np.zeros(512, np.float32)
        for index in range(self.count):
            self.clock.at += self.slow_s.get(index, 0.0)
            yield (
                AudioFrame(speaker=Speaker.REP, index=index, pcm=pcm),
                AudioFrame(speaker=Speaker.BUYER, index=index, pcm=pcm),
            )

    async def aclose(self) -> None:
        self.closed = True


@pytest.mark.parametrize("speed", [0.5, 1.0, 8.0])
async def test_each_frame_comes_when_its_last_sample_has_sounded(speed: float) -> None:
    clock = HandClock()
    times = [
        (pair[0].index, clock.now())
        async for pair in Paced(Tones(500, clock), speed, clock=clock).frames()
    ]
    for index, at in times:
        assert at == pytest.approx(1000.0 + (index + 1) * FRAME_SECONDS / speed, abs=1e-9)
    assert [index for index, _ in times] == list(range(500))


async def test_after_a_stall_it_catches_up_and_no_further() -> None:
    clock = HandClock()
    source = Tones(100, clock, slow_s={10: 1.0})
    times = [clock.now() async for _ in Paced(source, 1.0, clock=clock).frames()]
    stalled = times[10]
    overdue = [at for at in times[10:] if at == stalled]
    assert len(overdue) == 31  # frames 10 to 40: (40 + 1) x 32 ms have passed, 42 x 32 ms have not
    for index in range(10 + len(overdue), 100):
        assert times[index] == pytest.approx(1000.0 + (index + 1) * FRAME_SECONDS)


async def test_a_slow_source_does_not_make_the_clock_drift() -> None:
    clock = HandClock()
    source = Tones(200, clock, slow_s=dict.fromkeys(range(200), 0.03))
    times = [clock.now() async for _ in Paced(source, 1.0, clock=clock).frames()]
    assert times[-1] == pytest.approx(1000.0 + 200 * FRAME_SECONDS)


async def test_without_a_speed_nothing_is_waited_for() -> None:
    clock = HandClock()
    paced = Paced(Tones(50, clock), None, clock=clock)
    assert len([pair async for pair in paced.frames()]) == 50
    assert clock.sleeps == []
    assert paced.audio_zero_unix_ms is None


async def test_it_says_when_the_first_sample_sounded() -> None:
    clock = HandClock()
    paced = Paced(Tones(3, clock, slow_s={0: 5.0}), 1.0, clock=clock)
    assert paced.audio_zero_unix_ms is None
    async for _ in paced.frames():
        assert paced.audio_zero_unix_ms == pytest.approx(1_700_001_000_000)


async def test_duration_and_closing_are_the_sources() -> None:
    source = Tones(1, HandClock())
    paced = Paced(source, 1.0)
    assert paced.duration_s == 1.0
    await paced.aclose()
    assert source.closed


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan"), float("inf")])
async def test_a_speed_that_is_none_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="speed must be above 0"):
        Paced(Tones(1, HandClock()), speed)


async def test_the_machines_clock_waits_no_shorter_than_asked() -> None:
    clock = MonotonicClock()
    due = clock.now() + 0.01
    await clock.sleep_until(due)
    assert clock.now() >= due
    await clock.sleep_until(due - 5)
    assert clock.unix() > 1_600_000_000
