from __future__ import annotations

from datetime import date

import pytest

from copilot import resources
from copilot.coaching.rulebook import Rulebook
from copilot.demo.example import calls_of_rep, example_team
from copilot.demo.stories import STORIES

TODAY = date(2026, 3, 18)  # a Wednesday


@pytest.fixture(scope="session")
def rulebook():
    return Rulebook.load(resources.rules_dir())


@pytest.fixture(scope="session")
def played(rulebook):
    """The calls of two reps, the one who forgot next steps and the one with nothing to hover over."""
    return {place: calls_of_rep(place, today=TODAY, rulebook=rulebook) for place in (0, 2)}


@pytest.fixture(scope="session")
def team(played):
    """The team as it is without the calls of the other eight: they take seconds to play."""
    return example_team([played.get(place, ()) for place in range(len(STORIES))], today=TODAY)
