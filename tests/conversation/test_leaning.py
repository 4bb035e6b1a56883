"""The next step by what was meant over many turns, beside what phrases found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.conversation.leaning import (
    FADES,
    UNSURE,
    Leaning,
    Past,
    Said,
    judged,
    knows,
    said_of,
    settled_odds,
    yes_of,
    yes_signs,
)
from copilot.conversation.next_step import NextStep, NextStepLevel
from copilot.conversation.offers import Voice
from copilot.conversation.reading import read
from copilot.conversation.state import Conversation
from copilot.events import Meaning
from copilot.kinds import SignalKind, Speaker
from tests.conversation.talk import said
from tests.make import context

AGREED, PROPOSED = SignalKind.NEXT_STEP_AGREED, SignalKind.NEXT_STEP_PROPOSED
OFF, OBJECTION = SignalKind.BRUSH_OFF, SignalKind.OBJECTION
NOW = Voice(speaker=Speaker.BUYER, at=90.0, turn=9)


def meant(**strengths: float) -> tuple[Meaning, ...]:
    """These strengths, and nothing of the other kinds that heads tell."""
    kinds = {"agreed": AGREED, "proposed": PROPOSED, "off": OFF, "objection": OBJECTION}
    return tuple(
        Meaning(kind=kind, strength=strengths.get(name, 0.0)) for name, kind in kinds.items()
    )


def call_of(*turns: tuple[str, tuple[Meaning, ...]]) -> Conversation:
    """The conversation after these lines with their meanings."""
    call, at = Conversation.begin(context()), 0.0
    for line, meanings in turns:
        speaker = Speaker.REP if line.startswith("R:") else Speaker.BUYER
        utterance = replace(said(line[3:], speaker=speaker, start=at + 0.6), meanings=meanings)
        call, at = call.after(utterance), utterance.end
    return call


UNFORESEEN = (
    ("R: The loft is cold because the lagging is thin.", meant()),
    ("B: It is cold, that much I know.", meant()),
    ("R: So my nephew rolls past your gate with the samples.", meant(proposed=0.9)),
    ("B: The dog will be glad of him.", meant(agreed=0.9)),
    ("R: He likes dogs.", meant(agreed=0.4)),
)


def test_a_yes_in_words_that_no_phrase_foresees_is_one() -> None:
    call = call_of(*UNFORESEEN)
    assert call.phrased_step.level is NextStepLevel.NONE
    assert call.next_step.level is NextStepLevel.VAGUE
    assert call.count(SignalKind.NEXT_STEP_VAGUE) == 1
    step = call.next_step
    assert step.proposed_by is Speaker.REP
    assert step.proposed_at is not None
    assert step.at is not None
    assert step.proposed_at < step.at


def test_the_day_beside_it_makes_it_specific() -> None:
    dated = ("R: So my nephew rolls past your gate on Tuesday at four.", meant(proposed=0.9))
    call = call_of(*UNFORESEEN[:2], dated, *UNFORESEEN[3:])
    assert call.next_step.level is NextStepLevel.SPECIFIC
    assert call.next_step.day_known
    assert call.count(SignalKind.NEXT_STEP_AGREED) == 1


def test_the_same_words_without_meanings_are_judged_by_phrases() -> None:
    call = call_of(*((line, ()) for line, _ in UNFORESEEN))
    assert call.next_step == call.phrased_step
    assert not call.leaning.known


def test_heads_that_were_not_trained_on_agreement_leave_it_to_phrases() -> None:
    other = (Meaning(kind=PROPOSED, strength=0.9),)
    assert not knows(other)
    assert knows(meant())
    call = call_of(*((line, other) for line, _ in UNFORESEEN))
    assert call.next_step == call.phrased_step


def test_what_phrases_took_for_a_yes_is_none_if_it_is_brushed_off_in_all_but_words() -> None:
    lines = (
        ("R: Shall I send you the brochure on Thursday?", meant(proposed=0.9)),
        ("B: Okay, the kettle is on.", meant(off=0.8, objection=0.8)),
        ("R: It has pictures.", meant()),
        ("B: Pictures are for walls.", meant(off=0.9, objection=0.8)),
    )
    call = call_of(*lines)
    assert call.phrased_step.agreed
    assert call.next_step.level is NextStepLevel.PROPOSED
    assert call.next_step.offer == call.phrased_step.offer


def test_what_is_called_off_starts_anew() -> None:
    call = call_of(
        ("R: Shall we meet on Thursday at ten?", meant(proposed=0.95)),
        ("B: Yes, Thursday at ten works for me.", meant(agreed=0.95)),
    )
    assert call.next_step.specific
    off = replace(
        said("Actually we have to cancel Thursday.", speaker=Speaker.BUYER, start=20.0),
        meanings=meant(),
    )
    after = call.after(off)
    assert after.next_step.cancelled_at is not None
    assert not after.next_step.agreed
    assert len(after.leaning.turns) == 1


def turn(speaker: Speaker, at: float, **changes: object) -> Said:
    """One turn."""
    return replace(Said(speaker=speaker, at=at), **changes)  # type: ignore[arg-type]  # of several types


def test_near_even_the_phrases_decide() -> None:
    for agreed in (0.2, 0.25, 0.3, 0.35, 0.4):
        leaning = Leaning().after(turn(Speaker.BUYER, 80.0, agreed=agreed), known=True)
        odds = settled_odds(leaning.now)
        phrased = NextStep(level=NextStepLevel.VAGUE, at=70.0)
        level = judged(phrased, leaning, NextStep(), NOW).level
        assert (level is NextStepLevel.VAGUE) == (odds > -UNSURE)


def test_a_level_that_stays_keeps_its_time() -> None:
    leaning = Leaning()
    for speaker, at, changes in (
        (Speaker.REP, 70.0, {"proposed": 0.9}),
        (Speaker.BUYER, 80.0, {"agreed": 0.95, "yes": True}),
    ):
        leaning = leaning.after(turn(speaker, at, **changes), known=True)
    first = judged(NextStep(), leaning, NextStep(), NOW)
    assert first.at == 90.0
    later = judged(NextStep(), leaning, first, replace(NOW, at=99.0))
    assert later.at == 90.0
    assert later.proposed_at == 70.0


def test_two_utterances_of_one_turn_are_one() -> None:
    leaning = Leaning().after(turn(Speaker.BUYER, 1.0, agreed=0.6, asks=True), known=True)
    leaning = leaning.after(turn(Speaker.BUYER, 2.0, agreed=0.4, day=True), known=True)
    (one,) = leaning.turns
    assert (one.agreed, one.day, one.asks, one.at) == (0.6, True, False, 2.0)
    assert leaning.now.agreed == pytest.approx(0.6)


def test_older_turns_fade_and_only_the_latest_are_kept() -> None:
    leaning = Leaning()
    for at in range(40):
        speaker = Speaker.REP if at % 2 else Speaker.BUYER
        leaning = leaning.after(turn(speaker, float(at), agreed=0.5), known=True)
    assert len(leaning.turns) == 6
    assert leaning.now.agreed < 0.5 / (1 - FADES)


def test_an_answer_to_a_likely_proposal_is_likelier_a_yes() -> None:
    yes = turn(Speaker.BUYER, 2.0, agreed=0.5)
    to_one = (turn(Speaker.REP, 1.0, proposed=0.9), yes)
    to_none = (turn(Speaker.REP, 1.0), yes)
    assert yes_of(to_one).likely > yes_of(to_none).likely
    assert len(yes_signs(to_one)) == len(yes_signs((yes,)))


def test_a_day_right_after_a_yes_belongs_to_it_and_a_late_one_does_not() -> None:
    yes = yes_of((turn(Speaker.BUYER, 1.0, agreed=0.9),))
    dated = turn(Speaker.REP, 2.0, day=True, brushed=0.7, objected=0.6)
    assert yes.followed(dated).day_after
    late = yes.followed(turn(Speaker.REP, 2.0)).followed(dated)
    assert not late.day_after
    assert (late.brushed, late.objected) == (0.7, 0.6)
    far = yes
    for at in range(3):
        far = far.followed(turn(Speaker.REP, float(at)))
    assert far.followed(dated).brushed == 0.0


def test_what_is_said_is_kept_without_its_words() -> None:
    gists = read("Okay, perhaps on Friday, if the boiler holds.").gists
    one = said_of(gists, meant(agreed=0.7), NOW, NextStep())
    assert (one.agreed, one.day, one.hedged, one.conditional) == (0.7, True, True, True)
    assert not one.taken
    assert settled_odds(Past()) == 0.0
