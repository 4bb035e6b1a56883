"""Probes get a card in pause after pause: else a benchmark would measure next to nothing."""

from __future__ import annotations

from benchmarks import probe
from copilot.coaching.cases import Case
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.inline_tests import events_of
from copilot.coaching.pacing import Pacing
from copilot.coaching.played import Pauses, played
from copilot.coaching.rulebook import Rulebook
from copilot.settings import Settings
from tests.make import context

ROUNDS = 40
QUESTION_S = 20.0
"""Between the questions, each with a second of silence behind it."""


def test_nearly_every_pause_gets_its_card(tmp_path, monkeypatch):
    for name, value in probe.SETTINGS.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    lines = []
    for number in range(ROUNDS):
        at = number * QUESTION_S
        lines += [{"at": at, "rep": "What do you make of it?"}, {"at": at + 5.0, "buyer": 10}]
    said = tuple(Case.model_validate({"name": "a call", "lines": lines}).said())
    engine = Engine(Rulebook.load(probe.write_rules(tmp_path)), context())
    gate = Gate(
        settings=settings.gate, profile=settings.core, pacing=Pacing(settings=settings.pacing)
    )
    pauses, shown, last = Pauses(gate, said), 0, None
    for now in played(engine, events_of(said, ends=True)):
        if last is not None:
            told = pauses.until(now.conversation.at, last.conversation, last.step.wanted)
            shown += sum(decision.show is not None for _, decision in told)
        last = now
    assert shown > 0.8 * ROUNDS
