from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.seen import Seen
from copilot.events import Signal
from copilot.kinds import SPEAKERS, SignalKind

SIGNALS = st.lists(
    st.builds(
        Signal,
        kind=st.sampled_from(list(SignalKind)),
        at=st.integers(0, 9_000).map(float),
        speaker=st.sampled_from(SPEAKERS),
    ),
    max_size=60,
).map(lambda found: sorted(found, key=lambda one: one.at))


@given(SIGNALS, st.integers(0, 60))
def test_it_knows_of_the_whole_call_what_the_signals_say(found: list[Signal], cut: int) -> None:
    seen = Seen().after(found[:cut]).after(found[cut:])
    assert len(seen.spans) <= len(SignalKind) * len(SPEAKERS)
    for kind in SignalKind:
        for speaker in (None, *SPEAKERS):
            times = [one.at for one in found if one.kind is kind and speaker in {None, one.speaker}]
            assert seen.first(kind, speaker) == min(times, default=None)
            assert seen.last(kind, speaker) == max(times, default=None)
            assert seen.count(kind, speaker) == len(times)


def test_without_a_new_signal_it_stays_itself() -> None:
    seen = Seen()
    assert seen.after([]) is seen
