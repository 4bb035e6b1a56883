"""The rep's own part of every call, kept in ``private.db``.

Nobody but the rep is ever shown what is in here, and nothing outside this file and its table knows
what a rep did with a card.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from copilot.coaching.outcomes import Outcome
from copilot.kinds import CallKind, MomentKind, Profile, Speaker
from copilot.limits import limit
from copilot.storage.database import Database
from copilot.storage.own import KeptCard, KeptOutcome, OwnCall, Reaction, Stretch
from copilot.storage.practice import load_practice, save_outcomes
from copilot.storage.prepare import PRIVATE_HISTORY
from copilot.storage.snapshots import find_snapshot, put_snapshot, remove_snapshot
from copilot.storage.tables import CARDS, OUTCOMES, OWN_CALLS, REACTIONS, STRETCHES

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from copilot.conversation.snapshot import Snapshot


class PrivateStore:
    """Cards, reactions, outcomes, and speech as times. Raises the `StoreError` tree.

    `stretches_forgotten` counts what was left out at the bound ``stretches_kept`` of `limits`.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.stretches_forgotten = 0

    @classmethod
    async def open(cls, folder: Path) -> PrivateStore:
        """The store in `folder`, which the caller holds alone (`copilot.storage.stores`)."""
        return cls(await Database.open(folder, PRIVATE_HISTORY))

    async def save_call(self, call: OwnCall) -> None:
        """Keep the rep's part of a call; on return it is on the disk.

        May be called again at any time, with the same or with more: what is kept is updated and
        never doubled. Save after each card, so that the rep can react to it while the call lasts.
        """
        kept = call.stretches[-limit("stretches_kept") :]
        await self.database.write(lambda connection: _save(connection, call, kept))
        self.stretches_forgotten += len(call.stretches) - len(kept)

    async def load_call(self, call_id: str) -> OwnCall | None:
        """The rep's part of one call, or None if there is none."""
        return await self.database.read(lambda connection: _load(connection, call_id))

    async def heard_kinds(self) -> dict[str, CallKind]:
        """The kind of each call in which one was heard."""
        wanted = select(OWN_CALLS.c.id, OWN_CALLS.c.heard_kind).where(
            OWN_CALLS.c.heard_kind.is_not(None)
        )
        rows = await self.database.read(lambda connection: connection.execute(wanted).all())
        return {call_id: CallKind(kind) for call_id, kind in rows}

    async def react(self, call_id: str, card_id: str, reaction: Reaction) -> bool:
        """Keep what the rep did with a card, in place of what was kept before.

        False, and nothing is kept, if no such card of that call is.
        """
        return await self.database.write(
            lambda connection: _react(connection, call_id, card_id, reaction)
        )

    async def reactions(self, call_id: str) -> dict[str, Reaction]:
        """What the rep did with the cards of a call, by the card's id."""
        wanted = (
            select(REACTIONS)
            .join(CARDS, CARDS.c.id == REACTIONS.c.card_id)
            .where(CARDS.c.call_id == call_id)
        )
        rows = await self.database.read(lambda connection: connection.execute(wanted).all())
        return {card_id: Reaction(reaction) for card_id, reaction in rows}

    async def practice(self) -> dict[str, tuple[Outcome, ...]]:
        """How it went with each skill in the latest calls, the oldest first, by `skill_key`."""
        return await self.database.read(load_practice)

    async def save_snapshot(self, call_id: str, snapshot: Snapshot) -> None:
        """Keep how a call under way stands, in place of how it stood. Its other part is kept first."""
        await self.database.write(lambda connection: put_snapshot(connection, call_id, snapshot))

    async def load_snapshot(self, call_id: str) -> Snapshot | None:
        """How a call stood that has not ended, or None if nothing is kept of that."""
        return await self.database.read(lambda connection: find_snapshot(connection, call_id))

    async def drop_snapshot(self, call_id: str) -> None:
        """The call has ended: its numbers are with the call."""
        await self.database.write(lambda connection: remove_snapshot(connection, call_id))

    async def delete_call(self, call_id: str) -> bool:
        """Delete the rep's part of a call, to the last byte; whether there was one."""
        return bool(await self._delete(OWN_CALLS.c.id == call_id, rewrite=False))

    async def delete_before(self, started_at: int) -> int:
        """Delete the rep's part of the calls that started earlier, to the last byte; how many."""
        return await self._delete(OWN_CALLS.c.started_at < started_at, rewrite=True)

    async def delete_all(self) -> int:
        """Delete everything, to the last byte; how many calls."""
        return await self._delete(OWN_CALLS.c.id.is_not(None), rewrite=True)

    async def close(self) -> None:
        """Give the file back."""
        await self.database.close()

    async def _delete(self, which: ColumnElement[bool], *, rewrite: bool) -> int:
        statement = delete(OWN_CALLS).where(which)
        return await self.database.erase(
            lambda connection: connection.execute(statement).rowcount, rewrite=rewrite
        )


def _save(connection: Connection, call: OwnCall, stretches: tuple[Stretch, ...]) -> None:
    row = {
        "started_at": call.started_at,
        "profile": call.profile,
        "scheduled_end_s": call.scheduled_end_s,
        "dropped_cards": call.dropped_cards,
        "mine": int(call.mine),
        "heard_kind": call.heard_kind,
        "heard_sure": call.heard_confidence,
    }
    offered = insert(OWN_CALLS).values(id=call.id, **row)
    connection.execute(
        offered.on_conflict_do_update(
            index_elements=[OWN_CALLS.c.id], set_={name: offered.excluded[name] for name in row}
        )
    )
    if stretches:
        _save_stretches(connection, call.id, stretches)
    if call.cards:
        _save_cards(connection, call)
    if call.outcomes:
        save_outcomes(connection, call)


def _save_stretches(connection: Connection, call_id: str, stretches: tuple[Stretch, ...]) -> None:
    rows = [
        {
            "call_id": call_id,
            "speaker": stretch.speaker,
            "start_ms": round(stretch.start_s * 1000),
            "end_ms": round(stretch.end_s * 1000),
            "words": stretch.words,
            "late": int(stretch.late),
        }
        for stretch in stretches
    ]
    offered = insert(STRETCHES)
    update = {name: offered.excluded[name] for name in ("end_ms", "words", "late")}
    connection.execute(
        offered.on_conflict_do_update(index_elements=list(STRETCHES.primary_key), set_=update), rows
    )


def _save_cards(connection: Connection, call: OwnCall) -> None:
    rows = [{"call_id": call.id, **asdict(card)} for card in call.cards]
    offered = insert(CARDS)
    update = {name: offered.excluded[name] for name in ("shown_s", "until_s")}
    connection.execute(
        offered.on_conflict_do_update(index_elements=[CARDS.c.id], set_=update), rows
    )


def _react(connection: Connection, call_id: str, card_id: str, reaction: Reaction) -> bool:
    card = select(CARDS.c.id).where(CARDS.c.id == card_id, CARDS.c.call_id == call_id)
    if connection.execute(card).first() is None:
        return False
    offered = insert(REACTIONS).values(card_id=card_id, reaction=reaction)
    connection.execute(
        offered.on_conflict_do_update(
            index_elements=[REACTIONS.c.card_id], set_={"reaction": offered.excluded["reaction"]}
        )
    )
    return True


def _load(connection: Connection, call_id: str) -> OwnCall | None:
    call = connection.execute(select(OWN_CALLS).where(OWN_CALLS.c.id == call_id)).mappings().first()
    if call is None:
        return None
    stretches = connection.execute(
        select(STRETCHES)
        .where(STRETCHES.c.call_id == call_id)
        .order_by(STRETCHES.c.start_ms, STRETCHES.c.speaker)
    )
    cards = connection.execute(
        select(CARDS).where(CARDS.c.call_id == call_id).order_by(CARDS.c.shown_s, CARDS.c.id)
    )
    outcomes = connection.execute(
        select(OUTCOMES).where(OUTCOMES.c.call_id == call_id).order_by(OUTCOMES.c.rule)
    )
    return OwnCall(
        id=call["id"],
        started_at=call["started_at"],
        profile=Profile(call["profile"]),
        scheduled_end_s=call["scheduled_end_s"],
        dropped_cards=call["dropped_cards"],
        mine=bool(call["mine"]),
        heard_kind=None if call["heard_kind"] is None else CallKind(call["heard_kind"]),
        heard_confidence=call["heard_sure"],
        stretches=tuple(_stretch(row) for row in stretches.mappings()),
        cards=tuple(_card(row) for row in cards.mappings()),
        outcomes=tuple(_outcome(row) for row in outcomes.mappings()),
    )


def _stretch(row: RowMapping) -> Stretch:
    return Stretch(
        speaker=Speaker(row["speaker"]),
        start_s=row["start_ms"] / 1000,
        end_s=row["end_ms"] / 1000,
        words=row["words"],
        late=bool(row["late"]),
    )


def _card(row: RowMapping) -> KeptCard:
    values = {name: value for name, value in row.items() if name not in {"kind", "call_id"}}
    return KeptCard(kind=MomentKind(row["kind"]), **values)


def _outcome(row: RowMapping) -> KeptOutcome:
    return KeptOutcome(rule=row["rule"], skill=row["skill"], outcome=Outcome(row["outcome"]))
