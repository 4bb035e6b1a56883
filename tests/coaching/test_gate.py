from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.coaching.fading import Mastery, SkillState
from copilot.coaching.gate import (
    Decision,
    Gate,
    GateInput,
    GateState,
    View,
)
from copilot.coaching.pacing import Pacing
from copilot.coaching.reason import Reason
from copilot.coaching.wanted import Wanted
from copilot.events import Moment
from copilot.kinds import MomentKind
from copilot.settings import GateSettings, PacingSettings, ProfileSettings

SETTINGS = GateSettings(
    min_silence_s=0.4, hold_silence_s=1.2, patience=0.0, card_ttl_s=10.0, start_after_s=20.0
)
PROFILE = ProfileSettings(cards_per_call=3, spacing_s=60.0)
GATE = Gate(settings=SETTINGS, profile=PROFILE)


def wanted(name: str = "a", **changes: Any) -> Wanted:
    moment = Moment(
        id=changes.pop("id", f"moment-{name}"),
        call_id="call",
        rule=name,
        rule_version=1,
        kind=MomentKind.PROBE,
        at=changes.get("since", 30.0),
        strength=1.0,
    )
    base = Wanted(
        moment=moment,
        skill="listening",
        cue=f"cue {name}",
        why="why",
        ask="ask",
        priority=50,
        since=30.0,
        until=90.0,
    )
    return replace(base, **changes)


def pause(at: float, *cards: Wanted, **changes: Any) -> GateInput:
    """A pause in which everything speaks for a card, unless `changes` says otherwise."""
    silence = changes.pop("silence_s", 0.5)
    base = GateInput(
        at=at,
        rep_speaking=False,
        buyer_speaking=False,
        silence_s=silence,
        pause_start=at - silence,
        over_after_s=0.0,
        words_known=True,
        wanted=cards,
    )
    return replace(base, **changes)


def decide(now: GateInput, state: GateState | None = None, gate: Gate = GATE) -> Decision:
    return gate.step(state or GateState(), now)[1]


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
    state, decision = GATE.step(state, pause(80.0, view=replace(pinned, snoozed_until=99.0)))
    assert decision.gone is None
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


PATIENT = Gate(settings=SETTINGS.model_copy(update={"patience": 0.5}), profile=PROFILE)


def test_early_in_its_wait_a_card_takes_only_the_pause_after_the_reps_question():
    early = pause(40.0, wanted())
    assert PATIENT.step(GateState(), early)[1].reason is Reason.PATIENT
    assert PATIENT.step(GateState(), replace(early, handover=True))[1].show is not None


def test_later_any_turns_end_will_do():
    # half of its wait, less five ninths of that for its priority of 50
    assert PATIENT.step(GateState(), pause(43.3, wanted()))[1].reason is Reason.PATIENT
    assert PATIENT.step(GateState(), pause(43.4, wanted()))[1].show is not None


def test_what_is_urgent_is_not_patient():
    assert PATIENT.step(GateState(), pause(30.5, wanted(priority=90)))[1].show is not None


def test_a_silence_that_ends_any_turn_needs_no_patience():
    hesitating = pause(40.0, wanted(), silence_s=1.2)
    assert PATIENT.step(GateState(), hesitating)[1].show is not None


def test_a_patient_card_does_not_hold_up_one_that_may_come():
    old, new = wanted("old", since=1.0, until=61.0), wanted("new", since=39.0, until=99.0)
    _, decision = PATIENT.step(GateState(), pause(40.0, new, old))
    assert decision.show is not None
    assert decision.show.moment.rule == "old"


def test_an_urgent_card_makes_do_with_less_silence():
    ending = pause(60.0, wanted(priority=90), silence_s=0.7, over_after_s=1.0)
    assert decide(ending).show is not None
    calm = pause(60.0, wanted(priority=45), silence_s=0.7, over_after_s=1.0)
    assert decide(calm).reason is Reason.TURN_OPEN


def paced(*skills: str, state: SkillState = SkillState.MASTERED, **changes: Any) -> Gate:
    """A gate without spacing, for a rep with whom these skills stand so."""
    return Gate(
        settings=SETTINGS.model_copy(update={"card_ttl_s": 1.0}),
        profile=ProfileSettings(cards_per_call=3, spacing_s=0.0),
        pacing=Pacing(
            settings=PacingSettings.model_validate(changes),
            masteries=tuple((skill, Mastery(calls=9, state=state)) for skill in skills),
        ),
    )


# in the call "call" these two rules' draws are 0.91 and 0.09
HIGH, LOW = "x", "k"


def test_a_card_that_fading_keeps_back_is_settled_and_spends_nothing() -> None:
    gate = paced("listening")
    state, decision = gate.step(GateState(), pause(42.0, wanted(HIGH)))
    assert (decision.reason, decision.show) == (Reason.FADED, None)
    assert decision.withheld == wanted(HIGH)
    assert (state.shown, state.withheld) == (0, frozenset({HIGH}))
    assert not state.uses.skills
    state, decision = gate.step(state, pause(42.1, wanted(HIGH)))
    assert (decision.reason, decision.withheld) == (Reason.NOTHING_WANTED, None)
    state, decision = gate.step(state, pause(95.0, wanted(HIGH)))
    assert (decision.dropped, state.dropped) == ((), 0)


def test_a_card_that_chance_keeps_back_says_so() -> None:
    gate = paced("listening", state=SkillState.LEARNING)
    decision = decide(pause(42.0, wanted(LOW)), gate=gate)
    assert (decision.reason, decision.show) == (Reason.WITHHELD, None)
    assert decide(pause(42.0, wanted(HIGH)), gate=gate).reason is Reason.SHOWN
    assert decide(pause(42.0, wanted(LOW)), gate=paced()).reason is Reason.SHOWN


def test_what_is_kept_back_leaves_the_pause_to_another_card() -> None:
    gate = paced("listening")
    first, second = wanted(HIGH, priority=90), wanted("b", skill="closing", priority=10)
    state, decision = gate.step(GateState(), pause(42.0, first, second))
    assert decision.withheld == first
    _, decision = gate.step(state, pause(42.032, first, second, silence_s=0.532))
    assert decision.show is not None
    assert decision.show.moment.rule == "b"


def test_chance_is_taken_only_when_the_card_might_have_been_shown() -> None:
    gate = paced("listening")
    for now in (
        pause(42.0, wanted(HIGH), rep_speaking=True),
        pause(42.0, wanted(HIGH), view=View(hidden=True)),
        pause(42.0, wanted(HIGH), words_known=False),
        pause(42.0, wanted(HIGH), silence_s=0.1),
    ):
        state, decision = gate.step(GateState(), now)
        assert decision.withheld is None
        assert state.withheld == frozenset()


def test_cards_of_one_skill_come_ever_further_apart() -> None:
    gate = Gate(settings=SETTINGS, profile=ProfileSettings(cards_per_call=9, spacing_s=30.0))
    state, _ = gate.step(GateState(), pause(42.0, wanted("a")))
    state, _ = gate.step(state, pause(52.0))  # its end
    again, other = wanted("b", until=500.0), wanted("c", skill="closing", until=500.0)
    assert decide(pause(81.9, again, other), state, gate).reason is Reason.SPACING
    assert decide(pause(82.0, again), state, gate).reason is Reason.REPEATED
    shown = decide(pause(82.0, again, other), state, gate).show
    assert shown is not None
    assert shown.skill == "closing"
    assert decide(pause(112.0, again), state, gate).show is not None


def test_what_matters_little_comes_once_a_skill() -> None:
    gate = paced()
    state, _ = gate.step(GateState(), pause(42.0, wanted("a", priority=25)))
    assert decide(pause(60.0, wanted("b", priority=25)), state, gate).reason is Reason.REPEATED
    assert decide(pause(60.0, wanted("b", priority=29)), state, gate).reason is Reason.SHOWN


def test_the_skill_in_focus_has_room_where_the_others_have_none() -> None:
    gate = paced(focus="closing", focus_cards=1)
    spent = GateState(shown=3)
    one, other = wanted("a", priority=90), wanted("b", skill="closing", priority=10)
    assert decide(pause(42.0, one), spent, gate).reason is Reason.BUDGET_SPENT
    shown = decide(pause(42.0, one, other), spent, gate).show
    assert shown is not None
    assert shown.skill == "closing"
    full = GateState(shown=4)
    assert decide(pause(42.0, one, other), full, gate).reason is Reason.BUDGET_SPENT


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
