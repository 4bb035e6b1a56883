from __future__ import annotations

from copilot.coaching.memory import NOTHING_KEPT, Meant, Memory, meaning_of
from copilot.events import Meaning
from copilot.kinds import SPEAKERS, SignalKind, Speaker
from tests.coaching.make import said

PAIN = Meant(SignalKind.PAIN, 0.5)


def means(strength: float, kind: SignalKind = SignalKind.PAIN) -> tuple[Meaning, ...]:
    return (Meaning(kind=kind, strength=strength, sure=False),)


def remembering(*utterances: tuple[str, float], meant: tuple[Meant, ...] = ()) -> Memory:
    memory = NOTHING_KEPT
    for words, end in utterances:
        memory = memory.after(said(words, end), frozenset({words}), meant)
    return memory


def test_of_what_is_said_again_the_last_time_is_kept() -> None:
    memory = remembering(("pilot", 10.0), ("pilot", 20.0))
    assert memory.last_of("pilot", SPEAKERS) == 20.0
    assert memory.last_of("pilot", [Speaker.BUYER]) is None
    assert memory.last_of("workshop", SPEAKERS) is None


def test_it_grows_with_what_is_looked_for_and_not_with_the_call() -> None:
    memory = remembering(*(("pilot", float(at)) for at in range(1_000)))
    assert len(memory.last) == 1


def test_an_utterance_in_which_nothing_is_looked_for_leaves_it_as_it_was() -> None:
    assert NOTHING_KEPT.after(said("hello there", 9.0), frozenset(), ()) is NOTHING_KEPT
    late = said("", 9.0, late=True)
    assert NOTHING_KEPT.after(late, frozenset(), (PAIN,)) is NOTHING_KEPT


def test_a_meaning_counts_from_its_strength_on() -> None:
    for strength, last in ((0.4, None), (0.5, 9.0)):
        one = said("it hurts every day", 9.0, meanings=means(strength))
        memory = NOTHING_KEPT.after(one, frozenset(), (PAIN,))
        assert memory.last_of(PAIN, SPEAKERS) == last
        assert memory.unjudged_s == {}


def test_what_nothing_judged_is_counted_by_side() -> None:
    memory = remembering(("it hurts a lot", 9.0), ("every day", 19.0), meant=(PAIN,))
    side = (SignalKind.PAIN, Speaker.REP)
    assert memory.unjudged_s == {side: 4.0}
    assert memory.unjudged_at == {side: 19.0}


def test_a_word_alone_means_nothing_and_late_words_are_not_known() -> None:
    assert meaning_of(said("Yes.", 9.0), SignalKind.PAIN) == 0.0
    assert meaning_of(said("", 9.0, late=True), SignalKind.PAIN) is None
    assert meaning_of(said("it hurts a lot", 9.0), SignalKind.PAIN) is None
    judged = said("it hurts a lot", 9.0, meanings=means(0.7))
    assert meaning_of(judged, SignalKind.PAIN) == 0.7
    assert meaning_of(judged, SignalKind.QUESTION) is None
