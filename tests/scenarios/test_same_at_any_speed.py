"""The same sound gives the same moments, however fast it is played and however late words are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.asr.workers import CALLS_EACH
from tests.scenarios.calls import Pace, play

if TYPE_CHECKING:
    from copilot.asr.jobs import CallWords

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(180)]


def outcome(played):
    summary = played.summary.model_copy(update={"seq": 0, "cards": 0, "dropped_cards": 0})
    heard = sorted((one.start_s, one.end_s, one.speaker, one.words) for one in played.heard)
    return summary, heard


def lateness(played):
    """Seconds of audio between the end of what was said and its words, at most."""
    return max(one.ts - one.end_s for one in played.heard)


@pytest.fixture
def two_workers(portal, workshop):
    """As in an office where calls enough go on: a side's two stretches may be at two workers."""
    others: list[CallWords] = []

    async def wait_for_the_second():
        others.extend(workshop.transcriber.for_call() for _ in range(2 * CALLS_EACH))
        while len(workshop.transcriber.worker_pids) < 2:  # noqa: ASYNC110  # another process starts
            await anyio.sleep(0.01)

    portal.call(wait_for_the_second)
    return others


@pytest.mark.usefixtures("two_workers")
def test_waiting_for_words_or_not_changes_no_moment(portal, workshop, settled):
    live = play(portal, workshop, "canary", pace=Pace(workshop.transcriber, speed=8.0))
    assert outcome(live) == outcome(settled)
    assert lateness(live) > lateness(settled), "no word was late: nothing was tested"


def test_twice_the_same_is_twice_the_same(portal, workshop, settled):
    again = play(portal, workshop, "canary")
    assert [one.model_dump() for one in again.messages] == [
        one.model_dump() for one in settled.messages
    ]
