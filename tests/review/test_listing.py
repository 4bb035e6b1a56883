from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import MomentKind
from copilot.review.listing import list_view
from tests.review.calls import kept_call, kept_moment


def test_a_line_of_the_list() -> None:
    call = kept_call(
        moments=(
            kept_moment(1, at_s=1700.0),
            kept_moment(2, at_s=60.0, kind=MomentKind.BUDGET_SKIPPED),
        )
    )
    [line] = list_view([call])
    assert (line.name, line.duration, line.share) == ("Discovery call", "30 min", "60 %")
    assert line.moments == ("Budget was not covered", "No next step agreed")
    assert (line.id, line.started_at, line.ended) == (call.id, call.started_at, True)


def test_the_reps_own_view_comes_before_the_numbers() -> None:
    call = kept_call(moments=(kept_moment(1),))
    [line] = list_view([call], unchecked={call.id})
    assert line.check_wanted
    assert (line.rep_share, line.share, line.moments) == (None, "", ())
    assert (line.duration, line.name) == ("30 min", "Discovery call")
    [broken] = list_view([replace(call, ended=False)], unchecked={call.id})  # it is not asked of
    assert (broken.check_wanted, broken.share) == (False, "60 %")


def test_a_call_without_a_share_has_none() -> None:
    [line] = list_view([kept_call(rep_share=None)])
    assert (line.rep_share, line.share) == (None, "")


@given(st.lists(st.integers(0, 4_102_444_800), max_size=20))
def test_the_newest_come_first(starts: list[int]) -> None:
    lines = list_view(kept_call(started_at=start) for start in starts)
    assert [line.started_at for line in lines] == sorted(starts, reverse=True)
