"""Which rules are to be asked at an event: the others said no for a reason that still stands. Pure.

Most events are ticks that concern no rule. So it is not asked of each rule whether the event
concerns it; of each input it is known which rules rest on it. A set of rules is a whole number, with
a bit for each in the rulebook's order: as cheap to keep in a frozen state as to join with others.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from copilot.coaching.inputs import GATES, PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from copilot.coaching.inputs import Gate, Lasting

Rules = int
"""A set of rules: bit 0 is the first of the rulebook."""


class Side(NamedTuple):
    """All thresholds of the measure `name` that are looked at from one side, and stand or do not."""

    name: str
    over: bool
    holds: bool


class Turned(NamedTuple):
    """A rule, by its index, whose sleep is another than it was; None is awake."""

    rule: int
    before: Lasting | None
    now: Lasting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """Who is `awake`, asked at every event, and what wakes the others.

    `resting` has by the bit of an input those that rest on it. `alarms` are the times of the call, in
    seconds, at which one is asked whatever happens, with its index, the soonest first. `gates` has by
    side the thresholds that sleepers rest on, each with the index of one, the lowest first.
    """

    awake: Rules = 0
    resting: Mapping[int, Rules] = field(default_factory=dict)
    alarms: tuple[tuple[float, int], ...] = ()
    gates: Mapping[Side, tuple[tuple[float, int], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, sleeps: Iterable[Lasting | None]) -> Rota:
        """That of rules which sleep so, in their order."""
        turned = [Turned(index, None, sleep) for index, sleep in enumerate(sleeps)]
        return cls(awake=(1 << len(turned)) - 1).after(turned)

    def due(self, at: float, new: int, said: Rules) -> Rules:
        """Who is to be asked `at` this second, but for thresholds.

        `new` are the inputs that changed; of those in `said` something that they look for was said.
        """
        due = self.awake | (self.resting.get(PHRASES, 0) & said)
        for alarm, index in self.alarms:
            if alarm > at:
                break
            due |= 1 << index
        for bit in bits_of(new & ~(PHRASES | GATES)):
            due |= self.resting.get(bit, 0)
        return due

    def measures(self) -> set[str]:
        """Those that a sleeper rests on."""
        return {side.name for side, gates in self.gates.items() if gates}

    def crossed(self, values: Mapping[str, tuple[bool, float | None]]) -> Rules:
        """Who rests on a threshold whose measure is not on the side of it that it was on.

        `values` has each of the `measures`, and whether it may be wrong.
        """
        crossed = 0
        for side, gates in self.gates.items():
            if not gates:
                continue
            wrong, value = values[side.name]
            for _, index in gates if wrong else _beyond(side, gates, value):
                crossed |= 1 << index
        return crossed

    def after(self, turned: Iterable[Turned]) -> Rota:
        """With rules that went to sleep, woke up or sleep otherwise."""
        awake, resting = self.awake, dict(self.resting)
        alarms, gates = list(self.alarms), dict[Side, list[tuple[float, int]]]()
        for index, before, now in turned:
            rule = 1 << index
            awake = awake | rule if now is None else awake & ~rule
            inputs, soonest, over = before or _NOTHING
            later, latest, other = now or _NOTHING
            for bit in bits_of(inputs ^ later):
                resting[bit] = resting.get(bit, 0) ^ rule
            if soonest != latest:
                _out_of(alarms, (soonest, index))
                if latest != inf:
                    insort(alarms, (latest, index))
            if over != other:
                for side, bound in {_placed(gate) for gate in over}:
                    _out_of(self._open(gates, side), (bound, index))
                for side, bound in {_placed(gate) for gate in other}:
                    insort(self._open(gates, side), (bound, index))
        return Rota(
            awake=awake,
            resting=resting,
            alarms=tuple(alarms),
            gates={**self.gates, **{side: tuple(own) for side, own in gates.items()}},
        )

    def _open(
        self, gates: dict[Side, list[tuple[float, int]]], side: Side
    ) -> list[tuple[float, int]]:
        """The thresholds of a side, to be changed."""
        found = gates.get(side)
        if found is None:
            found = gates[side] = list(self.gates.get(side, ()))
        return found


_NOTHING: Lasting = (0, inf, ())


def bits_of(bits: int) -> Iterator[int]:
    """Each bit of a set by itself, the lowest first."""
    while bits:
        low = bits & -bits
        yield low
        bits ^= low


def members(rules: Rules) -> Iterator[int]:
    """The index of each rule of a set, in order."""
    for bit in bits_of(rules):
        yield bit.bit_length() - 1


def _placed(gate: Gate) -> tuple[Side, float]:
    return Side(gate.name, gate.over, gate.holds), gate.bound


def _out_of(kept: list[tuple[float, int]], one: tuple[float, int]) -> None:
    """Take it out of what is kept in order, if it is there."""
    place = bisect_left(kept, one)
    if place < len(kept) and kept[place] == one:
        del kept[place]


def _beyond(
    side: Side, gates: tuple[tuple[float, int], ...], value: float | None
) -> tuple[tuple[float, int], ...]:
    """Those of a side that turned: where it stood it does not, where it did not it does."""
    if value is None:
        return gates if side.holds else ()
    # a measure is over the lower thresholds and under the higher ones; on one, it is neither
    if side.over:
        place = bisect_left(gates, (value, -1))
        return gates[place:] if side.holds else gates[:place]
    place = bisect_left(gates, (value, inf))
    return gates[:place] if side.holds else gates[place:]
