"""A withheld moment comes back in no measure: not in what is sent, nor on a page, nor in a sum."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from copilot.bleed import Bleed
from copilot.kinds import MomentKind, NextStepState, WithholdReason
from copilot.review.flagged import pick
from copilot.review.indicators import indicators, tallies
from copilot.review.scorecard import proposals
from copilot.review.shared import SharedCall
from copilot.review.shared_view import shared_view
from copilot.review.sharing import Recorded, preview, shared_call, window_end
from copilot.review.skills import SKILL_OF
from copilot.review.unsaid import IN_NO_MEASURE, SAYS_THE_SAME, UNKNOWN, Part, parts_of
from copilot.review.weeks import week_of
from copilot.storage.marks import Marks
from tests.review.calls import identity, kept_call, kept_moment

if TYPE_CHECKING:
    from copilot.storage.records import KeptCall

DAY = date(2026, 9, 21)
WINDOW_S = 86_400
ONE: dict[Part, dict[str, Any]] = {
    Part.TALK: {
        "rep_share": 0.91, "questions_by_third": (1, 0, 0), "rep_speech_s": 1500.0,
        "buyer_speech_s": 150.0, "rep_questions": 1, "longest_rep_monologue_s": 700.0,
    },
    Part.REPLIES: {"median_response_gap_s": -0.8},
    Part.NEXT_STEP: {"next_step": NextStepState.NONE, "next_step_first_s": None},
    Part.BUDGET: {"budget_came_up": False},
    Part.AUTHORITY: {"authority_came_up": False},
    Part.NEED: {"need_came_up": False},
    Part.TIMING: {"timing_came_up": False},
    Part.PRICE: {"price_first_s": 40.0},
}  # fmt: skip
OTHER: dict[Part, dict[str, Any]] = {
    Part.TALK: {
        "rep_share": 0.4, "questions_by_third": (4, 5, 6), "rep_speech_s": 600.0,
        "buyer_speech_s": 900.0, "rep_questions": 15, "longest_rep_monologue_s": 60.0,
    },
    Part.REPLIES: {"median_response_gap_s": 0.9},
    Part.NEXT_STEP: {"next_step": NextStepState.SPECIFIC, "next_step_first_s": 1600.0},
    Part.BUDGET: {"budget_came_up": True},
    Part.AUTHORITY: {"authority_came_up": True},
    Part.NEED: {"need_came_up": True},
    Part.TIMING: {"timing_came_up": True},
    Part.PRICE: {"price_first_s": None},
}  # fmt: skip
# what says nothing of a moment: how long it was, whose, and what the buyer did
OF_ITSELF = {
    "id", "kind", "day", "reference", "ended", "duration_s", "turns", "buyer_questions",
    "longest_buyer_stretch_s", "moments",
}  # fmt: skip


def as_kept(kind: MomentKind, values: dict[Part, dict[str, Any]]) -> KeptCall:
    found: dict[str, Any] = {}
    for part in Part:
        found |= values[part]
    return kept_call(moments=(kept_moment(1, kind=kind, strength=1.0),), **found)


def withheld(call: KeptCall) -> SharedCall:
    """As it leaves, with its one moment kept back; the rep's own page shows the same."""
    marks = Marks(withheld={identity(1): WithholdReason.PERSONAL})
    found = Recorded(call=call, marks=marks, mine=True, day=DAY)
    end = window_end(call, WINDOW_S)
    shared = shared_call(found, now_s=end, window_s=WINDOW_S)
    assert shared is not None
    assert preview(found, now_s=end - 1, window_s=WINDOW_S) == shared
    return shared


def test_each_kind_names_its_measures_or_says_that_it_has_none() -> None:
    assert set(SAYS_THE_SAME) | IN_NO_MEASURE == set(MomentKind) == {*SKILL_OF, MomentKind.PROBE}
    assert not set(SAYS_THE_SAME) & IN_NO_MEASURE
    assert all(SAYS_THE_SAME.values())


def test_each_field_of_a_shared_call_is_of_one_part_or_of_none() -> None:
    of_parts = [name for part in Part for name in UNKNOWN[part]]
    assert sorted([*of_parts, *OF_ITSELF]) == sorted(one.name for one in fields(SharedCall))


@pytest.mark.parametrize("kind", SAYS_THE_SAME)
def test_a_call_reads_the_same_whatever_was_behind_the_moment(kind: MomentKind) -> None:
    parts = SAYS_THE_SAME[kind]
    plain = {part: OTHER[part] for part in Part}
    behind = plain | {part: ONE[part] for part in parts}
    one, other = withheld(as_kept(kind, behind)), withheld(as_kept(kind, plain))
    assert one == other
    for part in Part:
        for name, unknown in UNKNOWN[part].items():
            known = unknown if part in parts else OTHER[part][name]
            assert getattr(one, name) == known, name


@pytest.mark.parametrize("kind", SAYS_THE_SAME)
def test_nothing_counts_it(kind: MomentKind) -> None:
    shared = withheld(as_kept(kind, ONE))
    counted = {tally.name for tally in tallies(shared)}
    assert pick([shared], week=week_of(DAY)).flagged is None
    if Part.TALK in SAYS_THE_SAME[kind]:
        assert not shared.tells_of_rep
        assert not {"talk_share_in_band", "question_cadence"} & counted
        shown = {fact.label for fact in shared_view(shared).facts}
        assert not {"Talking", "Questions by the rep", "Longest stretch of the rep"} & shown
        assert proposals([shared] * 9)[0].score is None
    if Part.NEXT_STEP in SAYS_THE_SAME[kind]:
        assert "next_step_rate" not in counted
        assert indicators([shared] * 20, (), since=DAY)[0].n == 0


@pytest.mark.parametrize(
    ("kept_back", "shared"),
    [
        (MomentKind.NO_NEXT_STEP, MomentKind.BUYING_SIGNAL_MISSED),
        (MomentKind.NEXT_STEP_VAGUE, MomentKind.BUYING_SIGNAL_MISSED),
        (MomentKind.TALK_SHARE_HIGH, MomentKind.MONOLOGUE),
    ],
)
def test_no_other_moment_of_the_call_says_it_in_its_place(
    kept_back: MomentKind, shared: MomentKind
) -> None:
    moments = (kept_moment(1, kind=kept_back), kept_moment(2, kind=shared, strength=1.0))
    call = replace(as_kept(kept_back, ONE), moments=moments)
    assert [one.kind for one in withheld(call).moments] == [shared]
    assert pick([withheld(call)], week=week_of(DAY)).flagged is None
    whole = shared_call(
        Recorded(call=call, marks=Marks(), mine=True, day=DAY),
        now_s=window_end(call, WINDOW_S),
        window_s=WINDOW_S,
    )
    assert whole is not None
    assert pick([whole], week=week_of(DAY)).flagged is not None


def test_a_moment_that_is_shared_leaves_its_measures_where_they_are() -> None:
    call = as_kept(MomentKind.TALK_SHARE_HIGH, ONE)
    found = Recorded(call=call, marks=Marks(), mine=True, day=DAY)
    shared = shared_call(found, now_s=window_end(call, WINDOW_S), window_s=WINDOW_S)
    assert shared is not None
    assert shared.rep_share == 0.91
    assert parts_of([]) == frozenset()
    assert parts_of([MomentKind.AGENDA_MISSING]) == frozenset()


def test_a_gap_for_a_withheld_moment_is_the_gap_of_a_microphone_that_heard_the_buyer() -> None:
    call = replace(as_kept(MomentKind.AGENDA_MISSING, ONE), bleed_s=300.0, bleed_told_apart=0.0)
    assert Bleed(seconds=300.0, confidence=0.0).withholds
    kept_back = as_kept(MomentKind.MONOLOGUE, ONE)
    assert replace(withheld(call), moments=()) == replace(withheld(kept_back), moments=())
