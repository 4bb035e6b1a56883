from __future__ import annotations

import itertools

import pytest
from pydantic import ValidationError

from copilot.coaching.cases import GAP_S, Case, Said
from copilot.kinds import Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER


def case(**parts: object) -> Case:
    return Case.model_validate({"name": "a case", **parts})


def test_untimed_lines_follow_each_other_at_150_words_a_minute() -> None:
    said = list(case(lines=["rep: one two three four five", "buyer: yes"]).said())
    assert said == [
        Said(REP, 0.0, 2.0, "one two three four five", 1),
        Said(BUYER, 2.0 + GAP_S, 2.4 + GAP_S, "yes", 2),
    ]


def test_a_line_may_have_its_own_time_and_be_lost() -> None:
    said = list(case(lines=[{"at": 60, "rep": "hello there", "late": True}, "buyer: yes"]).said())
    assert said[0] == Said(REP, 60.0, 60.8, "hello there", 1, late=True)
    assert said[1].start == 60.8 + GAP_S


def test_a_line_may_be_spoken_faster_or_slower() -> None:
    said = list(case(lines=[{"rep": "one two three four five six", "wpm": 180}]).said())
    assert said[0].end == 2.0
    with pytest.raises(ValidationError):
        case(lines=[{"rep": "one", "wpm": 20}])


def test_seconds_instead_of_words_are_cut_as_a_segmenter_would() -> None:
    said = list(case(lines=[{"buyer": 30}]).said())
    assert [(one.start, one.end) for one in said] == [(0.0, 12.0), (12.0, 24.0), (24.0, 30.0)]
    assert {one.text for one in said} == {None}


def test_talk_is_shared_out_in_turns() -> None:
    said = list(case(talk={"rep": 70, "buyer": 20}).said())
    seconds = {
        side: sum(one.end - one.start for one in said if one.speaker is side)
        for side in (REP, BUYER)
    }
    assert seconds == pytest.approx({REP: 70.0, BUYER: 20.0})
    assert all(one.speaker is not two.speaker for one, two in itertools.pairwise(said))
    assert max(one.end - one.start for one in said) <= 12.0
    alone = list(case(talk={"rep": 0, "buyer": 10}).said())
    assert {one.speaker for one in alone} == {BUYER}


@pytest.mark.parametrize("nothing", [{}, {"talk": {"rep": 0, "buyer": 0}}])
def test_a_case_in_which_nobody_speaks_is_refused(nothing) -> None:
    with pytest.raises(ValidationError, match="needs lines or talk"):
        case(**nothing)


def test_lines_come_after_the_talk() -> None:
    said = list(case(talk={"rep": 10, "buyer": 10}, lines=["rep: so"]).said())
    assert said[-1].text == "so"
    assert said[-1].start > 20


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"lines": []},
        {"lines": ["hello"]},
        {"lines": ["rep:"]},
        {"lines": ["caller: hello"]},
        {"lines": [{"rep": "a", "buyer": "b"}]},
        {"lines": [{"at": 3}]},
        {"lines": [{"rep": -1}]},
        {"lines": [{"rep": True}]},
        {"lines": ["rep: x"], "moment": "maybe"},
        {"lines": ["rep: x"], "expect": "fire"},
    ],
)
def test_what_is_no_case(parts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        case(**parts)
