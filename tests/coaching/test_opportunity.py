from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from copilot.bleed import Bleed
from copilot.coaching.checks.measure import Name
from copilot.coaching.opportunity import OWN_MEASURES, SLIPS, could_have_stood, still_stands
from copilot.conversation.measures import Measures, Side
from copilot.kinds import SignalKind, Speaker
from tests.coaching.make import rule, said, scene, signal, step

CIRCUMSTANCES = {
    "voiced_s",
    "longest_buyer_stretch_s",
    "buyer_questions",
    "buyer_speech_s",
    "rep_speech_s",
    "turns",
    "buyer_gone_quiet",
}
TALKED = Measures(
    rep=Side(voiced_s=100.0, turns=9),
    buyer=Side(voiced_s=60.0, turns=8, questions=2),
)
BUYER, REP = Speaker.BUYER, Speaker.REP
BUDGET = (signal(SignalKind.BUDGET, 20.0),)


def could(when: str, *, add: str = "", at: float = 100.0, **changes: object) -> bool:
    return could_have_stood(rule(("{always: true}", when), add=add), scene(at, **changes))


def test_every_measure_is_the_reps_or_a_circumstance() -> None:
    """Fails when a measure is new: say in `OWN_MEASURES` or here which of the two it is."""
    assert set(get_args(Name)) == OWN_MEASURES | CIRCUMSTANCES
    assert not OWN_MEASURES & CIRCUMSTANCES


def test_what_nobody_brought_up_could_always_be_missing() -> None:
    assert could("{absent: {any_of: [budget]}}", signals=BUDGET)


def test_a_step_that_was_agreed_could_have_been_missing() -> None:
    assert could("{next_step: {at_most: vague}}", next_step=step("specific"))
    assert not could("{next_step: {at_least: vague}}", next_step=step("none"))


def test_a_short_call_skipped_nothing() -> None:
    enough = "{all: [{absent: {any_of: [budget]}}, {measure: {name: voiced_s, over: 90}}]}"
    assert could(enough, measures=TALKED)
    assert not could(enough)
    assert not could("{always: true}", add="limits: {after_s: 101}\n")
    assert could("{always: true}", add="limits: {after_s: 100}\n")


def test_a_share_could_have_been_too_high_where_there_is_one() -> None:
    high = "{measure: {name: rep_share, over: 0.7}}"
    assert could(high, measures=TALKED)
    assert not could(high, measures=Measures())
    assert not could(high, spoken_s=4.0)
    withheld = Measures(
        rep=TALKED.rep, buyer=TALKED.buyer, sound_bleed=Bleed(seconds=60.0, confidence=0.0)
    )
    assert withheld.withheld
    assert not could(high, measures=withheld)


def test_who_never_cut_in_could_have() -> None:
    lately = "{measure: {name: since_rep_cut_in_s, under: 20}}"
    assert could(lately, measures=TALKED)
    withheld = replace(TALKED, sound_bleed=Bleed(seconds=60.0, confidence=0.0))
    assert not could(lately, measures=withheld)


def test_handling_an_objection_takes_an_objection() -> None:
    handled = (
        "{all: [{signal: {kind: price_objection, speaker: buyer, within_s: 30}}, "
        "{not: {signal: {kind: question, speaker: rep, within_s: 15}}}]}"
    )
    assert not could(handled)
    objected = (signal(SignalKind.PRICE_OBJECTION, 10.0), signal(SignalKind.QUESTION, 99.0, REP))
    assert could(handled, signals=objected)


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_takes_an_occasion_for_it(kind: SignalKind) -> None:
    when = f"{{signal: {{kind: {kind}, speaker: rep}}}}"
    assert not could(when)
    assert could(when, measures=TALKED, signals=(signal(SignalKind.PRICE, 30.0),))


def test_what_the_rep_may_say_the_rep_could_have_said() -> None:
    assert could("{signal: {kind: price, speaker: rep}}")
    assert not could("{signal: {kind: price}}")
    assert could("{phrase: {any_of: ['honestly'], speaker: rep}}")
    assert not could("{phrase: {any_of: ['honestly']}}")
    heard = (said("honestly I doubt it", 90.0, speaker=BUYER),)
    assert could("{phrase: {any_of: ['honestly']}}", recent=heard)


def test_what_excuses_a_rule_is_taken_away() -> None:
    when = "{not: {phrase: {any_of: ['one more thing'], within_s: 30}}}"
    assert could(when, recent=(said("one more thing", 90.0),))
    assert could("{not: {not: {absent: {any_of: [budget]}}}}", signals=BUDGET)


def test_early_was_once_and_late_has_to_have_come() -> None:
    assert could("{time: {elapsed_at_most_s: 60}}")
    assert could("{time: {progress_at_most: 0.2}}", scheduled_end_s=100.0)
    assert could("{time: {elapsed_at_least_s: 100}}")
    assert not could("{time: {elapsed_at_least_s: 101}}")
    assert not could("{not: {time: {progress_at_most: 0.75}}}", scheduled_end_s=200.0)


def test_one_branch_that_could_is_enough_and_one_that_could_not_too_much() -> None:
    late, missing = "{time: {elapsed_at_least_s: 999}}", "{absent: {any_of: [budget]}}"
    assert could(f"{{any: [{late}, {missing}]}}")
    assert not could(f"{{all: [{late}, {missing}]}}")


def test_what_was_not_heard_is_not_claimed() -> None:
    unheard = (said("", 99.0, late=True),)
    phrase = "{phrase: {any_of: ['honestly']}}"
    assert not could(phrase, recent=unheard)
    assert not could(f"{{not: {{not: {phrase}}}}}", recent=unheard)
    assert not could(f"{{any: [{phrase}, {{time: {{elapsed_at_least_s: 999}}}}]}}", recent=unheard)


def test_missing_by_a_time_takes_a_call_of_that_length() -> None:
    assert could("{absent: {any_of: [budget], by_s: 100}}", signals=BUDGET)
    assert not could("{absent: {any_of: [budget], by_s: 101}}", signals=BUDGET)
    assert not could("{absent: {any_of: [budget], within_s: 101}}", signals=BUDGET)


def test_an_answer_takes_a_question_of_the_buyers() -> None:
    when = "{response: {to: price_objection, none_of: [question]}}"
    assert not could(when)
    assert could(when, signals=(signal(SignalKind.PRICE_OBJECTION, 10.0),))
    assert not could(when, signals=(signal(SignalKind.PRICE_OBJECTION, 10.0, REP),))
    assert could(f"{{not: {when}}}")


def test_an_open_objection_takes_one_of_its_kind() -> None:
    price, any_kind = "{objection: {any_of: [price]}}", "{objection: {state: open}}"
    assert not could(any_kind)
    handled = (signal(SignalKind.PRICE_OBJECTION, 10.0), signal(SignalKind.HANDLED, 20.0, REP))
    assert could(any_kind, signals=handled)
    assert could(price, signals=handled)
    assert not could(price, signals=(signal(SignalKind.OBJECTION, 10.0),))
    assert not could("{objection: {state: handled}}")


@pytest.mark.parametrize("state", ["open", "unmet"])
def test_who_met_an_objection_at_once_could_have_left_it(state: str) -> None:
    met = (signal(SignalKind.PRICE_OBJECTION, 10.0), signal(SignalKind.HANDLED, 12.0, REP))
    once, twice = (f"{{objection: {{state: {state}, at_least: {count}}}}}" for count in (1, 2))
    assert could(once, signals=met)
    assert not could(twice, signals=met)
    assert could(twice, signals=(signal(SignalKind.OBJECTION, 5.0), *met))


def test_a_slip_after_something_takes_the_something() -> None:
    when = (
        "{sequence: {steps: [{kind: price_objection, speaker: buyer}, "
        "{kind: concession, speaker: rep}]}}"
    )
    assert not could(when)
    assert could(when, signals=(signal(SignalKind.PRICE_OBJECTION, 10.0),))
    assert could(f"{{not: {when}}}")
    theirs = when.replace("concession, speaker: rep", "question, speaker: buyer")
    both = (signal(SignalKind.PRICE_OBJECTION, 10.0), signal(SignalKind.QUESTION, 20.0))
    assert not could(theirs, signals=both[:1])
    assert could(theirs, signals=both)


def test_a_kind_of_check_that_nobody_thought_of_is_a_circumstance() -> None:
    known = "{context: {competitors_known: true}}"
    assert could(known, competitors=("Acme",))
    assert not could(known)


def still(when: str, at: float = 200.0, **changes: object) -> bool | None:
    return still_stands(rule(("{always: true}", when)), scene(at, **changes))


def test_what_the_rep_did_about_it_decides_whether_it_stands() -> None:
    missing = "{absent: {any_of: [budget]}}"
    assert still(missing) is True
    assert still(missing, signals=BUDGET) is False
    assert still(missing, late_s=30.0, last_late=199.0) is None
    assert still("{measure: {name: rep_share, over: 0.9}}", measures=TALKED) is False
    assert still("{measure: {name: rep_share, over: 0.5}}", measures=TALKED) is True


@pytest.mark.parametrize(
    "when",
    [
        "{signal: {kind: price_objection, within_s: 30}}",
        "{phrase: {any_of: ['too much'], within_s: 30}}",
        "{silence: {at_least_s: 5}}",
        "{time: {elapsed_at_most_s: 60}}",
        "{ending: {wrap_up_strength: 1.0}}",
        "{not: {signal: {kind: question, within_s: 30}}}",
        "{all: [{phase: {any_of: [pricing]}}, {fact: {kind: money}}]}",
    ],
)
def test_what_passes_by_itself_resolves_nothing(when: str) -> None:
    objected = (signal(SignalKind.PRICE_OBJECTION, 10.0),)
    assert still(when, signals=objected) is True


def test_an_objection_that_was_handled_is_resolved_however_long_ago() -> None:
    objected = (signal(SignalKind.PRICE_OBJECTION, 10.0),)
    open_one = "{objection: {state: open, within_s: 60}}"
    assert still(open_one, signals=objected) is True
    handled = (*objected, signal(SignalKind.HANDLED, 20.0, REP))
    assert still(open_one, signals=handled) is False
