"""What the team's doors stand in front of, put together by who starts the server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from copilot.review.moments import RuleWords
    from copilot.storage.team.store import TeamStore
    from copilot.web.address import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamServices:
    """Everything that `copilot.web.team.app.create_team_app` needs.

    `now` gives whole seconds of UTC since 1970, `today` the team's calendar day, `time_zone` its IANA
    name, or empty for this machine's own. `rules` holds the words of each rule under its `rule_key`. `recording` is the template of a
    link into the team's own recordings, empty where they keep none. A `demo` is an example team.
    """

    version: str
    origins: tuple[Origin, ...]
    secure: bool
    store: TeamStore
    now: Callable[[], int]
    today: Callable[[], date]
    time_zone: str = ""
    rules: Mapping[str, RuleWords] = field(default_factory=dict)
    recording: str = ""
    demo: bool = False
