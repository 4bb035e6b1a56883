"""The same sound gives the same moments, however fast it is played and however late words are."""

from __future__ import annotations

import pytest

from tests.scenarios.calls import play

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(180)]


def outcome(played):
    summary = played.summary.model_copy(update={"seq": 0, "cards": 0, "dropped_cards": 0})
    heard = sorted((one.start_s, one.end_s, one.speaker, one.words) for one in played.heard)
    return summary, heard


def test_waiting_for_words_or_not_changes_no_moment(portal, workshop):
    settled = play(portal, workshop, "canary", scheduled_end_s=65.0)
    live = play(portal, workshop, "canary", scheduled_end_s=65.0, speed=1.0, wait_for_words=False)
    assert outcome(live) == outcome(settled)


def test_twice_the_same_is_twice_the_same(portal, workshop):
    once, again = (play(portal, workshop, "canary") for _ in range(2))
    assert [one.model_dump() for one in once.messages] == [
        one.model_dump() for one in again.messages
    ]
