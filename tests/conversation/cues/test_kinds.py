"""What sort of call it is, in people's own words."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


def has(cue: Cue, text: str) -> bool:
    return any(gist.has(cue) for gist in read(text).gists)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.KIND_COLD, "Did I catch you at a bad time?"),
        (Cue.KIND_COLD, "I'm calling you out of the blue."),
        (Cue.KIND_COLD, "This is a cold call, so feel free to hang up now."),
        (Cue.KIND_COLD, "You weren't expecting my call."),
        (Cue.KIND_COLD, "Can I have thirty seconds?"),
        (Cue.KIND_COLD, "How did you get my number?"),
        (Cue.KIND_COLD, "Take me off your list."),
        (Cue.COLD_HINT, "The reason for my call is the new tariff."),
        (Cue.COLD_HINT, "Who's this?"),
        (Cue.KIND_RENEWAL, "Your renewal is due."),
        (Cue.KIND_RENEWAL, "You're coming up for renewal in May."),
        (Cue.RENEWAL_HINT, "Your agreement runs out at the end of January."),
        (Cue.DEMO_SCREEN, "Can you see my screen?"),
        (Cue.DEMO_SCREEN, "Let me share my screen."),
        (Cue.DEMO_SCREEN, "So this is the dashboard."),
        (Cue.KIND_DEMO, "If you click on this it opens."),
    ],
)
def test_the_sort_is_seen_and_not_in_other_talk(cue, text):
    assert has(cue, text)
    assert not has(cue, "The pump is green and it runs all day.")


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.KIND_COLD, "It took me thirty seconds to find it."),
        (Cue.KIND_COLD, "Is now still a good time?"),
        (Cue.KIND_COLD, "We caught it at a bad spot on the pipe."),
        (Cue.KIND_RENEWAL, "They renewed the furniture."),
        (Cue.DEMO_SCREEN, "The screen is broken."),
        (Cue.DEMO_SCREEN, "I could show you a demo next week."),
    ],
)
def test_what_sounds_alike_is_none(cue, text):
    assert not has(cue, text)
