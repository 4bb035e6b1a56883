"""When a card is right by the labels."""

from __future__ import annotations

import pytest

from benchmarks.understood.card_truth import (
    KINDS,
    Verdict,
    judge,
    judge_moment,
    nothing_to_coach,
    to_coach,
)
from benchmarks.understood.labelled import Labelled, Labels, Turn
from copilot.kinds import CallKind, MomentKind, Speaker
from tests.benchmarks.understood.make import call, card, place, said, step, turns

RIGHT, WRONG, OPEN = Verdict.RIGHT, Verdict.WRONG, Verdict.NOT_JUDGED


@pytest.mark.parametrize(
    ("level", "agreed", "after", "verdict"),
    [
        ("none", None, 17, RIGHT),
        ("vague", 15, 17, RIGHT),
        ("specific", 18, 16, RIGHT),  # it was agreed later
        ("specific", 15, 16, WRONG),
        ("none", None, 5, WRONG),  # too early to ask
    ],
)
def test_the_missing_step(level, agreed, after, verdict):
    assert judge(card("no_next_step", after), call(step=step(level, agreed))) is verdict


def test_an_uncertain_step_is_not_judged():
    labelled = call(step=step("none", uncertain=True))
    assert judge(card("no_next_step", 17), labelled) is OPEN


def test_a_talk_that_sells_nothing_needs_no_step():
    labelled = call(kind=CallKind.PRODUCT_FEEDBACK, step=step("none"))
    assert judge(card("no_next_step", 17), labelled) is WRONG
    assert nothing_to_coach("no_next_step", labelled)


@pytest.mark.parametrize(
    ("kind", "at", "after", "verdict"),
    [
        (CallKind.DISCOVERY, (), 14, RIGHT),
        (CallKind.DISCOVERY, (16,), 14, RIGHT),
        (CallKind.DISCOVERY, (12,), 14, WRONG),
        (CallKind.DISCOVERY, (), 3, WRONG),
        (CallKind.DEMO, (), 14, WRONG),
    ],
)
def test_the_budget_that_was_skipped(kind, at, after, verdict):
    labelled = call(kind=kind, said={"budget": said(*at, value=bool(at))})
    assert judge(card("budget_skipped", after), labelled) is verdict


def test_who_decides_is_not_bound_to_a_discovery():
    labelled = call(kind=CallKind.DEMO, said={"decision_maker": said(value=False)})
    assert judge(card("authority_unknown", 14), labelled) is RIGHT


@pytest.mark.parametrize(
    ("handled", "after", "verdict"),
    [
        ("no", 5, RIGHT),
        ("no", 9, RIGHT),
        ("no", 12, WRONG),  # long ago
        ("no", 2, WRONG),  # nobody had objected
        ("yes", 5, RIGHT),  # the rep has not answered yet
        ("yes", 8, WRONG),  # and has met it by now
    ],
)
def test_a_price_objection(handled, after, verdict):
    labelled = call(mentions={"price_objection": (place(5, handled=handled),)})
    assert judge(card("price_objection", after), labelled) is verdict


def test_a_rival_and_a_question_want_a_card_soon_after():
    labelled = call(mentions={"competitor": (place(5),), "unanswered": (), "evaded": ()})
    assert judge(card("competitor_named", 6), labelled) is RIGHT
    assert judge(card("competitor_named", 15), labelled) is WRONG
    assert judge(card("question_unanswered", 6), labelled) is WRONG
    assert nothing_to_coach("question_unanswered", labelled)
    assert not nothing_to_coach("competitor_named", labelled)


def test_a_moment_must_still_stand_when_the_call_is_over():
    later = call(said={"budget": said(16)}, step=step("none"))
    assert judge_moment(card("budget_skipped", 14), later) is WRONG
    assert judge_moment(card("no_next_step", 5), later) is RIGHT
    never = call(said={"budget": said(value=False)})
    assert judge_moment(card("budget_skipped", 14), never) is RIGHT
    assert judge_moment(card("nothing_known", 14), never) is OPEN


def test_a_call_that_could_be_coached_has_a_place_for_a_right_card():
    labelled = call(said={"budget": said(3)}, mentions={"competitor": (place(5),)})
    assert to_coach("competitor_named", labelled)
    assert not to_coach("budget_skipped", labelled)
    assert not to_coach("pace_rising", labelled)


def test_what_is_labelled_uncertain_is_not_held_against_a_card():
    labelled = call(mentions={"competitor": (place(5, uncertain=True),)})
    assert judge(card("competitor_named", 6), labelled) is OPEN


def one_long(words: int) -> Labelled:
    said_by_rep = Turn(speaker=Speaker.REP, text=" ".join(["word"] * words))
    made = (*turns(4), said_by_rep, *turns(7)[1:])
    return Labelled(id="made", kind=CallKind.DEMO, turns=made, labels=Labels())


@pytest.mark.parametrize(("words", "verdict"), [(200, RIGHT), (150, OPEN), (80, WRONG)])
def test_a_monologue_by_its_words(words, verdict):
    assert judge(card("monologue", 4), one_long(words)) is verdict


def test_a_monologue_card_long_after_it_is_wrong():
    assert judge(card("monologue", 9), one_long(200)) is WRONG


def test_the_share_of_the_talk_so_far():
    assert judge(card("talk_share_high", 10), call()) is WRONG
    talker = tuple(
        Turn(speaker=turn.speaker, text=turn.text if turn.speaker is Speaker.BUYER else "a " * 40)
        for turn in turns(12)
    )
    labelled = Labelled(id="made", kind=CallKind.DISCOVERY, turns=talker, labels=Labels())
    assert judge(card("talk_share_high", 10), labelled) is RIGHT
    assert nothing_to_coach("talk_share_high", call())
    assert not nothing_to_coach("talk_share_high", labelled)


def test_a_kind_that_the_labels_cannot_tell_is_not_judged_and_has_no_good_call():
    assert judge(card("pace_rising", 10), call()) is OPEN
    assert not nothing_to_coach("pace_rising", call())


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("after", [-1, 0, 10, 19])
def test_every_kind_judges_a_call_without_labels(kind, after):
    assert judge(card(kind, after), call()) in Verdict


def test_the_kinds_that_rules_make_are_judged_or_a_pause_to_measure():
    assert {kind.value for kind in MomentKind} - set(KINDS) - NOT_JUDGED == set()


NOT_JUDGED = {
    "probe", "process_unknown", "need_unexplored", "interrupting", "buying_signal_missed",
    "buyer_quiet", "pace_rising", "time_running_out", "agenda_missing",
}  # fmt: skip
