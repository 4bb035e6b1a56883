"""What sort of call it is, in people's own words."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.KIND_COLD, "Did I catch you at a bad time?"),
        (Cue.KIND_FOLLOW_UP, "Since we last spoke."),
        (Cue.KIND_RENEWAL, "Your renewal is due."),
        (Cue.KIND_EXPANSION, "We want to add more seats."),
        (Cue.KIND_DEMO, "Can you see my screen?"),
        (Cue.KIND_NEGOTIATION, "Is that your best price?"),
        (Cue.KIND_PRICING, "Let's go over the quote."),
        (Cue.KIND_CLOSING, "Are you ready to sign?"),
        (Cue.KIND_INBOUND, "I saw your ad on the bus."),
        (Cue.KIND_ESCALATION, "This is unacceptable."),
        (Cue.KIND_SECURITY, "Do you have a pen test?"),
        (Cue.KIND_CHURN, "Why did you cancel?"),
        (Cue.KIND_FEEDBACK, "What would you improve?"),
        (Cue.KIND_CONSULTATION, "Can I see your roof?"),
        (Cue.KIND_RETAIL, "Is it in stock?"),
    ],
)
def test_the_sort_is_seen_and_not_in_other_talk(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)
    assert not any(gist.has(cue) for gist in read("The pump is green and it runs all day.").gists)
