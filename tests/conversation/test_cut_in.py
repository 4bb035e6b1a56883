"""Cutting in against murmuring along and answering quickly."""

from __future__ import annotations

import pytest

from copilot.conversation.cut_in import CutIns, cuts_in
from copilot.kinds import Speaker
from tests.conversation.dialogue_turns import call_of, turn

REP, BUYER = Speaker.REP, Speaker.BUYER
MIDST, DONE, ASKED = "and then we had to", "That was all of it.", "Is that all of it?"


@pytest.mark.parametrize(
    ("buyer", "rep", "expected"),
    [
        (turn(BUYER, 0, 10, MIDST), turn(REP, 9.2, 14, "let me show you that"), True),
        (turn(BUYER, 0, 10, MIDST), turn(REP, 9.8, 14, "let me show you that"), False),
        (turn(BUYER, 0, 10, DONE), turn(REP, 9.2, 14, "let me show you that"), False),
        (turn(BUYER, 0, 10, DONE), turn(REP, 8.2, 14, "let me show you that"), True),
        (turn(BUYER, 0, 10, ASKED), turn(REP, 8.2, 14, "it is all of it"), False),
        (turn(BUYER, 0, 10, MIDST), turn(REP, 9.2, 10.5, "oh yes"), False),
        (turn(BUYER, 0, 10, MIDST), turn(REP, 6, 9, "let me show you that"), False),
        (turn(BUYER, 8.8, 10, MIDST), turn(REP, 9.2, 14, "let me show you that"), False),
        (turn(BUYER, 0, 10, late=True), turn(REP, 8.2, 14, late=True), True),
        (turn(BUYER, 0, 10, late=True), turn(REP, 9.2, 14, late=True), False),
    ],
)
def test_cutting_in_is_to_begin_in_mid_sentence_and_to_go_on_until_the_other_stops(
    buyer, rep, expected
):
    assert cuts_in(rep, buyer) is expected


def test_neither_murmurs_nor_the_buyers_cutting_in_are_counted():
    buyer = turn(BUYER, 0, 10, MIDST)
    ins = CutIns().after(turn(REP, 8.2, 14, "mm-hm that is so", murmur=True), buyer)
    assert ins == CutIns()
    ins = ins.after(turn(REP, 9.2, 14, "let me show you that"), buyer)
    ins = ins.after(turn(BUYER, 12, 20, "wait a moment please"), turn(REP, 9.2, 14, MIDST))
    assert (ins.count, ins.at) == (1, 9.2)


def test_the_conversation_tells_them_apart():
    call = call_of(
        (BUYER, 0, 10, "So what we did was we took all of the"),
        (REP, 8.5, 12, "Sorry, we can do that for you."),
        (BUYER, 13, 20, "Well as I said we took all of the forms."),
        (REP, 20.5, 24, "Understood, and then they go to the office."),
    )
    assert call.course.rep_cut_ins == 1
    assert call.course.since_rep_cut_in_s == pytest.approx(24 - 8.5)


def test_how_long_ago_grows_with_the_call_and_nobody_who_never_cut_in_has_one():
    assert CutIns().since_s(100.0) is None
    ins = CutIns().after(turn(REP, 9.2, 14, "let me show you that"), turn(BUYER, 0, 10, MIDST))
    assert ins.since_s(69.2) == pytest.approx(60.0)
