"""The real application with calls that a test plays by hand, from another thread."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

import anyio
from anyio.from_thread import start_blocking_portal

from copilot.coaching.checklist import NEED_WORDS, Need, Standing
from copilot.coaching.choosing import OwnChoices
from copilot.coaching.rulebook import Rulebook
from copilot.delivery import translate
from copilot.delivery.messages import (
    Answer,
    CheckLine,
    HeardSpeech,
    State,
    Suggest,
    Talk,
    Welcome,
    Withdraw,
    WithdrawReason,
)
from copilot.events import CallSummary, Moment
from copilot.kinds import CallKind, MomentKind, Profile, Speaker
from copilot.live import live_starter
from copilot.resources import rules_dir
from copilot.storage.own import KeptCard, OwnCall, Reaction, Stretch
from copilot.storage.records import rule_key
from copilot.storage.stores import open_stores
from copilot.web.app import create_app
from copilot.web.calls import LiveCalls, StartRequest
from copilot.web.serve import open_door, serve
from copilot.web.services import Services
from copilot.web.tickets import Tickets
from tests.browser.made_up_sample import made_up
from tests.scripted_workshop import ScriptedWorkshop
from tests.test_path import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anyio.abc import TaskStatus
    from anyio.from_thread import BlockingPortal

    from copilot.assemble import Workshop
    from copilot.coaching.gate import View
    from copilot.delivery.hub import Hub
    from copilot.delivery.messages import Message, NoCard
    from copilot.delivery.view import ViewControl
    from copilot.storage.stores import Stores

HEARTBEAT_S = 0.2
LENGTH_S = 60.0
BAND = (0.35, 0.45)
MUTABLE = "monologue"
"""The one rule of the service, for a test that mutes it."""
CHECKLIST = tuple(
    CheckLine(need=need, label=NEED_WORDS[need].label, standing=standing)
    for need, standing in (
        (Need.PROBLEM, Standing.KNOWN),
        (Need.PROBLEM_NUMBER, Standing.RAISED),
        (Need.DECISION_MAKER, Standing.OPEN),
        (Need.TIMELINE, Standing.KNOWN),
        (Need.BUDGET, Standing.OPEN),
        (Need.NEXT_STEP, Standing.OPEN),
    )
)
STRETCHES = (
    Stretch(speaker=Speaker.REP, start_s=1.0, end_s=9.0, words=24),
    Stretch(speaker=Speaker.BUYER, start_s=9.6, end_s=21.0, words=33),
    Stretch(speaker=Speaker.REP, start_s=23.5, end_s=41.0, words=51),
    Stretch(speaker=Speaker.BUYER, start_s=41.5, end_s=44.0, words=6, late=True),
    Stretch(speaker=Speaker.REP, start_s=46.0, end_s=58.0, words=37),
)


@dataclass(eq=False)
class ScriptedCall:
    """One call under way, in the hands of a test. What it says of itself, it says five times a second."""

    id: str
    hub: Hub
    portal: BlockingPortal
    stores: Stores
    started_at: int
    at: float = 1.0
    mute: bool = False
    told: dict[str, Any] = field(default_factory=dict)
    cards: list[KeptCard] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)

    @property
    def view(self) -> View:
        """What the rep asked of the view, as the gate would be told."""
        return self.hub.view.view

    def say(self, message: Message) -> None:
        """Publish any message."""
        self.portal.call(self.hub.publish, message)

    def card(self, cue: str = "Ask what they can spend", **changes: Any) -> str:
        """Show a card, kept as the service would keep it; its id."""
        name = str(uuid4())
        kept = KeptCard(
            id=name,
            rule=rule_key("budget-skipped"),
            kind=MomentKind.BUDGET_SKIPPED,
            at_s=self.at,
            shown_s=self.at,
        )
        self.cards.append(kept)
        self.portal.call(self.keep)
        card = Suggest(
            ts=self.at,
            id=name,
            rule="budget-skipped",
            skill="Qualification",
            kind=MomentKind.BUDGET_SKIPPED,
            text=cue,
            why="A price was named, and their budget was not.",
            ask="How is something like this usually paid for?",
            at_s=self.at,
            ttl_ms=14_000,
            waited_ms=200,
            priority=50,
        )
        self.say(card.model_copy(update=changes))
        return name

    def answer(self, reason: NoCard = "nothing_wanted", need: Need | None = None) -> None:
        """Tell the rep who asked why there is no card."""
        words = None if need is None else NEED_WORDS[need]
        told = Answer(ts=self.at, reason=reason, need=need)
        if words is not None:
            told = told.model_copy(update={"label": words.label, "ask": words.ask})
        self.say(told)

    def withdraw(self, card: str, reason: WithdrawReason = "expired") -> None:
        """Take a card back."""
        self.say(Withdraw(ts=self.at, id=card, reason=reason))

    def hear(self, stretches: tuple[Stretch, ...] = STRETCHES) -> None:
        """Tell of speech that was decoded."""
        for stretch in stretches:
            self.at = max(self.at, stretch.end_s)
            heard = HeardSpeech(
                ts=self.at,
                speaker=stretch.speaker,
                start_s=stretch.start_s,
                end_s=stretch.end_s,
                words=stretch.words,
                late=stretch.late,
            )
            self.say(heard)

    def reactions(self) -> dict[str, Reaction]:
        """What stands in the rep's own file."""
        return self.portal.call(self.stores.private.reactions, self.id)

    def state(self) -> State:
        """What the call says of itself."""
        state = State(
            ts=self.at,
            rep="listening",
            buyer="listening",
            elapsed_s=self.at,
            remaining_s=LENGTH_S - self.at if self.at < LENGTH_S else 0.0,
            talk=Talk(rep=0.58, buyer=0.42),
            questions=3,
            checklist=CHECKLIST,
        )
        return state.model_copy(update=self.told)

    def summary(self) -> CallSummary:
        """The call in numbers."""
        return CallSummary(
            call_id=self.id,
            kind=CallKind.DISCOVERY,
            profile=Profile.CORE,
            duration_s=LENGTH_S,
            rep_speech_s=37.5,
            buyer_speech_s=13.9,
            rep_share=0.73,
            rep_words=112,
            buyer_words=39,
            turns=5,
            rep_questions=3,
            buyer_questions=0,
            longest_rep_monologue_s=29.5,
            longest_buyer_stretch_s=11.4,
            median_response_gap_s=0.6,
            cards=len(self.cards),
            moments=tuple(self.moments),
            late_utterances=1,
        )

    async def keep(self) -> None:
        """Write down what there is, as the service does."""
        self.moments = [_moment(self.id, card) for card in self.cards]
        summary = self.summary()
        await self.stores.moments.save_call(summary, started_at=self.started_at)
        own = OwnCall(
            id=self.id,
            started_at=self.started_at,
            profile=Profile.CORE,
            scheduled_end_s=55.0,
            stretches=STRETCHES,
            cards=tuple(self.cards),
        )
        await self.stores.private.save_call(own)


@dataclass(eq=False)
class ScriptedService:
    """The service, for a browser to open at `origin`."""

    origin: str
    portal: BlockingPortal
    services: Services
    under_way: dict[str, ScriptedCall]

    def start(self, profile: Profile = Profile.CORE) -> ScriptedCall:
        """Begin a call without a page."""
        sample = self.services.samples["made-up"]
        live = self.portal.call(self.services.calls.start, sample, profile)
        return self.find(live.request.call)

    def find(self, call: str) -> ScriptedCall:
        """The call that a page has begun."""
        until = time.monotonic() + 20
        while call not in self.under_way:
            if time.monotonic() > until:
                message = f"the call {call} did not begin"
                raise TimeoutError(message)
            self.portal.call(anyio.sleep, 0.01)
        return self.under_way[call]

    def finish(self, call: ScriptedCall) -> None:
        """End a call as if its sound had ended, and wait for it."""
        live = self.portal.call(self.services.calls.get, call.id)
        self.portal.call(self.services.calls.stop, call.id)
        self.portal.call(live.over.wait)


@contextmanager
def scripted_service(folder: Path, port: int = 0) -> Iterator[ScriptedService]:
    """The service from its start to its end; port 0 is any free one.

    Samples are played by hand. A live call is heard as it is, but for its voices and words, which
    stand in a script: a card is wanted at once, in the first pause.
    """
    with start_blocking_portal("asyncio") as portal:
        running, service = portal.start_task(_run, folder, portal, port)
        try:
            yield service
        finally:
            running.cancel()


async def _run(
    folder: Path, portal: BlockingPortal, port: int, *, task_status: TaskStatus[ScriptedService]
) -> None:
    under_way: dict[str, ScriptedCall] = {}
    async with open_stores(folder / "data") as stores:
        live = live_starter(cast("Workshop", ScriptedWorkshop(_wanting(folder))), stores)

        async def play(request: StartRequest, hub: Hub, view: ViewControl) -> CallSummary:
            if request.setup is not None:
                return await live(request, hub, view)
            call = ScriptedCall(request.call, hub, portal, stores, request.started_at)
            hub.publish(_welcome(request))
            under_way[request.call] = call
            while not request.stopping.is_set():
                if not call.mute:
                    hub.publish(call.state())
                with anyio.move_on_after(HEARTBEAT_S):
                    await request.stopping.wait()
            await call.keep()
            summary = call.summary()
            hub.publish(translate.summary(summary))
            return summary

        door = open_door("127.0.0.1", port)
        services = Services(
            version="0.0",
            address=door.address,
            samples={"made-up": made_up(folder, LENGTH_S)},
            calls=LiveCalls(play),
            tickets=Tickets(time.monotonic),
            stores=stores,
            rulebook=Rulebook((Rulebook.load(rules_dir()).rule(MUTABLE),)),
            choices=OwnChoices(folder / "data" / "rules"),
        )
        service = ScriptedService(door.address.origin, portal, services, under_way)
        await serve(create_app(services), door, ready=lambda: task_status.started(service))


def _wanting(folder: Path) -> Rulebook:
    """One rule that wants a card from the first second on."""
    rules = folder / "rules"
    rules.mkdir(exist_ok=True)
    (rules / "always.yaml").write_text(RULE, encoding="utf-8")
    return Rulebook.load(rules)


def _welcome(request: StartRequest) -> Welcome:
    assert request.sample is not None
    return Welcome(
        server="0.0",
        call=request.call,
        kind=request.kind,
        profile=request.profile,
        duration_s=LENGTH_S,
        scheduled_end_s=55.0,
        talk_band=BAND,
        sample=request.sample_id,
    )


def _moment(call: str, card: KeptCard) -> Moment:
    return Moment(
        id=card.id,
        call_id=call,
        rule="budget-skipped",
        rule_version=1,
        kind=card.kind,
        at=card.at_s,
        strength=0.8,
    )
