"""The shipped rules: each does what its own cases say, and none disturbs a call that goes well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.bands import talk_band
from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import context_of, events, run_rule
from copilot.coaching.played import played
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.rulefile import read_case
from copilot.events import CallContext
from copilot.kinds import CallKind, MomentKind, Profile
from copilot.resources import rules_dir

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.coaching.cases import Case
    from copilot.coaching.checks.measure import MeasureCheck
    from copilot.coaching.conditions import Node
    from copilot.coaching.schema import Rule

RULES = Rulebook.load(rules_dir()).rules
GOOD_CALLS = sorted((rules_dir() / "good_calls").glob("*.yaml"))
NO_SALE = (CallKind.CHURN_INTERVIEW, CallKind.PRODUCT_FEEDBACK, CallKind.RETAIL)


def good_call(path: Path) -> Case:
    return read_case(path.read_bytes(), path.name)


@pytest.fixture(params=RULES, ids=lambda rule: rule.id)
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = request.param
    return found


def test_there_is_a_stable_rule_for_every_kind_of_moment_but_the_probe() -> None:
    stable = [rule for rule in RULES if rule.maturity == "stable"]
    assert len(stable) >= 24
    assert {rule.kind for rule in stable} == set(MomentKind) - {MomentKind.PROBE}


def test_every_case_does_what_it_says(rule: Rule) -> None:
    wrong = {
        f"{one.expected}: {one.case}": one.complaint for one in run_rule(rule) if not one.passed
    }
    assert wrong == {}


def test_each_has_five_cases_of_each_kind_with_names_of_their_own(rule: Rule) -> None:
    assert min(len(rule.tests.fires), len(rule.tests.quiet)) >= 5
    names = [case.name for case in (*rule.tests.fires, *rule.tests.quiet)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("planned", [True, False], ids=["planned", "unplanned"])
@pytest.mark.parametrize("path", GOOD_CALLS, ids=lambda path: path.stem)
def test_a_good_call_is_left_in_peace(path: Path, planned: bool) -> None:
    case = good_call(path)
    if not planned:
        case = case.model_copy(update={"scheduled_end_s": None})
    # all rules in one pass: each by itself would fold the same call nearly thirty times
    engine = Engine(rulebook=Rulebook(RULES), context=context_of(RULES[0], case))
    steps = [instant.step for instant in played(engine, events(case))]
    assert {wanted.moment.rule for step in steps for wanted in step.wanted} == set()
    assert {moment.rule for step in steps for moment in step.moments} == set()


def test_the_good_calls_are_whole_calls_of_several_kinds() -> None:
    calls = [good_call(path) for path in GOOD_CALLS]
    assert len(calls) >= 10
    assert len({call.kind for call in calls}) >= 8
    assert all(max(one.end for one in call.said()) > 120 for call in calls)


def test_its_card_is_written_for_every_level_and_differently(rule: Rule) -> None:
    cards = [rule.card.foundational, rule.card.core, rule.card.advanced]
    assert all(cards)
    assert len({card.cue for card in cards if card}) == len(cards)


def test_its_ask_is_a_question_in_the_reps_voice(rule: Rule) -> None:
    for profile in Profile:
        words = rule.card.words(profile)
        assert words.ask.endswith("?")
        assert " you" in words.ask.lower()
        assert "?" not in words.why
        assert len(words.why.split()) <= 20


@pytest.mark.parametrize("kind", NO_SALE)
def test_where_nothing_is_sold_nothing_is_coached(kind: CallKind) -> None:
    context = CallContext(call_id="call", kind=kind)
    assert [rule.id for rule in RULES if rule.applies.to(context)] == []


@pytest.mark.parametrize("kind", CallKind)
def test_the_talk_share_rule_speaks_only_well_outside_the_band_that_is_shown(
    kind: CallKind,
) -> None:
    (share,) = [rule for rule in RULES if rule.kind is MomentKind.TALK_SHARE_HIGH]
    context, band = CallContext(call_id="call", kind=kind), talk_band(kind)
    if band is None:
        assert not share.applies.to(context)
        return
    limits = [
        measure.limit(kind)
        for measure in measures(share.when)
        if measure.name == "rolling_rep_share"
    ]
    found = [limit for limit in limits if limit is not None]
    assert found
    assert min(found) >= band[1] + 0.1


def measures(node: Node) -> list[MeasureCheck]:
    below = [one for part in (node.all, node.any) for one in part or ()]
    return [node.measure] if node.measure else [found for one in below for found in measures(one)]
