"""Runs a live call: waits for its page and its consent, hears it, and lets it go as it was told to.

The rep is this machine's own, so how the skills stand is read as the call begins and kept as it
ends. A call whose page does not come, or comes back too late, or brings no sound any more, ends as
it stands. One whose consent is withdrawn is wiped: its sound, its words and how it stood, from this
process and the recogniser's, and from the disk.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import anyio

from copilot import __version__
from copilot.account import heard_names
from copilot.audio.pace import Paced
from copilot.delivery.messages import Message, State, Welcome
from copilot.errors import CallAbandoned, ConsentWithdrawn, StoreError
from copilot.events import CallContext
from copilot.kinds import CallKind
from copilot.limits import limit
from copilot.scrub import scrub
from copilot.session import Call, Going, Told, run_call
from copilot.storage.choices import focused
from copilot.storage.keep import Keep
from copilot.storage.practice import pacing_of
from copilot.storage.unwanted import delete_unwanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.assemble import Workshop
    from copilot.capturing import Capturing
    from copilot.coaching.gate import View
    from copilot.coaching.outcomes import SkillOutcome
    from copilot.conversation.snapshot import Snapshot
    from copilot.delivery.hub import Hub
    from copilot.delivery.view import ViewControl
    from copilot.events import CallSummary
    from copilot.storage.own import KeptCard, Stretch
    from copilot.storage.stores import Stores
    from copilot.web.calls import Starter, StartRequest

LOOK_S: Final = 5.0
"""How often it is looked whether sound still comes: a call that nobody hears has minutes."""


def live_starter(workshop: Workshop, stores: Stores, *, wait_for_words: bool = False) -> Starter:
    """What runs a live call. With `wait_for_words` its sound waits for them, as a replay's does."""

    async def start(request: StartRequest, hub: Hub, view: ViewControl) -> CallSummary:
        run = _Run(workshop, stores, request, hub, view, wait_for_words)
        summary: CallSummary | None = None
        try:
            summary = await run.whole()
        except (Exception, anyio.get_cancelled_exc_class()):
            if not request.capturing.consent.withdrawn:
                raise
        # whatever ended the call: one that was withdrawn is gone, though its end was on its way
        if summary is None or request.capturing.consent.withdrawn:
            del run, summary
            if await forget(workshop, stores, request.call, hub):
                raise ConsentWithdrawn(
                    "consent was withdrawn: what was heard of this call is gone",
                    remedy="begin another call once everyone agrees",
                )
            raise ConsentWithdrawn(
                "consent was withdrawn: what was heard is gone, but the call's numbers could not be "
                "deleted yet",
                remedy="Copilot tries again every few seconds; the review page deletes it too",
            )
        return summary

    return start


async def forget(workshop: Workshop, stores: Stores, call: str, hub: Hub) -> bool:
    """Nothing of the call is left: not here, not in the recogniser, not on the disk.

    Where a store refuses, the call is among those that are tried again; whether none did.
    """
    workshop.transcriber.recycle()
    hub.wipe()
    stores.unwanted.add(call)
    with anyio.CancelScope(shield=True):
        await delete_unwanted(stores)
        await workshop.understanding.scrub()
    scrub()
    return call not in stores.unwanted


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """One live call, from its welcome to its summary."""

    workshop: Workshop
    stores: Stores
    request: StartRequest
    hub: Hub
    view: ViewControl
    wait_for_words: bool

    @property
    def capturing(self) -> Capturing:
        """How it is heard."""
        return self.request.capturing

    async def whole(self) -> CallSummary:
        """The call. Raises CallAbandoned, ConsentWithdrawn, or what the path raises."""
        self.hub.publish(self._welcome())
        self._tell()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._end_when_asked)
            tasks.start_soon(self._mind_the_page)
            tasks.start_soon(self._mind_the_sound)
            tasks.start_soon(self._tell_changes)
            summary = await self._hear()
            tasks.cancel_scope.cancel()
        return summary

    async def _hear(self) -> CallSummary:
        with anyio.move_on_after(limit("capture_wait_seconds")):
            await self.capturing.decided.wait()
        if not self.capturing.decided.is_set():
            self.capturing.end()
        if self.capturing.consent.withdrawn:
            raise ConsentWithdrawn("consent was not given")
        if not self.capturing.consent.may_hear:
            raise CallAbandoned(
                "the call ended before anything was heard", remedy="begin another one"
            )
        context = self._context()
        pacing = None
        if self._learns:
            skills = tuple(rule.skill for rule in self.workshop.rulebook.rules)
            wanted = await focused(self.stores.choices, skills, self.workshop.settings.pacing)
            pacing = await pacing_of(self.stores.private, skills, wanted)
        call = Call(
            context=context,
            sound=Paced(self.capturing, None),
            wait_for_words=self.wait_for_words,
            carried=self.capturing.carried,
        )
        told = Told(publish=self._publish, view=self._seen)
        going = Going(snapshots=self._keep_snapshot)
        stages = self.workshop.stages(context, pacing)
        summary = await run_call(call, stages, told, _Unless(self.capturing, self._keep()), going)
        with suppress(StoreError):
            await self.stores.private.drop_snapshot(self.request.call)
        with suppress(StoreError):
            if self.request.setup is not None and self.request.setup.reference:
                await self.stores.marks.refer(self.request.call, self.request.setup.reference)
        return summary

    @property
    def _learns(self) -> bool:
        return self.request.kind is not CallKind.ONE_TO_ONE

    def _keep(self) -> Keep:
        return Keep(
            stores=self.stores,
            started_at=self.request.started_at,
            scheduled_end_s=self.request.scheduled_end_s,
            learns=self._learns,
        )

    def _context(self) -> CallContext:
        request = self.request
        return CallContext(
            call_id=request.call,
            kind=request.kind,
            profile=request.profile,
            scheduled_end_s=request.scheduled_end_s,
            names=heard_names(request.names, request.competitors),
            persona=request.persona,
            competitors=request.competitors,
        )

    def _welcome(self) -> Welcome:
        band = self.workshop.rulebook.talk_band(self.request.kind)
        return Welcome(
            server=__version__,
            call=self.request.call,
            kind=self.request.kind,
            profile=self.request.profile.seen_as,  # a screen may be shared
            scheduled_end_s=self.request.scheduled_end_s,
            talk_band=band and band.ends,
        )

    def _seen(self) -> View:
        """What the rep asked of the view; while old sound is heard no card is of this instant.

        One that is in view was, or the rep asked for it: it stays.
        """
        view = self.view.view
        late = self.capturing.catching_up and self.hub.card is None
        return replace(view, hidden=True) if late else view

    def _publish(self, message: Message) -> None:
        if self.capturing.consent.withdrawn:
            return
        if isinstance(message, State):
            self.capturing.talks(message.rep, message.buyer)
            message = self._with_capture(message)
        self.hub.publish(message)

    def _with_capture(self, state: State) -> State:
        capture = self.capturing.view
        banner = self.capturing.listening.banner(capture, state.banner)
        return state.model_copy(update={"capture": capture, "banner": banner})

    def _tell(self) -> None:
        """Say how the call is heard now, also while no sound comes that would say it."""
        if self.capturing.consent.withdrawn:
            return
        latest = self.hub.latest_state
        if latest is None:
            at, end = self.capturing.source.at_s, self.request.scheduled_end_s
            latest = State(
                ts=at,
                rep="listening",
                buyer="listening",
                elapsed_s=round(at, 2),
                remaining_s=None if end is None else round(max(0.0, end - at), 1),
            )
        heard = "none" if latest.banner in {"starting", "blind"} else latest.banner
        self.hub.publish(self._with_capture(latest.model_copy(update={"banner": heard})))

    async def _tell_changes(self) -> None:
        while True:
            self.capturing.changed = anyio.Event()
            await self.capturing.changed.wait()
            self._tell()

    async def _mind_the_page(self) -> None:
        """A call whose page is away for too long ends as it stands."""
        while True:
            begun = self.capturing.consent.may_hear
            patience = limit("capture_grace_seconds") if begun else limit("capture_wait_seconds")
            if not self.capturing.connected:
                with anyio.move_on_after(patience):
                    while not self.capturing.connected:
                        await self.capturing.page_moved()
                if not self.capturing.connected:
                    self.capturing.end()
                    return
            await self.capturing.page_moved()

    async def _mind_the_sound(self) -> None:
        """A call ends as it stands if its page is there and neither side has sent for too long.

        What would come after that could not be placed in the call any more.
        """
        await self.capturing.decided.wait()
        source = self.capturing.source
        came_s, since = source.came_s, anyio.current_time()
        while anyio.current_time() - since < limit("capture_silent_seconds"):
            await anyio.sleep(LOOK_S)
            if source.came_s != came_s:
                came_s, since = source.came_s, anyio.current_time()
        self.capturing.end(silent=True)

    async def _end_when_asked(self) -> None:
        await self.request.stopping.wait()
        self.capturing.end()

    async def _keep_snapshot(self, snapshot: Snapshot) -> None:
        if self.capturing.consent.withdrawn:
            return
        await self.stores.private.save_snapshot(self.request.call, snapshot)
        self.capturing.safe_s = snapshot.until_s


@dataclass(frozen=True, slots=True)
class _Unless:
    """Keeps the call, unless it is to be gone."""

    capturing: Capturing
    keep: Keep

    async def save(
        self,
        summary: CallSummary,
        *,
        stretches: Iterable[Stretch],
        cards: Iterable[KeptCard],
        outcomes: Iterable[SkillOutcome],
        ended: bool,
    ) -> None:
        """Keep it as it stands. Raises the `StoreError` tree."""
        if not self.capturing.consent.withdrawn:
            await self.keep.save(
                summary, stretches=stretches, cards=cards, outcomes=outcomes, ended=ended
            )
