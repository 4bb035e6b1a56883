"""The calls of one rep of the example team: written, played, and with the rep's say on them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Final

from copilot.demo.calendar import call_days
from copilot.demo.deals import LOST, WON
from copilot.demo.played_call import Say, id_of, play, shared
from copilot.demo.script import write
from copilot.demo.stories import WEEKS
from copilot.kinds import MomentKind
from copilot.review.shared import DisputeReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from copilot.coaching.rulebook import Rulebook
    from copilot.demo.deals import DealRow
    from copilot.demo.habits import Habits
    from copilot.demo.stories import Story
    from copilot.events import Moment
    from copilot.kinds import CallKind
    from copilot.review.shared import SharedCall

NOTES: Final[dict[MomentKind, str]] = {
    MomentKind.MONOLOGUE: "They had asked for the whole tour, but it was too long all the same.",
    MomentKind.NO_NEXT_STEP: "She had to leave early. I called back on the next day.",
    MomentKind.NEXT_STEP_VAGUE: "He did not have his calendar with him.",
    MomentKind.BUDGET_SKIPPED: "We had talked about it by mail before.",
    MomentKind.TALK_SHARE_HIGH: "Their line was bad for half of the call.",
    MomentKind.PRICE_CONCEDED: "I was glad to have them on the phone at all. I would not do it again.",
    MomentKind.COMPETITOR_NAMED: "I know them well and moved on too quickly.",
}
"""What the example's reps wrote to some of their moments."""

NOTED: Final = 0.18
DISPUTED: Final = 0.05
WITHHELD: Final = 0.04
LINKED: Final = 0.95
ENDED: Final = 0.96
"""Parts: of moments with a note, disputed, held back; of calls with a deal's reference, and of those
before the last week about a deal that has ended since. A deal that is won takes more talks."""

ASKED_IF_LOST: Final = 0.6
"""Of what the rep usually asks so much is asked in talks about deals that were lost: in this invented team
won calls are to differ from lost ones, and the page that says how has something to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """A call before anything is said in it: the `number`-th of its week, and the deal that it is about.

    `lost`: that deal was lost since.
    """

    week: int
    number: int
    day: date
    kind: CallKind
    reference: str
    lost: bool


def planned(
    story: Story, *, seed: int, today: date, deals: Sequence[DealRow]
) -> Iterator[PlannedCall]:
    """The rep's calls by day; `deals` are theirs as they stand today."""
    random = Random(f"{seed}/{story.name}/plan")
    for week in range(WEEKS):
        kinds = random.choices(
            tuple(story.kinds), weights=tuple(story.kinds.values()), k=story.calls[week]
        )
        days = call_days(today, week, story.calls[week], random)
        for number, (day, kind) in enumerate(zip(days, kinds, strict=True)):
            over = week < WEEKS - 1 and random.random() < ENDED
            about = [row for row in deals if bool(row.ended) is over] or deals
            [deal] = random.choices(about, weights=[2 if row.ended == WON else 1 for row in about])
            reference = deal.reference if random.random() < LINKED else ""
            yield PlannedCall(
                week=week,
                number=number,
                day=day,
                kind=kind,
                reference=reference,
                lost=deal.ended == LOST,
            )


def habits_of(story: Story, call: PlannedCall) -> Habits:
    """How the rep sells in this call."""
    usual = story.habits(call.week)
    return replace(usual, asks=usual.asks * ASKED_IF_LOST) if call.lost else usual


def calls_of(
    story: Story, *, seed: int, today: date, rulebook: Rulebook, deals: Sequence[DealRow]
) -> Iterator[SharedCall]:
    """The rep's calls by day, played; `deals` as above."""
    random = Random(f"{seed}/{story.name}")
    for call in planned(story, seed=seed, today=today, deals=deals):
        script = write(call.kind, habits_of(story, call), random)
        one = play(script, rulebook, id_of("call", seed, story.name, call.week, call.number))
        say = _say(one.moments, random)
        yield shared(one, day=call.day, reference=call.reference, say=say)


def _say(moments: tuple[Moment, ...], random: Random) -> Say:
    notes, disputed, withheld = dict[str, str](), dict[str, DisputeReason](), set[str]()
    for moment in moments:
        drawn = random.random()
        if drawn < WITHHELD:
            withheld.add(moment.id)
        elif drawn < WITHHELD + DISPUTED:
            reasons = (
                DisputeReason.MISHEARD,
                DisputeReason.SAID_ELSEWHERE,
                DisputeReason.ON_PURPOSE,
            )
            disputed[moment.id] = random.choice(reasons)
        elif drawn < WITHHELD + DISPUTED + NOTED and moment.kind in NOTES:
            notes[moment.id] = NOTES[moment.kind]
    return Say(notes=notes, disputed=disputed, withheld=frozenset(withheld))
