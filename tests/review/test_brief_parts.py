from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from copilot.kinds import MomentKind
from copilot.review.agreements import AgreementKind, Party, carried, not_done
from copilot.review.brief_parts import (
    SHORT_CHARS,
    commitments,
    commitments_say,
    focus_line,
    number_lines,
    short,
)
from copilot.review.indicators import indicators
from copilot.review.pipeline import pace
from copilot.review.shared import DisputeReason
from copilot.review.skills import Skill
from tests.review.briefs import GOOD, TODAY, given
from tests.review.team import MONDAY, agreed, agreement, call, moment


def test_what_is_due_is_asked_about_first():
    missed = not_done(agreed("missed", due=MONDAY), Party.REP, TODAY - timedelta(days=2))
    found = commitments(
        given(
            agreements=(
                agreement("proposed"),
                agreed("running", due=TODAY + timedelta(days=3)),
                missed,
                agreed("today", due=TODAY),
            )
        )
    )
    assert [(one.agreement, one.asks, one.due) for one in found] == [
        ("today", "What happened?", "due today"),
        (
            "missed",
            "It did not come off. What would help: support, an experiment, a smaller step?",
            "was due on Monday 30 November",
        ),
        ("running", "How is it going?", "due on Monday 7 December"),
        ("proposed", "It waits for Sam. Does it still fit?", "for Friday 4 December"),
    ]
    assert found[0].committed == "You committed to: “Acme has said yes or no”"


def test_a_miss_that_has_its_next_step_is_not_brought_up_again():
    missed = not_done(agreed("m"), Party.REP, TODAY)
    _, follower = carried(missed, Party.REP, TODAY, new_id="n", due=TODAY + timedelta(days=9))
    found = commitments(given(agreements=(missed, follower)))
    assert [one.agreement for one in found] == ["n"]
    long_ago = replace(missed, closed_on=TODAY - timedelta(days=15))
    assert commitments(given(agreements=(long_ago,))) == ()
    assert commitments_say(given(agreements=()), shown=0).endswith("?")


def test_three_lines_of_numbers_the_pace_and_the_deals_first():
    one = pace([], quota=Decimal(100), currency="EUR", first=MONDAY, last=TODAY, today=TODAY)
    lines = number_lines(given(pace=one), indicators(GOOD, [], since=MONDAY))
    assert [line.title for line in lines[:2]] == ["Pace", "Deals"]
    moved = "From Friday 27 November to Friday 4 December: 1 in another stage, 1 quiet for two weeks or more."
    assert lines[1].says == moved
    assert len(lines) == 3
    [_pace, first] = number_lines(given(pace=one, deals_moved=(), deals_since=None), [])
    assert first.says == "In the export of Friday 4 December: 1 quiet for two weeks or more."


def test_of_the_indicators_the_one_below_its_floor_comes_first():
    calls = [call(n, rep_share=0.8) for n in range(12)]
    lines = number_lines(given(deals_moved=(), deals_quiet=()), indicators(calls, [], since=MONDAY))
    assert lines[0].title == "Talk share in the usual band"


def listening(count):
    return [call(n, moments=(moment(MomentKind.MONOLOGUE),)) for n in range(count)]


def test_the_focus_is_what_was_agreed_then_what_came_up():
    skill = agreed("s", kind=AgreementKind.SKILL, skill=Skill.OPENING)
    one = focus_line(given(agreements=(skill,)), listening(9), turn=0)
    assert one
    assert (one.skill, one.why) == (Skill.OPENING, "It is what you two agreed on.")
    seen = focus_line(given(), listening(3), turn=0)
    assert seen
    assert (seen.skill, seen.why) == (Skill.LISTENING, "It came up in 3 of 3 calls.")
    assert focus_line(given(), listening(2), turn=0) is None
    assert focus_line(given(), [], turn=0) is None


def test_what_has_not_come_up_for_four_weeks_is_no_focus():
    before = TODAY - timedelta(days=28)
    old = [replace(one, day=before) for one in listening(9)]
    assert focus_line(given(), old, turn=0) is None
    both = focus_line(given(), [*old, *listening(3)], turn=0)
    assert both
    assert both.why == "It came up in 3 of 3 calls."


def test_what_is_disputed_makes_no_focus():
    disputed = [
        replace(one, moments=(replace(one.moments[0], disputed=DisputeReason.OTHER),))
        for one in listening(9)
    ]
    assert focus_line(given(), disputed, turn=0) is None


def test_typed_text_takes_its_room_and_no_more():
    assert short("  two\n lines ") == "two lines"
    assert len(short("word " * 200)) <= SHORT_CHARS
    assert short("word " * 200).endswith("word…")
    assert short("one two three", 9) == "one two…"
    assert short("one two three", 8) == "one two…"
    assert short("one two three", 7) == "one…"
    assert short("x" * 300, 90) == "x" * 89 + "…"
