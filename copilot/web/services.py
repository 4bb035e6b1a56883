"""What the doors stand in front of, put together by who starts the service."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from copilot.settings import PacingSettings
from copilot.sharing_settings import SharingSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copilot.coaching.rulebook import Rulebook
    from copilot.events import Utterance
    from copilot.storage.stores import Stores
    from copilot.web.address import Address
    from copilot.web.calls import LiveCalls
    from copilot.web.samples import Sample
    from copilot.web.tickets import Tickets


class InForce(Protocol):
    """Rules that may be read anew while the service runs."""

    @property
    def trouble(self) -> str:
        """Why not all that is written is in force; empty if there is no trouble."""
        ...

    @property
    def rulebook(self) -> Rulebook:
        """The newest that could be read."""
        ...


class OwnRules(Protocol):
    """What the rep has chosen about rules, as `copilot.coaching.choosing.OwnChoices` keeps it."""

    def text(self) -> str:
        """All of it, as it is written down."""
        ...

    def muted(self) -> tuple[str, ...]:
        """Rules of which the rep wants no card."""
        ...

    def mute(self, rule: str, *, on: bool) -> None:
        """Mute one, or let it speak again."""
        ...

    def forget(self) -> None:
        """Take all of it back."""
        ...


class DrillRoom(Protocol):
    """What understands a rep's answer in a drill, as `copilot.drill_room` does. Nothing of it is kept."""

    async def spoken(self, pcm: bytes, rate_hz: int) -> tuple[Utterance, ...]:
        """What was said in 16-bit sound of one channel. Raises the `AudioError` tree."""
        ...

    async def typed(self, text: str) -> tuple[Utterance, ...]:
        """What was typed, as if it had been said."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything that `copilot.web.app.create_app` needs. `now` is in seconds of UTC since 1970.

    So is `team_since_s`, since when there is a team's server to share with; None where there is none.
    """

    version: str
    address: Address
    samples: Mapping[str, Sample]
    calls: LiveCalls
    tickets: Tickets
    stores: Stores
    rulebook: Rulebook
    rules: InForce | None = None
    choices: OwnRules | None = None
    sharing: SharingSettings = field(default_factory=SharingSettings)
    pacing: PacingSettings = field(default_factory=PacingSettings)
    drill_room: DrillRoom | None = None
    team_since_s: int | None = None
    now: Callable[[], float] = time.time

    @property
    def book(self) -> Rulebook:
        """The rules in force now."""
        return self.rulebook if self.rules is None else self.rules.rulebook

    @property
    def rules_trouble(self) -> str:
        """Why newer rules are not in force; empty if there is no trouble."""
        return "" if self.rules is None else self.rules.trouble
