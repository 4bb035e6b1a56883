"""What a rep is to win this quarter, as either of the two types it where no export says so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.review.quota import Quota, QuotaSource, quarter_of
from copilot.storage.team.records import Deed
from copilot.web.team.access import Access
from copilot.web.team.asked import said
from copilot.web.team.doors import Entrance
from copilot.web.team.typed import Body

if TYPE_CHECKING:
    from starlette.responses import Response

    from copilot.web.team.asked import Asked

PATH = "/api/people/{person:uuid}/quota"


class SetQuota(Body):
    """``POST …/quota``: an amount and its currency's three letters, or none."""

    amount: Annotated[Decimal, Field(gt=0, le=10**12, max_digits=15, decimal_places=2)]
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [
        Entrance(method="GET", path=PATH, access=Access.SHARED, answer=quota, deed=Deed.READ_BRIEF),
        Entrance(
            method="POST",
            path=PATH,
            access=Access.SHARED,
            answer=set_quota,
            deed=Deed.CHANGED_MEETING,
        ),
        Entrance(
            method="DELETE",
            path=PATH,
            access=Access.SHARED,
            answer=remove_quota,
            deed=Deed.CHANGED_MEETING,
        ),
    ]


async def quota(asked: Asked) -> Response:
    """This quarter's, or that there is none."""
    first, last = quarter_of(asked.today)
    held = await asked.store.quotas.load(asked.subject.id, first)
    return said({"first": first, "last": last, "quota": held})


async def set_quota(asked: Asked) -> Response:
    """Typed by who asks, for this quarter."""
    given = await asked.body(SetQuota)
    first, _last = quarter_of(asked.today)
    made = Quota(
        rep=asked.subject.id,
        first=first,
        amount=given.amount,
        currency=given.currency,
        source=QuotaSource(asked.party.value),
        on=asked.today,
    )
    await asked.store.quotas.save([made])
    return said(made, 201)


async def remove_quota(asked: Asked) -> Response:
    """None any more."""
    first, _last = quarter_of(asked.today)
    return said({"removed": await asked.store.quotas.remove(asked.subject.id, first)})
