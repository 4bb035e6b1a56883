"""Where in its course a call stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.phase import PHASES, PhaseScore
from copilot.conversation.reading import read
from copilot.events import Signal, Tick
from copilot.kinds import Phase, SignalKind, Speaker
from tests.conversation.talk import talk

REP, BUYER = Speaker.REP, Speaker.BUYER
COURSE = (
    (Phase.OPENING, ("R: Hi Tom, nice to meet you.", "B: You too, how are you?", "R: Good, thanks for making the time.")),
    (Phase.DISCOVERY, ("R: How do you plan the routes today?", "B: On paper mostly, the foremen draw them the night before and then somebody types them in again in the morning.", "R: And what happens when a van breaks down?", "B: Then everybody calls the office and we shuffle the jobs around by hand until it fits again.", "R: Who does the shuffling?")),
    (Phase.PRESENTATION, ("R: Let me share my screen. Here is the dashboard. As you can see here the system shows every van, and when a driver falls behind the platform will move the job.", "B: Okay.", "R: If you click on a van, the app tells you what is in it. Our software also keeps the history.")),
    (Phase.PRICING, ("B: And what does it cost?", "R: It is forty dollars per van per month.", "B: So what would the price be for the year?", "R: Our price for the year is nine thousand dollars.")),
    (Phase.CLOSING, ("R: Shall we set up a call on Tuesday at ten?", "B: Tuesday at ten works.", "R: Great, I'll send an invite. Thanks for your time today.", "B: Thank you, talk to you Tuesday.")),
)  # fmt: skip


@pytest.mark.parametrize("bare", [False, True])
def test_the_phases_of_a_plain_call_are_seen_one_after_the_other(bare):
    lines: list[str] = []
    for phase, more in COURSE:
        lines += more
        assert talk(*lines, bare=bare).phase is phase


def test_an_objection_is_a_phase_of_its_own():
    signal = Signal(kind=SignalKind.PRICE_OBJECTION, at=600.0, speaker=BUYER)
    score = PhaseScore().after(read("That is too much for us."), BUYER, 600.0, [signal])
    assert score.phase is Phase.OBJECTION


def test_little_evidence_is_no_phase_and_confidence_is_stated():
    assert PhaseScore().phase is Phase.UNKNOWN
    assert PhaseScore().confidence == 0.0
    one = PhaseScore().after(read("Is it green?"), REP, 600.0, [])
    assert one.phase is Phase.UNKNOWN
    assert 0.0 < one.confidence < 0.5


def test_what_was_said_fades_in_a_silence_too():
    call = talk(*COURSE[1][1])
    assert call.phase is Phase.DISCOVERY
    assert call.after(Tick(at=call.at + 300.0)).phase is Phase.UNKNOWN


def test_greetings_late_in_a_call_open_nothing():
    late = PhaseScore(at=900.0).after(read("Nice to meet you, Sam."), REP, 900.0, [])
    assert late.scores[PHASES.index(Phase.OPENING)] == 0.0


LINES = [line for _, lines in COURSE for line in lines]


@given(st.lists(st.tuples(st.sampled_from(LINES), st.floats(0.0, 90.0)), max_size=30))
def test_scores_stay_bounded_and_confidence_is_a_share(said_lines):
    score, at = PhaseScore(), 0.0
    for line, seconds in said_lines:
        at += seconds
        speaker = REP if line.startswith("R") else BUYER
        score = score.after(read(line[3:]), speaker, at, [])
        assert 0.0 <= score.confidence < 1.0
        assert all(value >= 0.0 for value in score.scores)
    assert score.reached(at - 10.0) == score


@given(st.floats(0.0, 300.0), st.floats(0.0, 300.0))
def test_fading_does_not_depend_on_how_often_the_clock_ticks(first, second):
    score = PhaseScore(scores=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
    once = score.reached(first + second)
    twice = score.reached(first).reached(first + second)
    assert once.scores == pytest.approx(twice.scores)


def test_of_several_phases_it_is_as_sure_as_of_all_of_them_together():
    score = PhaseScore(scores=(0.0, 3.0, 0.0, 4.0, 0.0, 0.0))
    both = score.sure_of({Phase.DISCOVERY, Phase.PRICING})
    assert both == pytest.approx(score.sure_of({Phase.DISCOVERY}) + score.confidence)
    assert score.sure_of(PHASES) == both < 1.0
    assert score.sure_of(()) == 0.0
