from __future__ import annotations

from copilot.conversation.fact import FactKind
from copilot.kinds import Speaker
from copilot.limits import limit
from tests.conversation.talk import talk


def test_what_was_named_is_kept_with_its_side_and_time() -> None:
    call = talk("R: Would Tuesday at three suit you?", "B: We have forty thousand dollars.")
    kinds = [(one.kind, one.voice.speaker) for one in call.facts]
    assert (FactKind.DAY, Speaker.REP) in kinds
    assert (FactKind.MONEY, Speaker.BUYER) in kinds
    assert all(one.at == one.voice.at <= call.at for one in call.facts)


def test_no_more_than_the_latest_are_kept() -> None:
    call = talk(*["R: It costs forty dollars, or fifty dollars, or sixty dollars."] * 90)
    assert len(call.facts) == limit("facts_kept")
    assert call.facts[-1].at == call.at
