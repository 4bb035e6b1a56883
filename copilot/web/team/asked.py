"""One request that was let in: by whom, about whom, with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json
from starlette.responses import Response

from copilot.errors import NotHere, RequestInvalid
from copilot.limits import limit
from copilot.review.agreements import Party
from copilot.review.weeks import first_shown
from copilot.storage.team.audit import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized
    from datetime import date

    from starlette.requests import Request

    from copilot.storage.team.records import Deed, Person
    from copilot.storage.team.store import TeamStore
    from copilot.web.team.services import TeamServices

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, who asks (`viewer`), and whom it is about (`about`) where it is about somebody.

    `reports` are the active people whose manager the viewer is, by name.
    """

    services: TeamServices
    request: Request
    viewer: Person | None = None
    about: Person | None = None
    reports: tuple[Person, ...] = ()

    @property
    def store(self) -> TeamStore:
        """What is kept."""
        return self.services.store

    @property
    def who(self) -> Person:
        """Who asks. Raises NotHere without a session, which no entrance that uses it lets in."""
        if self.viewer is None:
            raise nothing()
        return self.viewer

    @property
    def subject(self) -> Person:
        """Whom it is about. Raises NotHere where it is about nobody."""
        if self.about is None:
            raise nothing()
        return self.about

    @property
    def own(self) -> bool:
        """Whether somebody asks about themselves."""
        return (
            self.viewer is not None and self.about is not None and self.viewer.id == self.about.id
        )

    @property
    def party(self) -> Party:
        """On which side of the table who asks sits."""
        return Party.REP if self.own else Party.MANAGER

    @property
    def today(self) -> date:
        """The team's day."""
        return self.services.today()

    @property
    def span(self) -> tuple[date, date]:
        """The weeks that pages look back on: the first Monday, and today."""
        return first_shown(self.today), self.today

    def id(self, name: str) -> str:
        """An id in the address."""
        return str(self.request.path_params[name])

    async def note_each(self, deed: Deed, people: Iterable[str]) -> None:
        """Write down that who asks did this about each of these people, before it is shown."""
        at, actor = self.services.now(), self.who.id
        await self.store.audit.note(
            *(Entry(at=at, actor=actor, subject=one, deed=deed) for one in people)
        )

    async def body(self, model: type[Model]) -> Model:
        """What was sent. Raises RequestInvalid, which names our field and never what stood in it."""
        try:
            return model.model_validate_json(await self.request.body())
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            # the name of a field that is none of ours is as much somebody's word as a value is
            known = first["loc"][:-1] if first["type"] == "extra_forbidden" else first["loc"]
            place = ".".join(str(part) for part in known)
            what = f"{place}: {first['msg']}" if place else first["msg"]
            raise RequestInvalid(what, remedy="mend it and send it again") from None


def nothing() -> NotHere:
    """What is said of everything that does not exist, or is somebody else's."""
    return NotHere("there is nothing here for you", remedy="go back to the start")


def room_for_one_more(held: Sized) -> None:
    """Raises RequestInvalid where so many lines of one kind are open that nobody reads them."""
    if len(held) >= limit("open_lines"):
        raise RequestInvalid(
            f"there are {len(held)} open already", remedy="tick off or remove some first"
        )


def said(value: object, status_code: int = 200) -> Response:
    """A value as JSON."""
    return Response(to_json(value), status_code, media_type="application/json")


def file(body: bytes | str, *, media_type: str, name: str) -> Response:
    """A file to keep."""
    return Response(
        body,
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
