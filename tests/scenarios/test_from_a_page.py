"""A sample call that a page hears: 48 kHz in small pieces over a real socket, and the same moments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr

from copilot.audio.file import open_file
from copilot.coaching.gate import View
from copilot.live import live_starter
from copilot.resources import samples_dir
from tests.scenarios.calls import details
from tests.web.overlays import bound
from tests.web.pages import Page
from tests.web.serving import serving

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.web.pages import Sound

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]

NAME = "canary"
RATE = 48_000
FRAME_S = 0.032


async def as_a_page_hears_it() -> Sound:
    """Both sides of the sample at the rate of a browser."""
    source = open_file(Path(samples_dir() / details(NAME)["audio"]))
    pairs = [pair async for pair in source.frames()]
    await source.aclose()
    rep, buyer = (np.concatenate([pair[side].pcm for pair in pairs]) for side in (0, 1))
    return at_browsers_rate(rep), at_browsers_rate(buyer)


def at_browsers_rate(pcm: NDArray[np.float32]) -> NDArray[np.float32]:
    resampled: NDArray[np.float32] = soxr.resample(pcm, 16_000, RATE, quality="VHQ")
    return resampled.clip(-1, 1)


async def through_a_page(workshop, folder):
    sound = await as_a_page_hears_it()
    known = details(NAME)
    setup = {"kind": known["kind"], "scheduled_end_s": known["scheduled_end_s"]}

    def over(stores):
        return live_starter(workshop, stores, wait_for_words=True)

    async with serving(folder, over=over) as served:
        page = Page(served, sound, rate=RATE, piece=1_920, setup=setup)
        await page.start()
        hub = served.services.calls.get(page.call).hub
        assert hub.view.view == View()
        await page.join()
        await page.play()
        await page.say(type="end")
        await page.rest()
        stores = served.services.stores
        return (
            await stores.moments.load_call(page.call),
            await stores.private.load_call(page.call),
        )


def test_a_page_gives_the_moments_of_the_recording(
    portal, workshop, settled, tmp_path, monkeypatch
):
    bound(monkeypatch, "capture_burst_seconds", 10_000)
    # the page pours in a minute at once, and both ends share a busy loop
    monkeypatch.setattr("copilot.web.serve.PING_SECONDS", 120.0)
    expected = settled.summary
    kept, own = portal.call(through_a_page, workshop, tmp_path)
    assert kept.ended
    assert kept.lost_frames == 0
    assert kept.duration_s == pytest.approx(expected.duration_s, abs=2 * FRAME_S)
    assert [one.kind for one in kept.moments] == [one.kind for one in expected.moments]
    times = [one.at_s for one in kept.moments]
    assert times == pytest.approx([one.at_s for one in expected.moments], abs=FRAME_S + 1e-6)
    # where a pause is just long enough to part two stretches, another resampler may part them or not
    assert own.stretches[0].start_s == pytest.approx(settled.heard[0].start_s, abs=FRAME_S + 1e-3)
    assert own.stretches[-1].end_s == pytest.approx(settled.heard[-1].end_s, abs=FRAME_S + 1e-3)
    words = expected.rep_words + expected.buyer_words
    assert kept.rep_words + kept.buyer_words == pytest.approx(words, rel=0.1)
    assert kept.rep_share == pytest.approx(expected.talk_share.rep, abs=0.02)
