from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from copilot.coaching.drills import LINE_WORDS, SPARE_LINES, drills_of, judge
from copilot.coaching.moves import Verdict
from copilot.coaching.rulebook import Rulebook, read_file
from copilot.events import Meaning, Utterance
from copilot.kinds import MomentKind, SignalKind, Speaker
from copilot.spoken import NOTHING_SAID, Spoken

RULES = Path(__file__).resolve().parents[2] / "rules"
# short cases, so that they play in no time
QUICK = ("price-objection", "price-conceded", "competitor-named", "objection-unhandled")


def answer(text: str) -> tuple[Utterance, ...]:
    return (
        Utterance(
            speaker=Speaker.REP, start=0.0, end=len(text.split()) / 2.5, words=Spoken(text), confidence=1.0
        ),
    )  # fmt: skip


@pytest.mark.parametrize("rule_id", QUICK)
def test_a_rules_own_question_is_never_not_yet_and_small_talk_always_is(rule_id: str) -> None:
    rule = read_file(RULES / f"{rule_id}.yaml")
    drills = drills_of(rule)
    assert drills
    assert [drill.number for drill in drills] == list(range(len(drills)))
    assert len({drill.buyer for drill in drills}) == len(drills)
    asks = [card.ask for card in (rule.card.foundational, rule.card.advanced) if card]
    for drill in drills:
        assert len(drill.buyer.split()) >= LINE_WORDS
        assert judge(drill, answer("Okay, let me tell you a bit more.")) is Verdict.NOT_YET
        assert {judge(drill, answer(ask)) for ask in asks} <= {Verdict.DONE, Verdict.NEAR}


def test_the_drill_ends_with_the_buyers_line() -> None:
    [first, *_] = drills_of(read_file(RULES / "price-objection.yaml"))
    assert first.buyer == "Okay. That is a lot more than we expected to pay."
    assert first.lead.startswith("For three sites")
    assert first.said[-1].speaker is Speaker.BUYER
    assert first.heard().at == pytest.approx(first.said[-1].end)


def test_where_cases_hold_no_line_to_answer_to_there_is_a_spare_one() -> None:
    [drill] = drills_of(read_file(RULES / "monologue.yaml"))
    assert drill.buyer == SPARE_LINES[MomentKind.MONOLOGUE]
    assert judge(drill, answer("What of this matters to you?")) is Verdict.DONE


def test_an_answer_that_was_not_understood_is_told_from_a_wrong_one() -> None:
    [first, *_] = drills_of(read_file(RULES / "price-objection.yaml"))
    late = Utterance(
        speaker=Speaker.REP, start=0.0, end=1.0, words=NOTHING_SAID, confidence=0.0, late=True
    )
    assert judge(first, ()) is Verdict.UNHEARD
    assert judge(first, (late,)) is Verdict.UNHEARD


def test_a_rule_without_cases_has_no_drill() -> None:
    rule = read_file(RULES / "monologue.yaml")
    bare = rule.model_copy(update={"tests": rule.tests.model_copy(update={"fires": ()})})
    probe = rule.model_copy(update={"kind": MomentKind.PROBE})
    assert drills_of(bare) == drills_of(probe) == ()


def test_an_answer_in_two_stretches_is_one_answer() -> None:
    [first, *_] = drills_of(read_file(RULES / "price-objection.yaml"))
    one = answer("I see.")[0]
    other = Utterance(
        speaker=Speaker.REP, start=2.0, end=4.0, words=Spoken("What are you comparing it with?"),
        confidence=1.0,
    )  # fmt: skip
    assert judge(first, (one, other)) is Verdict.DONE


def meaning(text: str, kind: SignalKind, strength: float, *, sure: bool) -> tuple[Utterance, ...]:
    found = (Meaning(kind=kind, strength=strength, sure=sure),)
    return tuple(replace(one, meanings=found) for one in answer(text))


def test_a_question_that_no_phrase_knows_counts_by_what_it_means() -> None:
    [drill, *_] = drills_of(read_file(RULES / "budget-skipped.yaml"))
    asked = "What did you expect to spend on something like this?"
    assert judge(drill, answer(asked)) is Verdict.NEAR
    assert judge(drill, meaning(asked, SignalKind.BUDGET, 0.9, sure=True)) is Verdict.DONE
    assert judge(drill, meaning(asked, SignalKind.BUDGET, 0.1, sure=False)) is Verdict.NEAR
    told = "Let me show you what others spend on it."
    assert judge(drill, meaning(told, SignalKind.BUDGET, 0.9, sure=True)) is Verdict.NOT_YET


def test_a_question_about_something_else_is_told_from_one_that_may_be_about_it() -> None:
    [budget, *_] = drills_of(read_file(RULES / "budget-skipped.yaml"))
    [timing, *_] = drills_of(read_file(RULES / "timing-unknown.yaml"))
    asked = "How is the weather over there?"
    assert judge(budget, meaning(asked, SignalKind.BUDGET, 0.001, sure=False)) is Verdict.NOT_YET
    # of a reason for the date nothing is heard in a rep's words, so nobody may say that it is none
    assert judge(timing, meaning(asked, SignalKind.TIMELINE, 0.001, sure=False)) is Verdict.NEAR


def test_every_shipped_rule_can_be_practised() -> None:
    for rule in Rulebook.load(RULES).rules:
        assert rule.tests.fires, rule.id
