"""A recording coached without a browser: what ``copilot replay`` does and prints."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from copilot.assemble import open_workshop
from copilot.audio.file import open_file
from copilot.audio.pace import Paced
from copilot.cut_short import telling
from copilot.events import CallContext
from copilot.kinds import Persona
from copilot.session import Call, Told, run_call

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.audio.source import SourceCounts
    from copilot.delivery.messages import Message
    from copilot.kinds import CallKind, Profile
    from copilot.settings import Settings


PATIENCE_S: Final = 120.0
"""Only a worker that is stuck takes so long for 15 s of speech, on any machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What to replay, and how. `speed` is a multiple of real time, None as fast as possible."""

    file: Path
    second: Path | None
    kind: CallKind
    profile: Profile
    scheduled_end_s: float | None
    speed: float | None
    rep_channel: int
    names: tuple[str, ...] = field(default=(), repr=False)
    persona: Persona = Persona.UNKNOWN
    competitors: tuple[str, ...] = field(default=(), repr=False)


class Show(Protocol):
    """Where a replay's messages go. `begin` learns the length of the recording, if it has one."""

    def begin(self, duration_s: float | None) -> None:
        """The call is about to be heard."""
        ...

    def message(self, message: Message) -> None:
        """Something that the overlay would have been told."""
        ...

    def end(self, counts: SourceCounts) -> None:
        """Nothing more will come; `counts` says what was wrong with the sound."""
        ...


async def replay(request: Replay, settings: Settings, show: Show) -> None:
    """Run the one path over a recording.

    Raises the `AudioError` tree for the file, `ModelError` and `RuleError` for the set-up.
    """
    source = open_file(request.file, second=request.second, rep_channel=request.rep_channel)
    context = CallContext(
        call_id=str(uuid.uuid5(uuid.NAMESPACE_URL, "copilot:replay")),
        kind=request.kind,
        profile=request.profile,
        scheduled_end_s=request.scheduled_end_s,
        names=request.names,
        persona=request.persona,
        competitors=request.competitors,
    )
    sound = Paced(source, request.speed)
    # at real time the words come when they come; at any other speed the sound waits for them
    waits = request.speed != 1.0
    call = Call(context=context, sound=sound, wait_for_words=waits)
    if waits:
        settings = patient(settings)
    try:
        async with open_workshop(settings) as workshop:
            show.begin(source.duration_s)
            told = Told(publish=telling(show.message, source))
            await run_call(call, workshop.stages(context), told)
    finally:
        show.end(source.counts)
        await source.aclose()


def patient(settings: Settings) -> Settings:
    """The settings of a replay that waits: a busy machine may cost it time, but never words."""
    recognizer = settings.recognizer.model_copy(update={"deadline_s": PATIENCE_S})
    return settings.model_copy(update={"recognizer": recognizer})
