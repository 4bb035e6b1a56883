"""Agreements with their diagnoses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from copilot.review.agreements import Agreement, AgreementKind, AgreementState, Party
from copilot.review.diagnosis import Cause, Help, TreeName
from copilot.review.skills import Skill
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of, day_of_or_none, number_or_none
from copilot.storage.team.records import Diagnosis
from copilot.storage.team.talk_tables import AGREEMENTS, DIAGNOSES, DIAGNOSIS_STEPS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from copilot.storage.team.database import TeamDatabase


class Agreements:
    """What reps committed to. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, *agreements: Agreement, instead_of: Collection[Agreement] = ()) -> bool:
        """Keep them as they now stand, all or none (a carried one and its successor go together).

        With `instead_of` only while those still stand as they are given: somebody may have changed one
        since it was read. Whether they were kept.
        """
        rows = [_row(agreement) for agreement in agreements]

        def work(connection: Connection) -> bool:
            for before in instead_of:
                wanted = select(AGREEMENTS).where(AGREEMENTS.c.id == before.id)
                row = connection.execute(wanted).mappings().first()
                if row is None or _agreement(row) != before:
                    return False
            put(connection, AGREEMENTS, rows)
            return True

        return await self._database.write(work)

    async def load(self, agreement: str) -> Agreement | None:
        """One agreement, or None."""
        wanted = select(AGREEMENTS).where(AGREEMENTS.c.id == agreement)
        row = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().first()
        )
        return None if row is None else _agreement(row)

    async def of_person(self, rep: str) -> tuple[Agreement, ...]:
        """A rep's, the newest first."""
        return (await self.of_people((rep,)))[rep]

    async def of_people(self, reps: Sequence[str]) -> Mapping[str, tuple[Agreement, ...]]:
        """The same of several at once, with an entry for each."""
        wanted = (
            select(AGREEMENTS)
            .where(AGREEMENTS.c.rep_id.in_(reps))
            .order_by(AGREEMENTS.c.proposed_on.desc(), AGREEMENTS.c.due.desc(), AGREEMENTS.c.id)
        )
        rows = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().all()
        )
        found: dict[str, list[Agreement]] = {rep: [] for rep in reps}
        for row in rows:
            found[row["rep_id"]].append(_agreement(row))
        return {rep: tuple(theirs) for rep, theirs in found.items()}

    async def save_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Keep how a miss was followed, in place of what was kept before."""
        row = {
            "agreement_id": diagnosis.agreement,
            "tree": diagnosis.tree.value,
            "cause": diagnosis.cause.value,
            "help": diagnosis.help.value,
            "noted_on": day_number(diagnosis.on),
        }
        steps = [
            {"agreement_id": diagnosis.agreement, "step": step, "answer": answer}
            for step, answer in enumerate(diagnosis.path)
        ]

        def work(connection: Connection) -> None:
            put(connection, DIAGNOSES, [row])
            connection.execute(
                delete(DIAGNOSIS_STEPS).where(DIAGNOSIS_STEPS.c.agreement_id == diagnosis.agreement)
            )
            put(connection, DIAGNOSIS_STEPS, steps)

        await self._database.write(work)

    async def diagnosis(self, agreement: str) -> Diagnosis | None:
        """How the miss of that agreement was followed, if it was."""
        return await self._database.read(lambda connection: _diagnosis(connection, agreement))


def _diagnosis(connection: Connection, agreement: str) -> Diagnosis | None:
    wanted = select(DIAGNOSES).where(DIAGNOSES.c.agreement_id == agreement)
    row = connection.execute(wanted).mappings().first()
    if row is None:
        return None
    steps = connection.execute(
        select(DIAGNOSIS_STEPS.c.answer)
        .where(DIAGNOSIS_STEPS.c.agreement_id == agreement)
        .order_by(DIAGNOSIS_STEPS.c.step)
    )
    return Diagnosis(
        agreement=agreement,
        tree=TreeName(row["tree"]),
        path=tuple(steps.scalars()),
        cause=Cause(row["cause"]),
        help=Help(row["help"]),
        on=day_of(row["noted_on"]),
    )


def _row(agreement: Agreement) -> dict[str, object]:
    return {
        "id": agreement.id,
        "rep_id": agreement.rep,
        "kind": agreement.kind.value,
        "text": agreement.text,
        "support": agreement.support,
        "due": day_number(agreement.due),
        "proposed_by": agreement.proposed_by.value,
        "proposed_on": day_number(agreement.proposed_on),
        "skill": None if agreement.skill is None else agreement.skill.value,
        "state": agreement.state.value,
        "rep_agreed_on": number_or_none(agreement.rep_accepted_on),
        "manager_agreed_on": number_or_none(agreement.manager_accepted_on),
        "closed_on": number_or_none(agreement.closed_on),
        "carried_from": agreement.carried_from,
    }


def _agreement(row: RowMapping) -> Agreement:
    return Agreement(
        id=row["id"],
        rep=row["rep_id"],
        kind=AgreementKind(row["kind"]),
        text=row["text"],
        support=row["support"],
        due=day_of(row["due"]),
        proposed_by=Party(row["proposed_by"]),
        proposed_on=day_of(row["proposed_on"]),
        skill=None if row["skill"] is None else Skill(row["skill"]),
        state=AgreementState(row["state"]),
        rep_accepted_on=day_of_or_none(row["rep_agreed_on"]),
        manager_accepted_on=day_of_or_none(row["manager_agreed_on"]),
        closed_on=day_of_or_none(row["closed_on"]),
        carried_from=row["carried_from"],
    )
