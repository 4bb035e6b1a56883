"""What hurts."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.PAIN_ASKED, "What's your biggest headache?"),
        (Cue.PAIN_MEASURE_ASKED, "How many hours does it take?"),
        (Cue.PAIN_SAID, "It's a nightmare."),
        (Cue.NO_PAIN, "No problem at all."),
        (Cue.EFFORT, "It takes us nine days."),
        (Cue.LOSS, "That cost us the account."),
        (Cue.WORSENS, "It crept up to nine percent."),
        (Cue.GAIN, "It would save us a day."),
        (Cue.SPAN, "For three years."),
        (Cue.A_NUMBER, "Ten or fifteen."),
        (Cue.POINTS_BACK, "That's killing us."),
        (Cue.RESTATES, "So it's nine hours."),
        (Cue.CONFIRMS, "Exactly."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)
