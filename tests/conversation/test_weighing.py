"""What a phrase found and what is meant, weighed together."""

from __future__ import annotations

import pytest

from copilot.conversation.fitted import TOLD
from copilot.conversation.offers import Voice
from copilot.conversation.reading import NOTHING, read
from copilot.conversation.state import Conversation
from copilot.conversation.weighing import HALF, Lately, evidence, weighed
from copilot.events import CallContext, Meaning, Signal, Utterance
from copilot.kinds import CallKind, SignalDetail, SignalKind, Speaker
from copilot.spoken import Spoken

BUYER = Voice(speaker=Speaker.BUYER, at=9.0, turn=4)
REP = Voice(speaker=Speaker.REP, at=9.0, turn=4)
KINDS = sorted(TOLD)
DECIDES = SignalKind.DECISION_MAKER


def meant(kind: SignalKind, strength: float) -> tuple[Meaning, ...]:
    return (Meaning(kind=kind, strength=strength),)


def phrase(
    kind: SignalKind, strength: float = 0.9, detail: SignalDetail | None = SignalDetail.TOLD
) -> Signal:
    return Signal(kind=kind, at=9.0, speaker=Speaker.BUYER, strength=strength, detail=detail)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_surely_meant_was_told_without_a_phrase(kind: SignalKind) -> None:
    (found,) = weighed((), meant(kind, 0.95), BUYER, NOTHING, Lately())
    assert (found.kind, found.at, found.speaker) == (kind, 9.0, Speaker.BUYER)
    assert found.detail is SignalDetail.TOLD
    assert HALF <= found.strength < 1
    assert weighed((), meant(kind, 0.02), BUYER, NOTHING, Lately()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_phrase_and_a_meaning_say_more_than_either(kind: SignalKind) -> None:
    alone = weighed((), meant(kind, 0.9), BUYER, NOTHING, Lately())
    (both,) = weighed((phrase(kind),), meant(kind, 0.9), BUYER, NOTHING, Lately())
    assert both.strength > max((one.strength for one in alone), default=0.0)


@pytest.mark.parametrize("kind", [DECIDES, SignalKind.TIMELINE])
def test_a_phrase_that_is_not_meant_at_all_is_not_believed(kind: SignalKind) -> None:
    said = phrase(kind, 0.7)
    assert weighed((said,), meant(kind, 0.0), BUYER, NOTHING, Lately()) == []
    assert weighed((said,), (), BUYER, NOTHING, Lately()) == [said]  # no meanings are read


def test_a_question_that_a_phrase_found_stays_and_counts_for_little() -> None:
    asked = phrase(DECIDES, 0.6, SignalDetail.ASKED)
    (found,) = weighed((asked,), meant(DECIDES, 0.0), REP, NOTHING, Lately())
    assert found.strength < HALF


def test_other_kinds_stay_as_they_are() -> None:
    other = phrase(SignalKind.PAIN, 0.3)
    assert weighed((other,), meant(SignalKind.PAIN, 0.9), BUYER, NOTHING, Lately()) == [other]
    assert weighed((), meant(SignalKind.COMPETITOR, 1.0), BUYER, NOTHING, Lately()) == []


def test_a_rep_asks_for_a_budget_in_words_that_nobody_thought_of() -> None:
    words = read("What does the gardening tin run to this spring?")
    (found,) = weighed((), meant(SignalKind.BUDGET, 0.75), REP, words, Lately())
    assert found.detail is SignalDetail.ASKED
    told = read("The gardening tin runs to a lot this spring.")
    (found,) = weighed((), meant(SignalKind.BUDGET, 0.75), REP, told, Lately())
    assert found.detail is SignalDetail.TOLD


def test_a_sum_beside_it_speaks_for_a_price_and_another_firm_against_it() -> None:
    def strength(text: str) -> float:
        (found,) = weighed((), meant(SignalKind.PRICE, 0.9), BUYER, read(text), Lately())
        return found.strength

    plain = strength("They let me have my way.")
    assert strength("They let me have nine thousand dollars.") > plain
    assert strength("At the time they let me have my way.") < plain


def test_what_was_meant_just_before_makes_a_weaker_meaning_count() -> None:
    words = read("Then it goes to my sister.")
    asked = Lately().after(meant(DECIDES, 0.8), 3)
    assert weighed((), meant(DECIDES, 0.4), BUYER, words, Lately()) == []
    assert len(weighed((), meant(DECIDES, 0.4), BUYER, words, asked)) == 1
    long_ago = Lately().after(meant(DECIDES, 0.8), 1)
    assert weighed((), meant(DECIDES, 0.4), BUYER, words, long_ago) == []


def test_what_is_kept_of_the_latest_turns_is_bounded() -> None:
    lately = Lately()
    for turn in range(50):
        for strength in (0.2, 0.6, 0.4):
            both = meant(DECIDES, strength) + meant(SignalKind.PAIN, 0.9)
            lately = lately.after(both, turn)
    assert len(lately.turns) == 3
    assert lately.of(DECIDES) == 0.6
    assert lately.of(SignalKind.PAIN) == 0.0


def test_evidence_is_nothing_where_it_is_not_meant_and_bounded_where_it_surely_is() -> None:
    assert evidence(0.0) == pytest.approx(0.0, abs=0.01)
    assert evidence(0.5) == pytest.approx(1.0, abs=0.1)
    assert evidence(1.0) == evidence(0.999) == pytest.approx(2.1, abs=0.05)


def test_it_reaches_the_conversation_and_the_turns_before_are_remembered() -> None:
    call = Conversation.begin(CallContext(call_id="call", kind=CallKind.DISCOVERY))

    def said(at: float, speaker: Speaker, text: str, strength: float) -> Utterance:
        return Utterance(
            speaker=speaker, start=at, end=at + 2, words=Spoken(text), confidence=0.9,
            meanings=meant(DECIDES, strength),
        )  # fmt: skip

    answer = "the upstairs lot read such things"
    assert call.after(said(4.0, Speaker.BUYER, answer, 0.4)).count(DECIDES) == 0
    asked = call.after(said(1.0, Speaker.REP, "and how does that go", 0.6))
    assert asked.after(said(4.0, Speaker.BUYER, answer, 0.4)).count(DECIDES) >= 1
