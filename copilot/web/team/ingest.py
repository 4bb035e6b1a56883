"""The door that a rep's machine brings what it shares to: it is taken in, and nothing is read out.

The machine shows the token that an administrator handed to its rep. Whose calls they are is what the
token says, never what the body says. The other door of machines is `copilot.web.team.focus_wire`'s.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from copilot.errors import MachineRefused, RequestInvalid
from copilot.web.answers import answer
from copilot.web.team.ingest_wire import IngestAnswer, IngestBody, ReceiptLine

if TYPE_CHECKING:
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from copilot.storage.team.records import Person
    from copilot.storage.team.store import TeamStore

PATH: Final = "/team/ingest"
_SCHEME: Final = "bearer"

_AHEAD: Final = timedelta(days=2)
"""A rep's day may have begun before the server's, by a day at most; a later one would be kept too long."""


async def take_in(request: Request, store: TeamStore, *, today: date) -> Response:
    """Answer ``POST /team/ingest``. `today` is the server's day.

    Raises `MachineRefused` without a good token, `RequestInvalid` for a body that is none of ours, and
    the `StoreError` tree, after which the machine comes again.
    """
    body = await request.body()
    taken = await ingest(
        body, authorization=request.headers.get("authorization", ""), store=store, today=today
    )
    return answer(taken)


async def ingest(body: bytes, *, authorization: str, store: TeamStore, today: date) -> IngestAnswer:
    """What a machine's request does to the store, and what it is told. Raises as `take_in`."""
    person = await whose_machine(authorization, store)
    try:
        sent = IngestBody.model_validate_json(body)
    except ValidationError:
        # what was wrong would repeat what was sent
        raise RequestInvalid(
            "not what a machine of this version sends", remedy="update Copilot on both sides"
        ) from None
    if any(line.shared and line.shared.day > today + _AHEAD for line in sent.deliveries):
        raise RequestInvalid(
            "a call of a day that has not come", remedy="set the clock of the rep's machine"
        )
    receipts = await store.shares.take(
        person.id, [line.delivery() for line in sent.deliveries], today=today
    )
    return IngestAnswer(receipts=tuple(ReceiptLine.of(receipt) for receipt in receipts))


async def whose_machine(authorization: str, store: TeamStore) -> Person:
    """The rep of the machine that shows this header. Raises `MachineRefused` without a good token."""
    person = await store.access.machine(_token(authorization))
    if person is None:
        raise MachineRefused(
            "this machine is not known here, or its rep is not active any more",
            remedy="ask whoever looks after the team's server for a new token",
        )
    return person


def _token(authorization: str) -> str:
    scheme, _space, token = authorization.partition(" ")
    if scheme.lower() != _SCHEME or not token.strip():
        raise MachineRefused(
            "a machine shows its token as `Authorization: Bearer …`",
            remedy="set team.token to the one that you were given",
        )
    return token.strip()
