"""What is gathered of a call has a bound, and begins empty for each."""

from __future__ import annotations

from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.remains import Remains
from copilot.storage.own import Stretch


def test_each_call_gathers_its_own():
    one, other = Remains(), Remains()
    one.stretches.append(Stretch(speaker=Speaker.REP, start_s=0.0, end_s=1.0, words=3))
    assert not other.stretches
    assert not other.moments


def test_stretches_that_no_store_takes_do_not_pile_up():
    remains = Remains()
    for at in range(limit("stretches_kept") + 5):
        remains.stretches.append(Stretch(speaker=Speaker.REP, start_s=at, end_s=at + 1, words=1))
    assert len(remains.stretches) == limit("stretches_kept")
