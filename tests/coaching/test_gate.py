from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.coaching.fading import Mastery, SkillState
from copilot.coaching.gate import (
    Gate,
    GateInput,
    GateState,
    View,
)
from copilot.coaching.pacing import Pacing
from copilot.coaching.reason import Reason
from copilot.settings import ProfileSettings
from tests.coaching.gates import GATE, SETTINGS, decide, pause, wanted


def test_a_good_pause_shows_the_card_with_the_rules_words_and_how_long_it_waited() -> None:
    state, decision = GATE.step(GateState(), pause(42.0, wanted()))
    assert decision.reason is Reason.SHOWN
    card = decision.show
    assert card is not None
    assert (card.cue, card.why, card.ask, card.skill) == ("cue a", "why", "ask", "listening")
    assert (card.shown_at, card.expires_at, card.waited) == (42.0, 52.0, 12.0)
    assert (state.shown, state.in_view) == (1, card)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"rep_speaking": True}, Reason.REP_SPEAKING),
        ({"buyer_speaking": True}, Reason.BUYER_SPEAKING),
        ({"silence_s": 0.39}, Reason.SILENCE_SHORT),
        ({"over_after_s": 0.7}, Reason.TURN_OPEN),
        ({"words_known": False}, Reason.WORDS_LATE),
        ({"pause_start": None}, Reason.SAME_PAUSE),
        ({"view": View(hidden=True)}, Reason.HIDDEN),
        ({"view": View(snoozed_until=43.0)}, Reason.SNOOZED),
        ({"wanted": ()}, Reason.NOTHING_WANTED),
        ({"ended": True}, Reason.CALL_ENDED),
        ({"at": 19.9, "wanted": (wanted(since=1.0),)}, Reason.TOO_EARLY),
    ],
)
def test_what_stands_against_a_card_is_named(changes: dict[str, Any], reason: Reason) -> None:
    state, decision = GATE.step(GateState(), replace(pause(42.0, wanted()), **changes))
    assert decision.reason is reason
    assert decision.show is None
    assert state.shown == 0


@pytest.mark.parametrize(
    "now",
    [
        pause(42.0, wanted(), silence_s=0.4),
        pause(42.0, wanted(), view=View(snoozed_until=42.0)),
        pause(20.0, wanted(since=1.0)),
    ],
)
def test_at_its_very_bound_nothing_stands_against_a_card(now: GateInput) -> None:
    assert decide(now).show is not None


def test_an_open_turn_is_over_after_the_longer_silence() -> None:
    assert decide(pause(42.0, wanted(), over_after_s=1.2, silence_s=1.2)).show is not None


def test_one_card_in_view_until_its_time_is_up_and_then_spacing() -> None:
    state, _ = GATE.step(GateState(), pause(42.0, wanted("a")))
    state, decision = GATE.step(state, pause(50.0, wanted("b")))
    assert decision.reason is Reason.CARD_IN_VIEW
    state, decision = GATE.step(state, pause(52.0, wanted("b")))
    assert decision.gone is not None
    assert decision.gone.reason == "expired"
    assert decision.reason is Reason.SPACING
    late = wanted("b", skill="discovery", until=200.0)
    state, decision = GATE.step(state, pause(111.9, late))
    assert decision.reason is Reason.SPACING
    _, decision = GATE.step(state, pause(112.0, late))
    assert decision.show is not None


def test_the_budget_of_the_profile_ends_the_cards() -> None:
    none = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=0, spacing_s=0))
    assert decide(pause(42.0, wanted()), gate=none).reason is Reason.BUDGET_SPENT
    gate = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=1, spacing_s=0))
    state, _ = gate.step(GateState(), pause(42.0, wanted("a")))
    assert decide(pause(60.0, wanted("b")), state, gate).reason is Reason.BUDGET_SPENT


def test_a_second_card_waits_for_another_pause_even_without_spacing() -> None:
    gate = Gate(
        settings=SETTINGS.model_copy(update={"card_ttl_s": 1.0}),
        profile=ProfileSettings(cards_per_call=9, spacing_s=0),
    )
    first = pause(42.0, wanted("a"))
    state, _ = gate.step(GateState(), first)
    same = pause(44.0, wanted("b"), silence_s=2.5)
    assert same.pause_start == first.pause_start
    state, decision = gate.step(state, same)
    assert decision.reason is Reason.SAME_PAUSE
    assert decide(pause(46.0, wanted("b")), state, gate).show is not None


def test_the_highest_priority_goes_first_and_of_equals_the_oldest() -> None:
    cards = (
        wanted("a", priority=40),
        wanted("b", priority=60, since=35.0),
        wanted("c", priority=60),
    )
    shown = decide(pause(42.0, *cards)).show
    assert shown is not None
    assert shown.moment.rule == "c"


def test_each_showing_costs_a_skill_three_tenths_of_its_priority() -> None:
    gate = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=9, spacing_s=0))
    state, _ = gate.step(GateState(), pause(42.0, wanted("a", priority=60)))
    again = wanted("a", id="second", priority=60)
    state, decision = gate.step(
        state, pause(60.0, again, wanted("b", skill="closing", priority=43))
    )
    assert decision.show is not None
    assert decision.show.moment.rule == "b"
    _, decision = gate.step(state, pause(75.0, again, wanted("c", skill="opening", priority=41)))
    assert decision.show is not None
    assert decision.show.moment.rule == "a"


def test_a_card_is_shown_once_however_long_it_stays_wanted() -> None:
    gate = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=9, spacing_s=0))
    state, _ = gate.step(GateState(), pause(42.0, wanted()))
    assert decide(pause(80.0, wanted()), state, gate).reason is Reason.NOTHING_WANTED


def test_past_its_wait_a_card_is_dropped_and_counted_once() -> None:
    card = wanted(until=50.0)
    state, decision = GATE.step(GateState(), pause(49.9, card, rep_speaking=True))
    assert decision.dropped == ()
    state, decision = GATE.step(state, pause(50.0, card))
    assert decision.dropped == (card,)
    assert decision.show is None
    state, decision = GATE.step(state, pause(51.0, card))
    assert decision.dropped == ()
    assert state.dropped == 1


@pytest.mark.parametrize("view", [View(hidden=True), View(snoozed_until=100.0)])
def test_what_the_rep_hid_or_snoozed_is_neither_shown_nor_spent_nor_counted(view: View) -> None:
    state, _ = GATE.step(GateState(), pause(49.0, wanted(until=50.0), view=view))
    state, decision = GATE.step(state, pause(50.0, wanted(until=50.0), view=view))
    assert decision.dropped == ()
    assert (state.dropped, state.shown) == (0, 0)


def test_a_snooze_is_over_at_its_very_end() -> None:
    over = View(snoozed_until=50.0)
    state, _ = GATE.step(GateState(), pause(50.0, wanted(until=50.0), view=over))
    assert state.dropped == 1
    state, _ = GATE.step(GateState(), pause(49.0, wanted()))
    assert decide(pause(50.0, view=over), state).gone is None


def test_a_card_whose_condition_does_not_stand_is_not_shown_nor_counted_as_dropped() -> None:
    card = wanted(until=50.0, stands=False)
    state, decision = GATE.step(GateState(), pause(42.0, card))
    assert decision.reason is Reason.NOTHING_WANTED
    assert GATE.step(state, pause(50.0, card))[0].dropped == 0


def test_a_card_whose_words_came_late_waits_and_is_shown_when_they_are_known() -> None:
    state, decision = GATE.step(GateState(), pause(42.0, wanted(stands=None)))
    assert decision.reason is Reason.WORDS_LATE
    assert decide(pause(43.4, wanted()), state).show is not None


def test_late_words_of_one_card_do_not_hold_back_another() -> None:
    shown = decide(
        pause(42.0, wanted("a", priority=90, stands=None), wanted("b", priority=10))
    ).show
    assert shown is not None
    assert shown.moment.rule == "b"


def test_a_pinned_card_stays_until_it_is_released() -> None:
    state, _ = GATE.step(GateState(), pause(42.0, wanted()))
    pinned = View(pinned="moment-a")
    state, decision = GATE.step(state, pause(70.0, view=pinned))
    assert decision.gone is None
    assert decision.reason is Reason.CARD_IN_VIEW
    state, decision = GATE.step(state, pause(90.0))
    assert decision.gone is not None
    assert decision.gone.reason == "expired"
    assert state.last_end == 90.0


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"view": View(dismissed="moment-a")}, "dismissed"),
        ({"view": View(hidden=True)}, "hidden"),
        ({"view": View(snoozed_until=60.0)}, "hidden"),
        ({"view": View(snoozed_until=60.0, pinned="moment-a")}, "hidden"),
        ({"ended": True}, "call_ended"),
        ({"ended": True, "view": View(pinned="moment-a")}, "call_ended"),
        ({"view": View(pinned="moment-a", dismissed="moment-a")}, "dismissed"),
    ],
)
def test_the_rep_or_the_calls_end_take_a_card_away(changes: dict[str, Any], reason: str) -> None:
    state, _ = GATE.step(GateState(), pause(42.0, wanted()))
    state, decision = GATE.step(state, replace(pause(44.0), **changes))
    assert decision.gone is not None
    assert (decision.gone.moment_id, decision.gone.reason) == ("moment-a", reason)
    assert state.in_view is None
    assert state.last_end == 44.0


def test_an_earlier_instant_counts_as_the_last_one() -> None:
    state, _ = GATE.step(GateState(), pause(42.0, wanted()))
    state, decision = GATE.step(state, pause(30.0, wanted("b")))
    assert decision.reason is Reason.CARD_IN_VIEW
    assert state.at == 42.0


instants = st.lists(
    st.tuples(
        st.floats(0, 8),  # seconds on
        st.booleans(),  # rep speaks
        st.booleans(),  # buyer speaks
        st.floats(0, 3),  # silence
        st.booleans(),  # turn ended
        st.booleans(),  # words known
        st.sets(st.integers(0, 30), max_size=5),  # which cards wait
        st.sampled_from(["", "hidden", "snoozed", "pinned", "dismissed"]),
    ),
    max_size=120,
)


@settings(max_examples=200, deadline=None)
@given(
    steps=instants,
    budget=st.integers(0, 5),
    spacing=st.floats(0, 40),
    stands=st.sampled_from(SkillState),
)
def test_whatever_happens_the_gate_keeps_its_laws(
    steps: list[tuple[float, bool, bool, float, bool, bool, set[int], str]],
    budget: int,
    spacing: float,
    stands: SkillState,
) -> None:
    gate = Gate(
        settings=SETTINGS.model_copy(update={"card_ttl_s": 3.0, "start_after_s": 5.0}),
        profile=ProfileSettings(cards_per_call=budget, spacing_s=spacing),
        pacing=Pacing(masteries=(("listening", Mastery(calls=9, state=stands)),)),
    )
    state, at, last_end, seen = GateState(), 0.0, None, set[str]()
    kept_back = set[str]()
    for on, rep, buyer, silence, ended, known, cards, wish in steps:
        at += on
        in_view = state.in_view.moment.id if state.in_view else ""
        view = View(
            hidden=wish == "hidden",
            snoozed_until=at + 1 if wish == "snoozed" else 0.0,
            pinned=in_view if wish == "pinned" else "",
            dismissed=in_view if wish == "dismissed" else "",
        )
        waiting = tuple(
            wanted(str(card % 4), id=str(card), since=card * 10.0, until=card * 10.0 + 60)
            for card in sorted(cards)
        )
        before = state
        state, decision = gate.step(
            state,
            GateInput(
                at=at,
                rep_speaking=rep,
                buyer_speaking=buyer,
                silence_s=0.0 if rep or buyer else silence,
                pause_start=None if rep or buyer else at - silence,
                over_after_s=0.0 if ended else 1.2,
                words_known=known,
                wanted=waiting,
                view=view,
            ),
        )
        if decision.gone:
            assert before.in_view is not None
            last_end = at
        if card := decision.show:
            assert not rep
            assert not buyer
            assert known
            assert silence >= (0.4 if ended else 1.2)
            assert wish not in {"hidden", "snoozed"}
            assert last_end is None or at - last_end >= spacing
            assert before.in_view is None or decision.gone
            assert card.moment.id not in seen
            assert at < card.expires_at
            assert card.shown_at - card.waited + 60 > at or card.waited == 0
            assert card.moment.id not in kept_back
            assert card.moment.rule not in state.withheld
            seen.add(card.moment.id)
        if decision.withheld:
            assert decision.show is None
            assert stands is not SkillState.NEW
            assert decision.withheld.moment.id not in seen | kept_back
            kept_back.add(decision.withheld.moment.id)
        assert (decision.reason in {Reason.WITHHELD, Reason.FADED}) is bool(decision.withheld)
        assert (decision.reason is Reason.SHOWN) is (decision.show is not None)
        assert state.shown == len(seen) <= budget
        assert state.dropped >= before.dropped
        assert state.at == at
        assert len(state.settled) <= len(waiting) + 1
