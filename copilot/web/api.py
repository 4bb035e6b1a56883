"""The REST doors: samples, calls, tickets, the rep's reactions, the rules' words.

Bodies come in through pydantic and go out through it; an id from an address is looked up and never
becomes a path.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter
from pydantic_core import to_json
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from copilot.errors import NotHere
from copilot.kinds import CallKind
from copilot.review.bands import usual_bands
from copilot.review.kind_told import kind_told, with_kinds
from copilot.review.listing import list_view
from copilot.review.mirror import LOOKS_BACK
from copilot.review.moments import RuleWords
from copilot.review.view import Review, review_view
from copilot.review.words import call_name
from copilot.storage.records import rule_key
from copilot.web.answers import answer
from copilot.web.bodies import read_body
from copilot.web.mutes import Mutes
from copilot.web.rest import (
    AskTicket,
    CallRow,
    Health,
    Model,
    React,
    RuleLine,
    SampleLine,
    StartCall,
    Started,
    TicketIssued,
)
from copilot.web.tickets import TICKET_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from copilot.coaching.schema import Rule
    from copilot.web.calls import LiveCall
    from copilot.web.services import Services
    from copilot.web.sockets import OverlayDoor

_SOUND_TYPES: Final = {
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg; codecs=opus",
    ".wav": "audio/wav",
}
_SAMPLES: Final = TypeAdapter(tuple[SampleLine, ...])
_ROWS: Final = TypeAdapter(tuple[CallRow, ...])
_RULES: Final = TypeAdapter(tuple[RuleLine, ...])


@dataclass(frozen=True, slots=True)
class Api:
    """The endpoints, over the services."""

    services: Services
    overlays: OverlayDoor

    def routes(self) -> list[BaseRoute]:
        """Every REST route."""
        return [
            Route("/api/health", self.health),
            Route("/api/rules", self.rules),
            Route("/api/samples", self.samples),
            Route("/samples/{sample}.opus", self.sound),
            Route("/api/calls", self.list_calls, methods=["GET"]),
            Route("/api/calls", self.start_call, methods=["POST"]),
            Route("/api/calls/{call:uuid}", self.review_call, methods=["GET"]),
            Route("/api/calls/{call:uuid}", self.delete_call, methods=["DELETE"]),
            Route("/api/calls/{call:uuid}/stop", self.stop_call, methods=["POST"]),
            Route("/api/private/reactions", self.react, methods=["POST"]),
            *Mutes(self.services).routes(),
            Route("/session/ticket", self.issue_ticket, methods=["POST"]),
        ]

    async def health(self, _request: Request) -> Response:
        """That the service is there, and what its bounds have cost so far."""
        known = self.services.calls.all()
        counters = {
            "calls_cut": self.services.calls.cut,
            "ended_calls_forgotten": self.services.calls.forgotten,
            "heard_forgotten": sum(live.hub.forgotten for live in known),
            "mailbox_dropped": sum(live.hub.dropped for live in known),
            "overlay_refused": self.overlays.refused,
            "overlay_stalled": self.overlays.stalled,
            "sessions_forgotten": sum(live.hub.sessions_forgotten for live in known),
            "tickets_dropped": self.services.tickets.dropped,
        }
        under_way = sum(live.status == "live" for live in known)
        return answer(
            Health(
                version=self.services.version,
                calls_under_way=under_way,
                counters=counters,
                rules=len(self.services.book.rules),
                rules_trouble=self.services.rules_trouble,
            )
        )

    async def rules(self, _request: Request) -> Response:
        """The words of every rule that is loaded."""
        return _listed(_RULES, tuple(_rule_line(rule) for rule in self.services.book.rules))

    async def samples(self, _request: Request) -> Response:
        """The samples on offer, with their scripts."""
        listed = (sample for sample in self.services.samples.values() if sample.listed)
        return _listed(
            _SAMPLES,
            tuple(
                SampleLine(
                    id=sample.id,
                    title=sample.title,
                    summary=sample.summary,
                    kind=sample.kind,
                    duration_s=sample.duration_s,
                    scheduled_end_s=sample.scheduled_end_s,
                    captions=sample.captions,
                )
                for sample in listed
            ),
        )

    async def sound(self, request: Request) -> Response:
        """A sample's recording, whole or a part of it."""
        sample = self.services.samples.get(request.path_params["sample"])
        if sample is None:
            raise _no_sample()
        media_type = _SOUND_TYPES.get(sample.audio.suffix, "application/octet-stream")
        return FileResponse(
            sample.audio, headers={"cache-control": "no-cache"}, media_type=media_type
        )

    async def start_call(self, request: Request) -> Response:
        """Play a sample as if it were a call. Raises CallLimit."""
        wanted = await read_body(request, StartCall)
        sample = self.services.samples.get(wanted.sample)
        if sample is None:
            raise _no_sample()
        live = self.services.calls.start(
            sample,
            wanted.profile,
            wanted.names,
            persona=wanted.persona,
            competitors=wanted.competitors,
        )
        return answer(Started(call=live.request.call), 201)

    async def stop_call(self, request: Request) -> Response:
        """Ask a call to end; it does within seconds."""
        self.services.calls.stop(str(request.path_params["call"]))
        return Response(status_code=204)

    async def list_calls(self, _request: Request) -> Response:
        """Calls under way first, then what is kept, the newest first."""
        known = {live.request.call: live for live in self.services.calls.all()}
        marks = self.services.stores.marks
        mine = await marks.mine()
        unchecked = mine - await marks.checked()
        calls = with_kinds(
            await self.services.stores.moments.list_calls(),
            heard=await self.services.stores.private.heard_kinds(),
            said=await marks.kinds(),
        )
        kept = list_view(calls, unchecked=unchecked)
        rows = [_kept_row(asdict(line), known.get(line.id), mine=line.id in mine) for line in kept]
        of_kept = {line.id for line in kept}
        fresh = [
            _fresh_row(live)
            for live in reversed(known.values())
            if live.status == "live" and live.request.call not in of_kept
        ]
        return _listed(_ROWS, tuple(sorted(fresh + rows, key=lambda row: not row.live)))

    async def review_call(self, request: Request) -> Response:
        """All that is kept of a call, as its review page shows it."""
        call_id = str(request.path_params["call"])
        stores = self.services.stores
        call = await stores.moments.load_call(call_id)
        if call is None:
            raise _no_call()
        mirrored = call.kind is CallKind.ONE_TO_ONE
        own = await stores.private.load_call(call_id)
        kind = kind_told(call, own, (await stores.marks.of_call(call_id)).kind)
        review = Review(
            call=call,
            kind=kind,
            before=await stores.moments.before(call, most=LOOKS_BACK) if mirrored else (),
            own=own,
            reactions=await stores.private.reactions(call_id),
            words=_words(self.services.book.rules),
            bands=usual_bands(kind.kind, self.services.book.talk_band(kind.kind)),
        )
        return Response(to_json(review_view(review)), media_type="application/json")

    async def delete_call(self, request: Request) -> Response:
        """Delete a call that has ended from all files, to the last byte."""
        call_id = str(request.path_params["call"])
        known = self.services.calls.forget(call_id)
        if not await self.services.stores.delete_call(call_id) and not known:
            raise _no_call()
        return Response(status_code=204)

    async def react(self, request: Request) -> Response:
        """Keep what the rep did with a card, in the rep's own file."""
        said = await read_body(request, React)
        kept = await self.services.stores.private.react(str(said.call), said.card, said.reaction)
        if not kept:
            raise NotHere("no such card was shown in that call", remedy="reload the page")
        return Response(status_code=204)

    async def issue_ticket(self, request: Request) -> Response:
        """A one-time ticket for one of the sockets of a call that is known."""
        wanted = await read_body(request, AskTicket)
        call_id = self.services.calls.get(str(wanted.call)).request.call
        ticket = self.services.tickets.issue(call_id, wanted.purpose)
        return answer(TicketIssued(ticket=ticket, expires_s=TICKET_SECONDS), 201)


def _listed(adapter: TypeAdapter[tuple[Model, ...]], lines: tuple[Model, ...]) -> Response:
    return Response(adapter.dump_json(lines), media_type="application/json")


def _kept_row(line: dict[str, object], live: LiveCall | None, *, mine: bool) -> CallRow:
    return CallRow.model_validate(
        {
            **line,
            "live": live is not None and live.status == "live",
            "sample": None if live is None else live.request.sample_id,
            # a manager's own one-to-one is nobody's call as a rep, and no sample
            "played": not mine and line["kind"] is not CallKind.ONE_TO_ONE,
        }
    )


def _fresh_row(live: LiveCall) -> CallRow:
    """A call of which nothing has been kept yet."""
    return CallRow(
        id=live.request.call,
        live=True,
        sample=live.request.sample_id,
        played=live.request.sample is not None,
        kind=live.request.kind,
        name=call_name(live.request.kind),
        started_at=live.request.started_at,
        ended=False,
        check_wanted=False,
        duration_s=live.hub.at,
        duration="",
        rep_share=None,
        share="",
        moments=(),
    )


def _rule_line(rule: Rule) -> RuleLine:
    return RuleLine(
        id=rule.id,
        title=rule.title,
        skill=rule.skill,
        kind=rule.kind,
        cue=rule.card.core.cue,
        why=rule.card.core.why,
        ask=rule.card.core.ask,
        practice=rule.practice,
    )


def _words(rules: Iterable[Rule]) -> dict[str, RuleWords]:
    return {
        rule_key(rule.id): RuleWords(
            id=rule.id,
            title=rule.title,
            skill=rule.skill,
            why=rule.card.core.why,
            ask=rule.card.core.ask,
            practice=rule.practice,
        )
        for rule in rules
    }


def _no_sample() -> NotHere:
    return NotHere("there is no such sample", remedy="GET /api/samples lists them")


def _no_call() -> NotHere:
    return NotHere("nothing is kept of such a call", remedy="GET /api/calls lists what is")
