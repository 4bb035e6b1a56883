from __future__ import annotations

from dataclasses import replace
from datetime import date

from copilot.kinds import DisputeReason, WithholdReason
from copilot.review.own_view import own_say
from copilot.review.shared_view import shared_view
from copilot.review.sharing import HOUR_S, Recorded, Stage, shared_call, window_end
from copilot.storage.marks import Marks, Shared, SharedBy
from tests.review.calls import identity, kept_call, kept_moment

CALL = kept_call(moments=(kept_moment(1, at_s=75.0), kept_moment(2)))
FOUND = Recorded(
    call=CALL,
    marks=Marks(
        annotations={identity(1): "They had asked."},
        disputed={identity(1): DisputeReason.OTHER},
        withheld={identity(2): WithholdReason.WRONG},
        reference="OPP-1",
    ),
    mine=True,
    day=date(2026, 9, 21),
)
END = window_end(CALL, 24 * HOUR_S)
TEMPLATE = "https://r.example/{reference}/{offset_s}"


def test_inside_of_the_window() -> None:
    said = own_say(FOUND, now_s=END - 1, window_hours=24, recording_url=TEMPLATE)
    assert (said.stage, said.shares_at, said.shared_at) == (Stage.WINDOW, END, None)
    assert (said.may_share, said.may_withhold, said.reference) == (True, True, "OPP-1")
    first, second = said.marks
    assert (first.annotation, first.disputed, first.link) == (
        "They had asked.", DisputeReason.OTHER, "https://r.example/OPP-1/75",
    )  # fmt: skip
    assert second.withheld is WithholdReason.WRONG


def test_the_preview_is_what_the_manager_sees_to_the_letter() -> None:
    before = own_say(FOUND, now_s=END - 1, window_hours=24, recording_url=TEMPLATE)
    let_go = shared_call(FOUND, now_s=END, window_s=24 * HOUR_S)
    assert let_go is not None
    assert before.shared == shared_view(let_go, recording_url=TEMPLATE)
    assert [moment.id for moment in before.shared.moments] == [identity(1)]


def test_once_shared() -> None:
    marks = replace(FOUND.marks, shared=Shared(at=7, by=SharedBy.REP))
    said = own_say(replace(FOUND, marks=marks), now_s=0.0, window_hours=24)
    assert (said.stage, said.shared_at, said.shared_by) == (Stage.SHARED, 7, SharedBy.REP)
    assert (said.may_share, said.may_withhold) == (False, False)


def test_a_sample_has_nothing_to_share() -> None:
    said = own_say(replace(FOUND, mine=False), now_s=END, window_hours=24)
    assert (said.stage, said.mine, said.shared) == (Stage.NEVER, False, None)


def test_without_a_teams_server_it_says_so_and_shows_what_would_be_shared() -> None:
    said = own_say(FOUND, now_s=END * 2, window_hours=24, team_since_s=None)
    assert (said.stage, said.team, said.shares_at) == (Stage.ALONE, False, None)
    assert (said.may_share, said.may_withhold) == (False, True)
    assert said.shared is not None
    assert own_say(FOUND, now_s=END, window_hours=24).team is True
