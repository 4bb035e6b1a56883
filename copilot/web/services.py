"""What the doors stand in front of, put together by who starts the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.coaching.rulebook import Rulebook
    from copilot.storage.stores import Stores
    from copilot.web.address import Address
    from copilot.web.calls import LiveCalls
    from copilot.web.samples import Sample
    from copilot.web.tickets import Tickets


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything that `copilot.web.app.create_app` needs."""

    version: str
    address: Address
    samples: Mapping[str, Sample]
    calls: LiveCalls
    tickets: Tickets
    stores: Stores
    rulebook: Rulebook
