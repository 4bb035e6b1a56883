"""How a refusal looks from outside: a status and ``{"code", "what", "remedy"}``, nothing more.

Where it went wrong is left out: it may be a path of this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response

from copilot.errors import (
    AgreementChanged,
    AlreadyShared,
    AudioFrameRefused,
    CalendarUnreadable,
    CallLimit,
    CallOver,
    CallUnderWay,
    HeadersTooLarge,
    HostRefused,
    MachineRefused,
    MessageTooLarge,
    MethodRefused,
    NotHere,
    NotShared,
    NotSignedIn,
    OriginRefused,
    OverlayLimit,
    RequestInvalid,
    RequestSlow,
    RuleError,
    StoreError,
    TeamError,
    TicketRefused,
    Unexpected,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

    from copilot.errors import CopilotError

_STATUS: Final[dict[type[CopilotError], int]] = {
    AudioFrameRefused: 400,
    RequestInvalid: 400,
    NotSignedIn: 401,
    MachineRefused: 401,
    OriginRefused: 403,
    TicketRefused: 403,
    NotHere: 404,
    MethodRefused: 405,
    RequestSlow: 408,
    CallUnderWay: 409,
    CallOver: 410,
    CalendarUnreadable: 422,
    AgreementChanged: 409,
    AlreadyShared: 409,
    NotShared: 409,
    MessageTooLarge: 413,
    HostRefused: 421,
    TeamError: 422,
    HeadersTooLarge: 431,
    RuleError: 409,
    CallLimit: 503,
    OverlayLimit: 503,
    StoreError: 503,
}
# the rest of what such a request sends is not worth reading
_CLOSING: Final = (RequestSlow, MessageTooLarge, HeadersTooLarge)


def unexpected() -> Unexpected:
    """What is said of a fault of our own: that there was one."""
    return Unexpected(
        "Copilot could not do this because of a fault of its own",
        remedy="try again; if it stays, `copilot doctor` looks for a cause",
    )


def status(error: CopilotError) -> int:
    """The HTTP status of an error; 500 for one that no status was given to."""
    return next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 500)


def refused(error: CopilotError) -> Response:
    """An error as a response."""
    return JSONResponse(
        {"code": error.code, "what": error.what, "remedy": error.remedy},
        status_code=status(error),
        headers={"connection": "close"} if isinstance(error, _CLOSING) else None,
    )


def answer(model: BaseModel, status_code: int = 200) -> Response:
    """A model as a response."""
    return Response(model.model_dump_json(), status_code, media_type="application/json")
