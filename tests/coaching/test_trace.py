from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.conditions import Node
from copilot.coaching.trace import label, trace
from copilot.kinds import SignalKind
from tests.coaching.make import scene, signal

HOLDS = {"always": True}
FAILS = {"time": {"elapsed_at_least_s": 9_999}}
UNHEARD = {"absent": {"any_of": ["budget"]}}
BLIND = scene(100, last_late=99.0, late_s=2.0)
NODES = st.recursive(
    st.sampled_from([HOLDS, FAILS, UNHEARD]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts})
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts})
        | inner.map(lambda part: {"not": part})
    ),
    max_leaves=12,
)


@given(NODES)
def test_a_trace_answers_as_the_condition_does_and_says_what_decides_it(written: object) -> None:
    node = Node.model_validate(written)
    traced = trace(node, BLIND)
    assert traced.finding == node.look(BLIND)
    in_the_way, holding = list(traced.in_the_way()), list(traced.holding())
    assert bool(in_the_way) is (traced.finding.holds is not True)
    assert bool(holding) is (traced.finding.holds is not False)
    places = [one.place for one in traced.leaves()]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"signal": {"kind": "price", "within_s": 40}}, "signal {kind: price, within_s: 40}"),
        ({"not": HOLDS}, "not"),
        (HOLDS, "always"),
        ({"measure": {"name": "turns", "over": 4}}, "measure {name: turns, over: 4}"),
        (
            {"measure": {"name": "turns", "over": {"demo": 1.5}}},
            "measure {name: turns, over: {demo: 1.5}}",
        ),
        ({"ending": {"call_ended": False}}, "ending {call_ended: false}"),
        (
            {"response": {"to": "price", "any_of": ["question"]}},
            "response {to: {kind: price}, any_of: [{kind: question}]}",
        ),
        ({"phrase": {"any_of": ["word" * 4] * 9}}, "phrase {any_of: [9 of them]}"),
    ],
)
def test_a_node_is_called_as_the_file_has_it(written: object, said: str) -> None:
    assert label(Node.model_validate(written)) == said


def test_of_a_not_the_checks_below_are_in_the_way() -> None:
    told = {"not": {"any": [FAILS, {"signal": {"kind": "price"}}]}}
    traced = trace(Node.model_validate(told), scene(100, signals=(signal(SignalKind.PRICE),)))
    (only,) = traced.in_the_way()
    assert (only.label, only.finding.holds) == ("signal {kind: price}", True)
    assert (only.said, only.stands, only.path) == (
        "not signal {kind: price}",
        False,
        ("when", "not", "any", 1, "signal"),
    )


def test_under_two_nots_a_check_is_wanted_as_it_is() -> None:
    traced = trace(Node.model_validate({"not": {"not": FAILS}}), scene(100))
    (only,) = traced.in_the_way()
    assert (only.said.startswith("time"), only.stands) == (True, False)
