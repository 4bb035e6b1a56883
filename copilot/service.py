"""The service: one process with the recogniser's workers, the files of what is kept, and the doors.

What ``copilot run`` starts. Everything that can be wrong with the set-up (models, rules, data
folder, port) is found here, before the first page is served.
"""

from __future__ import annotations

import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import anyio

from copilot import __version__, observe
from copilot.account import heard_names
from copilot.assemble import open_workshop, own_choices
from copilot.audio.file import open_file
from copilot.audio.pace import Paced
from copilot.cut_short import telling
from copilot.delivery.messages import ErrorMessage, Welcome
from copilot.drill_room import DrillEar
from copilot.errors import NotHere, RuleInvalid, StoreError
from copilot.events import CallContext
from copilot.live import live_starter
from copilot.rule_watch import LOOK_SECONDS
from copilot.session import Call, Told, run_call
from copilot.storage.choices import focused
from copilot.storage.keep import Keep
from copilot.storage.practice import pacing_of
from copilot.storage.retention import DAY_SECONDS, delete_older_than
from copilot.storage.stores import open_stores
from copilot.storage.unwanted import keep_deleting
from copilot.web.app import create_app
from copilot.web.calls import LiveCalls
from copilot.web.samples import find_samples
from copilot.web.serve import open_door
from copilot.web.serve import serve as serve_app
from copilot.web.services import Services
from copilot.web.tickets import Tickets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.assemble import Workshop
    from copilot.delivery.hub import Hub
    from copilot.delivery.view import ViewControl
    from copilot.events import CallSummary
    from copilot.rule_watch import RuleWatch
    from copilot.settings import Settings
    from copilot.storage.stores import Stores
    from copilot.web.calls import Starter, StartRequest
    from copilot.web.serve import Door


async def serve(settings: Settings, samples: Path, ready: Callable[[], None]) -> None:
    """Serve until asked to end; `ready` is called once the page can be opened.

    Raises `ModelError`, `RuleError`, `StoreError` or `ServeError` before it is ready.
    """
    door = open_door(settings.server.host, settings.server.port)
    with closing(door.listener):
        await _serve(settings, samples, ready, door)


async def _serve(settings: Settings, samples: Path, ready: Callable[[], None], door: Door) -> None:
    async with open_stores(settings.store.data_dir) as stores, open_workshop(settings) as workshop:
        team = settings.team
        if not team.sends:
            await _of_no_team(stores)
        services = Services(
            version=__version__,
            address=door.address,
            samples=find_samples(samples),
            calls=LiveCalls(either(starter(workshop, stores), live_starter(workshop, stores))),
            tickets=Tickets(time.monotonic),
            stores=stores,
            rulebook=workshop.rulebook,
            rules=workshop.rules,
            choices=own_choices(settings),
            sharing=settings.sharing,
            team_since_s=await stores.spool.team_since(team.server_digest) if team.sends else None,
            pacing=settings.pacing,
            drill_room=DrillEar(workshop.stages, settings.speech),
        )
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(keep_deleting, stores)
            tasks.start_soon(_retain, stores, settings.store.retention_days)
            tasks.start_soon(watch_rules, workshop.rules, services.calls)
            if team.sends:
                from copilot.sharing import sender  # its HTTP client is wanted only where it sends

                tasks.start_soon(sender(settings, stores).run)
            await serve_app(create_app(services), door, ready=ready)
            tasks.cancel_scope.cancel()


def starter(
    workshop: Workshop, stores: Stores, *, speed: float | None = 1.0, learns: bool = False
) -> Starter:
    """What runs a sample call: the one path, over the sample's recording, at `speed`.

    In a sample somebody else is the rep, so that it says nothing about how this one's skills stand
    and none of its cards is kept back for that; with `learns` it is taken for a call of this rep's,
    as a live one is (`copilot.live`).
    """

    async def start(request: StartRequest, hub: Hub, view: ViewControl) -> CallSummary:
        sample = request.sample
        if sample is None:
            raise NotHere("there is no sample to play", remedy="GET /api/samples lists them")
        context = CallContext(
            call_id=request.call,
            kind=sample.kind,
            profile=request.profile,
            scheduled_end_s=sample.scheduled_end_s,
            # the recogniser takes as many names as there is room for, what was typed as names first
            names=heard_names(request.names, request.competitors),
            persona=request.persona,
            competitors=request.competitors,
        )
        source = open_file(sample.audio, rep_channel=sample.rep_channel)
        sound = Paced(source, speed)
        band = workshop.rulebook.talk_band(sample.kind)
        hub.publish(
            Welcome(
                server=__version__,
                call=request.call,
                kind=sample.kind,
                profile=request.profile.seen_as,  # a screen may be shared
                duration_s=source.duration_s,
                scheduled_end_s=sample.scheduled_end_s,
                talk_band=band and band.ends,
                sample=sample.id,
            )
        )
        keep = Keep(
            stores=stores,
            started_at=request.started_at,
            scheduled_end_s=sample.scheduled_end_s,
            learns=learns,
        )
        pacing = None
        if learns:
            skills = tuple(rule.skill for rule in workshop.rulebook.rules)
            chosen = await focused(stores.choices, skills, workshop.settings.pacing)
            pacing = await pacing_of(stores.private, skills, chosen)
        told = Told(publish=telling(hub.publish, source), view=lambda: view.view)
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_end_when_asked, request.stopping, sound)
                call = Call(context=context, sound=sound, wait_for_words=speed != 1.0)
                summary = await run_call(call, workshop.stages(context, pacing), told, keep)
                tasks.cancel_scope.cancel()
            return summary
        finally:
            with anyio.CancelScope(shield=True):
                await sound.aclose()

    return start


def either(sample: Starter, live: Starter) -> Starter:
    """What runs a call of either sort."""

    async def start(request: StartRequest, hub: Hub, view: ViewControl) -> CallSummary:
        return await (sample if request.setup is None else live)(request, hub, view)

    return start


async def _end_when_asked(stopping: anyio.Event, sound: Paced) -> None:
    await stopping.wait()
    await sound.aclose()


async def watch_rules(rules: RuleWatch, calls: LiveCalls, *, every_s: float = LOOK_SECONDS) -> None:
    """Read changed rules, and tell the pages of calls under way if they cannot be read."""
    told = rules.trouble
    if told:
        _log_of(rules)
    while True:
        await anyio.sleep(every_s)
        if not await anyio.to_thread.run_sync(rules.look):
            continue
        _log_of(rules)
        told, before = rules.trouble, told
        if told and told != before:
            for live in calls.all():
                if live.status == "live":
                    live.hub.publish(_not_in_force(live.hub.at))


def _log_of(rules: RuleWatch) -> None:
    status = "former-kept" if rules.trouble else "in-force"
    observe.logger().info("rules_read", count=len(rules.rulebook.rules), status=status)


def _not_in_force(at: float) -> ErrorMessage:
    return ErrorMessage(
        ts=at,
        code=RuleInvalid.code,
        what="changed rules cannot be read: the former ones stay in force",
        remedy="copilot rules check says where",
        goes_on=True,
    )


async def _of_no_team(stores: Stores) -> None:
    """Nothing is agreed with anybody here, and nothing shared: what was proposed for the focus goes."""
    with suppress(StoreError):  # and if not today, then at the next start
        await stores.choices.propose(None)
        await stores.spool.no_team()


async def _retain(stores: Stores, days: int) -> None:
    """Delete what is older than promised, at the start and once a day."""
    while True:
        try:
            await delete_older_than(stores, time.time(), days)
        except StoreError as error:  # a full disk today must not end the calls of today
            observe.logger().error("retention_failed", code=error.code)
        await anyio.sleep(DAY_SECONDS)
