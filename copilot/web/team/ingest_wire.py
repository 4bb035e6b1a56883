"""What goes over ``POST /team/ingest``, either way: version 1.

::

    POST /team/ingest
    Authorization: Bearer <a machine's token>
    Origin: <the server's own address>

    {"v": 1, "deliveries": [{"call": "…", "revision": 3, "shared": {…}}]}
    {"v": 1, "receipts":   [{"call": "…", "revision": 3, "taken": "kept"}]}

A call is named by its id, and each change of it by a revision that rises; so the same request may come
any number of times, and late. `shared` null takes back what was shared. All of a request is taken in
or nothing of it. A word of a call has no field here to go into: text stands only where a rep typed it.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from copilot.kinds import CallKind, MomentKind
from copilot.limits import LIMITS
from copilot.review.shared import DisputeReason, NextStepState, SharedCall, SharedMoment
from copilot.storage.columns import COUNT_MAX, SECONDS_MAX
from copilot.storage.tables import MEASURED_MAX
from copilot.storage.team.columns import REVISION_MAX
from copilot.storage.team.days import FIRST_DAY, LAST_DAY
from copilot.storage.team.forms import ANNOTATION_CHARS, REFERENCE_CHARS, SHARED_KINDS
from copilot.storage.team.records import Delivery, Receipt, Taken

VERSION: Final = 1

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _visible(typed: object) -> object:
    """Text without control and format characters, which would hide or turn what stands beside them."""
    if not isinstance(typed, str):
        return typed
    spaced = " ".join(typed.split())
    return "".join(one for one in spaced if unicodedata.category(one) not in _INVISIBLE)


def _shareable(kind: CallKind) -> CallKind:
    if kind not in SHARED_KINDS:
        raise ValueError("calls of this kind are never shared")
    return kind


Id = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]
# a clock that was never set writes a day that no column takes, or one that never grows old
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Count = Annotated[int, Field(ge=0, le=COUNT_MAX)]
Seconds = Annotated[float, Field(ge=0, le=SECONDS_MAX)]
Share = Annotated[float, Field(ge=0, le=1)]
Measured = Annotated[float, Field(ge=-MEASURED_MAX, le=MEASURED_MAX)]


class _Wire(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False
    )


class MomentLine(_Wire):
    """A `SharedMoment`, field by field."""

    id: Id
    rule: Id
    kind: MomentKind
    at_s: Seconds
    strength: Share
    value: Measured | None = None
    compared_with: Measured | None = None
    annotation: Annotated[str, BeforeValidator(_visible), Field(max_length=ANNOTATION_CHARS)] = ""
    disputed: DisputeReason | None = None


class CallLine(_Wire):
    """A `SharedCall`, field by field."""

    id: Id
    kind: Annotated[CallKind, AfterValidator(_shareable)]
    day: Day
    reference: Annotated[str, BeforeValidator(_visible), Field(max_length=REFERENCE_CHARS)] = ""
    ended: bool
    duration_s: Seconds
    rep_speech_s: Seconds
    buyer_speech_s: Seconds
    rep_share: Share | None
    turns: Count
    rep_questions: Count
    buyer_questions: Count
    longest_rep_monologue_s: Seconds
    longest_buyer_stretch_s: Seconds
    median_response_gap_s: Annotated[float, Field(ge=-600, le=SECONDS_MAX)] | None
    next_step: NextStepState
    budget_came_up: bool | None
    authority_came_up: bool | None
    need_came_up: bool | None
    timing_came_up: bool | None
    price_first_s: Seconds | None
    next_step_first_s: Seconds | None
    questions_by_third: tuple[Count, Count, Count] | None
    moments: Annotated[tuple[MomentLine, ...], Field(max_length=LIMITS["moments_per_call"].value)]

    @classmethod
    def of(cls, call: SharedCall) -> CallLine:
        """The line of a call."""
        names = set(cls.model_fields) - {"moments"}
        return cls(
            moments=tuple(_moment_line(moment) for moment in call.moments),
            **{name: getattr(call, name) for name in names},
        )

    def shared(self) -> SharedCall:
        """And back."""
        names = set(type(self).model_fields) - {"moments"}
        return SharedCall(
            moments=tuple(
                SharedMoment(**{name: getattr(one, name) for name in MomentLine.model_fields})
                for one in self.moments
            ),
            **{name: getattr(self, name) for name in names},
        )

    @model_validator(mode="after")
    def _no_moment_twice(self) -> CallLine:
        if len({one.id for one in self.moments}) != len(self.moments):
            raise ValueError("two moments have one id")
        return self


class DeliveryLine(_Wire):
    """A `Delivery`: the call as it is shared now, or null to take it back."""

    call: Id
    revision: Annotated[int, Field(ge=1, le=REVISION_MAX)]
    shared: CallLine | None

    @model_validator(mode="after")
    def _of_that_call(self) -> DeliveryLine:
        if self.shared is not None and self.shared.id != self.call:
            raise ValueError("another call's id")
        return self

    def delivery(self) -> Delivery:
        """What the store takes."""
        return Delivery(
            call=self.call,
            revision=self.revision,
            shared=None if self.shared is None else self.shared.shared(),
        )


class IngestBody(_Wire):
    """What a machine sends."""

    v: Literal[1]
    deliveries: Annotated[
        tuple[DeliveryLine, ...], Field(min_length=1, max_length=LIMITS["ingest_calls"].value)
    ]


class ReceiptLine(_Wire):
    """What became of one delivery."""

    call: Id
    revision: int
    taken: Taken

    @classmethod
    def of(cls, receipt: Receipt) -> ReceiptLine:
        """The line of a receipt."""
        return cls(call=receipt.call, revision=receipt.revision, taken=receipt.taken)


class IngestAnswer(_Wire):
    """What the server answers, a receipt for each delivery in their order."""

    v: Literal[1] = 1
    receipts: tuple[ReceiptLine, ...]


def _moment_line(moment: SharedMoment) -> MomentLine:
    return MomentLine(**{name: getattr(moment, name) for name in MomentLine.model_fields})
