"""A call as it is shared, in words: the page that rep and manager both see. Pure.

It is made of a `SharedCall` and of nothing else. The team's page of the call says the same things in
the same words: both take them from `neutral`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.figures import clock
from copilot.recording import link
from copilot.review.bands import MeasureName
from copilot.review.neutral import (
    DISPUTE_NAMES,
    MEASURE_NAMES,
    NEXT_STEP_NAMES,
    SHARED_NAMES,
    how_clear,
    measured,
    topics,
)
from copilot.review.words import call_name, length, percent

if TYPE_CHECKING:
    from copilot.review.shared import SharedCall, SharedMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line: what it is, and what it was."""

    label: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMomentView:
    """One moment. `clear` is its strength in words, `note` the rep's own.

    `link` opens the team's recording there, where there is one.
    """

    id: str
    at: str
    title: str
    clear: str
    measured: str
    note: str
    disputed: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedView:
    """The page. `day` is ISO 8601."""

    id: str
    name: str
    day: str
    reference: str
    facts: tuple[Fact, ...]
    moments: tuple[SharedMomentView, ...]


def shared_view(call: SharedCall, *, recording_url: str = "") -> SharedView:
    """The page of one shared call; `recording_url` is the team's template for its own recordings."""
    return SharedView(
        id=call.id,
        name=call_name(call.kind),
        day=call.day.isoformat(),
        reference=call.reference,
        facts=tuple(_facts(call)),
        moments=tuple(_moment(moment, call, recording_url) for moment in call.moments),
    )


def _facts(call: SharedCall) -> list[Fact]:
    facts = [Fact(label="Length", shown=length(call.duration_s))]
    if call.rep_share is not None:
        buyer = 100 - round(call.rep_share * 100)
        talk = f"Rep {percent(call.rep_share)}, buyer {buyer} %"
        facts.append(Fact(label="Talking", shown=talk))
    facts.append(Fact(label="Turns", shown=str(call.turns)))
    if call.tells_of_rep:
        facts.append(Fact(label=MEASURE_NAMES[MeasureName.QUESTIONS], shown=_questions(call)))
        facts.append(
            Fact(
                label=MEASURE_NAMES[MeasureName.LONGEST_MONOLOGUE],
                shown=length(call.longest_rep_monologue_s),
            )
        )
    facts += [
        Fact(label="Questions by the buyer", shown=str(call.buyer_questions)),
        Fact(
            label=MEASURE_NAMES[MeasureName.BUYER_STRETCH],
            shown=length(call.longest_buyer_stretch_s),
        ),
    ]
    if call.median_response_gap_s is not None:
        facts.append(
            Fact(
                label=MEASURE_NAMES[MeasureName.RESPONSE_GAP],
                shown=length(call.median_response_gap_s),
            )
        )
    facts.append(Fact(label="Came up", shown=_came_up(call)))
    if call.price_first_s is not None:
        facts.append(Fact(label="Price first came up", shown=f"at {clock(call.price_first_s)}"))
    if call.next_step_first_s is not None:
        first = f"at {clock(call.next_step_first_s)}"
        facts.append(Fact(label="A next step first came up", shown=first))
    facts.append(Fact(label="Next step at the end", shown=NEXT_STEP_NAMES[call.next_step]))
    return facts


def _questions(call: SharedCall) -> str:
    if call.questions_by_third is None or not call.rep_questions:
        return str(call.rep_questions)
    thirds = ", ".join(str(third) for third in call.questions_by_third)
    return f"{call.rep_questions} ({thirds} in each third of the call)"


def _came_up(call: SharedCall) -> str:
    came = ", ".join(name.lower() for name, known in topics(call) if known)
    missing = ", ".join(name.lower() for name, known in topics(call) if known is False)
    parts = [came and came[0].upper() + came[1:], missing and f"not: {missing}"]
    return "; ".join(part for part in parts if part) or "Not known"


def _moment(moment: SharedMoment, call: SharedCall, template: str) -> SharedMomentView:
    return SharedMomentView(
        id=moment.id,
        at=clock(moment.at_s),
        title=SHARED_NAMES[moment.kind],
        clear=how_clear(moment),
        measured=measured(moment),
        note=moment.annotation,
        disputed="" if moment.disputed is None else DISPUTE_NAMES[moment.disputed],
        link=link(template, reference=call.reference, at_s=moment.at_s),
    )
