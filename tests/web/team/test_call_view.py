"""One shared call as its page is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from copilot.kinds import CallKind, MomentKind
from copilot.review.bands import MeasureName
from copilot.review.moments import RuleWords
from copilot.review.shared import DisputeReason, NextStepState
from copilot.review.shared_view import shared_view
from copilot.review.skills import Skill
from copilot.storage.team.records import TeamBand
from copilot.web.team.call_view import CallView, bands_in_force, call_view
from copilot.web.team.lines import Named
from tests.web.team import seed

if TYPE_CHECKING:
    from copilot.review.shared import SharedCall

ADA = Named(id=seed.REP, name="Ada")
SERVICES: Any = SimpleNamespace(rules={}, recording="https://r.test/{reference}?ms={offset_ms}")
CALL = next(call for call in seed.calls("Ada") if call.moments and call.kind is CallKind.DISCOVERY)


def view(call: SharedCall = CALL, bands: tuple[TeamBand, ...] = ()) -> CallView:
    return call_view(call, ADA, SERVICES, bands)


def test_each_moment_links_to_its_second():
    for told, kept in zip(view().moments, CALL.moments, strict=True):
        assert told.recording == f"https://r.test/{CALL.reference}?ms={round(kept.at_s * 1000)}"
        assert told.practice


def test_each_is_as_clear_a_case_as_on_the_reps_own_page():
    own = shared_view(CALL)
    assert [one.clear for one in view().moments] == [one.clear for one in own.moments]


def test_without_a_reference_there_is_no_link():
    assert {one.recording for one in view(replace(CALL, reference="")).moments} == {""}


@pytest.mark.parametrize("reason", DisputeReason)
def test_a_dispute_and_an_annotation_are_told(reason: DisputeReason):
    moment = replace(CALL.moments[0], disputed=reason, annotation="they asked me to")
    [told] = view(replace(CALL, moments=(moment,))).moments
    assert told.disputed
    assert told.annotation == "they asked me to"


@pytest.mark.parametrize("state", NextStepState)
def test_how_it_ended_is_told_where_it_is_known(state: NextStepState):
    assert bool(view(replace(CALL, next_step=state)).next_step) == (
        state is not NextStepState.UNKNOWN
    )


def test_the_teams_own_band_stands_in_for_the_shipped_one():
    own = TeamBand(
        kind=CallKind.DISCOVERY, measure=MeasureName.TALK_SHARE, low=0.31, high=0.52,
        source="our 45 won calls", calls=45, people=7, on=date(2026, 11, 1),
    )  # fmt: skip
    other = replace(own, kind=CallKind.DEMO)
    assert bands_in_force(CALL, [other]) == bands_in_force(CALL, [])
    told = next(one for one in view(bands=(own,)).measures if one.name == "talk_share")
    assert told.band is not None
    assert told.band.text == "usual where we win: 31 % to 52 %"
    assert told.band.source == "our 45 won calls"


def test_it_says_what_the_reps_own_preview_said_and_in_the_same_words():
    moment = replace(
        CALL.moments[0], kind=MomentKind.TALK_SHARE_HIGH, value=0.6, compared_with=0.4,
        disputed=DisputeReason.SAID_ELSEWHERE,
    )  # fmt: skip
    call = replace(CALL, moments=(moment,))
    before, after = shared_view(call), view(call)
    said = {fact.label: fact.shown for fact in before.facts}
    for measure in after.measures:
        assert measure.name == MeasureName.TALK_SHARE or said[measure.label].startswith(
            measure.shown
        )
    assert after.next_step == said["Next step at the end"]
    [told], [own] = after.moments, before.moments
    assert (told.title, told.measured, told.disputed) == (own.title, own.measured, own.disputed)


def test_a_microphone_that_heard_the_buyer_gives_no_zeros_for_the_rep():
    told = view(replace(CALL, rep_share=None, questions_by_third=None, rep_questions=0,
                        longest_rep_monologue_s=0.0)).measures  # fmt: skip
    of_rep = {"talk_share", "questions", "longest_monologue"}
    assert {one.value for one in told if one.name in of_rep} == {None}
    assert all(one.value is not None for one in told if one.name == "buyer_stretch")


def test_what_a_card_says_is_on_no_page_of_two_and_the_practice_of_after_the_call_is():
    words = RuleWords(
        id="r", title="A rule", skill=Skill.QUESTIONS, why="You have talked a while.",
        ask="What would that change?", practice="Count to three.",
    )  # fmt: skip
    services: Any = SimpleNamespace(rules={CALL.moments[0].rule: words}, recording="")
    page = repr(call_view(CALL, ADA, services, ()))
    assert words.practice in page
    assert words.why not in page
    assert words.ask not in page


def test_every_kind_of_moment_and_call_has_words():
    for kind in MomentKind:
        moment = replace(CALL.moments[0], kind=kind, value=0.6, compared_with=0.4)
        for call in CallKind:
            assert view(replace(CALL, kind=call, moments=(moment,))).name
