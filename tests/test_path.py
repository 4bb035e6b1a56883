"""The synchronous heart of a call, without any engine: scripted voices, scripted words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from copilot.coaching.answer import Answer
from copilot.coaching.checklist import Need
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate, Gone, View
from copilot.coaching.reason import Reason
from copilot.coaching.rulebook import Rulebook
from copilot.events import FRAME_SECONDS, Moment, Utterance
from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.outputs import Decode, Forget, Found, Said, Shown
from copilot.path import CallPath, Coach
from copilot.settings import BleedSettings, Settings
from copilot.speech.turn_end import HANDOVER_S
from copilot.spoken import NOTHING_SAID, Spoken
from tests.make import ScriptedVoice, context, pair

RULE = """\
id: always
version: 1
title: A card at a pause
skill: measuring
kind: probe
maturity: experimental
when:
  always: true
priority: 1
max_wait_s: 600
limits:
  after_s: 1
card:
  core:
    cue: A cue.
    why: A reason.
    ask: A question?
practice: Nothing.
"""


@pytest.fixture(scope="module")
def settings():
    base = Settings()
    return base.model_copy(update={"gate": base.gate.model_copy(update={"start_after_s": 0.0})})


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "always.yaml").write_text(RULE, encoding="utf-8")
    return Rulebook.load(folder)


def path(settings, rulebook, rep=(), buyer=()):
    engine = Engine(rulebook=rulebook, context=context())
    gate = Gate(settings=settings.gate, profile=settings.core)
    voice = ScriptedVoice(rep, buyer)
    return CallPath(context(), voice, Coach(engine=engine, gate=gate, settings=settings))


OPEN = View()


def run(call, seconds, delay_frames=0, view=OPEN, words="Would Tuesday suit you?"):
    """Play a call; the words of a closed stretch come so many frames after it. All outputs, timed."""
    outputs, due = [], []
    for index in range(round(seconds / FRAME_SECONDS)):
        new = call.hear(pair(index), view)
        due += [(index + delay_frames, one.segment) for one in new if closes(one)]
        outputs += [(call.at, output) for output in new]
        while due and due[0][0] <= index:
            segment = due.pop(0)[1]
            outputs += [
                (call.at, output)
                for output in call.words(spoken(segment, words), segment.key, view)
            ]
    due += [(0, one.segment) for one in call.finish() if closes(one)]
    for _, segment in due:
        outputs += [
            (call.at, output) for output in call.words(spoken(segment, words), segment.key, view)
        ]
    return outputs + [(call.at, output) for output in call.end(view)]


def closes(output):
    return isinstance(output, Decode) and output.segment.final


def spoken(segment, words):
    return Utterance(
        speaker=segment.speaker,
        start=segment.start,
        end=segment.end,
        words=Spoken(words) if words else NOTHING_SAID,
        confidence=0.9,
        late=not words,
        resumed=segment.resumed,
    )


def of(kind, outputs):
    return [(at, output) for at, output in outputs if isinstance(output, kind)]


def test_a_card_comes_in_the_first_pause_after_it_is_wanted(settings, rulebook):
    outputs = run(path(settings, rulebook, rep=[(3.2, 5.0)], buyer=[(0.5, 3.0)]), 8)
    [(at, shown)] = of(Shown, outputs)
    assert 5.0 < at <= 5.0 + HANDOVER_S + 3 * FRAME_SECONDS
    assert shown.card.cue == "A cue."


def test_no_card_while_anybody_speaks(settings, rulebook):
    speech = [(0.5, 6.0)]
    assert of(Shown, run(path(settings, rulebook, rep=speech), 6)) == []
    assert of(Shown, run(path(settings, rulebook, buyer=speech), 6)) == []


def test_no_card_before_the_words_of_the_turn_are_known(settings, rulebook):
    late = run(path(settings, rulebook, rep=[(0.5, 3.0)]), 8, delay_frames=50)
    [(at, _)] = of(Shown, late)
    [(said_at, _)] = of(Said, late)
    assert at == said_at >= 3.0 + 50 * FRAME_SECONDS


def test_a_short_hesitation_is_decoded_early_and_forgotten(settings, rulebook):
    outputs = run(path(settings, rulebook, rep=[(0.5, 2.0), (2.15, 4.0)]), 6)
    tentative = [output for _, output in of(Decode, outputs) if not output.segment.final]
    final = [output for _, output in of(Decode, outputs) if output.segment.final]
    assert len(final) == 1
    assert [output.key for _, output in of(Forget, outputs)] == [tentative[0].segment.key]
    assert tentative[-1].segment.key == final[0].segment.key


def test_who_goes_on_after_a_short_pause_is_heard_as_a_whole(settings, rulebook):
    call = path(settings, rulebook, rep=[(0.5, 2.0), (2.5, 4.0)])
    outputs = run(call, 6)
    first, whole = (output for _, output in of(Decode, outputs) if output.segment.final)
    assert (first.segment.resumed, whole.segment.start) == (None, first.segment.start)
    assert [said.new_words for _, said in of(Said, outputs)] == [4, 0]
    [turn] = call.conversation.turns
    assert turn.words == 4
    assert turn.voiced_s == pytest.approx(3.0, abs=0.1)


def test_a_dismissed_card_goes_and_says_why(settings, rulebook):
    call = path(settings, rulebook, rep=[(0.5, 2.0)])
    shown = of(Shown, run(call, 3))[0][1].card
    again = path(settings, rulebook, rep=[(0.5, 2.0)])
    outputs = run(again, 3)
    assert of(Gone, outputs)[-1][1].reason == "call_ended"
    assert of(Shown, outputs)[0][1].card.moment.id == shown.moment.id


def test_a_hidden_view_gets_no_card(settings, rulebook):
    outputs = run(path(settings, rulebook, rep=[(0.5, 2.0)]), 4, view=View(hidden=True))
    assert of(Shown, outputs) == []
    assert of(Found, outputs)


def test_late_words_are_counted_by_being_empty(settings, rulebook):
    outputs = run(path(settings, rulebook, rep=[(0.5, 2.0)]), 4, words="")
    assert [output.utterance.late for _, output in of(Said, outputs)] == [True]


def test_a_stretch_in_which_nobody_spoke_leaves_no_trace(settings, rulebook):
    call = path(settings, rulebook, rep=[(0.5, 2.0)], buyer=[(3.0, 4.0)])
    silent = path(settings, rulebook)
    for index in range(round(6 / FRAME_SECONDS)):
        silent.hear(pair(index), OPEN)
        for one in call.hear(pair(index), OPEN):
            assert not isinstance(one, Shown | Said)
            if closes(one):
                assert call.waiting_for_words
                nobody = replace(spoken(one.segment, "a word"), nobody=True)
                assert (
                    of(Said, [(0, out) for out in call.words(nobody, one.segment.key, OPEN)]) == []
                )
    assert not call.waiting_for_words
    assert call.phantoms == 2
    assert call.conversation.latest is None
    # that a voice seemed to begin is all that is remembered, and for no longer than a stretch may be
    assert replace(call.conversation, voices=silent.conversation.voices) == silent.conversation
    assert call.conversation.voices.silent_s(4.0 + limit("segment_seconds") + 1.0) is None


def test_a_call_in_which_nobody_has_spoken_yet_has_no_pause(settings, rulebook):
    outputs = run(path(settings, rulebook), 30)
    assert of(Found, outputs)
    assert of(Shown, outputs) == []


LONG_S = 9.0
"""Enough for several pauses. Whole calls of half a minute found nothing more, and took minutes."""

SPEECH = st.lists(
    st.tuples(st.floats(0.0, LONG_S - 3.0), st.floats(0.2, 2.0)).map(
        lambda span: (span[0], span[0] + span[1])
    ),
    max_size=5,
)


@pytest.fixture(scope="module")
def deaf_to_bleed(settings):
    """The sound of these calls is the same on both sides, and looking for bleed in it is slow."""
    return settings.model_copy(update={"bleed": BleedSettings(enabled=False)})


@examples(max_examples=30)
@given(rep=SPEECH, buyer=SPEECH, delay=st.integers(0, 60))
def test_moments_do_not_depend_on_how_late_the_words_are(
    deaf_to_bleed, rulebook, rep, buyer, delay
):
    def moments(frames: int) -> list[Moment]:
        outputs = run(path(deaf_to_bleed, rulebook, rep, buyer), LONG_S, delay_frames=frames)
        return [output.moment for _, output in of(Found, outputs)]

    assert moments(delay) == moments(0)


@examples(max_examples=30)
@given(rep=SPEECH, buyer=SPEECH, delay=st.integers(0, 60))
def test_a_card_never_begins_in_speech(deaf_to_bleed, rulebook, rep, buyer, delay):
    voice = ScriptedVoice(rep, buyer)
    call = path(deaf_to_bleed, rulebook, rep, buyer)
    for at, _ in of(Shown, run(call, LONG_S, delay_frames=delay)):
        frames = pair(round(at / FRAME_SECONDS) - 1)
        assert [one.probability for one in voice.probabilities(*frames)] == [0.0, 0.0]


def test_measures_follow_both_sides(settings, rulebook):
    call = path(settings, rulebook, rep=[(0.5, 9.5)], buyer=[(10, 13)])
    run(call, 15)
    measures = call.conversation.measures
    assert measures.side(Speaker.REP).voiced_s == pytest.approx(9, abs=0.1)
    assert measures.rep_share == pytest.approx(0.75, abs=0.01)


def test_who_asks_gets_the_card_while_somebody_speaks(settings, rulebook):
    call = path(settings, rulebook, rep=[(0.5, 2.0)], buyer=[(3.0, 9.0)])
    for index in range(round(5.0 / FRAME_SECONDS)):
        for output in call.hear(pair(index), View(hidden=True)):
            if closes(output):
                call.words(spoken(output.segment, "So."), output.segment.key, View(hidden=True))
    assert call.cards == 0
    (shown,) = call.hear(pair(round(5.0 / FRAME_SECONDS)), View(asked=1))
    assert shown.card.cue == "A cue."
    assert call.cards == 1


def test_who_asks_in_vain_is_told_what_is_still_open(settings, rulebook):
    outputs = run(path(settings, rulebook), 1.0, view=View(asked=1))
    ((at, told),) = of(Answer, outputs)
    assert (at, told.reason, told.need) == (FRAME_SECONDS, Reason.NOTHING_WANTED, Need.PROBLEM)


def test_a_muted_rule_makes_no_card_and_no_moment(settings, rulebook):
    muted = View(muted=frozenset({"always"}))
    outputs = run(path(settings, rulebook, rep=[(0.5, 2.0)]), 6.0, view=muted)
    assert of(Shown, outputs) == of(Found, outputs) == []
    assert of(Found, run(path(settings, rulebook, rep=[(0.5, 2.0)]), 6.0))


def test_it_rests_where_nobody_speaks_and_no_words_are_awaited(settings, rulebook):
    """Only there may a call be gone on with: all that began before is in the conversation."""
    call = path(settings, rulebook, rep=[(1.0, 2.0)], buyer=[(1.5, 3.0)])
    rested, closed = [], []
    for index in range(round(5 / FRAME_SECONDS)):
        closed += [one.segment for one in call.hear(pair(index), OPEN) if closes(one)]
        if call.resting:
            rested.append(call.until)
    assert rested
    assert all(until < 1.0 + FRAME_SECONDS for until in rested)
    assert len(closed) == 2
    for segment in closed:
        assert not call.resting
        call.words(spoken(segment, "Would Tuesday suit you?"), segment.key, OPEN)
    assert call.resting
    assert call.until == pytest.approx(call.at, abs=FRAME_SECONDS)


def lossy(call, start, end):
    """A call of whose buyer no sound comes from one second to another."""
    hear = call.hear

    def without(frames, view):
        rep, buyer = frames
        lost = start <= buyer.start < end
        return hear((rep, replace(buyer, lost=lost)), view)

    call.hear = without
    return call


def test_no_card_comes_while_a_sides_sound_is_missing(settings, rulebook):
    call = lossy(path(settings, rulebook, rep=[(3.2, 5.0)], buyer=[(0.5, 3.0)]), 4.0, 7.0)
    outputs = run(call, 8)
    [(at, _)] = of(Shown, outputs)
    assert at > 7.0
    assert call.conversation.unheard.lost_s == pytest.approx(3.0, abs=2 * FRAME_SECONDS)
    assert not call.conversation.heard


def test_words_that_are_given_up_twice_are_told(settings, rulebook):
    call = path(settings, rulebook, rep=[(3.2, 5.0)], buyer=[(0.5, 3.0)])
    run(call, 8, words="")
    assert call.hearing.banner == "wordless"
