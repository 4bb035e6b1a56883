"""Both sides of a live call, framed: however they were cut, and whatever befell them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import anyio
import anyio.lowlevel
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.audio.browser import BrowserSource
from copilot.audio.packet import Packet
from copilot.audio.source import Pair
from copilot.errors import AudioFrameRefused, ConsentWithdrawn
from copilot.events import FRAME_SAMPLES
from copilot.kinds import SPEAKERS, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS = 2
F12_FRAMES = 3


def sides(rate: int, seconds: float = SECONDS):
    random_ = np.random.default_rng(7)
    return [random_.uniform(-0.5, 0.5, round(rate * seconds)).astype(np.float32) for _ in SPEAKERS]


def cut(sound, size: int, begin: int = 0, end: int | None = None) -> list[Packet]:
    last = len(sound[0]) if end is None else end
    return [
        Packet(speaker=speaker, sequence=at // size, first=at, pcm=pcm[at : min(at + size, last)].copy())
        for at in range(begin, last, size)
        for speaker, pcm in zip(SPEAKERS, sound, strict=True)
    ]  # fmt: skip


def framed(source: BrowserSource, packets: Iterable[Packet]) -> list[Pair]:
    """The pairs that these pieces make, each heard as soon as it can be."""
    found: list[Pair] = []

    async def run() -> None:
        async with anyio.create_task_group() as tasks:

            async def feed() -> None:
                for packet in packets:
                    await source.take(packet)
                    await anyio.lowlevel.checkpoint()
                    await anyio.lowlevel.checkpoint()
                source.end()

            tasks.start_soon(feed)
            async for pair in source.frames():
                found.append(pair)  # noqa: PERF401  # a pair that came counts even if the next fails

    anyio.run(run)
    return found


def source_at(rate: int, start_frame: int = 0) -> BrowserSource:
    source = BrowserSource(start_frame=start_frame)
    source.set_rate(rate)
    return source


def sound_of(pairs: list[Pair], side: int):
    return np.concatenate([pair[side].pcm for pair in pairs])


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000, 96_000])
def test_no_sound_is_moved_at_any_rate(rate):
    clicks = [np.zeros(rate * SECONDS, np.float32) for _ in SPEAKERS]
    for side, at_s in enumerate((0.5, 1.25)):
        clicks[side][round(at_s * rate)] = 1.0
    pairs = framed(source_at(rate), cut(clicks, rate // 50))
    assert [int(np.abs(sound_of(pairs, side)).argmax()) for side in (0, 1)] == [8_000, 20_000]
    assert [pair[0].index for pair in pairs] == list(range(len(pairs)))
    assert not any(frame.lost for pair in pairs for frame in pair)


@settings(max_examples=40)
@given(st.lists(st.integers(80, 3_200), min_size=1, max_size=30), st.sampled_from([16_000, 48_000]))
def test_the_result_does_not_depend_on_the_cutting(sizes, rate):
    sound = sides(rate, 0.6)
    last, at, packets = len(sound[0]), 0, list[Packet]()
    while at < last:
        size = sizes[len(packets) // 2 % len(sizes)]
        packets += cut(sound, size, at, min(last, at + size))
        at += size
    once = framed(source_at(rate), cut(sound, rate // 50))
    other = framed(source_at(rate), packets)
    for side in (0, 1):
        np.testing.assert_allclose(sound_of(once, side), sound_of(other, side), atol=1e-6)


@pytest.mark.parametrize("seed", range(50))
def test_what_comes_twice_or_in_a_wrong_order_changes_nothing(seed):
    luck, sound = random.Random(seed), sides(16_000)  # noqa: S311  # luck, to be repeated
    packets = cut(sound, 320)
    expected = framed(source_at(16_000), packets)
    for _ in range(8):
        one = luck.randrange(len(packets) - 4)
        packets[one], packets[one + 2] = packets[one + 2], packets[one]
    for _ in range(8):
        packets.insert(luck.randrange(len(packets)), luck.choice(packets[: len(packets) // 2]))
    # a piece from long ago may stand anywhere, one from ahead only near its place
    packets = [one for place, one in enumerate(packets) if one.first <= (place // 2 + 4) * 320]
    found = framed(source_at(16_000), packets)
    for side in (0, 1):
        np.testing.assert_array_equal(sound_of(found, side), sound_of(expected, side))


@pytest.mark.parametrize("seed", range(50))
def test_what_is_missing_is_silence_and_moves_nothing(seed):
    luck, sound = random.Random(seed), sides(16_000)  # noqa: S311  # luck, to be repeated
    begin = luck.randrange(640, 16_000)
    end = begin + luck.randrange(640, 12_000)
    who = luck.choice([SPEAKERS, SPEAKERS[:1], SPEAKERS[1:]])
    kept = [p for p in cut(sound, 320) if p.speaker not in who or p.end <= begin or p.first >= end]
    pairs = framed(source_at(16_000), kept)
    assert len(pairs) == len(framed(source_at(16_000), cut(sound, 320)))
    for side, speaker in enumerate(SPEAKERS):
        heard, said = sound_of(pairs, side)[: len(sound[side])], sound[side]
        same = heard == said
        gap = slice(begin - 320, end + 320) if speaker in who else slice(0, 0)
        outside = np.ones(len(said), bool)
        outside[gap] = False
        assert same[outside].all()
        assert speaker not in who or any(pair[side].lost for pair in pairs)


def test_a_side_that_sends_nothing_is_silence_soon():
    rep = [one for one in cut(sides(16_000), 320) if one.speaker is Speaker.REP]
    source, found = source_at(16_000), list[Pair]()

    async def run() -> None:
        async with anyio.create_task_group() as tasks:

            async def hear() -> None:
                async for pair in source.frames():
                    found.append(pair)

            tasks.start_soon(hear)
            for number, packet in enumerate(rep, 1):
                await source.take(packet)
                await anyio.wait_all_tasks_blocked()
                sent = number * 320 // FRAME_SAMPLES
                assert sent - len(found) <= F12_FRAMES
            source.end()

    anyio.run(run)
    assert all(pair[1].lost for pair in found[:-3])


def test_a_page_that_went_on_is_asked_from_where_sound_is_lacking():
    sound = sides(48_000)
    source = source_at(48_000)
    first = cut(sound, 960, 0, 48_000)
    # the buyer's last pieces never came
    first = [one for one in first if one.speaker is Speaker.REP or one.end <= 40_320]

    async def run() -> None:
        for packet in first:
            await source.take(packet)

    anyio.run(run)
    source.set_rate(48_000)
    assert source.side(Speaker.REP).lacks == 48_000
    assert source.side(Speaker.BUYER).lacks == 40_320
    source.set_rate(16_000)
    assert source.side(Speaker.REP).lacks == 16_000


def test_another_rate_goes_on_where_the_former_was():
    clicks = {rate: [np.zeros(rate * 2, np.float32) for _ in SPEAKERS] for rate in (48_000, 44_100)}
    clicks[48_000][0][24_000] = clicks[44_100][0][44_100 + 22_050] = 1.0
    source, found = source_at(48_000), list[Pair]()

    async def run() -> None:
        async with anyio.create_task_group() as tasks:

            async def hear() -> None:
                async for pair in source.frames():
                    found.append(pair)

            tasks.start_soon(hear)
            for packet in cut(clicks[48_000], 960, 0, 48_000):
                await source.take(packet)
            source.set_rate(44_100)
            assert source.side(Speaker.REP).lacks == pytest.approx(44_100, abs=3)
            for packet in cut(clicks[44_100], 882, source.side(Speaker.REP).lacks):
                await source.take(packet)
            source.end()

    anyio.run(run)
    loud = np.flatnonzero(np.abs(sound_of(found, 0)) > 0.2)
    assert abs(loud.min() - 8_000) <= 2
    assert abs(loud.max() - 24_000) <= 2


def test_clocks_that_drift_apart_lose_little():
    rep, buyer = sides(16_000, 60)
    slow = buyer[
        : round(len(buyer) * 0.997)
    ]  # 3,000 ppm: many times what two sound cards differ by
    packets = []
    for number in range(len(rep) // 320):
        packets += cut([rep, rep], 320, number * 320, number * 320 + 320)[:1]
        begin = round(number * 320 * 0.997)
        end = round((number + 1) * 320 * 0.997)
        packets.append(
            Packet(speaker=Speaker.BUYER, sequence=number, first=begin, pcm=slow[begin:end].copy())
        )
    source = source_at(16_000)
    pairs = framed(source, packets)
    assert source.side(Speaker.BUYER).realigned >= 1
    assert len(pairs) == pytest.approx(60 * 31.25, abs=4)
    assert sum(pair[1].lost for pair in pairs) < 0.15 * len(pairs)
    assert not any(pair[0].lost for pair in pairs)


def test_a_call_that_goes_on_begins_at_its_frame():
    sound = sides(48_000)
    source = source_at(48_000, start_frame=20)
    lacks = source.side(Speaker.REP).lacks
    assert lacks == 20 * FRAME_SAMPLES * 3
    pairs = framed(source, cut(sound, 960, lacks))
    assert pairs[0][0].index == 20
    assert not pairs[3][0].lost


def test_a_jump_beyond_belief_is_refused():
    far = Packet(speaker=Speaker.REP, sequence=1, first=16_000 * 601, pcm=np.zeros(320, np.float32))
    with pytest.raises(AudioFrameRefused):
        anyio.run(source_at(16_000).take, far)


def test_strange_numbers_are_made_sound():
    pcm = np.full(320, np.float32("nan"))
    odd = [Packet(speaker=one, sequence=0, first=0, pcm=pcm.copy()) for one in SPEAKERS]
    source = source_at(16_000)
    assert np.isfinite(sound_of(framed(source, odd), 0)).all()
    assert source.counts.not_finite == 640


def test_who_brings_sound_waits_for_the_path_and_all_that_wait_are_let_go():
    source = source_at(16_000)

    async def run() -> None:
        async with anyio.create_task_group() as tasks:

            async def feed(begin: int) -> None:
                for packet in cut(sides(16_000, 8), 3_200, begin):
                    await source.take(packet)

            tasks.start_soon(feed, 0)
            tasks.start_soon(feed, 0)  # the page's former socket, which only looks alive
            await anyio.wait_all_tasks_blocked()
            assert source.behind_s < 2.5
            frames = source.frames()
            for _ in range(240):
                await frames.__anext__()
            await anyio.wait_all_tasks_blocked()
            source.end()
            async for _ in frames:
                pass

    anyio.run(run)
    assert source.blocked >= 2


def test_what_is_wiped_is_zeros_and_the_call_breaks_off():
    source = source_at(16_000)
    packets = cut(sides(16_000, 0.5), 320)

    async def run() -> None:
        for packet in packets:
            await source.take(packet)
        held = [pcm for side in source._sides for _, pcm in side._held]
        assert any(pcm.any() for pcm in held)
        source.wipe()
        assert not any(pcm.any() for pcm in held)
        with pytest.raises(ConsentWithdrawn):
            await source.frames().__anext__()
        await source.take(packets[0])

    anyio.run(run)
