"""Patience, fading and focus: which of the cards that may come do, and how far apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from copilot.coaching.fading import Mastery, SkillState
from copilot.coaching.gate import (
    Gate,
    GateState,
    View,
)
from copilot.coaching.pacing import Pacing
from copilot.coaching.reason import Reason
from copilot.settings import PacingSettings, ProfileSettings
from tests.coaching.gates import PROFILE, SETTINGS, decide, pause, wanted

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
