"""A live call from the desktop's own devices: what ``copilot listen`` does once everyone knows.

The path, the stores and what is learnt from a call are those of every other call. Nothing is opened
before `listen` is called, and who calls it has asked the rep first.
"""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

import anyio

from copilot.assemble import open_workshop
from copilot.audio.desktop import open_desktop
from copilot.audio.pace import Paced
from copilot.delivery.hub import Hub
from copilot.delivery.messages import Control
from copilot.errors import StoreError
from copilot.events import CallContext
from copilot.kinds import SPEAKERS, CallKind, Persona, Profile
from copilot.live import forget
from copilot.session import Call, Told, run_call
from copilot.storage.choices import focused
from copilot.storage.keep import Keep
from copilot.storage.practice import pacing_of
from copilot.storage.stores import open_stores
from copilot.storage.unwanted import AGAIN_S, delete_unwanted

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping

    from copilot.assemble import Workshop
    from copilot.audio.desk import SideNow
    from copilot.audio.desktop import DesktopSource, Doors
    from copilot.coaching.outcomes import SkillOutcome
    from copilot.delivery.messages import ControlAction, Message
    from copilot.events import CallSummary
    from copilot.kinds import Speaker
    from copilot.session import Stages
    from copilot.settings import Settings
    from copilot.storage.own import KeptCard, Stretch
    from copilot.storage.stores import Stores

TRIES: Final = 3
"""So often a withdrawn call is deleted where a store refuses, `AGAIN_S` apart."""

SHOWN_EVERY_S: Final = 0.1
"""So often the levels are shown; what the call says is shown as it comes."""


class Wish(StrEnum):
    """What the rep asks for by a key."""

    DISMISS = "dismiss"
    SNOOZE = "snooze"
    ASK = "ask"
    END = "end"
    WITHDRAW = "withdraw"


_OF_THE_VIEW: Final[dict[Wish, ControlAction]] = {
    Wish.DISMISS: "dismiss",
    Wish.SNOOZE: "snooze",
    Wish.ASK: "ask",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """What is known of a call before it begins. `scheduled_end_s` counts from its beginning.

    `reference` is what the team's own systems call it; it is kept with the call.
    """

    kind: CallKind = CallKind.UNKNOWN
    profile: Profile = Profile.CORE
    scheduled_end_s: float | None = None
    reference: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)
    persona: Persona = Persona.UNKNOWN
    competitors: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a screen has to know of a call at its beginning."""

    kind: CallKind
    profile: Profile
    talk_band: tuple[float, float] | None


class Screen(Protocol):
    """Where the rep looks. Each method returns at once."""

    def begin(self, plan: Plan) -> None:
        """The call is about to be heard."""
        ...

    def message(self, message: Message) -> None:
        """Something that an overlay would be told."""
        ...

    def sides(self, now: Mapping[Speaker, SideNow], *, snoozed_s: float) -> None:
        """How both devices stand, and for how long no card comes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How it went: the call's id and numbers, or `summary` None where all of it was withdrawn."""

    call: str
    summary: CallSummary | None


class _Withdrawable:
    """Keeps a call until it is withdrawn, and nothing from then on."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self.withdrawn = False

    async def save(
        self,
        summary: CallSummary,
        *,
        stretches: Iterable[Stretch],
        cards: Iterable[KeptCard],
        outcomes: Iterable[SkillOutcome],
        ended: bool,
    ) -> None:
        """Keep the call as it stands. Raises StoreError."""
        if not self.withdrawn:
            await self._keep.save(
                summary, stretches=stretches, cards=cards, outcomes=outcomes, ended=ended
            )


async def listen(
    request: Listening,
    settings: Settings,
    doors: Doors,
    screen: Screen,
    wishes: AsyncIterator[Wish],
) -> Heard:
    """Listen until the rep ends the call, and keep what may be kept of it.

    Withdrawn, the call is wiped from memory and deleted from both stores, as a call of the page is.
    Raises `ModelError`, `RuleError` or `StoreError` before anything is opened, and StoreError where a
    withdrawn call could not be deleted.
    """
    context = CallContext(
        call_id=str(uuid.uuid4()),
        kind=request.kind,
        profile=request.profile,
        scheduled_end_s=request.scheduled_end_s,
        names=request.names,
        persona=request.persona,
        competitors=request.competitors,
    )
    async with (
        open_stores(settings.store.data_dir) as stores,
        open_workshop(settings) as workshop,
    ):
        # a manager's own one-to-one says nothing of a rep's skills, and is nobody else's to see
        learns = request.kind is not CallKind.ONE_TO_ONE
        pacing = None
        if learns:
            skills = tuple(rule.skill for rule in workshop.rulebook.rules)
            wanted = await focused(stores.choices, skills, settings.pacing)
            pacing = await pacing_of(stores.private, skills, wanted)
        keep = Keep(
            stores=stores,
            started_at=int(time.time()),
            scheduled_end_s=request.scheduled_end_s,
            learns=learns,
        )
        band = workshop.rulebook.talk_band(request.kind)
        screen.begin(
            Plan(
                kind=request.kind,
                profile=request.profile.seen_as,  # a screen may be shared
                talk_band=None if band is None else band.ends,
            )
        )
        run = _Run(context, doors, screen, wishes, Hub(), _Withdrawable(keep))
        summary = await run.whole(workshop.stages(context, pacing))
        if summary is None:
            await _wipe(workshop, stores, context.call_id, run.hub)
            return Heard(call=context.call_id, summary=None)
        if request.reference:
            with suppress(StoreError):  # the call itself was kept, or the rep was told
                await stores.marks.refer(context.call_id, request.reference)
    return Heard(call=context.call_id, summary=summary)


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """One call: what it is heard by, who is told of it, and where it is kept."""

    context: CallContext
    doors: Doors
    screen: Screen
    wishes: AsyncIterator[Wish]
    hub: Hub
    record: _Withdrawable

    async def whole(self, stages: Stages) -> CallSummary | None:
        """The call to its end; None if it was withdrawn. Raises what the path raises."""
        hub, summary = self.hub, None
        try:
            async with open_desktop(self.doors) as source, anyio.create_task_group() as tasks:
                told = Told(publish=_both(hub, self.screen), view=lambda: hub.view.view)
                tasks.start_soon(_show, source, hub, self.screen)
                tasks.start_soon(_obey, self.wishes, hub, source, self.record, tasks.cancel_scope)
                call = Call(context=self.context, sound=Paced(source, None))
                summary = await run_call(call, stages, told, self.record)
                tasks.cancel_scope.cancel()
        except Exception:
            if not self.record.withdrawn:
                raise
        return None if self.record.withdrawn else summary


async def _wipe(workshop: Workshop, stores: Stores, call: str, hub: Hub) -> None:
    """Nothing of the call is left, in memory at once and on the disk within `TRIES`. Raises StoreError."""
    gone = await forget(workshop, stores, call, hub)
    for _ in range(TRIES - 2):
        if gone:
            return
        await anyio.sleep(AGAIN_S)
        await delete_unwanted(stores)
        gone = call not in stores.unwanted
    if not gone:
        await anyio.sleep(AGAIN_S)
        await stores.delete_call(call)


def _both(hub: Hub, screen: Screen) -> Callable[[Message], None]:
    def publish(message: Message) -> None:
        hub.publish(message)
        screen.message(message)

    return publish


async def _show(source: DesktopSource, hub: Hub, screen: Screen) -> None:
    while True:
        until = hub.view.view.snoozed_until
        screen.sides(
            {one: source.side(one) for one in SPEAKERS}, snoozed_s=max(0.0, until - hub.at)
        )
        await anyio.sleep(SHOWN_EVERY_S)


async def _obey(
    wishes: AsyncIterator[Wish],
    hub: Hub,
    source: DesktopSource,
    record: _Withdrawable,
    call: anyio.CancelScope,
) -> None:
    async for wish in wishes:
        if wish is Wish.END:
            await source.aclose()
        elif wish is Wish.WITHDRAW:
            record.withdrawn = True
            call.cancel()  # and with it the devices: nothing is finished that was begun
        else:
            card = hub.card
            control = Control(action=_OF_THE_VIEW[wish])
            hub.view.apply(control, at=hub.at, in_view=card.id if card else "")
