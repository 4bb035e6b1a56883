"""A rule for some kinds of call, in a call whose kind becomes known in its course, or changes."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.engine import Engine
from copilot.coaching.finding import Finding
from copilot.coaching.inputs import FOR_EVER, KIND
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.scene import Scene
from copilot.coaching.watch import Watch, of_before, opened, resting, shut
from copilot.conversation.course import Course
from copilot.conversation.kind_now import HeardKind, KindNow
from copilot.events import Moment, Signal
from copilot.kinds import CallKind, KindFrom, SignalKind, Speaker
from tests.coaching.gates import wanted
from tests.coaching.make import context, conversation, rule, step

if TYPE_CHECKING:
    from copilot.coaching.wanted import Wanted

DEMO = "applies: {calls: [demo]}\n"
PRICE = ("when: {always: true}", "when: {signal: {kind: price, within_s: 60}}")
KINDS = (CallKind.UNKNOWN, CallKind.DEMO, CallKind.RETAIL)


def heard(kind: CallKind, at: float) -> Course:
    source = KindFrom.NOBODY if kind is CallKind.UNKNOWN else KindFrom.HEARD
    now = KindNow(kind=kind, source=source, confidence=0.9, since_s=at)
    return Course(kind_heard=HeardKind(now=now))


class Call:
    """A call that was set up without a kind, and what came of one rule in it."""

    def __init__(self, one, given_kind=CallKind.UNKNOWN):
        self.context = context(kind=given_kind)
        self.engine = Engine(Rulebook((one,)), self.context)
        self.state = self.engine.begin()
        self.moments: list[Moment] = []
        self.wanted: tuple[Wanted, ...] = ()

    def at(self, at, kind, *, signals=(), level="none", ended=False):
        now = replace(
            conversation(at, next_step=step(level), ended=ended, signals=tuple(signals)),
            context=self.context,
            course=heard(kind, at),
        )
        self.state, made = self.engine.step(self.state, now)
        self.moments += made.moments
        self.wanted = made.wanted
        return made

    @property
    def watch(self) -> Watch:
        return self.state.watches[0]


def test_it_is_silent_until_its_kind_is_heard_and_speaks_from_then_on():
    call = Call(rule(add=DEMO))
    for at in (1.0, 20.0, 100.0):
        call.at(at, CallKind.UNKNOWN)
    assert not call.moments
    assert not call.watch.asked
    call.at(120.0, CallKind.DEMO)
    (moment,) = call.moments
    assert moment.at == 120.0
    assert call.watch.asked


def test_asleep_it_is_woken_by_its_kind_alone():
    call = Call(rule(add=DEMO))
    call.at(1.0, CallKind.UNKNOWN)
    assert call.watch.sleeps is not None
    assert call.watch.sleeps[0] & KIND


def test_another_kind_shuts_it_and_takes_its_card_out_of_reach():
    call = Call(rule(add=DEMO))
    call.at(10.0, CallKind.DEMO)
    assert [one.stands for one in call.wanted] == [True]
    call.at(11.0, CallKind.RETAIL)
    assert [one.stands for one in call.wanted] == [None]
    call.at(100.0, CallKind.RETAIL)
    assert call.wanted == ()


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=12))
def test_however_the_kind_changes_one_condition_that_stands_fires_once(kinds):
    call = Call(rule(add="limits: {per_call: 5, cooldown_s: 14000}\n" + DEMO))
    for number, kind in enumerate(kinds):
        call.at(100.0 * (number + 1), kind)
    assert len(call.moments) == (CallKind.DEMO in kinds)


def test_what_was_said_before_its_kind_was_heard_makes_nothing():
    call = Call(rule(PRICE, add=DEMO))
    price = Signal(kind=SignalKind.PRICE, at=10.0, speaker=Speaker.REP)
    call.at(10.0, CallKind.UNKNOWN, signals=[price])
    call.at(20.0, CallKind.DEMO, signals=[price])
    assert not call.moments
    again = Signal(kind=SignalKind.PRICE, at=30.0, speaker=Speaker.REP)
    call.at(30.0, CallKind.DEMO, signals=[price, again])
    assert [one.at for one in call.moments] == [30.0]


def test_a_rule_for_a_call_of_no_known_kind_too_goes_on_as_it_was():
    call = Call(rule(PRICE, add="applies: {except_calls: [retail]}\n"))
    price = Signal(kind=SignalKind.PRICE, at=10.0, speaker=Speaker.REP)
    call.at(10.0, CallKind.UNKNOWN, signals=[price])
    call.at(20.0, CallKind.DEMO, signals=[price])
    assert [one.at for one in call.moments] == [10.0]


@pytest.mark.parametrize(("kind", "kept"), [(CallKind.DEMO, 1), (CallKind.RETAIL, 0)])
def test_at_the_end_it_settles_only_if_its_kind_is_in_force(kind, kept):
    vague = ("when: {always: true}", "when: {next_step: {at_most: vague}}")
    call = Call(rule(vague, add="moment: {settle: end}\n" + DEMO))
    call.at(10.0, CallKind.DEMO)
    call.at(50.0, kind)
    call.at(60.0, kind, ended=True)
    assert len(call.moments) == kept


def test_where_the_kind_was_said_before_nothing_is_opened_or_shut():
    call = Call(rule(add=DEMO), CallKind.DEMO)
    call.at(10.0, CallKind.RETAIL)
    assert len(call.moments) == 1
    assert call.watch.open_since is None
    assert Call(rule(add=DEMO), CallKind.RETAIL).engine.rules == ()


def test_opening_it_twice_keeps_the_first_time_and_shutting_forgets_it():
    watch = opened(opened(Watch(), 10.0), 20.0)
    assert watch.open_since == 10.0
    scene = Scene(conversation=conversation(30.0))
    assert shut(watch, scene).open_since is None
    assert opened(shut(watch, scene), 40.0).open_since == 40.0


def test_what_has_no_time_or_settles_at_the_end_is_never_of_before():
    watch = Watch(open_since=50.0)
    assert of_before(rule(), watch, Finding(holds=True, at=49.0))
    assert not of_before(rule(), watch, Finding(holds=True, at=50.0))
    assert not of_before(rule(), watch, Finding(holds=True))
    assert not of_before(rule(), Watch(), Finding(holds=True, at=1.0))
    settles = rule(add="moment: {settle: end}\n")
    assert not of_before(settles, watch, Finding(holds=True, at=49.0))


def test_one_that_rests_keeps_all_else() -> None:
    card = wanted()
    one = Watch(
        asked=True, open_since=1.0, fired=2, last_fired=3.0, standing_since=4.0,
        pending=(card.moment,),
    )  # fmt: skip
    seen = replace(one.occurrences, noted=True)
    rests = replace(one, standing_since=None, sleeps=FOR_EVER, occurrences=seen)
    # what it keeps is named field by field: a new one must be named there, too
    assert resting(one, FOR_EVER, seen) == rests
    assert {field.name for field in fields(Watch) if getattr(one, field.name) == field.default} == {
        "occurrences", "wanted", "sleeps",
    }  # fmt: skip
    assert resting(rests, FOR_EVER, seen) is rests
