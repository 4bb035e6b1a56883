"""Who is to be asked at an event, held against looking at each rule by itself."""

from __future__ import annotations

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.inputs import GATES, NEXT_STEP, PHRASES, TURNS, WORDS, Gate, Lasting, until
from copilot.coaching.rota import Rota, Turned, members

NAMES = ("rep_share", "turns")
INPUTS = (WORDS, TURNS, NEXT_STEP, PHRASES)
GATE = st.builds(
    Gate, st.sampled_from(NAMES), st.booleans(), st.sampled_from((1.0, 2.0, 3.0)), st.booleans()
)
SLEEP = st.none() | st.builds(
    lambda bits, at, gates: until(sum(bits) | (GATES if gates else 0), at, tuple(gates)),
    st.sets(st.sampled_from(INPUTS)),
    st.sampled_from((5.0, 7.0, inf)),
    st.lists(GATE, max_size=3),
)
VALUE = st.tuples(st.booleans(), st.none() | st.sampled_from((0.5, 1.0, 2.5, 3.0, 4.0)))
Values = dict[str, tuple[bool, float | None]]


def stays(gate: Gate, values: Values) -> bool:
    wrong, value = values[gate.name]
    beyond = value is not None and (value > gate.bound if gate.over else value < gate.bound)
    return not wrong and beyond is gate.holds


def woken(sleep: Lasting | None, at: float, new: int, values: Values, *, said: bool) -> bool:
    if sleep is None or at >= sleep[1]:
        return True
    bits, _, gates = sleep
    if bits & PHRASES and said:
        return True
    other = bits & new & ~GATES
    return bool(other or (bits & new and not all(stays(gate, values) for gate in gates)))


@given(
    st.lists(SLEEP, min_size=1, max_size=70),
    st.lists(st.tuples(st.integers(0, 69), SLEEP), max_size=20),
    st.sampled_from((4.0, 5.0, 6.0, 7.0)),
    st.sets(st.sampled_from((WORDS, TURNS, NEXT_STEP, GATES))),
    st.sets(st.integers(0, 69)),
    st.fixed_dictionaries(dict.fromkeys(NAMES, VALUE)),
)
def test_it_is_who_would_wake_by_itself(
    sleeps: list[Lasting | None],
    turns: list[tuple[int, Lasting | None]],
    at: float,
    changed: set[int],
    said: set[int],
    values: Values,
) -> None:
    rota, new = Rota.of(sleeps), sum(changed)
    for index, sleep in turns:
        if index < len(sleeps):
            rota = rota.after([Turned(index, sleeps[index], sleep)])
            sleeps[index] = sleep
    due = rota.due(at, new, sum(1 << index for index in said if index < len(sleeps)))
    if new & GATES:
        due |= rota.crossed(values)
    assert list(members(due)) == [
        index
        for index, sleep in enumerate(sleeps)
        if woken(sleep, at, new, values, said=index in said)
    ]
    # how it came about leaves no trace: what is kept is bounded by the rules
    anew = Rota.of(sleeps)
    assert (rota.awake, rota.alarms, rota.measures()) == (anew.awake, anew.alarms, anew.measures())
    assert {side: own for side, own in rota.gates.items() if own} == anew.gates


def test_measures_are_those_that_somebody_rests_on() -> None:
    gate = Gate("turns", over=True, bound=8.0, holds=False)
    asleep = until(GATES, inf, (gate, gate))
    rota = Rota.of([None, asleep])
    assert rota.measures() == {"turns"}
    assert list(members(rota.crossed({"turns": (False, 9.0)}))) == [1]
    assert rota.after([Turned(1, asleep, None)]).measures() == set()
