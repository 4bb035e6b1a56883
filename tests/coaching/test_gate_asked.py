"""What the rep asks for comes at once, and what was muted does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.gate import (
    Gate,
    GateInput,
    GateState,
    View,
)
from copilot.coaching.reason import Reason
from copilot.settings import ProfileSettings
from tests.coaching.gates import GATE, SETTINGS, decide, pause, wanted

if TYPE_CHECKING:
    from copilot.coaching.wanted import Wanted

ASKED = View(asked=1)


def talking(*cards: Wanted, view: View = ASKED, **changes: Any) -> GateInput:
    """An instant in which everything stands against a card."""
    return replace(
        pause(5.0, *cards, rep_speaking=True, silence_s=0.0, pause_start=None, view=view), **changes
    )


def test_what_the_rep_asks_for_comes_at_once_and_takes_nothing_of_the_budget() -> None:
    none = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=0, spacing_s=60))
    state, decision = none.step(GateState(), talking(wanted("a", priority=20), wanted("b")))
    assert decision.reason is Reason.ASKED
    assert decision.show is not None
    assert decision.show.moment.rule == "b"
    assert (state.shown, state.pulled, state.answered) == (1, 1, 1)
    one = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=1, spacing_s=0))
    state, _ = one.step(GateState(), talking(wanted("a")))
    assert decide(pause(60.0, wanted("c")), state, one).show is not None


def test_a_question_is_answered_once() -> None:
    state, _ = GATE.step(GateState(), talking(wanted("a")))
    state, decision = GATE.step(state, talking(wanted("b"), at=6.0))
    assert decision.show is None
    assert not decision.in_vain


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (talking(), Reason.NOTHING_WANTED),
        (talking(wanted(stands=False)), Reason.NOTHING_WANTED),
        (talking(wanted(stands=None)), Reason.WORDS_LATE),
        (talking(wanted(), ended=True), Reason.CALL_ENDED),
        (talking(wanted("a"), view=View(asked=1, muted=frozenset({"a"}))), Reason.NOTHING_WANTED),
    ],
)
def test_asked_in_vain_it_says_why(now: GateInput, reason: Reason) -> None:
    state, decision = GATE.step(GateState(), now)
    assert decision.in_vain
    assert decision.reason is reason
    assert (state.answered, state.shown) == (1, 0)


def test_asked_again_the_next_best_takes_the_place_of_the_card_in_view() -> None:
    state, _ = GATE.step(GateState(), talking(wanted("a", priority=80), wanted("b")))
    again = View(asked=2)
    both = (wanted("a", priority=80), wanted("b"))
    state, decision = GATE.step(state, talking(*both, at=7.0, view=again))
    assert decision.gone is not None
    assert (decision.gone.moment_id, decision.gone.reason) == ("moment-a", "replaced")
    assert decision.show is not None
    assert decision.show.moment.rule == "b"
    _, decision = GATE.step(state, talking(*both, at=8.0, view=View(asked=3)))
    assert decision.reason is Reason.CARD_IN_VIEW
    assert decision.in_vain
    assert decision.gone is None


def test_asked_for_in_a_snooze_it_stays_until_a_new_one() -> None:
    asleep = View(asked=1, snoozed_until=300.0)
    state, decision = GATE.step(GateState(), talking(wanted(), view=asleep))
    assert decision.show is not None
    _, decision = GATE.step(state, talking(at=6.0, view=asleep))
    assert decision.gone is None
    anew = View(asked=1, snoozed_until=306.0)
    _, decision = GATE.step(state, talking(at=6.0, view=anew))
    assert decision.gone is not None
    assert decision.gone.reason == "hidden"


def test_what_was_kept_back_may_be_asked_for_and_is_not_kept_back_any_more() -> None:
    kept = GateState(settled=frozenset({"moment-a"}), withheld=frozenset({"a"}))
    state, decision = GATE.step(kept, talking(wanted("a")))
    assert decision.show is not None
    assert state.withheld == frozenset()
    assert state.uses.skills == {"listening"}


def test_of_a_muted_rule_no_card_is_shown_or_counted() -> None:
    muted = View(muted=frozenset({"a"}))
    state, decision = GATE.step(GateState(), pause(42.0, wanted("a"), view=muted))
    assert decision.reason is Reason.NOTHING_WANTED
    state, decision = GATE.step(state, pause(90.0, wanted("a"), view=muted))
    assert (decision.dropped, state.dropped) == ((), 0)


def test_muting_takes_the_rules_card_out_of_view() -> None:
    state, _ = GATE.step(GateState(), pause(42.0, wanted("a")))
    _, decision = GATE.step(state, pause(43.0, view=View(muted=frozenset({"a"}))))
    assert decision.gone is not None
    assert decision.gone.reason == "dismissed"


@given(
    asks=st.lists(st.booleans(), min_size=1, max_size=30),
    budget=st.integers(0, 3),
)
def test_whatever_is_asked_the_budget_holds_for_all_else(asks: list[bool], budget: int) -> None:
    gate = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=budget, spacing_s=10.0))
    state, asked = GateState(), 0
    for step, ask in enumerate(asks):
        asked += ask
        at = 42.0 + 20.0 * step
        card = wanted(str(step), since=at, until=at + 30, skill=f"skill {step}")
        state, decision = gate.step(state, pause(at, card, view=View(asked=asked)))
        assert (decision.reason is Reason.ASKED) is ask
        assert state.shown - state.pulled <= budget
    assert state.answered == asked
