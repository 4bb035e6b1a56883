"""The real application over calls of the rep's own, with the rules that are shipped, and a clock to move."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, uuid5

from anyio.from_thread import start_blocking_portal

from copilot.coaching.rulebook import Rulebook
from copilot.drill_room import DrillEar
from copilot.events import CallSummary, Moment, Stood, Utterance
from copilot.kinds import CallKind, MomentKind, NextStepState, Profile, Speaker
from copilot.settings import SpeechSettings
from copilot.sharing_settings import SharingSettings
from copilot.spoken import Spoken
from copilot.storage.own import KeptCard, KeptOutcome, OwnCall, Reaction, Stretch
from copilot.storage.records import rule_key, skill_key
from copilot.storage.stores import open_stores
from copilot.web.app import create_app
from copilot.web.calls import LiveCalls
from copilot.web.serve import open_door, serve
from copilot.web.services import Services
from copilot.web.tickets import Tickets
from tests.drilling import stages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anyio.abc import TaskStatus
    from anyio.from_thread import BlockingPortal

    from copilot.coaching.outcomes import Outcome
    from copilot.delivery.hub import Hub
    from copilot.delivery.view import ViewControl
    from copilot.storage.stores import Stores
    from copilot.web.calls import StartRequest

RULES = Path(__file__).resolve().parents[2] / "rules"
STARTED_AT = 1_790_000_000
DAY_S = 86_400
LENGTH_S = 1_500.0
RECORDING = "https://recordings.example/call/{reference}?t={offset_s}"
MOMENTS = (
    ("price-before-value", MomentKind.PRICE_BEFORE_VALUE, 312.0, None, None),
    ("monologue", MomentKind.MONOLOGUE, 655.0, None, None),
    ("talk-share-high", MomentKind.TALK_SHARE_HIGH, 900.0, 0.63, 0.45),
    ("no-next-step", MomentKind.NO_NEXT_STEP, 1_480.0, None, None),
)


def call_id(number: int) -> str:
    return str(uuid5(NAMESPACE_OID, f"own call {number}"))


def moment_id(number: int, rule: str) -> str:
    return str(uuid5(NAMESPACE_OID, f"own call {number} {rule}"))


@dataclass
class OwnService:
    """The service, for a browser to open at `origin`; `now` is what its clock says."""

    origin: str
    portal: BlockingPortal
    stores: Stores
    clock: dict[str, float]
    said: list[str] = field(default_factory=list)

    def do(self, work: Any, *arguments: Any, **named: Any) -> Any:
        """Await something of the service's."""

        async def run() -> Any:
            return await work(*arguments, **named)

        return self.portal.call(run)

    def keep(self, number: int, *, mine: bool = True, **changes: Any) -> str:
        """One ended call, `number` days after the first."""
        call, started_at = call_id(number), STARTED_AT + number * DAY_S
        summary = a_summary(number, **changes)
        self.do(self.stores.moments.save_call, summary, started_at=started_at)
        self.do(self.stores.private.save_call, an_own_call(number, started_at, mine=mine))
        card = moment_id(number, "price-before-value")
        self.do(self.stores.private.react, call, card, Reaction.USEFUL)
        self.clock["now"] = started_at + LENGTH_S + 3_600  # whatever a test before made of it
        return call

    def hold(self, number: int, share: float) -> str:
        """One one-to-one of a manager's own, `number` days after the first."""
        call, started_at = call_id(number), STARTED_AT + number * DAY_S
        changes = {"kind": CallKind.ONE_TO_ONE, "rep_share": share, "moments": (), "stood": Stood()}
        self.do(self.stores.moments.save_call, a_summary(number, **changes), started_at=started_at)
        own = replace(an_own_call(number, started_at, mine=False), cards=())
        self.do(self.stores.private.save_call, own)
        return call

    def learn(self, outcomes: dict[str, list[Outcome]]) -> None:
        """Calls of long ago, in which these skills went so; one a day, the last ones the latest."""
        longest = max(len(calls) for calls in outcomes.values())
        for age in range(longest):
            kept = tuple(
                KeptOutcome(rule=rule_key(skill), skill=skill_key(skill), outcome=calls[-1 - age])
                for skill, calls in outcomes.items()
                if age < len(calls)
            )
            number = -1 - age
            own = an_own_call(number, STARTED_AT + number * DAY_S, outcomes=kept)
            self.do(self.stores.private.save_call, own)


def a_summary(number: int, **changes: Any) -> CallSummary:
    call = call_id(number)
    values: dict[str, Any] = {
        "kind": CallKind.DISCOVERY, "profile": Profile.CORE, "duration_s": LENGTH_S,
        "rep_speech_s": 742.0, "buyer_speech_s": 461.0, "rep_share": 0.617, "rep_words": 1_870,
        "buyer_words": 1_190, "turns": 96, "rep_questions": 9, "buyer_questions": 7,
        "longest_rep_monologue_s": 171.0, "longest_buyer_stretch_s": 64.0,
        "median_response_gap_s": 0.6, "cards": 1,
        "stood": Stood(
            next_step=NextStepState.PROPOSED, budget_came_up=True, authority_came_up=False,
            need_came_up=True, timing_came_up=False, price_first_s=311.0,
            next_step_first_s=1_402.0, questions_by_third=(5, 3, 1),
        ),
        "moments": tuple(
            Moment(
                id=moment_id(number, rule), call_id=call, rule=rule, rule_version=1, kind=kind,
                at=at, strength=0.9 - place / 10, value=value, limit=limit,
            )
            for place, (rule, kind, at, value, limit) in enumerate(MOMENTS)
        ),
    }  # fmt: skip
    return CallSummary(call_id=call, **(values | changes))


def an_own_call(
    number: int,
    started_at: int,
    *,
    mine: bool = True,
    outcomes: tuple[KeptOutcome, ...] = (),
) -> OwnCall:
    card = KeptCard(
        id=moment_id(number, "price-before-value"), rule=rule_key("price-before-value"),
        kind=MomentKind.PRICE_BEFORE_VALUE, at_s=312.0, shown_s=318.0, until_s=332.0,
    )  # fmt: skip
    return OwnCall(
        id=call_id(number), started_at=started_at, profile=Profile.CORE, scheduled_end_s=1_450.0,
        mine=mine, stretches=tuple(talk()), cards=() if outcomes else (card,), outcomes=outcomes,
    )  # fmt: skip


def talk() -> Iterator[Stretch]:
    """A conversation in which the rep has the longer turns."""
    at, turn = 1.0, 0
    while at < LENGTH_S - 20:
        rep = turn % 2 == 0
        lasts = (9.0 + (turn * 7) % 23) if rep else (5.0 + (turn * 5) % 17)
        lasts = 150.0 if rep and 600 < at < 640 else lasts
        yield Stretch(
            speaker=Speaker.REP if rep else Speaker.BUYER, start_s=at, end_s=at + lasts,
            words=round(lasts * 2.4),
        )  # fmt: skip
        at += lasts + 0.4 + (turn % 5) * 0.5
        turn += 1


@contextmanager
def own_service(
    folder: Path, heard: list[Utterance] | None = None, *, team_since_s: int | None = 0
) -> Iterator[OwnService]:
    """The service from its start to its end, on any free port. `heard` is what each answer will be."""
    with start_blocking_portal("asyncio") as portal:
        running, service = portal.start_task(_run, folder, portal, heard or [], team_since_s)
        try:
            yield service
        finally:
            running.cancel()


def words(text: str) -> Utterance:
    return Utterance(
        speaker=Speaker.REP, start=0.0, end=len(text.split()) / 2.5, words=Spoken(text), confidence=1.0
    )  # fmt: skip


async def _run(
    folder: Path,
    portal: BlockingPortal,
    heard: list[Utterance],
    team_since_s: int | None,
    *,
    task_status: TaskStatus[OwnService],
) -> None:
    async def no_call(_request: StartRequest, _hub: Hub, _view: ViewControl) -> CallSummary:
        raise AssertionError("no call is started here")

    door, clock = open_door("127.0.0.1", 0), {"now": float(STARTED_AT)}
    async with open_stores(folder / "data") as stores:
        services = Services(
            version="0.0",
            address=door.address,
            samples={},
            calls=LiveCalls(no_call),
            tickets=Tickets(lambda: 0.0),
            stores=stores,
            rulebook=Rulebook.load(RULES),
            sharing=SharingSettings(recording_url=RECORDING),
            team_since_s=team_since_s,
            drill_room=DrillEar(lambda _context: stages(heard), SpeechSettings()),
            now=lambda: clock["now"],
        )
        service = OwnService(door.address.origin, portal, stores, clock)
        await serve(create_app(services), door, ready=lambda: task_status.started(service))
