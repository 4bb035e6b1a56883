"""Writes a call of the example team: which parts it has, in which order, and how long each is. Pure.

What is drawn comes from the random numbers that are handed in, so the same seed writes the same call.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.coaching.cases import WORDS_PER_SECOND, Said
from copilot.coaching.written_call import STRETCH_WORDS
from copilot.demo import lines as bank
from copilot.demo.lines import BUYER, REP
from copilot.kinds import CallKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from copilot.demo.habits import Habits
    from copilot.demo.lines import Line, Ways

PLANNED_S: Final = 900.0


SHARES: Final = 0.65
"""Part of the buyers' stories that the rep answers with one of their own: a talk, not an interview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A written call: who says what when, and its planned end, in seconds of the call."""

    kind: CallKind
    said: tuple[Said, ...]
    planned_s: float


@dataclass(slots=True)
class _Writer:
    """Puts lines one after the other, at the pace of each side."""

    random: Random
    habits: Habits
    said: list[Said] = field(default_factory=list)
    at: float = 0.5
    number: int = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def line(self, speaker: Speaker, text: str) -> None:
        """One line, in stretches as the segmenter would cut it."""
        self.number += 1
        pace = WORDS_PER_SECOND * self.random.uniform(0.92, 1.08)
        words = text.split()
        for first in range(0, len(words), STRETCH_WORDS):
            piece = words[first : first + STRETCH_WORDS]
            end = self.at + len(piece) / pace
            self.said.append(Said(speaker, self.at, end, " ".join(piece), self.number))
            self.at = end + 0.05
        self.at += self.random.uniform(0.4, 1.3)

    def part(self, ways: Ways) -> None:
        """One of the ways to say a part."""
        for speaker, text in self.random.choice(ways):
            self.line(speaker, text)

    def one(self, speaker: Speaker, ways: Sequence[str]) -> None:
        """One of the sentences."""
        self.line(speaker, self.random.choice(ways))

    def tells(self, speaker: Speaker, least_s: float, most_s: float) -> None:
        """Something is told at length."""
        told = bank.REP_TELLS if speaker is REP else bank.BUYER_TELLS
        wanted = self.random.uniform(least_s, most_s) * WORDS_PER_SECOND
        sentences: list[str] = []
        while sum(len(one.split()) for one in sentences) < wanted:
            sentences.append(self.random.choice([one for one in told if one not in sentences[-6:]]))
        self.line(speaker, " ".join(sentences))

    def asked(self, question: Sequence[str], *, share: float | None = None) -> None:
        """The rep asks and the buyer tells; or the rep nods, and tells something instead."""
        if self.chance(self.habits.asks if share is None else share):
            self.one(REP, question)
            self.tells(BUYER, 20, 40)
            if self.chance(SHARES):
                self.tells(REP, 12, 24)
                self.tells(BUYER, 3, 6)
        else:
            self.one(REP, bank.NODS)
            self.tells(REP, 14, 30)
            self.tells(BUYER, 8, 16)

    def ends(self) -> None:
        """The call draws to its end, with a step or without."""
        if self.chance(self.habits.step):
            self.part(bank.STEP)
        elif self.chance(self.habits.loose):
            self.part(bank.LOOSE)
        else:
            self.part(bank.NOTHING)
        self.part(bank.GOODBYE)


def write(kind: CallKind, habits: Habits, random: Random) -> Script:
    """A call of this kind, by a rep with these habits."""
    writer = _Writer(random, habits)
    {CallKind.DEMO: _demo, CallKind.FOLLOW_UP: _follow_up, CallKind.PRICING: _pricing}.get(
        kind, _discovery
    )(writer)
    writer.ends()
    planned_s = PLANNED_S
    while planned_s < writer.at - 60:
        planned_s += 300
    return Script(kind=kind, said=tuple(writer.said), planned_s=planned_s)


def _opening(writer: _Writer) -> None:
    writer.part(bank.OPENING if writer.chance(writer.habits.agenda) else bank.COLD_OPENING)


def _pain(writer: _Writer) -> None:
    """A problem is told, twice, and looked into or not."""
    first, second = writer.random.sample(bank.PAINS, 2)
    writer.line(BUYER, first)
    if writer.chance(writer.habits.numbers):
        writer.one(REP, bank.ASK_NUMBER)
        writer.one(BUYER, bank.NUMBERS)
        writer.asked(bank.DEEPER)
        return
    writer.one(REP, bank.NODS)
    writer.line(BUYER, second)
    writer.one(REP, bank.NODS)
    writer.tells(REP, 20, 34)
    writer.tells(BUYER, 8, 16)


def _pitch(writer: _Writer) -> None:
    length = writer.habits.pitch_s
    writer.tells(REP, 0.8 * length, 1.2 * length)
    if writer.chance(writer.habits.checks):
        writer.one(REP, bank.CHECK)
        writer.one(BUYER, bank.REACTION)
    writer.tells(BUYER, 8, 20)


def _rival(writer: _Writer) -> None:
    writer.one(BUYER, bank.RIVAL)
    writer.part(bank.RIVAL_ASKED if writer.chance(writer.habits.rivals) else bank.RIVAL_PITCH)


def _qualifies(writer: _Writer) -> None:
    habits = writer.habits
    parts = (
        (bank.PEOPLE, habits.people),
        (bank.PROCESS, habits.process),
        (bank.DATES, habits.dates),
        (bank.BUDGET, habits.budget),
    )
    for ways, share in parts:
        if writer.chance(share):
            writer.part(ways)
            writer.tells(BUYER, 4, 12)


def _discovery(writer: _Writer) -> None:
    _opening(writer)
    topics = writer.random.sample(bank.SITUATION, 5)
    late_share = writer.habits.asks * writer.habits.spread
    for topic in topics[:2]:
        writer.asked([topic])
        writer.asked(bank.DEEPER)
    _pain(writer)
    writer.asked([topics[2]])
    _pitch(writer)
    writer.asked([topics[3]], share=late_share)
    if writer.chance(0.7):
        writer.part(bank.COST)
    if writer.chance(0.25):
        _rival(writer)
    writer.asked([topics[4]], share=late_share)
    writer.asked(bank.DEEPER, share=late_share)
    _qualifies(writer)
    writer.asked(bank.DEEPER, share=late_share)


def _demo(writer: _Writer) -> None:
    _opening(writer)
    writer.asked([bank.SITUATION[0]])
    for number in range(6):
        writer.tells(REP, 26, 52)
        if writer.chance(writer.habits.checks * (writer.habits.spread if number > 3 else 1)):
            writer.one(REP, bank.CHECK)
            writer.one(BUYER, bank.REACTION)
            writer.tells(BUYER, 8, 22)
        else:
            writer.tells(BUYER, 2, 5)
    _pitch(writer)
    if writer.chance(0.5):
        writer.part(bank.COST)
    if writer.chance(0.3):
        _rival(writer)
    if writer.chance(writer.habits.process):
        writer.part(bank.PROCESS)
    writer.asked(bank.DEEPER, share=writer.habits.asks * writer.habits.spread)


def _follow_up(writer: _Writer) -> None:
    writer.part(bank.SINCE)
    for topic in writer.random.sample(bank.SITUATION, 3):
        writer.asked([topic])
        writer.asked(bank.DEEPER)
    _pitch(writer)
    if writer.chance(writer.habits.process):
        writer.part(bank.PROCESS)
    if writer.chance(writer.habits.dates):
        writer.part(bank.DATES)
    for _ in range(2):
        writer.asked(bank.DEEPER, share=writer.habits.asks * writer.habits.spread)
        writer.tells(REP, 12, 26)


def _pricing(writer: _Writer) -> None:
    writer.part(bank.QUOTE)
    writer.one(BUYER, bank.PUSHBACK)
    writer.part(bank.HELD if writer.chance(writer.habits.holds) else bank.GIVEN)
    writer.tells(BUYER, 16, 30)
    writer.tells(REP, 20, 40)
    for topic in writer.random.sample(bank.SITUATION, 2):
        writer.asked([topic])
        writer.asked(bank.DEEPER)
    _pitch(writer)
    _qualifies(writer)
    for _ in range(2):
        writer.asked(bank.DEEPER, share=writer.habits.asks * writer.habits.spread)
        writer.tells(REP, 16, 34)


def lines_of(script: Script) -> tuple[Line, ...]:
    """The call as lines, for reading."""
    return tuple((one.speaker, one.text or "") for one in script.said)
