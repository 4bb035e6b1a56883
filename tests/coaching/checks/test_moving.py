"""A measure stays on its side of a threshold for as long as it is said to."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.coaching.checks.measure import MeasureCheck, Name
from copilot.coaching.inputs import ALL, GATES, changed
from copilot.coaching.scene import Scene
from copilot.conversation.state import Conversation
from copilot.events import Tick
from copilot.kinds import Speaker
from tests.coaching.make import context, said
from tests.coaching.resting import stay

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.conversation.state import Event

Lines = list[tuple[Speaker, str, float, float]]
TEXTS = (
    "so what happens today?",
    "we do it all by hand and it takes us hours",
    "mm-hm",
    "too much",
)
BOUNDS = {
    "since_rep_question_s": 20.0,
    "since_rep_open_question_s": 45.0,
    "rep_questions_per_10_min": 1.5,
    "rep_words_per_s": 1.5,
    "rep_cut_ins": 1.0,
    "since_rep_cut_in_s": 20.0,
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


def scenes(lines: Lines) -> list[Scene]:
    """What the rules see at each event: what is said, and a tick every few seconds."""
    events: list[tuple[float, Event]] = []
    at = 1.0
    for speaker, text, seconds, gap_s in lines:
        end = at + seconds
        events.append((end, said(text, end, seconds=seconds, speaker=speaker)))
        at = end + gap_s
    events += [(float(tick), Tick(at=float(tick))) for tick in range(1, int(at) + 700, 9)]
    conversation = Conversation.begin(context())
    scene = Scene(conversation=conversation)
    found = []
    for _, event in sorted(events, key=lambda one: one[0]):
        conversation = conversation.after(event)
        scene = scene.after(conversation)
        found.append(scene)
    return found


@settings(max_examples=15)
@given(LINES)
def test_an_answer_does_not_turn_before_it_is_asked_for_again(lines: Lines) -> None:
    seen = scenes(lines)
    for name, way in product(get_args(Name), ("over", "under")):
        check = MeasureCheck.model_validate({"name": name, way: BOUNDS.get(name, 0.5)})
        asleep: Lasting = (ALL, 0.0, ())
        holds, before = check.look(seen[0]).holds, seen[0]
        for scene in seen:
            bits, until, gates = asleep
            woken = bits & changed(before, scene)
            before = scene
            if scene.at < until and (not woken or (woken == GATES and stay(scene, gates))):
                assert check.look(scene).holds is holds, name
                continue
            holds = check.look(scene).holds
            asleep = (ALL, 0.0, ()) if holds is None else check.lasts(scene, holds=holds)


def test_a_rate_that_only_falls_is_asked_for_when_it_has_fallen() -> None:
    asks = (Speaker.REP, "so what happens today?", 5.0, 2.0)
    tells = (Speaker.BUYER, "we do it all by hand and it takes us hours", 15.0, 60.0)
    lines: Lines = [asks, tells] * 3
    check = MeasureCheck.model_validate({"name": "rep_questions_per_10_min", "under": 2.5})
    seen = scenes(lines)
    holds = [check.look(scene).holds for scene in seen]
    first = holds.index(True)
    assert seen[first].at > 600
    assert False in holds[:first]
    asleep = check.lasts(seen[first - 1], holds=False)
    assert asleep[1] <= seen[first].at
