"""The four sample calls, coached as they were written to be coached."""

from __future__ import annotations

import pytest

from tests.scenarios.calls import NAMES, context, details, play, reference

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module", params=NAMES)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def played(portal, workshop, name):
    return play(portal, workshop, name)


def test_it_gets_the_cards_it_was_written_for_and_no_other(played, name):
    assert [card.kind for card in played.cards] == details(name)["expect"]["cards"]


def test_its_moments_are_those_of_its_cards(played, name):
    assert [moment.kind for moment in played.summary.moments] == details(name)["expect"]["cards"]


def test_no_card_begins_in_a_turn_of_either_side(played, name):
    begun = [card.at_s for card in played.cards]
    known = reference(name)
    assert [at for at in begun if known.in_turn("rep", at) or known.in_turn("buyer", at)] == []


def test_a_card_comes_while_there_is_time_to_act_on_it(played, name):
    assert all(card.at_s <= reference(name).duration_s - 10 for card in played.cards)


def test_the_talk_share_is_the_references(played, name):
    assert played.summary.talk_share.rep == pytest.approx(
        reference(name).talk_share_rep(), abs=0.03
    )


def test_every_turn_is_heard_on_its_own_side(played, name):
    turns = [turn for turn in details(name)["turns"] if turn["end_s"] - turn["start_s"] >= 0.6]
    sides = {"agent": "rep", "caller": "buyer"}
    missed = [
        turn["start_s"]
        for turn in turns
        if not any(
            one.speaker == sides[turn["speaker"]]
            and one.start_s < turn["end_s"]
            and one.end_s > turn["start_s"]
            for one in played.heard
        )
    ]
    assert missed == []


def test_words_are_counted_about_right(played, name):
    script = sum(len(turn["text"].split()) for turn in details(name)["turns"])
    assert played.summary.rep_words + played.summary.buyer_words == pytest.approx(script, rel=0.1)


def test_the_call_is_heard_to_its_end(played, name):
    assert played.summary.duration_s == pytest.approx(reference(name).duration_s, abs=0.1)
    assert played.summary.kind == context(name).kind
    assert played.summary.late_utterances == played.summary.dropped_utterances == 0
