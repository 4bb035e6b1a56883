"""What goes over the REST doors of live calls, either way."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from copilot.account import heard_names
from copilot.kinds import CallKind, Persona, Profile
from copilot.storage.columns import SECONDS_MAX
from copilot.web.calls import LivePlan, LiveSetup
from copilot.web.rest import Name, _Answer, _Body, _names

Reference = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9 ._:/-]*$")]


class StartLive(_Body):
    """``POST /api/live``, and again after a restart of the service: what is known before the call.

    `buyer` is the buyer's name; like `names` and `competitors`, which list some parted by commas or
    lines, it goes to the recogniser and is forgotten with the call. `reference` is what the team's
    own systems call the call, and is kept with it.
    """

    kind: CallKind = CallKind.UNKNOWN
    profile: Profile = Profile.CORE
    persona: Persona = Persona.UNKNOWN
    buyer: Name = ""
    names: Annotated[tuple[str, ...], BeforeValidator(_names)] = ()
    competitors: Annotated[tuple[str, ...], BeforeValidator(_names)] = ()
    scheduled_end_s: Annotated[float, Field(gt=0, le=SECONDS_MAX)] | None = None
    reference: Reference = ""

    @property
    def plan(self) -> LivePlan:
        """The same for who runs the call."""
        buyer = " ".join(self.buyer.split())
        return LivePlan(
            setup=LiveSetup(
                kind=self.kind,
                scheduled_end_s=self.scheduled_end_s,
                reference=self.reference.strip(),
            ),
            profile=self.profile,
            names=heard_names((buyer,) if buyer else (), self.names),
            persona=self.persona,
            competitors=self.competitors,
        )


class ReadCalendar(_Body):
    """``POST /api/calendar``: an .ics file's text. Nothing of it is kept."""

    ics: str = Field(max_length=64 * 1024)


class Appointment(_Answer):
    """The appointment that is on or next, as far as a call's set-up wants it.

    Seconds are from now. `names` are the attendees', as a suggestion, and `kind` is what its title
    names, likewise.
    """

    starts_s: float
    scheduled_end_s: float
    names: tuple[str, ...]
    kind: CallKind = CallKind.UNKNOWN
