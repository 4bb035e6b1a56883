from __future__ import annotations

from copilot.coaching.objections import Objection, objections_in
from copilot.kinds import SignalDetail, SignalKind
from tests.coaching.make import signal


def test_each_is_handled_by_what_follows_it_before_the_next() -> None:
    found = objections_in(
        [
            signal(SignalKind.HANDLED, 1.0),
            signal(SignalKind.PRICE_OBJECTION, 10.0),
            signal(SignalKind.HANDLED, 20.0),
            signal(SignalKind.OBJECTION, 30.0, detail=SignalDetail.TIMING),
            signal(SignalKind.PRICE, 35.0),
            signal(SignalKind.OBJECTION, 40.0),
            signal(SignalKind.HANDLED, 50.0),
        ]
    )
    assert found == (
        Objection(kind="price", at=10.0, handled=True),
        Objection(kind=SignalDetail.TIMING, at=30.0),
        Objection(kind=None, at=40.0, handled=True),
    )
