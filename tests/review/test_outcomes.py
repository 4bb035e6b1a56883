from __future__ import annotations

from copilot.limits import limit
from copilot.review.outcomes import (
    Outcome,
    by_reference,
    of_calls,
    outcomes_of,
    read_outcomes,
    stages_taken,
)
from copilot.review.pipeline import Deal, DealState, comparable


def test_the_small_csv():
    file = read_outcomes(b"reference,outcome\nD-1,won\nD-2,Lost\nD-3,open\nD-4,Closed Won\n,won\n")
    assert [(one.reference, one.state) for one in file.outcomes] == [
        ("D-1", DealState.WON), ("D-2", DealState.LOST), ("D-3", DealState.OPEN),
        ("D-4", DealState.WON),
    ]  # fmt: skip
    assert [one.line for one in file.troubles] == [6]


def test_the_last_of_a_reference_counts_however_it_is_written():
    deals = [
        Deal(reference="D 1", name="", stage="lost", state=DealState.LOST),
        Deal(reference="#d1", name="", stage="won", state=DealState.WON),
    ]
    found = by_reference(outcomes_of(deals))
    assert found[comparable("D1")].state is DealState.WON


def test_the_stages_taken_for_an_end_are_told_by_name_and_no_more_than_one_reads():
    file = read_outcomes(b"reference,outcome\nD-1,Won\nD-2,Lost\nD-3,Demo\nD-4,Signed off\n")
    taken = stages_taken(file.outcomes)
    assert (taken.won, taken.lost) == (("Signed off", "Won"), ("Lost",))
    many = [Outcome(reference=f"{n}", state=DealState.WON, stage=f"{n:03}") for n in range(90)]
    assert stages_taken(many).won == tuple(f"{n:03}" for n in range(limit("deal_stages")))


def test_outcomes_of_other_peoples_calls_are_left_out():
    ends = [Outcome(reference=name, state=DealState.WON) for name in ("D-1", "d-2", "D-3")]
    assert of_calls(ends, ["#D-2", "D-3", "D-9"]) == tuple(ends[1:])
    assert of_calls(ends, []) == ()
