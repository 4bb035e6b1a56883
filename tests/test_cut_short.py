"""A recording that breaks off is told of before its numbers, and a whole one is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from copilot.audio.source import SourceCounts
from copilot.cut_short import breaks_off, telling
from copilot.delivery.messages import ErrorMessage, Withdraw
from copilot.delivery.translate import summary
from tests.web.serving import a_summary

if TYPE_CHECKING:
    from copilot.delivery.messages import Message

CALL = "3f0c1d2e-0000-4000-8000-000000000001"


@dataclass
class Sound:
    counts: SourceCounts


@pytest.mark.parametrize(("files", "codes"), [(0, []), (1, ["audio-unreadable"])])
def test_it_is_said_once_and_just_before_the_summary(files: int, codes: list[str]) -> None:
    told: list[Message] = []
    tell = telling(told.append, Sound(SourceCounts(cut_short=files)))
    gone, numbers = Withdraw(ts=1.0, id=CALL, reason="expired"), summary(a_summary(CALL))
    for message in (gone, numbers):
        tell(message)
    assert told[0] is gone
    assert told[-1] is numbers
    assert [one.code for one in told if isinstance(one, ErrorMessage)] == codes


def test_the_call_goes_on_to_its_numbers_and_what_to_do_is_said() -> None:
    said = breaks_off(12.0)
    assert said.goes_on
    assert said.ts == 12.0
    assert said.remedy
