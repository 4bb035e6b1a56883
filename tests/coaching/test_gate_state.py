"""The gate's memory, moved on by hand."""

from __future__ import annotations

from copilot.coaching.gate_state import (
    GateInput,
    GateState,
    Gone,
    View,
    clear,
    drop,
    keep_back,
    out_of_view,
    pulled,
    shown,
)
from copilot.events import Suggestion
from tests.coaching.gates import pause, wanted


def card(name: str = "a", shown_at: float = 40.0) -> Suggestion:
    one = wanted(name)
    return Suggestion(
        moment=one.moment,
        skill=one.skill,
        cue=one.cue,
        why=one.why,
        ask=one.ask,
        priority=one.priority,
        shown_at=shown_at,
        expires_at=shown_at + 10,
        waited=1.0,
    )


def test_a_card_is_shown_and_goes() -> None:
    state = shown(GateState(), card(), pause(40.0))
    assert (state.shown, state.pulled, state.last_pause) == (1, 0, 39.5)
    state, gone = clear(state, pause(50.0))
    assert gone == Gone(moment_id="moment-a", reason="expired")
    assert (state.in_view, state.last_end) == (None, 50.0)
    assert clear(state, pause(51.0)) == (state, None)


def test_asked_for_it_counts_apart_and_outlasts_the_snooze_it_came_in() -> None:
    now = pause(40.0, view=View(snoozed_until=100.0, asked=1))
    state = pulled(GateState(withheld=frozenset({"a", "b"})), card(), now)
    assert (state.shown, state.pulled, state.asked_in_snooze) == (1, 1, 100.0)
    assert state.withheld == {"b"}
    assert clear(state, pause(45.0, view=now.view))[1] is None
    state, gone = out_of_view(state, card(), 46.0, "replaced")
    assert gone.reason == "replaced"
    assert state.asked_in_snooze == 0.0


def test_what_was_kept_back_or_waited_too_long_is_settled() -> None:
    state = keep_back(GateState(), wanted("a"))
    assert (state.settled, state.withheld) == (frozenset({"moment-a"}), frozenset({"a"}))
    now: GateInput = pause(90.0, wanted("a"), wanted("b"))
    state, dropped = drop(state, now)
    assert [one.moment.rule for one in dropped] == ["b"]
    assert (state.dropped, state.settled) == (1, frozenset({"moment-a", "moment-b"}))
