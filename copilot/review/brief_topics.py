"""One or two things to go deep on: a moment, a deal, or where the rep wants to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.figures import clock
from copilot.review.brief_parts import cut, short
from copilot.review.brief_values import Topic
from copilot.review.cadence import Emphasis
from copilot.review.grow import (
    about_career,
    about_moment,
    about_move,
    about_quiet_deal,
    about_strength,
)
from copilot.review.pipeline import MoveKind, amount_text
from copilot.review.weeks import day_name
from copilot.review.words import call_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.review.brief_values import BriefInput
    from copilot.review.flagged import WeekPick
    from copilot.review.grow import GrowQuestion
    from copilot.review.pipeline import Deal, Move
    from copilot.review.shared import SharedCall, SharedMoment

MOST_TOPICS: Final = 2

_CAREER: Final = "Where you want to go"

_TELLING: Final = (MoveKind.CLOSE_DAY, MoveKind.STAGE, MoveKind.AMOUNT, MoveKind.LOST, MoveKind.WON)
"""Moves that are worth a talk, the most telling first."""

_MOVE_TITLES: Final[dict[MoveKind, str]] = {
    MoveKind.CLOSE_DAY: "The close date moved from {before} to {after}.",
    MoveKind.STAGE: "It went from “{before}” to “{after}”.",
    MoveKind.AMOUNT: "The amount went from {before} to {after}.",
    MoveKind.LOST: "It closed as lost, from “{before}”.",
    MoveKind.WON: "It closed as won, from “{before}”.",
}


def topics(
    given: BriefInput,
    recent: Sequence[SharedCall],
    flagged: WeekPick,
    emphasis: Emphasis,
    *,
    turn: int,
    hands_off: bool,
) -> tuple[Topic, ...]:
    """In the order in which they are worth the time of this one-to-one."""
    moment, deal = _moment(given, flagged, turn), _deal(given, turn + 1)
    career = _career(turn, "Once a month this comes first, before deals and numbers take the hour.")
    if hands_off:
        return (_strength(turn),)
    orders: dict[Emphasis, tuple[Topic | None, ...]] = {
        Emphasis.DEAL: (deal, moment),
        Emphasis.SKILL: (moment, deal),
        Emphasis.CAREER: (career, moment, deal),
    }
    found = [topic for topic in orders[emphasis] if topic is not None]
    nothing = "There is no call and no deal to look at yet, so this is about you."
    alone = _strength(turn) if recent else _career(turn, nothing)
    return tuple(cut(found or [alone], MOST_TOPICS))


def begins_with(found: Sequence[Topic]) -> Emphasis | None:
    """What these topics begin with, whatever was planned; None where it is what works."""
    first = found[0]
    if first.call is not None:
        return Emphasis.SKILL
    if first.reference:
        return Emphasis.DEAL
    return Emphasis.CAREER if first.title == _CAREER else None


def _career(turn: int, why: str) -> Topic:
    return Topic(title=_CAREER, why=why, questions=about_career(turn))


def _strength(turn: int) -> Topic:
    return Topic(
        title="What works",
        why="Nothing needs mending here, so ask about what goes well: it can be kept, and passed on.",
        questions=about_strength(turn),
    )


def _moment(given: BriefInput, flagged: WeekPick, turn: int) -> Topic | None:
    flag = flagged.flagged
    if flag is None:
        return None
    moment = next(
        (
            one
            for call in given.calls
            if call.id == flag.call
            for one in call.moments
            if one.id == flag.moment
        ),
        None,
    )
    if moment is None:
        return None
    return Topic(
        title=f"{call_name(flag.kind)} on {day_name(flag.day)}, from {clock(flag.from_s)}",
        why=flag.why,
        questions=about_moment(moment.kind, turn),
        call=flag.call,
        moment=moment.id,
        at_s=flag.from_s,
        annotation=_annotation(moment),
    )


def _annotation(moment: SharedMoment) -> str:
    return short(moment.annotation)


def _deal(given: BriefInput, turn: int) -> Topic | None:
    """The largest of the quiet deals, else the most telling move."""
    if given.deals_quiet:
        quiet = max(
            given.deals_quiet,
            key=lambda one: (one.deal.amount or 0, one.days, one.deal.reference),
        )
        why = f"Nothing has happened in it for {quiet.days} days{_worth(quiet.deal)}."
        return _about_deal(quiet.deal, why, about_quiet_deal(turn))
    moves = [move for kind in _TELLING for move in given.deals_moved if move.kind is kind]
    if not moves:
        return None
    return _about_deal(moves[0].deal, _moved(moves[0]), about_move(moves[0].kind, turn))


def _moved(move: Move) -> str:
    words = _MOVE_TITLES[move.kind]
    return words.format(before=move.before or "none", after=move.after or "none")


def _about_deal(deal: Deal, why: str, questions: tuple[GrowQuestion, ...]) -> Topic:
    return Topic(
        title=short(deal.name or deal.reference),
        why=why,
        questions=questions,
        reference=deal.reference,
    )


def _worth(deal: Deal) -> str:
    return (
        ""
        if deal.amount is None
        else f", and it stands for {amount_text(deal.amount, deal.currency)}"
    )
