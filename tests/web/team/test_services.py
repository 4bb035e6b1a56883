"""What the doors stand on."""

from __future__ import annotations

from typing import Any

from copilot.web.team.services import TeamServices
from tests.web.team.seed import NOW, TODAY


def test_it_is_a_real_team_with_no_recordings_unless_somebody_says_otherwise():
    store: Any = None
    services = TeamServices(
        version="0", origins=(), secure=True, store=store, now=lambda: NOW, today=lambda: TODAY
    )
    assert (services.demo, services.recording, services.time_zone) == (False, "", "")
