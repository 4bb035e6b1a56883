"""A call as rows, and back; whatever it holds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from copilot.review.shared import NextStepState
from copilot.storage.team.share_rows import (
    CALL_COLUMNS,
    MOMENT_COLUMNS,
    annotation_rows,
    call_of,
    call_row,
    moment_of,
    moment_rows,
)
from tests.storage.team.make import full, shared

answers = st.sampled_from([None, True, False])


@given(
    budget=answers,
    need=answers,
    thirds=st.none() | st.tuples(*(3 * [st.integers(0, 99)])),
    step=st.sampled_from(NextStepState),
    share=st.none() | st.floats(0, 1),
)
def test_a_call_comes_back(budget, need, thirds, step, share) -> None:
    call = replace(
        full(), budget_came_up=budget, need_came_up=need, questions_by_third=thirds,
        next_step=step, rep_share=share,
    )  # fmt: skip
    row = call_row(call, person="p", revision=3)
    values = [row[column.name] for column in CALL_COLUMNS]
    assert call_of(values, call.moments, call.reference) == call
    assert (row["person_id"], row["revision"]) == ("p", 3)


def test_moments_come_back_with_what_was_typed() -> None:
    typed = {row["moment_id"]: row["text"] for row in annotation_rows(full())}
    back = tuple(
        moment_of([row[column.name] for column in MOMENT_COLUMNS], str(typed.get(row["id"], "")))
        for row in moment_rows(full())
    )
    assert back == full().moments


def test_what_was_not_typed_is_no_row() -> None:
    assert annotation_rows(shared()) == []
