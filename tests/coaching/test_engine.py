from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.coaching.engine import Engine, EngineState
from copilot.coaching.rulebook import Rulebook
from copilot.conversation.course import Course
from copilot.conversation.phase import PHASES, PhaseScore
from copilot.conversation.state import Conversation
from copilot.conversation.unheard import Unheard
from copilot.events import CallEnded, Moment, SpeechStarted, Tick, Utterance
from copilot.kinds import CallKind, Phase, Profile
from copilot.limits import limit
from tests.coaching.make import context, conversation, rule, said, step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.schema import Rule
    from copilot.coaching.wanted import Wanted

VAGUE = ("when: {always: true}", "when: {next_step: {at_most: vague}}")
SETTLES = "moment: {settle: end}\n"


@dataclass
class Call:
    """An engine that is told how the conversation stands, and what came of it."""

    engine: Engine
    state: EngineState = field(init=False)
    moments: list[Moment] = field(default_factory=list)
    wanted: tuple[Wanted, ...] = ()

    def __post_init__(self) -> None:
        self.state = self.engine.begin()

    def at(self, now: Conversation) -> tuple[Wanted, ...]:
        self.state, found = self.engine.step(self.state, now)
        self.moments += found.moments
        self.wanted = found.wanted
        return found.wanted

    def standing(self, at: float, level: str, *, ended: bool = False) -> tuple[Wanted, ...]:
        return self.at(conversation(at, next_step=step(level), ended=ended))


def call(
    *rules: Rule, profile: Profile = Profile.CORE, kind: CallKind = CallKind.DISCOVERY
) -> Call:
    return Call(Engine(Rulebook(rules), context(kind=kind, profile=profile)))


def unheard(at: float) -> Conversation:
    """Without a next step, as far as is known: the latest words came late."""
    late = said("", at, late=True)
    return conversation(at, next_step=step("none"), latest=late, unheard=Unheard().said(late))


def test_a_rule_fires_when_its_condition_turns_true_and_only_then() -> None:
    told = call(rule(VAGUE))
    assert told.standing(10.0, "specific") == ()
    (card,) = told.standing(20.0, "vague")
    told.standing(21.0, "vague")
    (moment,) = told.moments
    assert (moment.rule, moment.rule_version, moment.at, moment.call_id) == (
        "sample",
        1,
        20.0,
        "call",
    )
    assert (moment.value, moment.limit) == (2.0, 2.0)
    assert card.moment == moment
    assert (card.since, card.until, card.priority) == (20.0, 50.0, 50)
    assert (card.cue, card.skill) == ("What matters most here?", "listening")


def test_the_same_call_gives_the_same_ids_and_another_call_others() -> None:
    one, two = call(rule()), call(rule())
    other = Call(Engine(Rulebook((rule(),)), replace(context(), call_id="another")))
    for told in (one, two, other):
        told.standing(20.0, "none")
    assert one.moments[0].id == two.moments[0].id
    assert one.moments[0].id != other.moments[0].id
    assert (
        one.moments[0].id == "4d55b2d6-4b0d-5a1c-8f2c-000000000000" or len(one.moments[0].id) == 36
    )


def test_the_words_are_of_the_reps_level() -> None:
    leveled = rule(
        (
            "card:\n",
            "card:\n  foundational: {cue: First steps., why: You are new., ask: What is first?}\n",
        )
    )
    cues = {
        profile: call(leveled, profile=profile).standing(20.0, "none")[0].cue for profile in Profile
    }
    assert cues == {
        Profile.RAMPING: "First steps.",
        Profile.CORE: "What matters most here?",
        Profile.SENIOR: "What matters most here?",
        Profile.STRUGGLING: "First steps.",
    }


def test_a_rule_for_other_calls_is_not_asked() -> None:
    other = rule(add="applies: {calls: [demo]}\n")
    assert call(other).standing(20.0, "none") == ()
    assert len(call(other, kind=CallKind.DEMO).standing(20.0, "none")) == 1


def test_a_card_waits_while_its_condition_stands_and_no_longer_than_its_wait() -> None:
    told = call(rule(VAGUE))
    (card,) = told.standing(20.0, "none")
    assert card.stands is True
    (card,) = told.standing(25.0, "specific")
    assert card.stands is False
    (card,) = told.standing(30.0, "vague")
    assert card.stands is True
    assert card.moment.at == 20.0
    assert told.standing(50.0, "vague") == ()
    assert len(told.moments) == 1


def test_while_words_are_late_a_card_waits_out_of_sight() -> None:
    told = call(rule(VAGUE))
    told.standing(20.0, "none")
    (card,) = told.at(unheard(22.0))
    assert card.stands is None


def test_a_rule_that_was_not_heard_does_not_fire() -> None:
    told = call(rule(VAGUE))
    assert told.at(unheard(22.0)) == ()
    assert told.moments == []


def test_it_fires_again_only_after_its_cool_down_and_as_often_as_it_may() -> None:
    often = rule(add="limits: {per_call: 3, cooldown_s: 10}\n")
    told = call(often)
    for at in range(100):
        told.standing(float(at), "none")
    assert [moment.at for moment in told.moments] == [0.0, 10.0, 20.0]


def test_a_new_firing_takes_the_place_of_the_waiting_card() -> None:
    told = call(rule(add="limits: {per_call: 3, cooldown_s: 10}\n"))
    told.standing(0.0, "none")
    (card,) = told.standing(10.0, "none")
    assert card.moment.at == 10.0


def test_it_does_not_fire_before_its_time_nor_before_it_has_stood_long_enough() -> None:
    told = call(rule(VAGUE, add="limits: {after_s: 60, stands_s: 20}\n"))
    for at, level in ((30, "none"), (61, "specific"), (65, "none"), (84, "none"), (85, "none")):
        told.standing(float(at), level)
    assert [moment.at for moment in told.moments] == [85.0]
    early = call(rule(VAGUE, add="limits: {after_s: 60, stands_s: 20}\n"))
    for at in (10, 59, 60):
        early.standing(float(at), "none")
    assert [moment.at for moment in early.moments] == [60.0]


def test_a_moment_that_settles_at_the_end_is_given_then_with_the_time_at_which_it_arose() -> None:
    told = call(rule(VAGUE, add=SETTLES))
    assert len(told.standing(20.0, "none")) == 1
    assert told.moments == []
    assert told.standing(90.0, "vague", ended=True) == ()
    assert [moment.at for moment in told.moments] == [20.0]


def test_what_was_put_right_after_the_card_leaves_no_moment() -> None:
    told = call(rule(VAGUE, add=SETTLES))
    told.standing(20.0, "none")
    told.standing(90.0, "specific", ended=True)
    assert told.moments == []


def test_what_shows_only_at_the_end_is_a_moment_without_a_card() -> None:
    at_end = ("when: {always: true}", "when: {ending: {}}")
    told = call(rule(at_end, add=SETTLES))
    assert told.standing(50.0, "none") == ()
    assert told.standing(90.0, "none", ended=True) == ()
    assert [moment.at for moment in told.moments] == [90.0]


def test_what_was_not_heard_at_the_end_leaves_no_moment() -> None:
    told = call(rule(VAGUE, add=SETTLES))
    told.standing(20.0, "none")
    told.at(replace(unheard(89.0), at=90.0, ended=True))
    assert told.moments == []


def test_a_moment_that_settles_as_it_fires_stays() -> None:
    told = call(rule(VAGUE))
    told.standing(20.0, "none")
    told.standing(90.0, "specific", ended=True)
    assert [moment.at for moment in told.moments] == [20.0]


def test_no_more_cards_wait_than_the_bound_and_the_oldest_give_way() -> None:
    bound = limit("cards_waiting")
    rules = tuple(
        rule().model_copy(
            update={
                "id": f"r{n:02}",
                "limits": rule().limits.model_copy(update={"after_s": float(n)}),
            }
        )
        for n in range(bound + 4)
    )
    told = call(*rules)
    for at in range(bound + 4):
        told.standing(float(at), "none")
    assert len(told.wanted) == bound
    assert told.wanted[0].since == 4.0


def test_no_more_moments_are_made_than_the_bound_and_the_rest_is_counted() -> None:
    many = tuple(
        rule(add="limits: {per_call: 200, cooldown_s: 1}\n").model_copy(update={"id": f"r{n}"})
        for n in range(2)
    )
    told = call(*many)
    for at in range(150):
        told.standing(float(at), "none")
    assert len(told.moments) == limit("moments_per_call")
    assert told.state.moments_dropped == 2 * 150 - limit("moments_per_call")


events = st.lists(
    st.one_of(
        st.builds(lambda d: ("tick", d), st.floats(0.1, 30)),
        st.builds(lambda d: ("said", d), st.floats(0.1, 12)),
        st.builds(lambda d: ("late", d), st.floats(0.1, 12)),
    ),
    max_size=60,
)


def timed(steps: Iterable[tuple[str, float]]) -> list[SpeechStarted | Utterance | Tick | CallEnded]:
    at, found = 0.0, list[SpeechStarted | Utterance | Tick | CallEnded]()
    for kind, seconds in steps:
        at += seconds
        if kind == "tick":
            found.append(Tick(at=at))
        else:
            found.append(said("and so on", at, seconds=seconds, late=kind == "late"))
    return [*found, CallEnded(at=at + 1)]


@settings(max_examples=60, deadline=None)
@given(steps=events)
def test_whatever_happens_the_same_call_gives_the_same_moments_in_bounds(
    steps: list[tuple[str, float]],
) -> None:
    rules = (
        rule(add="limits: {per_call: 4, cooldown_s: 7}\n"),
        rule(VAGUE, add=SETTLES).model_copy(update={"id": "settles"}),
    )
    runs = []
    for _ in range(2):
        told, now = call(*rules), Conversation.begin(context())
        for event in timed(steps):
            now = now.after(event)
            for card in told.at(now):
                assert card.since <= now.at < card.until
        runs.append(told.moments)
        assert told.wanted == ()
        of_first = [moment.at for moment in told.moments if moment.rule == "sample"]
        assert len(of_first) <= 4
        assert all(late - early >= 7 for early, late in itertools.pairwise(of_first))
        assert len({moment.id for moment in told.moments}) == len(told.moments)
    assert runs[0] == runs[1]


@pytest.mark.parametrize("at", [12.3456, 12.3459])
def test_an_id_is_of_the_millisecond(at: float) -> None:
    told = call(rule())
    told.standing(at, "none")
    exact = call(rule())
    exact.standing(12.346, "none")
    assert told.moments[0].id == exact.moments[0].id


def in_phase(at: float, phase: Phase | None, level: str = "vague", **changes: Any) -> Conversation:
    scores: Any = tuple(9.0 if one is phase else 0.0 for one in PHASES)
    course = Course(phase_score=PhaseScore(at=at, scores=scores))
    return conversation(at, next_step=step(level), course=course, **changes)


def test_that_a_rule_was_in_its_phase_is_not_forgotten_when_the_phase_is_over() -> None:
    told = call(rule(VAGUE, add="applies: {phases: [pricing]}\n"))
    told.at(in_phase(10.0, Phase.DISCOVERY, "specific"))
    assert [watch.asked for watch in told.state.watches] == [False]
    told.at(in_phase(20.0, Phase.PRICING, "specific"))
    told.at(in_phase(30.0, Phase.CLOSING, "specific"))
    assert [watch.asked for watch in told.state.watches] == [True]


def test_a_rule_with_phases_is_asked_in_them_alone() -> None:
    told = call(rule(VAGUE, add="applies: {phases: [pricing]}\n" + SETTLES))
    assert told.at(in_phase(10.0, None)) == ()
    assert told.at(in_phase(20.0, Phase.DISCOVERY)) == ()
    (card,) = told.at(in_phase(30.0, Phase.PRICING))
    assert card.stands
    (card,) = told.at(in_phase(40.0, Phase.CLOSING))
    assert card.stands is False
    told.at(in_phase(50.0, Phase.CLOSING, ended=True))
    assert [moment.at for moment in told.moments] == [30.0]
