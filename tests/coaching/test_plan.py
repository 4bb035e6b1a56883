from __future__ import annotations

import pytest

from copilot.coaching.conditions import Node
from copilot.coaching.inputs import ALL, FOR_EVER, NEXT_STEP, SIGNAL
from copilot.coaching.plan import Shared, plan
from copilot.kinds import SignalKind
from tests.coaching.make import scene, signal

PRICE = {"signal": {"kind": "price"}}
BUDGET = {"signal": {"kind": "budget"}}
AGREED = {"next_step": {"at_least": "vague"}}
SAID = scene(100, signals=(signal(SignalKind.PRICE),))
PRICE_BIT, BUDGET_BIT = SIGNAL[SignalKind.PRICE], SIGNAL[SignalKind.BUDGET]


@pytest.mark.parametrize(
    ("written", "holds", "bits"),
    [
        (PRICE, True, 0),
        (BUDGET, False, BUDGET_BIT),
        ({"all": [PRICE, BUDGET, AGREED]}, False, BUDGET_BIT),
        ({"any": [BUDGET, AGREED]}, False, BUDGET_BIT | NEXT_STEP),
        ({"any": [BUDGET, PRICE]}, True, 0),
        ({"not": {"any": [BUDGET, AGREED]}}, True, BUDGET_BIT | NEXT_STEP),
        ({"always": True}, True, FOR_EVER[0]),
    ],
)
def test_it_answers_as_the_node_and_says_what_the_answer_rests_on(
    written: object, holds: bool, bits: int
) -> None:
    node = Node.model_validate(written)
    finding, lasts = plan(node, {}).ask(SAID)
    assert finding == node.look(SAID)
    assert (finding.holds, lasts[0]) == (holds, bits)


def test_what_is_unheard_is_asked_again_at_once() -> None:
    blind = scene(100, last_late=99.0, late_s=3.0)
    finding, lasts = plan(Node.model_validate(BUDGET), {}).ask(blind)
    assert (finding.holds, lasts) == (None, (ALL, 100.0, ()))


def test_the_same_check_is_planned_once_for_all_rules() -> None:
    shared: Shared = {}
    plan(Node.model_validate({"all": [PRICE, BUDGET]}), shared)
    plan(Node.model_validate({"any": [BUDGET, {"not": PRICE}]}), shared)
    assert sum(isinstance(key, str) for key in shared) == 2
    whole = {"all": [PRICE, {"not": BUDGET}]}
    assert plan(Node.model_validate(whole), shared) is plan(Node.model_validate(whole), shared)
    assert plan(Node.model_validate({"any": [PRICE]}), shared) is not plan(
        Node.model_validate({"all": [PRICE]}), shared
    )
    one = plan(Node.model_validate(PRICE), shared)
    assert one.ask(SAID)[0].holds is True
    assert one.ask(scene(100))[0].holds is False
