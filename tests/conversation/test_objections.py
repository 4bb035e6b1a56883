"""What becomes of an objection: met and handled, partly, put off, given way to, or left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.conversation.handling import Level, Met, Objection
from copilot.conversation.objections import Objections
from copilot.kinds import SignalDetail, SignalKind, Speaker
from copilot.limits import limit
from tests.conversation.talk import last, talk

# fmt: off
HANDLED = (
    ("R: It's six hundred a month.", "B: That's more than I expected.", "R: What were you comparing it with?", "B: With the old one, but that had no support. So I guess it's fair."),
    ("B: That's too expensive for us.", "R: I hear you. What does a missed delivery cost you today?", "B: About four hundred. Okay, when you put it like that it makes sense."),
    ("B: You're a lot higher than the others.", "R: How about we start with one site and you only pay for that?", "B: That could work."),
    ("B: The price is hard to justify.", "R: It pays for itself in about five months, and support is included.", "B: What about the training?"),
    ("B: It's out of our budget.", "R: What if we split it over two years?", "B: Hmm, that would help."),
    ("B: That's steep.", "R: It includes installation and ten years of warranty.", "B: I see. And who does the installation?"),
    ("B: I don't think it's worth that much.", "R: What would it have to do for you?", "B: It would have to cut the calls.", "R: The last three shops had a third fewer calls after a month.", "B: That's a good point."),
    ("B: I'm not interested in switching, we have a provider.", "R: That's fair. What would they have to do better?", "B: They never pick up the phone, you're right about that."),
    ("B: I'd need to talk to my wife first.", "R: Sure. Shall I put the numbers on one page, so that she sees them?", "B: Yes, that would be great."),
)
PARTLY = (
    ("B: That's too expensive.", "R: What did you have in mind?", "B: I don't know. It's still a lot. Let me think about it."),
    ("B: The price is a problem.", "R: It includes support and training.", "B: I'd have to run that past my CFO."),
    ("B: You're too expensive.", "R: We can do ten percent off.", "B: Great, that works."),
)
OPEN = (
    ("B: That's too expensive.",),
    ("B: That's too expensive.", "R: Okay. Next slide.", "B: Hmm."),
    ("B: That's too expensive.", "R: I'd have to ask my boss and call you back.", "B: Okay."),
    ("B: That's quite expensive for us.", "R: I understand. No problem at all.", "B: Thanks for your time."),
    ("B: I can't justify the cost.", "R: What would make it worth it?", "B: Nothing, really. I'm going to cancel."),
)
CONCESSIONS = (
    "I can give you fifteen percent off if you sign this week.",
    "We could knock five hundred off the price.",
    "Let me see, I can waive the setup fee.",
    "What if we spread the payments over twelve months?",
    "I'm able to match their price.",
    "We can throw in the training.",
    "I could do it for eight thousand.",
    "I'd be happy to meet you in the middle.",
    "we can bring the monthly fee down to ninety",
    "We can give you two months free.",
    "I can get you a better rate for a longer term.",
    "How about we do a payment plan?",
)
NO_CONCESSIONS = (
    "The price is nine hundred a month.",
    "It takes the pressure off your team.",
    "You can offer your customers a discount right in the app.",
    "We took twenty percent off their handling time.",
    "We can show you how it works.",
    "Our support is free.",
    "I can send you the price list.",
    "Let's take the meeting off the calendar.",
    "We can cut your onboarding time in half.",
)
# fmt: on


def newest(*lines: str, bare: bool = False) -> Objection:
    objection = talk(*lines, bare=bare).objections.last
    assert objection is not None
    return objection


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", HANDLED, ids=lambda lines: lines[0])
def test_met_and_softened_is_handled(lines, bare):
    call = talk(*lines, bare=bare)
    assert all(one.level is Level.YES for one in call.objections.raised)
    assert last(call, SignalKind.HANDLED).speaker is Speaker.REP
    assert not call.objections.price_unhandled


@pytest.mark.parametrize("lines", PARTLY, ids=lambda lines: lines[1])
def test_met_and_not_resolved_is_partly_handled(lines):
    call = talk(*lines)
    assert call.objections.raised[0].level is Level.PARTLY
    assert call.objections.price_unhandled
    assert call.count(SignalKind.HANDLED) == 0


@pytest.mark.parametrize("lines", OPEN, ids=lambda lines: lines[-1])
def test_ignored_put_off_or_given_way_to_is_not_handled(lines):
    call = talk(*lines)
    assert call.objections.raised[0].level is Level.NO
    assert call.objections.price_unhandled
    assert call.count(SignalKind.HANDLED) == 0


@pytest.mark.parametrize(
    ("answer", "met"),
    [
        ("What were you hoping for?", Met.ASKED),
        ("It saves you two hours a day.", Met.VALUE),
        ("We could begin with a smaller package.", Met.TERMS),
        ("Okay, I can give you ten percent off.", Met.CONCEDED),
        ("I'd have to check with my manager.", Met.DEFERRED),
        ("No hard feelings, good luck.", Met.GAVE_IN),
        ("So.", None),
    ],
)
def test_how_the_rep_meets_it(answer, met):
    objection = newest("B: That's too expensive.", f"R: {answer}")
    assert objection.met is met
    assert (objection.met_at is None) == (met is None)


def test_a_question_is_not_undone_by_what_follows_it():
    objection = newest(
        "B: That's too expensive.", "R: Compared with what?", "B: Well.", "R: I can ask my boss."
    )
    assert objection.met is Met.ASKED


def test_said_twice_in_a_turn_it_is_one():
    call = talk("B: That's too expensive.", "B: I mean it, it's way too expensive.")
    assert len(call.objections.raised) == 1


def test_raised_again_it_is_a_new_one_and_the_old_one_was_not_resolved():
    call = talk(
        "B: That's too expensive.",
        "R: It includes the training.",
        "B: Still, I can't justify that price.",
    )
    assert [one.level for one in call.objections.raised] == [Level.PARTLY, Level.NO]


def test_an_objection_long_past_is_handled_no_more():
    idle = [line for _ in range(6) for line in ("R: Here is the map.", "B: It is blue.")]
    call = talk("B: That's too expensive.", *idle, "R: It saves money.", "B: That makes sense.")
    assert call.objections.raised[0].level is Level.NO


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", CONCESSIONS)
def test_a_lower_price_or_better_terms_are_a_concession(text, bare):
    assert last(talk(f"R: {text}", bare=bare), SignalKind.CONCESSION).speaker is Speaker.REP


@pytest.mark.parametrize("text", NO_CONCESSIONS)
def test_no_concession(text):
    assert talk(f"R: {text}").count(SignalKind.CONCESSION) == 0


def test_the_buyer_does_not_concede():
    assert talk("B: I can give you ten percent off.").count(SignalKind.CONCESSION) == 0


def test_the_detail_of_what_was_handled_tells_its_kind():
    call = talk(
        "B: I'd need to talk to my wife first.",
        "R: Would a one page summary help?",
        "B: Yes, that would help.",
    )
    assert last(call, SignalKind.HANDLED).detail is SignalDetail.AUTHORITY


def test_the_rep_raises_no_objection():
    call = talk("R: Some say that it is too expensive, and that they are not interested.")
    assert call.objections == Objections()


def test_objections_are_bounded_and_what_is_forgotten_is_counted():
    lines = [line for _ in range(40) for line in ("B: That's too expensive.", "R: Well.")]
    objections = talk(*lines).objections
    assert len(objections.raised) == limit("objections_kept")
    assert objections.forgotten == 40 - limit("objections_kept")


SAID = st.sampled_from(
    [
        "That's too expensive.",
        "I'm not interested.",
        "That makes sense.",
        "What do you mean?",
        "It saves you a lot.",
        "I can give you ten percent off.",
        "I'd have to ask my boss.",
        "Okay.",
        "",
    ]
)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.sampled_from("RB"), SAID), max_size=20))
def test_a_level_rises_only_where_the_rep_met_it_and_settled_ones_stay(spoken):
    lines = [f"{side}: {text}" for side, text in spoken]
    for count in range(len(lines)):
        before, after = talk(*lines[:count]).objections, talk(*lines[: count + 1]).objections
        for old, new in zip(before.raised, after.raised, strict=False):
            assert (old.at, old.kind) == (new.at, new.kind)
            assert new == old or not old.settled
            assert new.level is Level.NO or new.met is not None
