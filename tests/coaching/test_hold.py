from __future__ import annotations

import pytest

from copilot.coaching.hold import Hold, held_by
from copilot.coaching.schema import Limits

LIMITS = Limits(per_call=2, cooldown_s=100.0, after_s=30.0, stands_s=8.0)


@pytest.mark.parametrize(
    ("fired", "since", "last_fired", "at", "held"),
    [
        (0, 5.0, None, 20.0, Hold("after_s", 30.0)),
        (0, 25.0, None, 29.0, Hold("stands_s", 33.0)),
        (0, 25.0, None, 31.0, Hold("stands_s", 33.0)),
        (0, 25.0, None, 33.0, None),
        (0, 20.0, None, 30.0, None),
        (1, 33.0, 33.0, 60.0, Hold("cooldown_s", 133.0)),
        (1, 130.0, 33.0, 132.0, Hold("stands_s", 138.0)),
        (1, 33.0, 33.0, 133.0, None),
        (2, 33.0, 133.0, 999.0, Hold("per_call", None)),
    ],
)
def test_a_rule_is_held_by_the_limit_that_holds_longest(
    fired: int, since: float, last_fired: float | None, at: float, held: Hold | None
) -> None:
    found = held_by(LIMITS, fired=fired, since=since, last_fired=last_fired, at=at)
    assert found == held
