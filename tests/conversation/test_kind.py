"""What sort of call it is where nobody said so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.cues.cue import Cue
from copilot.conversation.kind import KINDS, MARKS, MOST, PLAIN, KindGuess, KindScore
from copilot.conversation.kind_now import SURE
from copilot.conversation.reading import read
from copilot.kinds import CallKind, Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER

CALLS = (
    (CallKind.COLD_CALL, ("R: Hi, you don't know me, I'm calling out of the blue.", "B: Who is this?", "R: Is now a bad time? The reason for my call is the new tariff.")),
    (CallKind.RENEWAL, ("R: I'm calling since your renewal is coming up.", "B: Right, the contract ends in May.", "R: So shall we talk about the renewal terms?")),
    (CallKind.DEMO, ("R: Let me share my screen. Can you see my screen?", "B: Yes.", "R: So this is the dashboard. If you click here the list opens.")),
)  # fmt: skip
OTHERS = (
    ("R: When does their agreement run out?", "B: The contract ends in May.", "R: And before it rolls?"),
    ("R: Thanks for the time. How do you do that today?", "B: By hand.", "R: And what does that cost you?"),
    ("R: Good to speak again, last time you said you'd look at the proposal.", "B: We did.", "R: And?"),
    ("B: Legal sent some redlines.", "R: I saw them.", "B: And we need a bigger discount."),
    ("B: This is unacceptable, it's been down for three days.", "R: I'm sorry.", "B: I want a refund."),
    ("B: Your competitor's contract ends in May.", "B: The renewal is due.", "R: I see."),
    ("R: I could walk you through a demo next week.", "B: Fine.", "R: And show you the dashboard."),
)  # fmt: skip


def score_of(lines: tuple[str, ...], start: float = 0.0) -> KindScore:
    score = KindScore()
    for index, line in enumerate(lines):
        at = start + 10.0 * index
        score = score.after(read(line[3:]), REP if line[0] == "R" else BUYER, at)
    return score


@pytest.mark.parametrize(("kind", "lines"), CALLS, ids=lambda one: str(one)[:12])
def test_people_say_themselves_what_sort_of_call_it_is(kind, lines):
    guess = score_of(lines).guess
    assert guess.kind is kind
    assert SURE <= guess.confidence < 1.0


@pytest.mark.parametrize("lines", OTHERS)
def test_what_does_not_give_itself_away_is_not_sure(lines):
    assert score_of(lines).guess.confidence < SURE


def test_little_or_mixed_evidence_is_not_sure():
    assert KindScore().guess == KindGuess(kind=CallKind.UNKNOWN, confidence=0.0)
    hint = KindScore().after(read("The reason for my call is the new tariff."), REP, 5.0)
    assert hint.guess.kind is CallKind.COLD_CALL
    assert hint.guess.confidence < SURE
    mixed = score_of((*CALLS[1][1], *CALLS[2][1]))
    assert mixed.guess.confidence < SURE


@pytest.mark.parametrize(("kind", "lines"), CALLS, ids=lambda one: str(one)[:12])
def test_what_people_say_of_the_call_counts_only_at_its_beginning(kind, lines):
    assert score_of(lines, start=200.0) == KindScore(), kind


def test_repeating_it_does_not_make_it_surer_without_end():
    score = KindScore()
    for index in range(50):
        score = score.after(read("Let me share my screen."), REP, 2.0 * index)
    assert max(score.scores) == MOST


def test_one_utterance_is_one_mark_however_many_phrases_it_holds():
    one = KindScore().after(read("Let me share my screen."), REP, 1.0)
    many = KindScore().after(
        read("Let me share my screen. Can you see my screen? This is the dashboard."), REP, 1.0
    )
    assert one == many


@given(st.lists(st.tuples(st.sampled_from(list(MARKS)), st.sampled_from(Speaker)), max_size=20))
def test_no_hint_is_sure_alone_and_nothing_is_certain(said):
    lines = {Cue.KIND_COLD: "Out of the blue.", Cue.COLD_HINT: "Who is this?",
             Cue.KIND_RENEWAL: "Your renewal.", Cue.RENEWAL_HINT: "The contract ends.",
             Cue.DEMO_SCREEN: "See my screen.", Cue.KIND_DEMO: "Click on this."}  # fmt: skip
    score = KindScore()
    for number, (cue, speaker) in enumerate(said):
        score = score.after(read(lines[cue]), speaker, float(number))
    assert 0.0 <= score.guess.confidence < 1.0
    assert len(score.scores) == len(KINDS)
    if len(said) == 1:
        plain = MARKS[said[0][0]].weight(said[0][1], 0.0) >= PLAIN
        assert (score.guess.confidence >= SURE) == plain
