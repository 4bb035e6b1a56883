"""When a card is right, family by family; `card_truth` says which kind belongs to which. Pure.

Each judge is told how many turns were over when the card came (`after` is the last of them) and
looks at nothing but labels and text. Where it says "to coach", it is about the whole call.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.kinds import CallKind, Speaker

if TYPE_CHECKING:
    from benchmarks.understood.labelled import Labelled, Place

NO_SALE: Final = frozenset({CallKind.CHURN_INTERVIEW, CallKind.PRODUCT_FEEDBACK})
"""Sales rules should stay quiet in these."""

EARLY: Final = 1 / 3
"""In the first third of a call nothing is missing yet: such a card nags."""

EARLY_STEP: Final = 1 / 2
"""The same of the next step: in the labelled calls none was agreed before 81 % of the turns."""

REACH: Final = 5
"""A card about something that was said comes within so many turns of it, or too late."""

MONOLOGUE_WORDS: Final = 180
"""The labels' own line."""
SHORT_WORDS: Final = 120
"""No run of so few words is a monologue by anybody's line: 48 s."""


class Verdict(StrEnum):
    """What the labels say of a card."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_JUDGED = "not_judged"


RIGHT, WRONG, OPEN = Verdict.RIGHT, Verdict.WRONG, Verdict.NOT_JUDGED

Judge = Callable[["Labelled", int], Verdict]
Quiet = Callable[["Labelled"], bool]


@dataclass(frozen=True, slots=True)
class Truth:
    """When a card of one kind is right.

    `judge` says it of a card that came after a turn; `quiet` says of a call that it has nothing to
    coach of this kind. What `settles` is decided at the end of the call: a moment of it is wrong in a
    call that has come right by then, though its card was right.
    """

    judge: Judge
    quiet: Quiet
    settles: bool = False


def early(call: Labelled, after: int, part: float) -> bool:
    """Whether less than this part of the call's turns is over."""
    return after + 1 < part * len(call.turns)


def step(call: Labelled, after: int) -> Verdict:
    """The step that is missing: right while nothing specific is agreed, however it ends."""
    label = call.labels.step
    if label is None or label.uncertain:
        return OPEN
    if call.kind in NO_SALE or early(call, after, EARLY_STEP):
        return WRONG
    agreed = label.level == "specific" and label.agreed is not None and label.agreed <= after
    return WRONG if agreed else RIGHT


def step_is_firm(call: Labelled) -> bool:
    """Nothing to coach: a specific step, or a talk that sells nothing."""
    label = call.labels.step
    firm = label is not None and not label.uncertain and label.level == "specific"
    return firm or call.kind in NO_SALE


def missing(name: str, only: CallKind | None = None) -> Truth:
    """Something had not come up: right if the labels have it later or never."""

    def judge(call: Labelled, after: int) -> Verdict:
        said = call.labels.said.get(name)
        if said is None or said.uncertain:
            return OPEN
        if call.kind in NO_SALE or only not in {None, call.kind} or early(call, after, EARLY):
            return WRONG
        first = min(said.place.turns, default=len(call.turns))
        return WRONG if said.value and first <= after else RIGHT

    def quiet(call: Labelled) -> bool:
        said = call.labels.said.get(name)
        known = said is not None and not said.uncertain and said.value
        return known or call.kind in NO_SALE or only not in {None, call.kind}

    return Truth(judge, quiet, settles=True)


def after_mention(*names: str) -> Truth:
    """Something was said that calls for an answer: right if the labels have it just before."""

    def places(call: Labelled) -> list[Place]:
        return [place for name in names for place in call.labels.mentions.get(name, ())]

    def judge(call: Labelled, after: int) -> Verdict:
        if not any(name in call.labels.mentions for name in names):
            return OPEN
        reached = [place for place in places(call) if _reached(place, after)]
        if any(not place.uncertain for place in reached):
            return RIGHT
        return OPEN if reached else WRONG

    return Truth(judge, lambda call: not places(call))


def unhandled(*names: str) -> Truth:
    """An objection wants handling: right while the labels have it open.

    One that is handled in the end may be coached until the rep's answer is over.
    """

    def places(call: Labelled) -> list[Place]:
        return [place for name in names for place in call.labels.mentions.get(name, ())]

    def judge(call: Labelled, after: int) -> Verdict:
        if not any(name in call.labels.mentions for name in names):
            return OPEN
        reached = [place for place in places(call) if _reached(place, after)]
        certain = [place for place in reached if not place.uncertain]
        if any(place.handled != "yes" or after <= max(place.turns) + 1 for place in certain):
            return RIGHT
        return OPEN if reached and not certain else WRONG

    def quiet(call: Labelled) -> bool:
        return all(place.handled == "yes" and not place.uncertain for place in places(call))

    return Truth(judge, quiet)


def _reached(place: Place, after: int) -> bool:
    """Whether the card comes so soon after the place; one turn before it is noise."""
    return any(turn - 1 <= after <= turn + REACH for turn in place.turns)


def conceded(call: Labelled, after: int) -> Verdict:
    """A price given away: wrong without an objection to it, right where it was not handled."""
    if "price_objection" not in call.labels.mentions:
        return OPEN
    reached = [one for one in call.labels.mentions["price_objection"] if _reached(one, after)]
    if not reached:
        return WRONG
    ignored = any(one.handled == "no" and not one.uncertain for one in reached)
    return RIGHT if ignored else OPEN


def price_first(call: Labelled, after: int) -> Verdict:
    """Price before value: wrong where no price had come up, or a number of pain had before it."""
    price, pain = call.labels.said.get("price"), call.labels.said.get("pain_number")
    if price is None or pain is None or price.uncertain or pain.uncertain:
        return OPEN
    priced = min(price.place.turns, default=len(call.turns)) if price.value else len(call.turns)
    if priced > after + 1:
        return WRONG
    hurt = min(pain.place.turns, default=len(call.turns)) if pain.value else len(call.turns)
    return WRONG if hurt < priced else OPEN


def value_first(call: Labelled) -> bool:
    """Nothing to coach: no price, or a number of pain before it."""
    return price_first(call, len(call.turns)) is WRONG


def brushed_off(call: Labelled, after: int) -> Verdict:
    """A brush-off: right after an objection that is labelled, wrong where a firm step is agreed."""
    others = call.labels.mentions.get("other_objection", ())
    if any(_reached(place, after) and not place.uncertain for place in others):
        return RIGHT
    label = call.labels.step
    firm = label is not None and not label.uncertain and label.level == "specific"
    return WRONG if firm else OPEN


def run_words(call: Labelled, after: int) -> int:
    """Words of the rep's longest unbroken run that touches the turn or the next one."""
    longest = words = 0
    begins = 0
    for number, turn in enumerate(call.turns):
        if turn.speaker is Speaker.REP:
            begins = number if words == 0 else begins
            words += turn.words
            if begins <= after + 1 and number >= after - 1:
                longest = max(longest, words)
        else:
            words = 0
    return longest


def monologue(call: Labelled, after: int) -> Verdict:
    """A run of the rep's without a stop: by the labels' line of words, and what is near it open."""
    words = run_words(call, after)
    if words >= MONOLOGUE_WORDS:
        return RIGHT
    return WRONG if words <= SHORT_WORDS else OPEN


def no_long_run(call: Labelled) -> bool:
    """Nothing to coach: every run is short by anybody's line."""
    return all(run_words(call, turn) <= SHORT_WORDS for turn in range(len(call.turns)))
