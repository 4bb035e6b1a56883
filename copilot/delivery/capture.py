"""The capture wire, version 1: what the page that hears a live call and the server say to each other.

Text messages are JSON objects with ``v`` and ``type``; sound is binary (`copilot.audio.packet`).

========= ====== =============================================================================
type      from   carries
========= ====== =============================================================================
hello     page   the one-time ticket and the sample rate of what will come; first, within 2 s
resume    page   the same, after a cut, a reload or a restart of the service. One that comes
                 `again` while another page hears the call is told that, and closed
consent   page   whether everyone on the call knows. No sound before a yes; a no after it wipes
                 the call within a second
side      page   how the device of one side fares
end       page   there is no more sound: the call goes through its end
bye       either the socket is about to close; ``code`` says why where the server does
ready     server from which sample on the server lacks sound, for each side
have      server up to which sample the call is kept, for each side: what a restart of the service
                 would not ask for again. Once a second while sound comes
error     server a code, what was wrong and what to do, before the socket closes
========= ====== =============================================================================

A sample's number counts from the first one after the yes, at the rate that this socket's hello or
resume told: number over rate is seconds of the call, for both sides alike. Who resumes at another
rate is answered in it, and goes on counting from there. Sound that comes twice is ignored; what is
missing becomes silence that is known to be lost, and moves nothing.

A service that ends closes the socket with 1012, and leaves the call as it stands: kept, and not
ended. After a restart of the service the page sends ``POST /api/live/{call}/again``, resumes, and says yes
again: consent is not kept anywhere.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from copilot.delivery.messages import PageSideState
from copilot.kinds import Speaker
from copilot.limits import limit


class CaptureMessage(BaseModel):
    """The envelope."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    v: Literal[1] = 1


class _First(CaptureMessage):
    ticket: str = Field(min_length=16, max_length=128)
    rate: int = Field(
        ge=limit("capture_rate_min_hz"),
        le=limit("audio_sample_rate_hz"),
        description="Samples a second, of both sides.",
    )

    page: str = Field(
        "",
        max_length=64,
        description="The page's own name for itself, made up as it began to listen.",
    )
    again: bool = Field(
        default=False,
        description="It lost its connection, and nobody asked it to hear the call in another's place.",
    )


class CaptureHello(_First):
    """First message of a page that begins to listen."""

    type: Literal["hello"] = "hello"


class CaptureResume(_First):
    """First message of a page that goes on after a cut."""

    type: Literal["resume"] = "resume"


class ConsentSaid(CaptureMessage):
    """Whether everyone on the call knows."""

    type: Literal["consent"] = "consent"
    given: bool


class SideSaid(CaptureMessage):
    """How one side's device fares."""

    type: Literal["side"] = "side"
    speaker: Speaker
    state: PageSideState


class CaptureEnd(CaptureMessage):
    """There is no more sound."""

    type: Literal["end"] = "end"


class CaptureBye(CaptureMessage):
    """Goodbye.

    From the server with ``call-over``, ``no-sound``, ``capture-elsewhere`` or ``consent-withdrawn``.
    """

    type: Literal["bye"] = "bye"
    code: str = Field("", max_length=64)


class Lacks(BaseModel):
    """The first sample of a side that the server has not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    next: int = Field(ge=0)


class Ready(CaptureMessage):
    """The answer to hello and resume. `consent` is what the rep has said to this service so far."""

    type: Literal["ready"] = "ready"
    rep: Lacks
    buyer: Lacks
    consent: Literal["awaited", "given", "withdrawn"]


class Have(CaptureMessage):
    """Samples of each side that are safe: the page may forget them."""

    type: Literal["have"] = "have"
    rep: int = Field(ge=0)
    buyer: int = Field(ge=0)


class CaptureError(CaptureMessage):
    """What went wrong, in the words of `copilot.errors`."""

    type: Literal["error"] = "error"
    code: str
    what: str
    remedy: str = ""


FromPage = Annotated[
    CaptureHello | CaptureResume | ConsentSaid | SideSaid | CaptureEnd | CaptureBye,
    Field(discriminator="type"),
]
ToPage = Annotated[Ready | Have | CaptureError | CaptureBye, Field(discriminator="type")]
FROM_PAGE: TypeAdapter[FromPage] = TypeAdapter(FromPage)
TO_PAGE: TypeAdapter[ToPage] = TypeAdapter(ToPage)
