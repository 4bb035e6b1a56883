"""A call in numbers: its path's own, what it left behind, and what the recogniser dropped."""

from __future__ import annotations

from dataclasses import replace

from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate, View
from copilot.coaching.rulebook import Rulebook
from copilot.path import CallPath, Coach
from copilot.remains import Remains
from copilot.settings import Settings
from copilot.summing import summed
from tests.make import ScriptedVoice, context, pair


def test_what_there_is_is_in_the_numbers_as_it_stands():
    settings = Settings()
    coach = Coach(
        engine=Engine(rulebook=Rulebook(), context=context()),
        gate=Gate(settings=settings.gate, profile=settings.core),
        settings=settings,
    )
    path = CallPath(context(), ScriptedVoice((), ()), coach)
    rep, buyer = (replace(frame, lost=True) for frame in pair(0))
    path.hear((rep, buyer), View())
    found = summed(path, Remains(late=3), dropped=2)
    assert (found.call_id, found.duration_s) == (context().call_id, path.at)
    assert (found.late_utterances, found.dropped_utterances, found.lost_frames) == (3, 2, 2)
    assert (found.turns, found.cards, found.moments, found.rep_share) == (0, 0, (), None)
