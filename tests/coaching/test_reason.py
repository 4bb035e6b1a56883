from __future__ import annotations

import pytest

from copilot.coaching.reason import SAYS, Reason


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_can_be_said(reason: Reason) -> None:
    assert reason.says
    assert reason.says[0].islower()
    assert not reason.says.endswith(".")


def test_no_two_say_the_same() -> None:
    assert len(set(SAYS.values())) == len(Reason) == len(SAYS)
