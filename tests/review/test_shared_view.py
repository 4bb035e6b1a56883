from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from copilot.kinds import CallKind, DisputeReason, MomentKind, NextStepState
from copilot.review.shared import SharedCall, SharedMoment
from copilot.review.shared_view import shared_view
from tests.review.calls import identity

MOMENT = SharedMoment(
    id=identity(1), rule=identity("rule"), kind=MomentKind.TALK_SHARE_HIGH, at_s=905.0, strength=0.8,
    value=0.63, compared_with=0.45, annotation="They had asked.", disputed=DisputeReason.ON_PURPOSE,
)  # fmt: skip
CALL = SharedCall(
    id=identity("call"), kind=CallKind.DEMO, day=date(2026, 9, 21), reference="OPP-4711",
    duration_s=1500.0, rep_speech_s=742.0, buyer_speech_s=461.0, rep_share=0.617, turns=96,
    rep_questions=9, buyer_questions=7, longest_rep_monologue_s=171.0, longest_buyer_stretch_s=64.0,
    median_response_gap_s=0.6, next_step=NextStepState.PROPOSED, budget_came_up=True,
    authority_came_up=False, need_came_up=True, timing_came_up=None, price_first_s=311.0,
    next_step_first_s=1402.0, questions_by_third=(5, 3, 1), moments=(MOMENT,),
)  # fmt: skip
TEMPLATE = "https://recordings.example/{reference}?t={offset_s}"


def facts(call: SharedCall) -> dict[str, str]:
    return {fact.label: fact.shown for fact in shared_view(call).facts}


def test_the_whole_page() -> None:
    view = shared_view(CALL, recording_url=TEMPLATE)
    assert (view.name, view.day, view.reference) == ("Demo", "2026-09-21", "OPP-4711")
    assert facts(CALL) == {
        "Length": "25 min",
        "Talking": "Rep 62 %, buyer 38 %",
        "Turns": "96",
        "Questions by the rep": "9 (5, 3, 1 in each third of the call)",
        "Longest stretch of the rep": "2 min 51 s",
        "Questions by the buyer": "7",
        "Longest stretch of the buyer": "1 min 4 s",
        "Time before a reply": "0.6 s",
        "Came up": "Budget, need; not: who decides",
        "Price first came up": "at 5:11",
        "A next step first came up": "at 23:22",
        "Next step at the end": "Proposed, not taken up",
    }
    [moment] = view.moments
    assert asdict(moment) == {
        "id": MOMENT.id,
        "at": "15:05",
        "title": "Talk share above the usual range",
        "clear": "A clear case",
        "measured": "63 % of the talking, beside 45 %",
        "note": "They had asked.",
        "disputed": "It was on purpose",
        "link": "https://recordings.example/OPP-4711?t=905",
    }


def test_what_is_not_known_is_not_said() -> None:
    bare = SharedCall(id=CALL.id, kind=CallKind.DEMO, day=CALL.day, duration_s=60.0)
    assert facts(bare) == {
        "Length": "1 min",
        "Turns": "0",
        "Questions by the buyer": "0",
        "Longest stretch of the buyer": "0.0 s",
        "Came up": "Not known",
        "Next step at the end": "Not known",
    }


def test_a_rep_who_asked_nothing_has_no_thirds() -> None:
    asked = facts(replace(CALL, rep_questions=0, questions_by_third=(0, 0, 0)))
    assert asked["Questions by the rep"] == "0"


def test_what_never_came_up_is_said_so() -> None:
    call = replace(CALL, budget_came_up=False, need_came_up=False, timing_came_up=False)
    assert facts(call)["Came up"] == "not: budget, who decides, need, timing"
