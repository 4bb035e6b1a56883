"""The people of the example team, each with a story of six weeks. Invented, and so are their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.demo.habits import Habits
from copilot.kinds import CallKind
from copilot.review.cadence import Rhythm

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKS: Final = 6
WEEKS_BEFORE: Final = 5
"""Of one-to-ones and agreements alone: so that a whole month of them is over, whatever day it is."""

MANAGERS: Final = ("Morgan Reyes", "Priya Nair")
ADMINISTRATOR: Final = "Robin Sato"

_USUAL: Final[Mapping[CallKind, int]] = {
    CallKind.DISCOVERY: 6,
    CallKind.INBOUND_INQUIRY: 3,
    CallKind.CONSULTATION: 2,
    CallKind.DEMO: 1,
    CallKind.FOLLOW_UP: 1,
}
_FIRST_TALKS: Final[Mapping[CallKind, int]] = {
    CallKind.DISCOVERY: 16,
    CallKind.CONSULTATION: 1,
    CallKind.INBOUND_INQUIRY: 1,
    CallKind.DEMO: 1,
    CallKind.FOLLOW_UP: 1,
}
"""One kind above all, on a team of six: so many won and lost calls of it that a range can be told."""

_MANY: Final = (3, 3, 3, 3, 3, 2)

_MANY_PRICES: Final[Mapping[CallKind, int]] = {
    CallKind.DISCOVERY: 3,
    CallKind.PRICING: 5,
    CallKind.FOLLOW_UP: 2,
}
_MANY_DEMOS: Final[Mapping[CallKind, int]] = {
    CallKind.DISCOVERY: 5,
    CallKind.DEMO: 5,
    CallKind.FOLLOW_UP: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One rep: who, for how long already, and how they sell in the first and in the last week.

    `last` None: as in the first. `manager` is a place in `MANAGERS`; `days_here` days in the job by the end of the six weeks; `calls`
    a week, and `kinds` how often which.
    """

    name: str
    manager: int
    days_here: int
    about: str
    first: Habits
    last: Habits | None = None
    rhythm: Rhythm = Rhythm.CORE
    calls: tuple[int, ...] = (2, 2, 2, 2, 2, 2)
    kinds: Mapping[CallKind, int] = field(default_factory=lambda: _USUAL)

    def habits(self, week: int) -> Habits:
        """How they sell in a week, from 0."""
        return self.first.towards(self.last or self.first, week / (WEEKS - 1))


STORIES: Final = (
    Story(
        name="Amara Osei",
        manager=0,
        days_here=900,
        about="All indicators fine: nothing to hover over",
        calls=_MANY,
        kinds=_FIRST_TALKS,
        first=Habits(asks=0.95, step=1.0, budget=1.0, people=1.0, dates=1.0, holds=1.0),
    ),
    Story(
        name="Ben Lindqvist",
        manager=0,
        days_here=300,
        about="Tells more than he asks, and has begun to notice",
        calls=_MANY,
        kinds=_FIRST_TALKS,
        first=Habits(pitch_s=150, asks=0.4, checks=0.2, step=0.8),
        last=Habits(pitch_s=105, asks=0.6, checks=0.45, step=0.85),
    ),
    Story(
        name="Chiara Rossi",
        manager=0,
        days_here=240,
        about="Forgot next steps, agreed to work on it, and does",
        calls=_MANY,
        kinds=_FIRST_TALKS,
        first=Habits(step=0.15, loose=0.5),
        last=Habits(step=1.0),
    ),
    Story(
        name="Dmitri Volkov",
        manager=0,
        days_here=210,
        about="Good talks, and the money never comes up",
        calls=_MANY,
        kinds=_FIRST_TALKS,
        first=Habits(budget=0.08, process=0.4, step=0.9),
    ),
    Story(
        name="Esther Okafor",
        manager=0,
        days_here=38,
        about="New: reads from the script, and asks more each week",
        first=Habits(
            agenda=0.2, asks=0.25, spread=0.4, numbers=0.1, budget=0.3, people=0.4, process=0.2,
            dates=0.3, step=0.4, checks=0.2, pitch_s=95,
        ),
        last=Habits(asks=0.8, numbers=0.7, budget=0.75, process=0.6, dates=0.8, step=0.8, pitch_s=55),
        rhythm=Rhythm.RAMPING,
        calls=(2, 3, 3, 3, 3, 3),
        kinds=_FIRST_TALKS,
    ),
    Story(
        name="Felix Brandt",
        manager=0,
        days_here=2_900,
        about="Senior and sure; the last third of a call has no question",
        calls=_MANY,
        kinds=_FIRST_TALKS,
        first=Habits(spread=0.05, rivals=0.3, step=0.9),
        rhythm=Rhythm.SENIOR,
    ),
    Story(
        name="Grace Kim",
        manager=1,
        days_here=290,
        about="Gives way on price before asking anything",
        first=Habits(holds=0.05),
        last=Habits(holds=0.3),
        kinds=_MANY_PRICES,
    ),
    Story(
        name="Hassan Ali",
        manager=1,
        days_here=330,
        about="Talks to those who like it, not to those who decide",
        first=Habits(people=0.15, process=0.1, dates=0.35, step=0.75),
    ),
    Story(
        name="Ines Duarte",
        manager=1,
        days_here=1_400,
        about="Steady and curious, loose ends now and then",
        first=Habits(asks=0.95, step=0.8, loose=1.0),
    ),
    Story(
        name="Jonas Weber",
        manager=1,
        days_here=365,
        about="Demos that never stop; a way back agreed with dated steps",
        first=Habits(checks=0.05, asks=0.45, step=0.35, pitch_s=110),
        last=Habits(checks=0.5, asks=0.65, step=0.6, pitch_s=85),
        rhythm=Rhythm.MILESTONES,
        kinds=_MANY_DEMOS,
    ),
)  # fmt: skip
