"""What a rep sees over many calls: the engine, the gate, the outcomes and the fading, as on a call."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final

import pytest

from copilot.coaching.engine import Engine
from copilot.coaching.fading import SkillState, mastery_of, of_one_call
from copilot.coaching.gate import Gate, GateInput, GateState
from copilot.coaching.outcomes import Helped, Outcome, outcomes_of
from copilot.coaching.pacing import Pacing
from copilot.coaching.reason import Reason
from copilot.coaching.rulebook import Rulebook
from copilot.events import CallContext
from copilot.kinds import CallKind, Profile
from copilot.settings import PacingSettings, Settings
from tests.coaching.make import conversation, rule, step

RULES: Final = Rulebook(
    (
        rule(
            (
                "{always: true}",
                "{all: [{next_step: {at_most: vague}}, {time: {elapsed_at_least_s: 100}}]}",
            ),
            ("priority: 50", "priority: 90"),
            ("max_wait_s: 30", "max_wait_s: 200"),
            add="moment: {settle: end}\nlimits: {per_call: 5, cooldown_s: 60}\n",
        ),
    )
)
END: Final = 300


@dataclass
class Rep:
    """One rep's calls, one after the other. `heeds` is how often a card is acted on."""

    seed: int
    heeds: float = 0.8
    settings: Settings = field(default_factory=Settings)
    profile: Profile = Profile.RAMPING
    pacing: PacingSettings = field(default_factory=PacingSettings)
    history: list[Outcome] = field(default_factory=list)
    cards: list[int] = field(default_factory=list)
    reasons: list[set[Reason]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)  # noqa: S311  # a play, not a secret

    @property
    def state(self) -> SkillState:
        return mastery_of(self.history).state

    def calls(self, *skills: float) -> None:
        """Calls in which the rep does it untold so often."""
        for skill in skills:
            self.call(unprompted=self.chance.random() < skill)

    def call(self, *, unprompted: bool) -> None:
        number = len(self.cards)
        context = CallContext(
            call_id=f"rep {self.seed} call {number}", kind=CallKind.DISCOVERY, profile=self.profile
        )
        engine = Engine(RULES, context)
        gate = Gate(
            settings=self.settings.gate,
            profile=self.settings.profile(self.profile),
            pacing=Pacing(
                settings=self.pacing, masteries=(("listening", mastery_of(self.history)),)
            ),
        )
        state, gated = engine.begin(), GateState()
        done_at = 60.0 if unprompted else None
        reasons = set()
        for at in range(20, END + 1, 20):
            done = done_at is not None and at >= done_at
            now = conversation(
                float(at), next_step=step("specific" if done else "none"), ended=at == END
            )
            state, found = engine.step(state, now)
            gated, decision = gate.step(gated, pause(at, found.wanted))
            reasons.add(decision.reason)
            if decision.show and done_at is None and self.chance.random() < self.heeds:
                done_at = at + 30.0
        helped = Helped(skills=gated.uses.skills, withheld=gated.withheld)
        went = outcomes_of(engine.rules, state, helped)
        self.history.append(of_one_call(one.outcome for one in went))
        self.cards.append(gated.shown)
        self.reasons.append(reasons)


def pause(at: int, wanted: tuple) -> GateInput:
    """A good pause of a second."""
    return GateInput(
        at=float(at), rep_speaking=False, buyer_speaking=False, silence_s=5.0, pause_start=at - 5.0,
        over_after_s=0.0, words_known=True, wanted=wanted, ended=at == END,
    )  # fmt: skip


def learner(seed: int) -> Rep:
    """Gets better over 30 calls, from one in ten to nineteen in twenty."""
    rep = Rep(seed)
    rep.calls(*(0.1 + 0.85 * min(1.0, number / 15) for number in range(30)))
    return rep


@pytest.fixture(scope="module")
def learners() -> list[Rep]:
    return [learner(seed) for seed in range(20)]


def test_who_learns_sees_cards_fade_to_few(learners: list[Rep]) -> None:
    early = sum(sum(rep.cards[:10]) for rep in learners) / 200
    late = sum(sum(rep.cards[20:]) for rep in learners) / 200
    assert early > 0.6
    assert late < early / 6
    standing = [rep.state for rep in learners]
    assert standing.count(SkillState.MASTERED) > len(learners) / 2


def test_when_it_goes_missing_again_the_cards_come_back(learners: list[Rep]) -> None:
    came_back = 0
    for rep in (learner(seed) for seed in range(20)):
        rep.calls(*[0.0] * 6)
        assert rep.state is SkillState.LEARNING
        came_back += sum(rep.cards[-4:])
    # after two calls nothing but chance holds one back
    assert came_back > 0.75 * 4 * len(learners)


def test_who_never_learns_keeps_getting_them_within_the_budget() -> None:
    for seed in range(10):
        rep = Rep(seed)
        rep.calls(*[0.0] * 30)
        assert rep.state is SkillState.LEARNING
        with_cards = [cards for cards in rep.cards if cards]
        assert len(with_cards) >= 22
        assert max(rep.cards) <= rep.settings.ramping.cards_per_call
        assert Reason.FADED not in set().union(*rep.reasons)


def test_a_new_rep_is_never_kept_waiting_for_the_experiment() -> None:
    for seed in range(30):
        rep = Rep(seed)
        rep.calls(0.0, 0.0, 0.0)
        assert all(rep.cards)
        assert not set().union(*rep.reasons) & {Reason.WITHHELD, Reason.FADED}


def test_of_a_thousand_calls_a_tenth_is_withheld_and_marked_so() -> None:
    rep = Rep(1)
    rep.calls(*[0.0] * 1_000)
    withheld = rep.history.count(Outcome.WITHHELD_MISSED)
    assert 70 <= withheld <= 130
    assert withheld == rep.cards.count(0)


def test_the_same_calls_of_the_same_rep_go_the_same_way() -> None:
    one, other = learner(3), learner(3)
    assert (one.history, one.cards) == (other.history, other.cards)


def test_with_fading_off_every_call_is_a_new_reps() -> None:
    off = Rep(4, pacing=PacingSettings(fading=False))
    off.calls(*[0.5] * 40)
    told = {Outcome.PROMPTED, Outcome.MISSED}
    assert all(
        (cards > 0) == (went in told) for cards, went in zip(off.cards, off.history, strict=True)
    )


def test_a_rep_who_is_told_again_and_again_is_told_ever_more_seldom() -> None:
    """A rule that fires as often as it may, to no effect."""
    rep = Rep(5, heeds=0.0)
    rep.calls(0.0, 0.0)
    assert rep.cards == [2, 2]
    assert Reason.REPEATED in rep.reasons[0]
