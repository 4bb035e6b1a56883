from __future__ import annotations

import pytest

from copilot.coaching.checks.fact import FactCheck
from copilot.conversation.fact import FactKind, Tense
from copilot.conversation.named import Named
from copilot.conversation.offers import Voice
from copilot.kinds import Speaker
from tests.coaching.make import scene


def named(kind: FactKind, at: float, speaker: Speaker, *, exact: bool = True) -> Named:
    voice = Voice(speaker=speaker, at=at, turn=3)
    return Named(kind=kind, at=at, voice=voice, exact=exact, tense=Tense.AHEAD)


FACTS = (
    named(FactKind.MONEY, 20.0, Speaker.BUYER),
    named(FactKind.DAY, 80.0, Speaker.REP, exact=False),
    named(FactKind.DAY, 90.0, Speaker.BUYER),
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"kind": "day"}, True),
        ({"kind": "day", "at_least": 2}, True),
        ({"kind": "day", "at_least": 3}, False),
        ({"kind": "day", "speaker": "rep", "exact": True}, False),
        ({"kind": "day", "speaker": "rep", "exact": False}, True),
        ({"kind": "money"}, False),
        ({"kind": "money", "within_s": 80}, True),
        ({"kind": "percent"}, False),
    ],
)
def test_what_was_named_by_whom_and_when(parts: dict[str, object], expected: bool) -> None:
    assert FactCheck.model_validate(parts).look(scene(100, facts=FACTS)).holds is expected


def test_what_was_not_heard_may_have_been_one() -> None:
    percent = FactCheck(kind=FactKind.PERCENT)
    assert percent.look(scene(100, facts=FACTS, last_late=80.0)).holds is None
    assert percent.look(scene(100, facts=FACTS, last_late=30.0)).holds is False
    assert FactCheck(kind=FactKind.DAY).look(scene(100, facts=FACTS, last_late=80.0)).holds is True
