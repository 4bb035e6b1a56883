from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import context_of, events
from copilot.coaching.outcomes import Helped, Outcome, SkillOutcome, outcomes_of
from copilot.coaching.rulebook import Rulebook
from copilot.conversation.state import Conversation
from copilot.kinds import SignalKind, Speaker
from copilot.resources import rules_dir
from tests.coaching.make import context, conversation, rule, said, signal, step

if TYPE_CHECKING:
    from copilot.coaching.schema import Rule

STEP = rule(
    ("{always: true}", "{all: [{next_step: {at_most: vague}}, {time: {elapsed_at_least_s: 50}}]}"),
    add="moment: {settle: end}\n",
)
OBJECTION = rule(
    ("{always: true}", "{signal: {kind: price_objection, speaker: buyer, within_s: 30}}")
)
ALONE = Helped()
SHOWN = Helped(skills=frozenset({"listening"}))
WITHHELD = Helped(withheld=frozenset({"sample"}))


def after(*levels: str, ended: bool = True) -> tuple[Conversation, ...]:
    """A call of which the next step stands so at 40 s, 60 s and so on, and which then ends."""
    last = len(levels) - 1
    return tuple(
        conversation(40.0 + 20 * place, next_step=step(level), ended=ended and place == last)
        for place, level in enumerate(levels)
    )


def went(
    call: tuple[Conversation, ...], helped: Helped = ALONE, chosen: Rule = STEP
) -> Outcome | None:
    engine = Engine(Rulebook((chosen,)), context())
    state = engine.begin()
    for now in call:
        state, _ = engine.step(state, now)
    found = outcomes_of(engine.rules, state, helped)
    if not found:
        return None
    (one,) = found
    assert (one.rule, one.skill) == ("sample", "listening")
    return one.outcome


def test_what_never_had_to_be_said_came_unprompted() -> None:
    assert went(after("none", "specific", "specific")) is Outcome.UNPROMPTED


def test_what_went_wrong_before_a_card_might_come_did_not_come_unprompted() -> None:
    early = rule(
        ("{always: true}", "{signal: {kind: price_objection, speaker: buyer, within_s: 30}}"),
        add="limits: {after_s: 90}\n",
    )
    met = (signal(SignalKind.PRICE_OBJECTION, 20.0),)
    call = tuple(conversation(at, signals=met, ended=at == 100.0) for at in (21.0, 60.0, 100.0))
    assert went(call, chosen=early) is Outcome.MISSED


def test_what_came_after_the_card_was_prompted() -> None:
    assert went(after("none", "none", "specific"), SHOWN) is Outcome.PROMPTED


def test_what_came_late_but_without_a_card_was_not() -> None:
    assert went(after("none", "none", "specific")) is Outcome.UNPROMPTED


@pytest.mark.parametrize(
    ("helped", "outcome"),
    [
        (ALONE, Outcome.MISSED),
        (SHOWN, Outcome.MISSED),
        (WITHHELD, Outcome.WITHHELD_MISSED),
        (replace(SHOWN, withheld=WITHHELD.withheld), Outcome.MISSED),
    ],
)
def test_what_still_stands_at_the_end_was_missed(helped: Helped, outcome: Outcome) -> None:
    assert went(after("none", "none", "none"), helped) is outcome


def test_what_came_though_the_card_was_kept_back_is_marked_so() -> None:
    call = after("none", "none", "specific")
    assert went(call, WITHHELD) is Outcome.WITHHELD_CAME
    assert went(call, replace(SHOWN, withheld=WITHHELD.withheld)) is Outcome.PROMPTED
    other = Helped(skills=frozenset({"closing"}), withheld=frozenset({"another"}))
    assert went(call, other) is Outcome.UNPROMPTED


def test_a_call_too_short_for_it_says_nothing() -> None:
    assert went((conversation(30.0, next_step=step("specific"), ended=True),)) is None


def test_a_call_that_broke_off_says_nothing() -> None:
    assert went(after("none", "none", "none", ended=False)) is None


def test_words_that_came_late_say_nothing() -> None:
    late = conversation(82.0, next_step=step("none"), latest=said("", 81.0, late=True), ended=True)
    assert went((*after("none", "none", ended=False), late)) is None


def test_an_objection_that_lies_back_is_not_resolved_by_that() -> None:
    objected = (signal(SignalKind.PRICE_OBJECTION, 50.0),)
    call = (
        conversation(50.0, signals=objected),
        conversation(100.0, signals=objected, ended=True),
    )
    assert went(call, chosen=OBJECTION) is Outcome.MISSED
    assert went(call, SHOWN, OBJECTION) is Outcome.MISSED
    late = replace(call[1], latest=said("", 99.0, late=True))
    assert went((call[0], late), chosen=OBJECTION) is Outcome.MISSED


def test_an_objection_that_was_met_is() -> None:
    unmet = rule(("{always: true}", "{objection: {state: open, after_turns: 0, within_s: 30}}"))
    objected = (signal(SignalKind.PRICE_OBJECTION, 50.0),)
    met = (*objected, signal(SignalKind.HANDLED, 70.0, Speaker.REP))
    call = (conversation(50.0, signals=objected), conversation(100.0, signals=met, ended=True))
    assert went(call, chosen=unmet) is Outcome.UNPROMPTED
    assert went(call, SHOWN, unmet) is Outcome.PROMPTED
    assert went(call, WITHHELD, unmet) is Outcome.WITHHELD_CAME
    handled_at_once = (conversation(100.0, signals=met, ended=True),)
    assert went(handled_at_once, chosen=unmet) is Outcome.UNPROMPTED


def test_a_rule_whose_phase_never_came_says_nothing() -> None:
    closing = rule(
        ("{always: true}", "{next_step: {at_most: vague}}"), add="applies: {phases: [closing]}\n"
    )
    assert went(after("specific", "specific"), chosen=closing) is None


def test_no_objection_is_no_occasion() -> None:
    assert went((conversation(100.0, ended=True),), chosen=OBJECTION) is None


def test_each_rule_has_its_own_in_the_rules_order() -> None:
    other = rule().model_copy(update={"id": "another", "skill": "closing"})
    engine = Engine(Rulebook((other, STEP)), context())
    state, _ = engine.step(engine.begin(), after("specific")[0])
    state, _ = engine.step(state, after("none", "none", "specific")[-1])
    assert outcomes_of(engine.rules, state, ALONE) == (
        SkillOutcome(rule="another", skill="closing", outcome=Outcome.MISSED),
        SkillOutcome(rule="sample", skill="listening", outcome=Outcome.UNPROMPTED),
    )


@pytest.mark.parametrize("shipped", Rulebook.load(rules_dir()).rules, ids=lambda one: one.id)
def test_what_a_shipped_rule_says_of_its_own_cases_is_so(shipped: Rule) -> None:
    """A case that must fire never says that it came unprompted, a quiet one never that it was missed."""
    helped = Helped(skills=frozenset({shipped.skill}))
    found: dict[str, list[Outcome]] = {"fires": [], "quiet": []}
    for group, cases in (("fires", shipped.tests.fires), ("quiet", shipped.tests.quiet)):
        for case in cases:
            now = Conversation.begin(context_of(shipped, case))
            engine = Engine(Rulebook((shipped,)), now.context)
            state = engine.begin()
            for event in events(case):
                now = now.after(event)
                state, _ = engine.step(state, now)
            found[group] += [one.outcome for one in outcomes_of(engine.rules, state, helped)]
    assert set(found["fires"]) <= {Outcome.MISSED, Outcome.PROMPTED}
    assert set(found["quiet"]) <= {Outcome.UNPROMPTED}
