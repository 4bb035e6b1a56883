"""Small things that pages are told."""

from __future__ import annotations

from datetime import timedelta

from copilot.review.agreements import AgreementState
from copilot.web.team.lines import agreement_line, call_line
from tests.web.team import seed


def test_an_agreement_is_due_from_its_day_while_it_is_open():
    by_id = {one.id: one for one in seed.agreements()}
    due = by_id[seed.id_of("due")]
    assert due.state is AgreementState.AGREED
    assert not agreement_line(due, due.due - timedelta(days=1)).is_due
    assert agreement_line(due, due.due).is_due
    assert not agreement_line(by_id[seed.id_of("kept")], seed.TODAY).is_due
    assert agreement_line(by_id[seed.id_of("waits")], seed.TODAY).state_says.endswith("the manager")


def test_a_call_line_marks_what_is_disputed():
    for call in seed.calls("Ada"):
        line = call_line(call)
        assert [one.disputed for one in line.moments] == [bool(m.disputed) for m in call.moments]
