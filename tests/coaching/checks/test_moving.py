"""A measure stays on its side of a threshold for as long as it is said to."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.checks.measure import MeasureCheck, Name, Values
from copilot.coaching.inputs import GATES, changed
from copilot.coaching.scene import Scene
from copilot.conversation.state import Conversation
from copilot.events import Tick
from copilot.kinds import Speaker
from tests.coaching.make import context, said

TEXTS = (
    "so what happens today?",
    "we do it all by hand and it takes us hours",
    "mm-hm",
    "too much",
)
BOUNDS = {
    "since_rep_question_s": 20.0,
    "since_rep_open_question_s": 45.0,
    "rep_questions_per_10_min": 12.0,
    "rep_words_per_s": 1.5,
    "rep_cut_ins": 1.0,
    "turns": 6.0,
}
LINES = st.lists(
    st.tuples(
        st.sampled_from(list(Speaker)),
        st.sampled_from(TEXTS),
        st.floats(1.0, 15.0),
        st.sampled_from([0.3, 2.0, 40.0]),
    ),
    min_size=2,
    max_size=14,
)


def scenes(lines):
    """What the rules see at each event: what is said, and a tick every few seconds."""
    events, at = [], 1.0
    for speaker, text, seconds, gap_s in lines:
        events.append(said(text, at + seconds, seconds=seconds, speaker=speaker))
        at += seconds + gap_s
    events += [Tick(at=float(tick)) for tick in range(1, int(at) + 140, 7)]
    conversation = Conversation.begin(context())
    scene = Scene(conversation=conversation)
    found = []
    for event in sorted(events, key=lambda one: one.at if isinstance(one, Tick) else one.end):
        conversation = conversation.after(event)
        scene = scene.after(conversation)
        found.append(scene)
    return found


@pytest.mark.parametrize("name", sorted(get_args(Name)))
@given(LINES, st.booleans())
def test_an_answer_does_not_turn_before_it_is_asked_for_again(name, lines, over):
    bound = BOUNDS.get(name, 0.5)
    check = MeasureCheck.model_validate({"name": name, ("over" if over else "under"): bound})
    asleep = before = None
    for scene in scenes(lines):
        if asleep is not None:
            (bits, until, gates), holds = asleep
            woken = bits & changed(before, scene)
            if scene.at < until and (not woken or (woken == GATES and Values(scene).stay(gates))):
                assert check.look(scene).holds is holds
                before = scene
                continue
        holds = check.look(scene).holds
        asleep = None if holds is None else (check.lasts(scene, holds=holds), holds)
        before = scene
