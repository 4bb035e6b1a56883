"""Whatever comes when, it comes out by audio time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.order import Event, Order
from copilot.events import CallEnded, SpeechStarted, Tick, Utterance
from copilot.kinds import Speaker
from copilot.spoken import NOTHING_SAID
from tests.conversation.talk import said

TIMES = st.integers(0, 20).map(float)
SIDES = st.sampled_from(Speaker)


@st.composite
def utterances(draw) -> Utterance:
    start = draw(TIMES)
    return Utterance(
        speaker=draw(SIDES),
        start=start,
        end=start + draw(st.integers(1, 5)),
        words=NOTHING_SAID,
        confidence=0.5,
    )


EVENTS = st.one_of(
    utterances(),
    st.builds(SpeechStarted, speaker=SIDES, start=TIMES),
    st.builds(Tick, at=TIMES),
    st.builds(CallEnded, at=TIMES),
)


def when(event) -> float:
    if isinstance(event, Utterance):
        return event.end
    return event.start if isinstance(event, SpeechStarted) else event.at


@given(st.lists(EVENTS, max_size=30), st.data())
def test_any_arrival_with_any_honest_watermark_gives_one_sequence(events, data):
    whole = Order()
    for event in events:
        whole.push(event)
    expected = whole.advance(100.0)

    order, arriving = Order(), data.draw(st.permutations(events))
    out: list[Event] = []
    while arriving:
        order.push(arriving.pop())
        # honest: nothing at or before the watermark is still to come
        promised = min((when(event) for event in arriving), default=100.0) - 0.5
        out += order.advance(data.draw(st.floats(-1.0, promised)) if promised > -1 else -1.0)
    out += order.advance(100.0)
    assert out == list(expected)
    assert order.waiting == 0


@given(st.lists(EVENTS, max_size=30))
def test_it_gives_back_by_time_and_loses_nothing(events):
    order = Order()
    for event in events:
        order.push(event)
    out = order.advance(100.0)
    assert len(out) == len(events)
    assert [when(event) for event in out] == sorted(when(event) for event in events)


def test_nothing_above_the_watermark_is_let_go():
    order = Order()
    order.push(Tick(at=2.0))
    order.push(Tick(at=1.0))
    assert order.advance(1.5) == (Tick(at=1.0),)
    assert order.waiting == 1
    assert order.advance(2.0) == (Tick(at=2.0),)


def test_at_one_instant_what_ended_comes_first_and_the_end_last():
    utterance = said("yes", start=1.0, seconds=1.0)
    started = SpeechStarted(speaker=Speaker.BUYER, start=2.0)
    order = Order()
    for event in (CallEnded(at=2.0), Tick(at=2.0), started, utterance):
        order.push(event)
    assert order.advance(2.0) == (utterance, started, Tick(at=2.0), CallEnded(at=2.0))


def test_what_comes_too_late_goes_at_once_and_the_watermark_never_falls():
    order = Order()
    order.advance(10.0)
    order.push(Tick(at=4.0))
    order.push(Tick(at=3.0))
    assert order.advance(0.0) == (Tick(at=3.0), Tick(at=4.0))


def test_above_the_bound_the_earliest_goes_before_its_time_and_is_counted():
    order = Order(bound=2)
    for second in (3.0, 1.0, 2.0):
        order.push(Tick(at=second))
    assert order.advance(0.0) == (Tick(at=1.0),)
    assert order.waiting == 2
    assert order.hurried == 1
