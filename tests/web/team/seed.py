"""An invented team for the tests of its server: eight reps, two managers, one who gives out the keys."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from copilot.kinds import CallKind, MomentKind
from copilot.review.agreements import (
    Agreement,
    AgreementKind,
    Party,
    accepted,
    done,
    not_done,
    proposed,
)
from copilot.review.cadence import Emphasis, OneToOne
from copilot.review.deal_file import read_deals
from copilot.review.outcomes import Outcome
from copilot.review.pipeline import DealState
from copilot.review.scorecard import Scorecard, ScoredSkill, scored_by_rep
from copilot.review.shared import DisputeReason, NextStepState, SharedCall, SharedMoment
from copilot.review.skills import Skill
from copilot.storage.team.records import (
    ActionEntry,
    AgendaEntry,
    AgendaKind,
    Delivery,
    Meeting,
    Person,
    Role,
)

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

TODAY = date(2026, 11, 26)
NOW = 1_795_690_800  # 2026-11-26 09:00 UTC
SPACE = UUID("5c0e8a4e-1c1b-4a76-9d53-0f5d5b1f2a10")
REPS = (
    "Amara Okafor", "Ben Lindqvist", "Chiara Moretti", "Dev Raman", "Elif Aydin", "Finn Keller",
    "Grace Mbeki", "Hugo Santos",
)  # fmt: skip
MOMENT_KINDS = (
    MomentKind.NO_NEXT_STEP, MomentKind.BUDGET_SKIPPED, MomentKind.MONOLOGUE, MomentKind.FEW_QUESTIONS,
    MomentKind.PRICE_OBJECTION, MomentKind.BUYER_QUIET, MomentKind.TALK_SHARE_HIGH,
)  # fmt: skip


def id_of(name: str) -> str:
    """The id of whoever or whatever is called that."""
    return str(uuid5(SPACE, name))


ADMIN, MANAGER, OTHER_MANAGER = id_of("Kim Adler"), id_of("Mara Voss"), id_of("Nils Berg")
REP, SECOND_REP, OTHERS_REP = id_of(REPS[0]), id_of(REPS[1]), id_of("Ida Holm")


def people() -> list[Person]:
    """Everybody, managers before those who report to them."""
    since = date(2024, 3, 4)
    several = [
        Person(id=ADMIN, name="Kim Adler", role=Role.ADMIN, since=since),
        Person(id=MANAGER, name="Mara Voss", role=Role.MANAGER, since=since, team="North"),
        Person(id=OTHER_MANAGER, name="Nils Berg", role=Role.MANAGER, since=since, team="South"),
        Person(
            id=OTHERS_REP,
            name="Ida Holm",
            role=Role.REP,
            since=since,
            team="South",
            manager=OTHER_MANAGER,
        ),
    ]
    for number, name in enumerate(REPS):
        started = TODAY - timedelta(days=45 + 170 * number)
        several.append(
            Person(
                id=id_of(name),
                name=name,
                role=Role.REP,
                since=started,
                team="North",
                manager=MANAGER,
            )
        )
    return several


def calls(name: str, *, weeks: int = 7, a_week: int = 3) -> list[SharedCall]:
    """A rep's calls: the same for the same name."""
    return list(_calls(name, weeks, a_week))


@cache
def _calls(name: str, weeks: int, a_week: int) -> tuple[SharedCall, ...]:
    chance = random.Random(name)  # noqa: S311  # an invented team, the same each time
    habit = chance.sample(MOMENT_KINDS, 3)
    made = []
    for week in range(weeks):
        for number in range(a_week):
            day = (
                TODAY
                - timedelta(days=TODAY.weekday())
                - timedelta(weeks=week)
                + timedelta(days=number)
            )
            if day <= TODAY:
                made.append(_call(f"{name} {week} {number}", day, chance, habit))
    return tuple(sorted(made, key=lambda call: (call.day, call.id)))


def _call(key: str, day: date, chance: random.Random, habit: list[MomentKind]) -> SharedCall:
    kind = chance.choice((CallKind.DISCOVERY, CallKind.DISCOVERY, CallKind.DEMO, CallKind.PRICING))
    length = chance.uniform(1100, 2600)
    share = min(0.85, max(0.2, chance.gauss(0.5, 0.12)))
    moments = tuple(
        SharedMoment(
            id=id_of(f"{key} {number}"),
            rule=id_of(f"rule {of}"),
            kind=of,
            at_s=round(chance.uniform(0.1, 0.97) * length, 1),
            strength=round(chance.uniform(0.4, 1.0), 2),
            value=round(share, 2) if of is MomentKind.TALK_SHARE_HIGH else None,
            compared_with=0.45 if of is MomentKind.TALK_SHARE_HIGH else None,
            annotation="They had asked me to walk them through it."
            if chance.random() < 0.2
            else "",
            disputed=DisputeReason.ON_PURPOSE if chance.random() < 0.1 else None,
        )
        for number, of in enumerate(chance.sample(habit, chance.randint(0, 3)))
    )
    thirds = (chance.randint(1, 6), chance.randint(0, 6), chance.randint(0, 4))
    step = chance.choice(
        (NextStepState.SPECIFIC, NextStepState.SPECIFIC, NextStepState.VAGUE, NextStepState.NONE)
    )
    return SharedCall(
        id=id_of(key),
        kind=kind,
        day=day,
        reference=f"D-{chance.randint(100, 140)}",
        duration_s=round(length, 1),
        rep_speech_s=round(length * share * 0.8, 1),
        buyer_speech_s=round(length * (1 - share) * 0.8, 1),
        rep_share=round(share, 3),
        turns=chance.randint(60, 160),
        rep_questions=sum(thirds),
        buyer_questions=chance.randint(1, 8),
        longest_rep_monologue_s=round(chance.uniform(40, 260), 1),
        longest_buyer_stretch_s=round(chance.uniform(30, 140), 1),
        median_response_gap_s=round(chance.uniform(0.2, 0.9), 2),
        next_step=step,
        budget_came_up=chance.random() < 0.6,
        authority_came_up=chance.random() < 0.5,
        need_came_up=chance.random() < 0.8,
        timing_came_up=chance.random() < 0.5,
        price_first_s=round(length * chance.uniform(0.3, 0.8), 1)
        if chance.random() < 0.7
        else None,
        next_step_first_s=round(length * chance.uniform(0.7, 0.97), 1),
        questions_by_third=thirds,
        moments=tuple(sorted(moments, key=lambda moment: moment.at_s)),
    )


def agreements() -> list[Agreement]:
    """One of each state, of the first rep."""

    def draft(name: str, text: str, kind: AgreementKind, days: int) -> Agreement:
        return proposed(
            Agreement(
                id=id_of(name),
                rep=REP,
                kind=kind,
                text=text,
                due=TODAY + timedelta(days=days),
                proposed_by=Party.REP,
                proposed_on=TODAY - timedelta(days=20),
                support="Introductions to two customers of ours",
                skill=Skill.NEXT_STEPS if kind is AgreementKind.SKILL else None,
            )
        )

    def both(agreement: Agreement) -> Agreement:
        return accepted(agreement, Party.MANAGER, TODAY - timedelta(days=19))

    skill, account, new = (
        AgreementKind.SKILL,
        AgreementKind.EXISTING_ACCOUNT,
        AgreementKind.NEW_BUSINESS,
    )
    waits = draft(
        "waits", "Two of my three renewals have a signed date by 11 December", account, 15
    )
    due = both(
        draft("due", "Four of my next five discovery calls end with a dated next step", skill, -1)
    )
    kept = done(
        both(draft("kept", "Northwind has said who signs by 6 November", new, -20)),
        Party.REP,
        TODAY,
    )
    missed = not_done(
        both(draft("missed", "Halden has met our engineer by 13 November", new, -13)),
        Party.REP,
        TODAY,
    )
    return [waits, due, kept, missed]


def deals_csv(day: int) -> bytes:
    """An export as HubSpot writes it."""
    rows = ["Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,Last Activity Date"]
    for number in range(24):
        stage = ("Qualified", "Proposal", "Contract sent")[(number + day) % 3]
        owner = REPS[number % len(REPS)]
        rows.append(
            f"D-{100 + number},Deal {number},{stage},{1000 * (number + 5)},2026-12-{10 + number % 15},"
            f"{owner},2026-{10 if number % 5 == 0 else 11}-{10 + number % 12}"
        )
    return "\n".join(rows).encode()


async def plant(store: TeamStore) -> None:
    """Fill a store that is empty."""
    for person in people():
        await store.people.save(person)
    for person in people():
        if person.role is Role.REP:
            shared = [
                Delivery(call=call.id, revision=1, shared=call) for call in calls(person.name)
            ]
            await store.shares.take(person.id, shared, today=TODAY)
    await store.agreements.save(*agreements())
    for name in REPS[1:]:
        await store.agreements.save(*_some_agreements(name))
        await store.meetings.save(*_meetings(name))
    await store.meetings.save(*_meetings(REPS[0]))
    await store.meetings.save_agenda(
        _agenda("topic", AgendaKind.TOPIC, "Whether the pilot at Halden is worth a second month")
    )
    await store.meetings.save_agenda(
        _agenda("blocker", AgendaKind.BLOCKER, "Security questionnaires take two weeks")
    )
    await store.meetings.save_action(
        ActionEntry(
            id=id_of("action"),
            rep=REP,
            text="Send the security pack to Halden",
            owner=Party.MANAGER,
            on=TODAY,
            due=TODAY + timedelta(days=4),
        )
    )
    own = tuple((skill, score) for skill, score in zip(ScoredSkill, (3, 4, 3), strict=True))
    first = TODAY - timedelta(days=TODAY.weekday()) - timedelta(weeks=8)
    blank = Scorecard(id=id_of("card"), rep=REP, first=first, last=first + timedelta(days=27))
    await store.scorecards.save(
        scored_by_rep(blank, own, calls(REPS[0], weeks=9), TODAY - timedelta(days=25))
    )
    owners = {name: id_of(name) for name in REPS}
    for day, number in ((TODAY - timedelta(days=7), 0), (TODAY, 1)):
        await store.deals.save(read_deals(deals_csv(number)).deals, day=day, owners=owners)
    outcomes = [
        Outcome(reference=f"D-{number}", state=DealState.WON if number % 2 else DealState.LOST)
        for number in range(100, 141)
    ]
    await store.outcomes.save(outcomes, by=MANAGER, today=TODAY)
    await store.publish(today=TODAY)


def _some_agreements(name: str) -> list[Agreement]:
    chance = random.Random(f"agreed {name}")  # noqa: S311  # an invented team, the same each time
    made = []
    for number in range(5):
        one = accepted(
            proposed(
                Agreement(
                    id=id_of(f"{name} agreed {number}"),
                    rep=id_of(name),
                    kind=AgreementKind.NEW_BUSINESS,
                    text=f"Customer {number} has named the one who signs",
                    due=TODAY - timedelta(days=7 * number + 1),
                    proposed_by=Party.REP,
                    proposed_on=TODAY - timedelta(days=7 * number + 15),
                )
            ),
            Party.MANAGER,
            TODAY - timedelta(days=7 * number + 14),
        )
        over = done if chance.random() < 0.7 else not_done
        made.append(over(one, Party.REP, TODAY - timedelta(days=7 * number)))
    return made


def _meetings(name: str) -> list[Meeting]:
    return [
        Meeting(
            rep=id_of(name),
            plan=OneToOne(
                uid=id_of(f"{name} meets {week}"),
                day=TODAY + timedelta(days=1 + 7 * week),
                starts_at=time(10, 0),
                minutes=30,
                emphasis=(Emphasis.DEAL, Emphasis.SKILL, Emphasis.CAREER)[week % 3],
            ),
            held_on=TODAY + timedelta(days=1 + 7 * week) if week < 0 and week != -3 else None,
        )
        for week in range(-5, 4)
    ]


def _agenda(name: str, kind: AgendaKind, text: str) -> AgendaEntry:
    return AgendaEntry(id=id_of(name), rep=REP, kind=kind, text=text, by=Party.REP, on=TODAY)
