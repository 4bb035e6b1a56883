"""What goes over the REST doors, either way."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from copilot.account import MOST_CHARS, names_in
from copilot.coaching.schema import Slug
from copilot.kinds import CallKind, MomentKind, Persona, Profile
from copilot.storage.own import Reaction
from copilot.web.samples import Caption

Model = TypeVar("Model", bound=BaseModel)
Name = Annotated[str, Field(max_length=64)]


def _names(typed: object) -> tuple[str, ...]:
    """One text, as a person typed it. Raises ValueError for anything else, or too much of it."""
    if not isinstance(typed, str) or len(typed) > MOST_CHARS:
        raise ValueError("no text, or a longer one than a list of names can be")
    return names_in(typed)


class _Body(BaseModel):
    """What a page sends: nothing that is not asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class StartCall(_Body):
    """``POST /api/calls``: play a sample as if it were a call.

    `names` lists what may be said, parted by commas or lines; it goes to the recogniser alone.
    `competitors`, written the same way, are whose offers may be in play, and `persona` who the buyer is.
    """

    sample: Name
    profile: Profile = Profile.CORE
    names: Annotated[tuple[str, ...], BeforeValidator(_names)] = ()
    persona: Persona = Persona.UNKNOWN
    competitors: Annotated[tuple[str, ...], BeforeValidator(_names)] = ()


class AskTicket(_Body):
    """``POST /session/ticket``: for the overlay's or the capture page's socket of one call."""

    call: UUID
    purpose: Literal["overlay", "capture"] = "overlay"


class React(_Body):
    """``POST /api/private/reactions``. It goes to the rep's own file and nowhere else."""

    call: UUID
    card: Name
    reaction: Reaction


class Mute(_Body):
    """``POST /api/private/mutes``: no card of this rule any more, or again as before.

    It goes to the rep's own choices and holds in the calls under way from here on.
    """

    rule: Slug
    muted: bool = True


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class Health(_Answer):
    """`counters` are the ones of `copilot.limits` that the doors and the hubs count.

    `rules` are in force; `rules_trouble` says why changed files are not, if so.
    """

    status: Literal["ok"] = "ok"
    version: str
    calls_under_way: int
    counters: dict[str, int]
    rules: int = 0
    rules_trouble: str = ""


class SampleLine(_Answer):
    """One sample on offer."""

    id: str
    title: str
    summary: str
    kind: CallKind
    duration_s: float
    scheduled_end_s: float | None
    captions: tuple[Caption, ...]


class Started(_Answer):
    """The id of a call that began."""

    call: str


class TicketIssued(_Answer):
    """A ticket, and for how long it is good."""

    ticket: str
    expires_s: float


class MutedRule(_Answer):
    """A rule of which the rep wants no card."""

    rule: str


class CallRow(_Answer):
    """One call in the list. A `live` one is under way: its numbers are those of its last save.

    `sample` is the sample's id while that is known, which is until shortly after the call's end;
    `played` says that it was one for good: somebody else was the rep. Where `check_wanted`, the rep's
    own view comes first: the share and the moments are left out.
    """

    id: str
    live: bool
    sample: str | None
    played: bool
    kind: CallKind
    name: str
    started_at: int
    ended: bool
    check_wanted: bool
    duration_s: float
    duration: str
    rep_share: float | None
    share: str
    moments: tuple[str, ...]


class RuleLine(_Answer):
    """What the pages say of a rule."""

    id: str
    title: str
    skill: str
    kind: MomentKind
    cue: str
    why: str
    ask: str
    practice: str
