"""Which label is held against what."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.understood.found import Find
from benchmarks.understood.scoring import Tally
from benchmarks.understood.tasks import marks
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.benchmarks.understood.make import call, found, place, said, step


def tallies(labelled, ours, *, uncertain=False):
    got: dict[str, Tally] = defaultdict(Tally)
    for mark in marks(labelled, ours):
        if mark.uncertain is uncertain:
            got[mark.task] += mark.tally
    return got


def test_what_was_discussed_counts_by_the_call_and_by_its_first_turn():
    got = tallies(
        call(said={"budget": said(5)}), found((SignalKind.BUDGET, 6), (SignalKind.BUDGET, 15))
    )
    assert got["budget.call"] == Tally(hits=1)
    assert got["budget.turn"] == Tally(hits=1)


def test_found_elsewhere_is_right_by_the_call_and_wrong_by_the_turn():
    got = tallies(call(said={"price": said(5)}), found((SignalKind.PRICE, 12)))
    assert got["price.call"] == Tally(hits=1)
    assert got["price.turn"] == Tally(false=1, missed=1)


def test_what_was_not_discussed_and_not_found_is_neither():
    got = tallies(call(said={"timeline": said(value=False)}), found())
    assert got["timeline.call"] == Tally(neither=1)
    assert got["timeline.turn"] == Tally()


def test_an_uncertain_judgement_is_scored_apart():
    labelled = call(said={"timeline": said(3, uncertain=True)})
    assert "timeline.call" not in tallies(labelled, found((SignalKind.TIMELINE, 3)))
    apart = tallies(labelled, found((SignalKind.TIMELINE, 3)), uncertain=True)
    assert apart["timeline.call"] == Tally(hits=1)


def test_what_is_not_labelled_is_not_judged():
    assert tallies(call(), found((SignalKind.BUDGET, 3))) == {}


def test_a_list_counts_each_and_the_call():
    labelled = call(mentions={"competitor": (place(3), place(9), place(14, uncertain=True))})
    ours = found(
        (SignalKind.COMPETITOR, 3), (SignalKind.COMPETITOR, 14), (SignalKind.COMPETITOR, 18)
    )
    assert tallies(labelled, ours)["competitor.turn"] == Tally(hits=1, false=1, missed=1)
    assert tallies(labelled, ours)["competitor.call"] == Tally(hits=1)
    assert tallies(labelled, ours, uncertain=True)["competitor.turn"] == Tally(hits=1)


def test_a_call_with_uncertain_mentions_alone_is_left_out():
    labelled = call(mentions={"competitor": (place(3, uncertain=True),)})
    assert "competitor.call" not in tallies(labelled, found())


def test_the_next_step_is_right_or_not_by_its_level():
    assert tallies(call(step=step("vague", 18)), found(level="vague"))["next_step"] == Tally(hits=1)
    assert tallies(call(step=step("vague", 18)), found(level="none"))["next_step"] == Tally(false=1)


def test_the_turn_of_the_yes_is_the_last_that_was_found():
    kinds = (SignalKind.NEXT_STEP_VAGUE, 10), (SignalKind.NEXT_STEP_AGREED, 17)
    got = tallies(call(step=step("specific", 18)), found(*kinds, level="specific"))
    assert got["next_step_agreed_turn"] == Tally(hits=1)


def test_an_objection_is_handled_if_it_says_so_before_the_next_one():
    labelled = call(
        mentions={
            "price_objection": (place(3, handled="yes"), place(9, handled="partial")),
            "other_objection": (place(15, handled="yes"),),
        }
    )
    got = tallies(labelled, found((SignalKind.HANDLED, 5), (SignalKind.HANDLED, 11)))
    assert got["handled"] == Tally(hits=1, false=1, missed=1)
    assert got["other_objection_handled"] == Tally(missed=1)


def test_a_question_dodged_either_way_is_a_dodged_question():
    labelled = call(mentions={"unanswered": (place(5),), "evaded": ()})
    got = tallies(labelled, found((SignalKind.EVADED, 6)))
    assert got["unanswered.turn"] == Tally(missed=1)
    assert got["evaded.turn"] == Tally(false=1)
    assert got["dodged.turn"] == Tally(hits=1)


def test_open_questions_are_the_reps_at_the_very_turn():
    ours = found()
    asked = Find(kind=SignalKind.QUESTION, turn=4, speaker=Speaker.REP, detail=SignalDetail.OPEN)
    closed = Find(kind=SignalKind.QUESTION, turn=6, speaker=Speaker.REP, detail=SignalDetail.CLOSED)
    ours = type(ours)(call="made", finds=(asked, closed))
    got = tallies(call(open_questions=(4, 6)), ours)
    assert got["open_questions"] == Tally(hits=1, missed=1)


def test_a_distractor_that_fires_is_false():
    labelled = call(distractors={"price": (4, 8), "nonsense": (1,)})
    assert tallies(labelled, found((SignalKind.PRICE, 4)))["distractors"] == Tally(
        false=1, neither=1
    )
