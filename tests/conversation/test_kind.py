"""What sort of call it is where nobody said so."""

from __future__ import annotations

import pytest

from copilot.conversation.kind import MOST, KindScore
from copilot.conversation.reading import read
from copilot.kinds import CallKind, Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER

CALLS = (
    (CallKind.COLD_CALL, ("R: Hi, you don't know me, I'm calling out of the blue.", "B: Who is this?", "R: Is now a bad time? The reason for my call is the new tariff.")),
    (CallKind.FOLLOW_UP, ("R: Good to speak again. I'm following up on our demo.", "B: Yes, since we last spoke we've read it.", "R: Did you get a chance to look at the proposal I sent?")),
    (CallKind.RENEWAL, ("R: I'm calling since your renewal is coming up.", "B: Right, the contract ends in May.", "R: So shall we talk about the renewal terms?", "B: If we renew the contract, what changes?")),
    (CallKind.DEMO, ("R: Let me share my screen. Can you see my screen?", "B: Yes.", "R: So this is the dashboard. If you click here the list opens.", "R: As you can see here, it sorts itself.")),
    (CallKind.ESCALATION, ("B: This is unacceptable, the system has been down for three days.", "R: I'm sorry for the trouble.", "B: I'm really frustrated and I want a refund.", "B: Nobody has called back.")),
    (CallKind.SECURITY_REVIEW, ("B: We have a security questionnaire for you.", "R: Sure.", "B: Are you SOC two certified? Is data encrypted at rest?", "B: And where are your sub processors?")),
    (CallKind.NEGOTIATION, ("B: Legal sent some redlines.", "R: I saw them.", "B: And we need a bigger discount.", "R: If I could get you five percent off, would you sign?", "B: Meet me halfway on the payment terms.")),
    (CallKind.CHURN_INTERVIEW, ("R: I'd like to learn why you left.", "B: We cancelled in June.", "R: What made you switch?", "B: We switched away because of the fees.")),
)  # fmt: skip


def score_of(lines: tuple[str, ...]) -> KindScore:
    score = KindScore()
    for index, line in enumerate(lines):
        score = score.after(read(line[3:]), REP if line[0] == "R" else BUYER, 10.0 * index)
    return score


@pytest.mark.parametrize(("kind", "lines"), CALLS, ids=lambda one: str(one)[:12])
def test_people_say_themselves_what_sort_of_call_it_is(kind, lines):
    guess = score_of(lines).guess(CallKind.UNKNOWN)
    assert guess.kind is kind
    assert 0.5 <= guess.confidence < 1.0
    assert not guess.given


def test_what_was_said_before_the_call_always_wins():
    guess = score_of(CALLS[0][1]).guess(CallKind.DEMO)
    assert (guess.kind, guess.confidence, guess.given) == (CallKind.DEMO, 1.0, True)


def test_little_or_mixed_evidence_is_no_kind():
    assert KindScore().guess(CallKind.UNKNOWN).kind is CallKind.UNKNOWN
    late = KindScore().after(read("Your renewal is coming up."), REP, 600.0)
    assert late.guess(CallKind.UNKNOWN).kind is CallKind.UNKNOWN
    mixed = score_of((*CALLS[2][1], *CALLS[3][1]))
    assert mixed.guess(CallKind.UNKNOWN).kind is CallKind.UNKNOWN


def test_what_people_say_of_the_beginning_counts_only_there():
    late = KindScore().after(read("Thank you for calling us."), REP, 600.0)
    assert late == KindScore()


def test_repeating_it_does_not_make_it_surer_without_end():
    score = KindScore()
    for index in range(50):
        score = score.after(read("Let me share my screen."), REP, 10.0 * index)
    assert max(score.scores) == MOST
    many = KindScore()
    for index in range(100):
        many = many.after(read("How do you do that today?"), REP, 10.0 * index)
    assert many.guess(CallKind.UNKNOWN).kind is CallKind.DISCOVERY
