from __future__ import annotations

from copilot.coaching.explain_head import known, paced, why_not_asked
from copilot.coaching.fading import Mastery, SkillState, draw
from copilot.coaching.inline_tests import context_of
from copilot.coaching.pacing import Pacing
from copilot.coaching.written_call import WrittenCall
from copilot.kinds import CallKind, Persona, Profile
from copilot.settings import PacingSettings
from tests.coaching.make import context, rule


def test_what_the_file_leaves_open_is_assumed_and_said_to_be() -> None:
    own = rule(add="applies: {calls: [demo], profiles: [senior], personas: [user]}\n")
    call = WrittenCall(name="a", said=())
    assert known(call, context_of(own, call, "c")) == (
        "kind demo (assumed); profile senior (assumed); buyer user (assumed); end not planned"
    )


def test_what_the_file_tells_is_taken() -> None:
    call = WrittenCall(
        name="a",
        said=(),
        kind=CallKind.DEMO,
        profile=Profile.SENIOR,
        persona=Persona.USER,
        competitors=("Acme",),
        scheduled_end_s=600.0,
    )
    told = known(call, context_of(rule(), call, "c"))
    assert told == (
        "kind demo; profile senior; buyer user; planned to end at 10:00; 1 competitor told"
    )
    assert "Acme" not in told


def test_of_a_new_skill_nothing_is_kept_back() -> None:
    (line,) = paced(rule(), context(), Pacing())
    assert line.startswith("skill:  listening, taken as new: no card of it is kept back (draw 0.")


def test_state_shares_and_draw_are_told() -> None:
    mastered = (("listening", Mastery(state=SkillState.MASTERED)),)
    seen = set()
    for number in range(40):
        (line,) = paced(rule(), context(call_id=f"c{number}"), Pacing(masteries=mastered))
        assert "listening, taken as mastered (10% withheld, 15% of the rest shown)" in line
        drawn = draw(f"c{number}", "sample")
        assert f"(draw {drawn:.3f} for call 'c{number}')" in line
        says = line.partition("): ")[2].partition(" (")[0]
        seen.add(says)
        assert says.startswith("kept back by chance") is (drawn < 0.1)
    assert {one[:15] for one in seen} == {"kept back by ch", "kept back becau", "its cards may c"}


def test_a_skill_that_the_rep_works_on_is_told() -> None:
    pacing = Pacing(
        settings=PacingSettings(focus="listening"),
        masteries=(("listening", Mastery(state=SkillState.MASTERED)),),
    )
    first, second = paced(rule(), context(), pacing)
    assert "50% of the rest shown" in first
    assert "2 cards of room beyond the budget" in second


def test_why_a_rule_is_not_asked() -> None:
    only = rule(add="applies: {calls: [demo]}\n")
    assert "discovery calls" in why_not_asked(only, context())
