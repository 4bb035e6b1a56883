"""Puts the example team into a team's store of its own, as the doors would have put it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.review.deal_file import read_deals
from copilot.review.outcomes import of_calls, read_outcomes
from copilot.review.quota import Quota, QuotaSource, quarter_of
from copilot.storage.team.records import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from copilot.demo.team import ExampleTeam
    from copilot.review.deal_file import OwnerQuota
    from copilot.storage.team.store import TeamStore


async def keep_team(store: TeamStore, team: ExampleTeam) -> None:
    """Keep all of it. The same team twice is once. Raises the `StoreError` tree."""
    for person in team.people:
        await store.people.save(person)
    for person in team.people:
        own = [one.call for one in team.calls if one.person == person.id]
        if own:
            deliveries = (Delivery(call=call.id, revision=1, shared=call) for call in own)
            await store.shares.take(person.id, deliveries, today=team.today)
    await store.agreements.save(*team.agreements)
    for diagnosis in team.diagnoses:
        await store.agreements.save_diagnosis(diagnosis)
    for card in team.scorecards:
        await store.scorecards.save(card)
    await _talks(store, team)
    await _deals(store, team)


async def _talks(store: TeamStore, team: ExampleTeam) -> None:
    await store.meetings.save(*team.meetings)
    for rhythm in team.rhythms:
        await store.meetings.save_rhythm(rhythm)
    for milestone in team.milestones:
        await store.meetings.save_milestone(milestone)
    for entry in team.agenda:
        await store.meetings.save_agenda(entry)
    for action in team.actions:
        await store.meetings.save_action(action)


async def _deals(store: TeamStore, team: ExampleTeam) -> None:
    owners = dict(team.owners)
    for export in team.pipeline:
        file = read_deals(export.csv)
        await store.deals.save(file.deals, day=export.day, owners=owners)
        await store.quotas.save(_quotas(file.quotas, owners, export.day))
    ends = read_outcomes(team.outcomes_csv).outcomes
    for manager in {person.manager for person in team.people if person.manager is not None}:
        theirs = {person.id for person in team.people if person.manager == manager}
        own = of_calls(ends, (one.call.reference for one in team.calls if one.person in theirs))
        await store.outcomes.save(own, by=manager, today=team.today)


def _quotas(quotas: Iterable[OwnerQuota], owners: Mapping[str, str], day: date) -> Iterator[Quota]:
    """What an export says that its owners are to win in the quarter of its day."""
    first, _ = quarter_of(day)
    for one in quotas:
        yield Quota(
            rep=owners[one.owner],
            first=first,
            amount=one.amount,
            currency=one.currency,
            source=QuotaSource.EXPORT,
            on=day,
        )
