"""What is told across people: the programme's three numbers, and what won calls look like here.

Nothing is counted here: both are told as they were published (`TeamStore.publish`), so that whatever is
shared, agreed or imported in between, there is no second answer to compare the first with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyio import to_thread

from copilot import resources
from copilot.coaching.band_rule import HIGHEST_RANGE, RULE, OwnRange, band_rule
from copilot.coaching.bands import BANDS
from copilot.errors import NotHere, RequestInvalid
from copilot.kinds import CallKind
from copilot.review.bands import MeasureName, usual_bands
from copilot.review.patterns import range_text, team_talk_band
from copilot.review.programme import programme
from copilot.review.won_calls import PatternName
from copilot.review.words import call_name
from copilot.storage.team.records import Deed, TeamBand
from copilot.web.team.access import Access
from copilot.web.team.asked import file, said
from copilot.web.team.doors import Entrance
from copilot.web.team.typed import Body

if TYPE_CHECKING:
    from starlette.responses import Response

    from copilot.review.bands import Band
    from copilot.review.patterns import KindPatterns, Pattern
    from copilot.web.team.asked import Asked

_BANDED = {
    PatternName.TALK_SHARE: MeasureName.TALK_SHARE,
    PatternName.QUESTIONS: MeasureName.QUESTIONS,
    PatternName.BUYER_STRETCH: MeasureName.BUYER_STRETCH,
}
"""Patterns whose range a rule's band can be replaced by."""


class ChooseBand(Body):
    """``POST /api/bands``: put the range of won calls in force, or take it back."""

    kind: CallKind
    pattern: PatternName
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternLine:
    """A pattern, what is shipped for it, and whether the team's own range is in force.

    `shipped_text` writes the shipped range, empty where there is none.
    """

    pattern: Pattern
    shipped: Band | None
    shipped_text: str
    can_be_band: bool
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KindView:
    """All patterns of one kind of call."""

    kind: str
    name: str
    says: str
    lines: tuple[PatternLine, ...]


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [
        Entrance(
            method="GET", path="/api/programme", access=Access.SIGNED_IN, answer=programme_numbers
        ),
        Entrance(method="GET", path="/api/patterns", access=Access.SIGNED_IN, answer=patterns),
        Entrance(
            method="POST",
            path="/api/bands",
            access=Access.LEADS,
            answer=choose_band,
            deed=Deed.CHANGED_BAND,
        ),
        Entrance(
            method="GET", path="/api/bands/rule", access=Access.SIGNED_IN, answer=rule_to_propose
        ),
    ]


async def programme_numbers(asked: Asked) -> Response:
    """The three numbers of the team that who asks belongs to, of the month that was told last."""
    team = asked.who.team
    month, told = await asked.store.programmes.of_team(team)
    return said({"team": team, "month": month, "numbers": programme(told)})


async def patterns(asked: Asked) -> Response:
    """What the calls of won deals look like here, beside those of lost ones."""
    found = await _found(asked)
    in_force = {(band.kind, band.measure) for band in await asked.store.bands.in_force()}
    kinds = [
        KindView(
            kind=one.kind.value,
            name=call_name(one.kind),
            says=one.says,
            lines=tuple(_line(pattern, in_force) for pattern in one.patterns),
        )
        for one in found
    ]
    return said({"kinds": kinds})


async def choose_band(asked: Asked) -> Response:
    """The team's own range in the place of the shipped one, shown as such, or back to that."""
    given = await asked.body(ChooseBand)
    measure = _BANDED.get(given.pattern)
    if measure is None:
        raise RequestInvalid("no rule has a band for that", remedy="choose another")
    if not given.on:
        removed = await asked.store.bands.remove(given.kind, measure)
        return said({"removed": removed})
    found = [
        pattern
        for one in await _found(asked)
        for pattern in one.patterns
        if pattern.kind is given.kind and pattern.name is given.pattern
    ]
    if not found:
        raise RequestInvalid("too few calls stand behind it", remedy="wait for more outcomes")
    [pattern] = found
    share = team_talk_band(pattern)
    band = TeamBand(
        kind=given.kind,
        measure=measure,
        low=share.low if share else pattern.low,
        high=share.high if share else pattern.high,
        source=share.source if share else pattern.source,
        calls=pattern.won,
        people=pattern.people,
        on=asked.today,
    )
    await asked.store.bands.save(band)
    return said(band, 201)


async def rule_to_propose(asked: Asked) -> Response:
    """The team's ranges of the talk share in force, as a rule file that reps may accept."""
    ranges = [
        OwnRange(kind=band.kind, low=band.low, high=band.high, calls=band.calls, on=band.on)
        for band in await asked.store.bands.in_force()
        if band.measure is MeasureName.TALK_SHARE
        and band.kind in BANDS
        # a bound may be missing of other measures
        and band.low is not None
        and band.high is not None
        and band.low < band.high <= HIGHEST_RANGE
    ]
    if not ranges:
        raise NotHere("no range of the talk share is the team's own", remedy="choose one first")
    text = await to_thread.run_sync(band_rule, _shipped(), ranges)
    return file(text, media_type="application/yaml", name=f"{RULE}.yaml")


def _shipped() -> bytes:
    return (resources.rules_dir() / f"{RULE}.yaml").read_bytes()


def _line(pattern: Pattern, in_force: set[tuple[CallKind, MeasureName]]) -> PatternLine:
    measure = _BANDED.get(pattern.name)
    shipped = None if measure is None else usual_bands(pattern.kind).get(measure)
    return PatternLine(
        pattern=pattern,
        shipped=shipped,
        shipped_text=range_text(pattern.name, shipped.low, shipped.high) if shipped else "",
        can_be_band=measure is not None,
        in_force=measure is not None and (pattern.kind, measure) in in_force,
    )


async def _found(asked: Asked) -> tuple[KindPatterns, ...]:
    """As they were told last: over everybody, so that no choice of people is taken from another."""
    return await asked.store.patterns.newest()
