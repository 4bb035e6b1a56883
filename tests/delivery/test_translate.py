"""What goes over the wire is numbers and the rule file's text."""

from __future__ import annotations

from copilot.bleed import Bleed
from copilot.coaching.answer import Answer as Told
from copilot.coaching.checklist import NEED_WORDS, NEEDS, Need, Standing
from copilot.coaching.reason import Reason
from copilot.conversation.state import Conversation
from copilot.delivery import translate
from copilot.events import CallSummary, Moment, Suggestion, Utterance
from copilot.kinds import CallKind, MomentKind, Profile, Speaker
from copilot.spoken import Spoken
from tests.make import context, gone_on

MOMENT = Moment(
    id="m",
    call_id="c",
    rule="r",
    rule_version=2,
    kind=MomentKind.NO_NEXT_STEP,
    at=61.23456,
    strength=0.98765,
)


def test_speech_becomes_a_count():
    utterance = Utterance(
        speaker=Speaker.BUYER,
        start=1.00049,
        end=2.5,
        words=Spoken("rutabaga and parsnip"),
        confidence=0.5,
    )
    line = translate.heard(utterance, 3, 2.6)
    assert (line.words, line.start_s, line.end_s, line.ts) == (3, 1.0, 2.5, 2.6)
    assert "rutabaga" not in line.model_dump_json()


def test_a_card_is_its_rule_s_text_and_its_times():
    card = Suggestion(
        moment=MOMENT,
        skill="s",
        cue="Cue",
        why="Why",
        ask="Ask",
        priority=7,
        shown_at=63.5,
        expires_at=77.5,
        waited=2.25,
    )
    message = translate.suggest(card)
    assert (message.id, message.text, message.why, message.ask) == ("m", "Cue", "Why", "Ask")
    assert (message.at_s, message.ttl_ms, message.waited_ms, message.kind) == (
        63.5,
        14000,
        2250,
        "no_next_step",
    )


def test_a_summary_has_both_shares_or_neither():
    def summary(share):
        return translate.summary(
            CallSummary(
                call_id="c",
                kind=CallKind.DEMO,
                profile=Profile.CORE,
                duration_s=100.0,
                rep_speech_s=30,
                buyer_speech_s=10,
                rep_share=share,
                rep_words=1,
                buyer_words=2,
                turns=3,
                rep_questions=4,
                buyer_questions=5,
                longest_rep_monologue_s=6,
                longest_buyer_stretch_s=7,
                median_response_gap_s=0.5,
                cards=1,
                moments=(MOMENT,),
            )
        )

    assert summary(0.75).talk_share.model_dump() == {"rep": 0.75, "buyer": 0.25}
    assert summary(None).talk_share.model_dump() == {"rep": None, "buyer": None}
    assert summary(None).moments[0].at_s == 61.235


def test_bleed_says_what_it_withholds():
    told = translate.bleed(Bleed(seconds=12.34, confidence=0.456))
    assert told.model_dump() == {"seconds": 12.3, "confidence": 0.46, "withheld": True}
    assert translate.bleed(Bleed()).model_dump() == {
        "seconds": 0.0,
        "confidence": 1.0,
        "withheld": False,
    }


def test_of_speech_that_goes_on_what_is_new_is_told():
    whole = gone_on()
    line = translate.heard(whole, 2, 5.1)
    assert (line.words, line.start_s, line.end_s) == (2, 3.5, 5.0)


def test_what_a_call_needs_goes_out_in_our_own_words():
    lines = translate.needs(Conversation.begin(context()))
    assert [line.need for line in lines] == list(NEEDS[context().kind])
    assert {line.standing for line in lines} == {Standing.OPEN}
    assert lines[0].label == NEED_WORDS[lines[0].need].label


def test_an_answer_names_what_is_open_or_nothing():
    told = translate.answer(Told(reason=Reason.NOTHING_WANTED, need=Need.BUDGET, unsure=True), 7.0)
    words = NEED_WORDS[Need.BUDGET]
    assert (told.ts, told.reason, told.need, told.unsure) == (7.0, "nothing_wanted", "budget", True)
    assert (told.label, told.ask) == (words.label, words.ask)
    none = translate.answer(Told(reason=Reason.WORDS_LATE), 7.0)
    assert (none.reason, none.need, none.label, none.ask) == ("words_late", None, "", "")
