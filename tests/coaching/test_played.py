from __future__ import annotations

from copilot.coaching.cases import Case
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.inline_tests import events_of
from copilot.coaching.played import Pauses, played
from copilot.coaching.reason import Reason
from copilot.coaching.rulebook import Rulebook
from copilot.settings import Settings
from tests.coaching.make import context, rule

CASE = Case.model_validate(
    {
        "name": "a call",
        "lines": [{"rep": 30}, "buyer: yes", {"at": 40, "rep": "What do you make of it?"}],
    }
)


def test_words_that_take_their_time_keep_the_gate_waiting() -> None:
    settings = Settings()
    gate = Gate(settings=settings.gate, profile=settings.core)
    engine = Engine(Rulebook((rule(("max_wait_s: 30", "max_wait_s: 300")),)), context())
    shown = []
    for seconds in (0.0, 6.0):
        pauses = Pauses(gate, tuple(CASE.said()), words_after_s=seconds)
        last = None
        for now in played(engine, events_of(tuple(CASE.said()), ends=False, silence_s=6.0)):
            if last is not None:
                told = pauses.until(now.conversation.at, last.conversation, last.step.wanted)
                shown += [(seconds, at) for at, decision in told if decision.show]
            last = now
    (soon, late) = (at for _, at in shown)
    assert late >= soon + 0.75


def test_the_gate_is_asked_in_the_pauses_of_what_is_written() -> None:
    settings = Settings()
    said = tuple(CASE.said())
    gate = Gate(settings=settings.gate, profile=settings.core)
    pauses = Pauses(gate, said)
    engine = Engine(Rulebook((rule(("max_wait_s: 30", "max_wait_s: 300")),)), context())
    told, last = [], None
    for now in played(engine, events_of(said, ends=True)):
        if last is not None:
            told += list(pauses.until(now.conversation.at, last.conversation, last.step.wanted))
        last = now
    reasons = [decision.reason for _, decision in told]
    assert Reason.REP_SPEAKING in reasons
    (shown,) = [at for at, decision in told if decision.show]
    assert not any(one.start <= shown < one.end for one in said)
    assert [at for at, _ in told] == sorted({at for at, _ in told})
