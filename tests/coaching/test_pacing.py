from __future__ import annotations

import pytest

from copilot.coaching.fading import Mastery, SkillState, draw
from copilot.coaching.pacing import Pacing, SkillUse, Uses
from copilot.coaching.wanted import Wanted
from copilot.events import Moment
from copilot.kinds import MomentKind
from copilot.settings import PacingSettings, ProfileSettings

PROFILE = ProfileSettings(cards_per_call=3, spacing_s=60.0)
FOCUS = Pacing(settings=PacingSettings(focus="listening", focus_cards=2))


def wanted(call: str = "call", *, priority: int = 50, skill: str = "listening") -> Wanted:
    moment = Moment(
        id="moment", call_id=call, rule="rule", rule_version=1, kind=MomentKind.PROBE, at=1.0,
        strength=1.0,
    )  # fmt: skip
    return Wanted(
        moment=moment, skill=skill, cue="cue", why="why", ask="ask", priority=priority, since=1.0,
        until=61.0,
    )  # fmt: skip


def pacing(state: SkillState, **changes: object) -> Pacing:
    known = (("listening", Mastery(calls=9, state=state)),)
    return Pacing(settings=PacingSettings.model_validate(changes), masteries=known)


def shares(paced: Pacing, calls: int = 1_000) -> dict[str | None, float]:
    """What became of an eligible card in so many calls."""
    fates = [paced.kept_back(wanted(f"call {number}")) for number in range(calls)]
    return {fate: fates.count(fate) / calls for fate in ("withheld", "faded", None)}


def test_a_new_skill_is_never_kept_back() -> None:
    assert shares(pacing(SkillState.NEW)) == {"withheld": 0.0, "faded": 0.0, None: 1.0}
    assert shares(Pacing()) == {"withheld": 0.0, "faded": 0.0, None: 1.0}


@pytest.mark.parametrize(
    ("state", "faded"),
    [(SkillState.LEARNING, 0.0), (SkillState.FADING, 0.45), (SkillState.MASTERED, 0.765)],
)
def test_of_a_known_skill_a_tenth_is_withheld_and_of_the_rest_what_fading_takes(
    state: SkillState, faded: float
) -> None:
    found = shares(pacing(state))
    assert found["withheld"] == pytest.approx(0.1, abs=0.03)
    assert found["faded"] == pytest.approx(faded, abs=0.045)
    assert sum(found.values()) == pytest.approx(1.0)


def test_the_share_withheld_is_a_setting() -> None:
    assert shares(pacing(SkillState.LEARNING, withheld_share=0.0))["withheld"] == 0.0
    found = shares(pacing(SkillState.LEARNING, withheld_share=0.5))
    assert found["withheld"] == pytest.approx(0.5, abs=0.05)


def test_the_same_call_has_the_same_fate() -> None:
    paced = pacing(SkillState.FADING)
    fates = [paced.kept_back(wanted(f"call {number}")) for number in range(200)]
    assert fates == [paced.kept_back(wanted(f"call {number}")) for number in range(200)]
    assert len(set(fates)) == 3


def test_with_fading_off_everybody_is_new() -> None:
    assert shares(pacing(SkillState.MASTERED, fading=False))[None] == 1.0


def test_a_skill_in_focus_fades_no_further_than_to_half() -> None:
    found = shares(pacing(SkillState.MASTERED, focus="listening"))
    assert found["faded"] == pytest.approx(0.45, abs=0.045)
    assert shares(pacing(SkillState.MASTERED, focus="closing"))["faded"] > 0.7


def test_what_is_faded_is_what_is_drawn_highest() -> None:
    """A skill that gets better loses cards and never wins one."""
    fading, mastered = pacing(SkillState.FADING), pacing(SkillState.MASTERED)
    for number in range(200):
        one = wanted(f"call {number}")
        if fading.kept_back(one) == "faded":
            assert mastered.kept_back(one) == "faded"
            assert draw(f"call {number}", "rule") > 0.5


def test_a_first_card_of_a_skill_costs_nothing_more() -> None:
    assert not Pacing().repeats_too_soon(PROFILE, wanted(priority=1), SkillUse(skill="a"), 10.0)


@pytest.mark.parametrize(
    ("priority", "cards", "too_soon"),
    [(50, 1, False), (50, 2, False), (50, 3, True), (30, 1, False), (30, 2, True), (90, 4, False),
     (90, 5, True), (20, 1, True)],
)  # fmt: skip
def test_each_further_card_of_a_skill_has_to_be_worth_more(
    priority: int, cards: int, too_soon: bool
) -> None:
    use = SkillUse(skill="listening", cards=cards)
    card = wanted(priority=priority)
    assert Pacing().repeats_too_soon(PROFILE, card, use, 9_999.0) is too_soon


def test_where_repeats_cost_nothing_they_come_like_any_other() -> None:
    free = Pacing(settings=PacingSettings(repeat_cost=0))
    use = SkillUse(skill="listening", cards=99, last_end=100.0)
    assert not free.repeats_too_soon(PROFILE, wanted(priority=1), use, 100.0)
    assert free.worth(wanted(priority=1), use) == 1


@pytest.mark.parametrize(("cards", "after_s"), [(1, 120.0), (2, 180.0)])
def test_each_further_card_of_a_skill_waits_longer(cards: int, after_s: float) -> None:
    use = SkillUse(skill="listening", cards=cards, last_end=100.0)
    assert Pacing().repeats_too_soon(PROFILE, wanted(), use, 99.9 + after_s)
    assert not Pacing().repeats_too_soon(PROFILE, wanted(), use, 100.0 + after_s)
    assert not FOCUS.repeats_too_soon(PROFILE, wanted(), use, 101.0)


def test_the_focus_has_room_beyond_the_budget_unless_there_is_none_at_all() -> None:
    assert (FOCUS.budget(PROFILE, "listening"), FOCUS.budget(PROFILE, "closing")) == (5, 3)
    none = ProfileSettings(cards_per_call=0, spacing_s=0.0)
    assert FOCUS.budget(none, "listening") == 0
    assert Pacing().budget(PROFILE, "") == 3


def test_uses_count_by_skill() -> None:
    uses = Uses().shown("a").gone("a", 10.0).shown("b").shown("a")
    assert uses["a"] == SkillUse(skill="a", cards=2, last_end=10.0)
    assert uses["b"] == SkillUse(skill="b", cards=1)
    assert uses["c"] == SkillUse(skill="c")
    assert uses.skills == {"a", "b"}
