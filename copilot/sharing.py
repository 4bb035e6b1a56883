"""Sends what the rep shares to the team's server: the only thing that ever leaves, and only if set up.

It also asks that server which skill the rep agreed to work on (`copilot.web.team.focus_wire`), and hands
the answer on; what the rep makes of it is known here to nobody.

Each round asks which calls are shared now (`copilot.handover`, which alone knows about the rep's
window), writes down in the spool what has changed, and sends what the server lacks. Nothing is lost
while the server is away, since the spool says what it lacks; nothing is doubled, since the server knows
each revision of a call. The only module that knows the HTTP client.
"""

from __future__ import annotations

import hashlib
import random
import time
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final

import anyio
import httpx2
from pydantic import ValidationError

from copilot import observe
from copilot.backoff import wait_s
from copilot.errors import StoreError
from copilot.handover import shared_calls
from copilot.limits import limit
from copilot.storage.team.records import Taken
from copilot.web.team.focus_wire import FOCUS_PATH, FocusAnswer
from copilot.web.team.ingest import PATH
from copilot.web.team.ingest_wire import CallLine, DeliveryLine, IngestAnswer, IngestBody

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

    from copilot.review.shared import SharedCall
    from copilot.settings import Settings
    from copilot.storage.spool import Spool, Wanted
    from copilot.storage.stores import Stores
    from copilot.team_settings import TeamSettings

    Shared = Callable[[], Awaitable[tuple[SharedCall, ...]]]
    Agreed = Callable[[str | None], Awaitable[None]]

WITHIN_SECONDS: Final = 60.0
"""What is shared is on a server that answers by then."""

EVERY_SECONDS: Final = 30.0
"""Between two looks at what is shared: with a request that takes as long as it may, within the bound."""

REQUEST_SECONDS: Final = 20.0

ASK_SECONDS: Final = 300.0
"""Between two questions about what was agreed on, which changes once in some weeks."""

# refusals that the same request would meet again
_FOR_GOOD: Final = frozenset({400, 413, 422})


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round did: calls that the server took, and why it stopped, if it did.

    `trouble` is ``unreachable``, ``refused`` (the token), ``busy``, ``failed``, or the code of a store's
    error.
    """

    sent: int = 0
    refused: int = 0
    trouble: str = ""


class Sender:
    """One machine's way to one server. `shared` gives every call that is shared now.

    `agreed` is told the skill that the rep agreed to work on, or None, whenever the server was asked.
    """

    def __init__(
        self,
        settings: TeamSettings,
        spool: Spool,
        shared: Shared,
        *,
        agreed: Agreed | None = None,
        client: httpx2.AsyncClient | None = None,
        every_s: float = EVERY_SECONDS,
    ) -> None:
        self._settings = settings
        self._spool = spool
        self._shared = shared
        self._agreed = agreed
        self._client = client or httpx2.AsyncClient(timeout=REQUEST_SECONDS)
        self._server = settings.server_digest
        self._every_s = every_s
        self._not_taken: set[tuple[str, int]] = set()
        self._ask_at = -inf

    async def run(self) -> None:
        """Send until cancelled; whatever a round raises is one that failed.

        Calls go on beside it: nothing that a server, a proxy or an HTTP client does may end them.
        """
        failures = 0
        async with self._client:
            while True:
                try:
                    done = await self._round()
                except Exception as error:  # noqa: BLE001 - what the spool holds is sent by a later round
                    # its type alone: the words of another's error may quote an address with its token
                    observe.logger().error("sharing_failed", error=type(error).__name__)
                    done = Round(trouble="failed")
                failures = failures + 1 if done.trouble else 0
                _log(done, failures)
                wait = wait_s(failures, random.random) if failures else self._every_s
                await anyio.sleep(wait)

    async def _round(self) -> Round:
        done = await self.once()
        if anyio.current_time() >= self._ask_at and await self.ask():
            self._ask_at = anyio.current_time() + ASK_SECONDS
        return done

    async def aclose(self) -> None:
        """Let go of the connections; `run` does so by itself."""
        await self._client.aclose()

    async def once(self) -> Round:
        """One look, and everything sent that the server lacks."""
        try:
            lines = await self._read()
            return await self._send(await self._spool.lacking(server=self._server), lines)
        except StoreError as error:  # a full disk today must not end the sharing of tomorrow
            return Round(trouble=error.code)

    async def ask(self) -> bool:
        """Ask what the rep agreed to work on, and hand it on; whether there was an answer.

        Of the rep nothing goes out but whose machine this is. A server that does not know the question
        is older, and has answered; one that does not know the machine is the rep's team no more.
        """
        if self._agreed is None:
            return True
        try:
            response = await self._client.get(
                f"{self._settings.server}{FOCUS_PATH}", headers=self._who
            )
        except httpx2.HTTPError:
            return False
        if response.status_code == httpx2.codes.UNAUTHORIZED:
            skill = None
        elif response.status_code == httpx2.codes.OK:
            try:
                skill = FocusAnswer.model_validate_json(response.content).skill
            except ValidationError:
                return False  # something else answers in its place
        else:
            return response.status_code == httpx2.codes.NOT_FOUND
        try:
            await self._agreed(skill)
        except StoreError:  # it is asked again
            return False
        return True

    @property
    def _who(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._settings.token.get_secret_value()}"}

    async def _read(self) -> Mapping[str, CallLine]:
        """Every call that is shared now, with what has changed of them written down as wanted."""
        while True:
            read_at = self._spool.taken_back
            lines = dict(_lines(await self._shared()))
            contents = {call: _digest(line) for call, line in lines.items()}
            if await self._spool.want(contents, server=self._server, read_at=read_at):
                return lines

    async def _send(self, lacking: tuple[Wanted, ...], lines: Mapping[str, CallLine]) -> Round:
        deliveries: list[DeliveryLine] = []
        for wanted in lacking:
            if (wanted.call, wanted.revision) in self._not_taken:
                continue
            line = lines.get(wanted.call)
            if not wanted.taken_back and line is None:
                # wanted once, and gone since without having been taken back: no more to be sent
                await self._spool.take_back(wanted.call)
                continue
            shared = None if wanted.taken_back else line
            deliveries.append(
                DeliveryLine(call=wanted.call, revision=wanted.revision, shared=shared)
            )
        sent = refused = 0
        for batch in _batches(deliveries):
            done = await self._post(batch)
            sent, refused = sent + done.sent, refused + done.refused
            if done.trouble:
                return Round(sent=sent, refused=refused, trouble=done.trouble)
        return Round(sent=sent, refused=refused)

    async def _post(self, batch: tuple[DeliveryLine, ...]) -> Round:
        try:
            response = await self._client.post(
                f"{self._settings.server}{PATH}",
                content=IngestBody(v=1, deliveries=batch).model_dump_json(),
                headers={
                    **self._who,
                    "content-type": "application/json",
                    "origin": self._settings.server,
                },
            )
        except httpx2.HTTPError:
            return Round(trouble="unreachable")
        if response.status_code in _FOR_GOOD:
            return await self._refused(batch)
        if response.status_code != httpx2.codes.OK:
            known = response.status_code in {401, 403, 404}
            return Round(trouble="refused" if known else "busy")
        try:
            receipts = IngestAnswer.model_validate_json(response.content).receipts
        except ValidationError:
            return Round(trouble="unreachable")  # something else answers in its place
        await self._spool.acknowledged((one.call, one.revision) for one in receipts)
        refused = sum(one.taken is Taken.REFUSED for one in receipts)
        return Round(sent=len(receipts) - refused, refused=refused)

    async def _refused(self, batch: tuple[DeliveryLine, ...]) -> Round:
        """One of them is not taken: find which, and do not let it hold up the others.

        It stays in the spool, and is offered again when Copilot next starts: what an older server does
        not know, or a proxy with another opinion of sizes, must not lose it.
        """
        if len(batch) == 1:
            self._not_taken.add((batch[0].call, batch[0].revision))
            return Round(refused=1)
        middle = len(batch) // 2
        first = await self._post(batch[:middle])
        if first.trouble:
            return first
        second = await self._post(batch[middle:])
        return Round(
            sent=first.sent + second.sent,
            refused=first.refused + second.refused,
            trouble=second.trouble,
        )


def sender(settings: Settings, stores: Stores) -> Sender:
    """The way from this rep's stores to the team's server."""

    async def shared() -> tuple[SharedCall, ...]:
        since_s = await stores.spool.team_since(settings.team.server_digest)
        return await shared_calls(stores, settings.sharing, now_s=time.time(), team_since_s=since_s)

    return Sender(settings.team, stores.spool, shared, agreed=stores.choices.propose)


def _log(done: Round, failures: int) -> None:
    if done.sent:
        observe.logger().info("shared", count=done.sent)
    if done.refused:
        observe.logger().warning("sharing_refused", count=done.refused)
    if failures == 1:  # once, and not with every try while a server is away
        observe.logger().warning("sharing_waits", code=done.trouble)


def _lines(calls: Iterable[SharedCall]) -> Iterator[tuple[str, CallLine]]:
    for call in calls:
        try:
            yield call.id, CallLine.of(call)
        except ValidationError:  # a number beyond what can be: it must not hold up the others
            observe.logger().error("sharing_left_out", call=call.id)


def _digest(line: CallLine) -> str:
    return hashlib.sha256(line.model_dump_json().encode()).hexdigest()


def _batches(deliveries: Iterable[DeliveryLine]) -> Iterator[tuple[DeliveryLine, ...]]:
    """As many together as one request may have, in calls and, well below its bound, in bytes."""
    room = limit("ingest_bytes") // 2
    batch: list[DeliveryLine] = []
    size = 0
    for delivery in deliveries:
        more = len(delivery.model_dump_json())
        if batch and (len(batch) == limit("ingest_calls") or size + more > room):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(delivery)
        size += more
    if batch:
        yield tuple(batch)
