"""Calls, labels and finds in a line."""

from __future__ import annotations

from benchmarks.understood.found import Card, Find, Found
from benchmarks.understood.labelled import Labelled, Labels, Place, Said, StepLabel, Turn
from copilot.kinds import CallKind, SignalKind, Speaker


def turns(count: int, words: int = 10, text: str | None = None) -> tuple[Turn, ...]:
    """So many turns, the rep first, of so many words each."""
    sides = (Speaker.REP, Speaker.BUYER)
    said = " ".join(["word"] * words) if text is None else text
    return tuple(Turn(speaker=sides[number % 2], text=said) for number in range(count))


def call(
    count: int = 20, kind: CallKind = CallKind.DISCOVERY, words: int = 10, **labels
) -> Labelled:
    """A call with these labels."""
    return Labelled(id="made", kind=kind, turns=turns(count, words), labels=Labels(**labels))


def place(*at: int, uncertain: bool = False, handled: str = "") -> Place:
    """A judgement at these turns."""
    return Place(turns=at, uncertain=uncertain, handled=handled)


def said(*at: int, value: bool = True, uncertain: bool = False) -> Said:
    """Something that was discussed there, or was not."""
    return Said(value=value, place=place(*at, uncertain=uncertain))


def step(level: str, agreed: int | None = None, *, uncertain: bool = False) -> StepLabel:
    """The next step as labelled."""
    return StepLabel(level=level, proposed=None, agreed=agreed, uncertain=uncertain)


def found(
    *finds: tuple[SignalKind, int], level: str = "none", speaker: Speaker = Speaker.BUYER, **more
) -> Found:
    """What was found: kinds at turns."""
    made = tuple(Find(kind=kind, turn=turn, speaker=speaker) for kind, turn in finds)
    return Found(call="made", finds=made, level=level, **more)


def card(kind: str, after: int) -> Card:
    """A card that came when this turn was over."""
    return Card(rule=kind, kind=kind, at=float(after), after=after)
