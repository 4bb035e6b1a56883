"""Scorecards: the rep's own scores first, then the proposal, then what was confirmed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from copilot.review.scorecard import Confirmed, Proposal, Scorecard, ScoredSkill
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of, day_of_or_none, number_or_none
from copilot.storage.team.talk_tables import SCORECARDS, SCORES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from copilot.storage.team.database import TeamDatabase


class Scorecards:
    """Scores, the rep's own first. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, card: Scorecard) -> None:
        """Keep a card as it now stands."""
        row = {
            "id": card.id,
            "rep_id": card.rep,
            "first_day": day_number(card.first),
            "last_day": day_number(card.last),
            "own_on": number_or_none(card.own_on),
            "confirmed_on": number_or_none(card.confirmed_on),
        }

        def work(connection: Connection) -> None:
            put(connection, SCORECARDS, [row])
            connection.execute(delete(SCORES).where(SCORES.c.scorecard_id == card.id))
            put(connection, SCORES, _score_rows(card))

        await self._database.write(work)

    async def load(self, card: str) -> Scorecard | None:
        """One card, or None."""
        found = await self._find(SCORECARDS.c.id == card)
        return found[0] if found else None

    async def of_person(self, rep: str) -> tuple[Scorecard, ...]:
        """A rep's, the newest first."""
        return await self._find(SCORECARDS.c.rep_id == rep)

    async def _find(self, which: ColumnElement[bool]) -> tuple[Scorecard, ...]:
        return await self._database.read(lambda connection: _load(connection, which))


def _load(connection: Connection, which: ColumnElement[bool]) -> tuple[Scorecard, ...]:
    cards = connection.execute(
        select(SCORECARDS).where(which).order_by(SCORECARDS.c.first_day.desc(), SCORECARDS.c.id)
    ).mappings()
    rows = connection.execute(
        select(SCORES).join(SCORECARDS, SCORECARDS.c.id == SCORES.c.scorecard_id).where(which)
    ).mappings()
    scores: defaultdict[str, dict[str, RowMapping]] = defaultdict(dict)
    for row in rows:
        scores[row["scorecard_id"]][row["skill"]] = row
    return tuple(_card(card, scores[card["id"]]) for card in cards)


def _score_rows(card: Scorecard) -> list[dict[str, object]]:
    own = dict(card.own)
    proposed = {one.skill: one for one in card.proposal}
    confirmed = {one.skill: one for one in card.confirmed}
    rows: list[dict[str, object]] = []
    for skill in ScoredSkill:
        proposal, word = proposed.get(skill), confirmed.get(skill)
        if skill not in own and proposal is None and word is None:
            continue
        rows.append(
            {
                "scorecard_id": card.id,
                "skill": skill.value,
                "own": own.get(skill),
                "proposed": None if proposal is None else proposal.score,
                "proposed_of": None if proposal is None else proposal.n,
                "formula": "" if proposal is None else proposal.formula,
                "says": "" if proposal is None else proposal.says,
                "confirmed": None if word is None else word.score,
                "reason": "" if word is None else word.reason,
            }
        )
    return rows


def _card(card: RowMapping, scores: dict[str, RowMapping]) -> Scorecard:
    ordered = [scores[skill.value] for skill in ScoredSkill if skill.value in scores]
    return Scorecard(
        id=card["id"],
        rep=card["rep_id"],
        first=day_of(card["first_day"]),
        last=day_of(card["last_day"]),
        own=tuple(
            (ScoredSkill(row["skill"]), row["own"]) for row in ordered if row["own"] is not None
        ),
        own_on=day_of_or_none(card["own_on"]),
        proposal=tuple(_proposals(ordered)),
        confirmed=tuple(
            Confirmed(skill=ScoredSkill(row["skill"]), score=row["confirmed"], reason=row["reason"])
            for row in ordered
            if row["confirmed"] is not None
        ),
        confirmed_on=day_of_or_none(card["confirmed_on"]),
    )


def _proposals(rows: Iterable[RowMapping]) -> Iterable[Proposal]:
    for row in rows:
        if row["proposed_of"] is not None:
            yield Proposal(
                skill=ScoredSkill(row["skill"]),
                score=row["proposed"],
                n=row["proposed_of"],
                formula=row["formula"],
                says=row["says"],
            )
