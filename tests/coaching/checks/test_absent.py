from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from copilot.coaching.checks.absent import AbsentCheck, Found
from copilot.coaching.checks.patterns import Lexicon
from copilot.coaching.scene import Scene
from copilot.conversation.retelling import Retelling
from copilot.conversation.seen import Seen
from copilot.conversation.state import Conversation
from copilot.events import Meaning, Resumed, Tick
from copilot.kinds import SignalKind, Speaker
from copilot.spoken import Spoken
from tests.coaching.make import context, said, scene, signal

if TYPE_CHECKING:
    from copilot.conversation.state import Event
    from copilot.events import Utterance


def check(*kinds: str, **parts: object) -> AbsentCheck:
    return AbsentCheck.model_validate({"any_of": kinds or ["budget"], **parts})


def test_it_holds_until_the_first_signal() -> None:
    assert check().look(scene(100)).holds is True
    price = scene(100, signals=(signal(SignalKind.PRICE),))
    assert check().look(price).holds is True
    assert check("budget", "price").look(price).holds is False
    assert check("wrap_up").look(scene(100, signals=(signal(SignalKind.WRAP_UP),))).holds is False


@pytest.mark.parametrize("kind", SignalKind)
def test_what_was_said_an_hour_ago_was_said(kind: SignalKind) -> None:
    forgotten = Seen().after([signal(kind, 60.0)])
    assert check(kind).look(scene(4_000, seen=forgotten)).holds is False
    assert check(kind, speaker="buyer").look(scene(4_000, seen=forgotten)).holds is False
    assert check(kind, speaker="rep").look(scene(4_000, seen=forgotten)).holds is True


def test_in_the_last_minutes_alone() -> None:
    asked = (signal(SignalKind.QUESTION, 500.0, Speaker.REP),)
    lately = check("question", speaker="rep", within_s=300)
    assert lately.look(scene(800, signals=asked)).holds is False
    assert lately.look(scene(801, signals=asked)).holds is True
    assert lately.look(scene(299)).holds is False
    assert lately.look(scene(900, last_late=700.0)).holds is None
    assert lately.look(scene(1_100, last_late=700.0, late_s=0.1)).holds is True


def test_not_before_its_time() -> None:
    late = check(by_s=600)
    assert late.look(scene(599)).holds is False
    assert late.look(scene(600)).holds is True


def test_one_side_alone() -> None:
    now = scene(100, signals=(signal(SignalKind.QUESTION, speaker=Speaker.BUYER),))
    assert check("question", speaker="rep").look(now).holds is True
    assert check("question", speaker="buyer").look(now).holds is False


def test_what_was_not_heard_was_not_necessarily_unsaid() -> None:
    assert check().look(scene(100, last_late=90.0, late_s=1.0)).holds is None
    assert check().look(scene(100, last_late=50.0, late_s=9.0)).holds is None
    assert check().look(scene(100, last_late=50.0, late_s=1.0)).holds is True
    assert (
        check()
        .look(scene(100, last_late=90.0, late_s=9.0, signals=(signal(SignalKind.BUDGET, 3.0),)))
        .holds
        is False
    )


REP, BUYER = Speaker.REP, Speaker.BUYER


def own(**parts: object) -> AbsentCheck:
    return AbsentCheck.model_validate({"phrases": [r"\bworkshop\b", "pilot"], **parts})


def call(check: AbsentCheck, *utterances: Utterance, until: float) -> Scene:
    """A call of which the check's own words are remembered, as the engine has it."""
    conversation = Conversation.begin(context())
    found = Scene(conversation=conversation, lexicon=Lexicon(check.patterns, check.marks))
    hello = (said("Good morning to you", 4.0), said("and to you", 6.0, speaker=BUYER))
    events: tuple[Event, ...] = (*hello, *utterances, Tick(at=until))
    for event in events:
        conversation = conversation.after(event)
        found = found.after(conversation)
    return found


def test_own_words_that_were_not_said_by_minute_ten() -> None:
    by = own(speaker="rep", by_s=600)
    assert by.look(call(by, until=599.0)).holds is False
    assert by.look(call(by, until=600.0)).holds is True


@pytest.mark.parametrize("at", [20.0, 480.0, 595.0])
def test_own_words_that_were_said_once_were_said(at: float) -> None:
    by = own(speaker="rep", by_s=600)
    now = call(by, said("We would begin with a workshop", at), until=3_000.0)
    assert by.look(now).holds is False
    assert by.found(now) == Found(at, r"\bworkshop\b")
    theirs = call(by, said("Is there a workshop?", at, speaker=BUYER), until=3_000.0)
    assert by.look(theirs).holds is True
    assert own().look(theirs).holds is False


def test_own_words_of_the_last_minutes() -> None:
    lately = own(within_s=300)
    for until, holds in ((319.0, False), (320.0, False), (321.0, True)):
        now = call(lately, said("a pilot would be good", 20.0), until=until)
        assert lately.look(now).holds is holds, until


def test_of_own_words_the_latest_is_told() -> None:
    now = call(own(), said("a pilot", 20.0), said("or a workshop", 700.0), until=900.0)
    found = own().found(now)
    assert found == Found(700.0, r"\bworkshop\b")
    assert own().place(found) == 0


def test_own_words_may_have_been_in_what_was_not_heard() -> None:
    by = own(by_s=60)
    now = call(by, said("", 100.0, late=True, seconds=60.0), until=200.0)
    assert by.look(now).holds is None


def test_words_that_turn_out_to_be_others_in_the_whole_stretch_were_not_said() -> None:
    piece = said("a pilot", 20.0)
    goes_on = Resumed(end=20.0, at=20.6, silence_s=0.6)
    whole = replace(piece, end=23.0, words=Spoken("a pile of things"), resumed=goes_on)
    retold = Retelling(conversation=Conversation.begin(context()))
    now = Scene(conversation=retold.conversation, lexicon=Lexicon(own().patterns, own().marks))
    answers = []
    for event in (said("hello", 4.0), said("hello", 6.0, speaker=BUYER), piece, whole):
        retold = retold.after(event)
        now = now.after(retold.conversation)
        answers.append(own().found(now) is not None)
    assert answers == [False, False, True, False]


def meant(*meanings: Meaning, end: float = 20.0) -> Utterance:
    return said("that is what troubles us", end, speaker=BUYER, meanings=meanings)


PAIN = Meaning(kind=SignalKind.PAIN, strength=0.6, sure=False)
NO_PAIN = Meaning(kind=SignalKind.PAIN, strength=0.1, sure=False)


@pytest.mark.parametrize(("strength", "holds"), [(None, False), (0.6, False), (0.61, True)])
@pytest.mark.parametrize("until", [60.0, 600.0])
def test_a_meaning_that_was_not_said(strength: float | None, holds: bool, until: float) -> None:
    check = AbsentCheck.model_validate(
        {"meanings": ["pain"], "speaker": "buyer"}
        | ({} if strength is None else {"strength_at_least": strength})
    )
    greeted = replace(said("and to you", 6.0, speaker=BUYER), meanings=(NO_PAIN,))
    conversation = Conversation.begin(context())
    now = Scene(conversation=conversation, lexicon=Lexicon((), check.marks))
    events: tuple[Event, ...] = (said("Good morning", 4.0), greeted, meant(PAIN), Tick(at=until))
    for event in events:
        conversation = conversation.after(event)
        now = now.after(conversation)
    assert check.look(now).holds is holds


@pytest.mark.parametrize("until", [60.0, 600.0])
def test_a_meaning_that_nothing_judged_is_not_known(until: float) -> None:
    check = AbsentCheck.model_validate({"meanings": ["pain"]})
    assert check.look(call(check, meant(), until=until)).holds is None
    lately = check.model_copy(update={"within_s": 30.0})
    assert lately.look(call(lately, meant(), until=until)).holds is True
    assert lately.look(call(lately, meant(end=until - 5), until=until)).holds is None


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({}, "lists nothing"),
        ({"speaker": "rep"}, "lists nothing"),
        ({"any_of": ["price"], "strength_at_least": 0.5}, "is for meanings"),
    ],
)
def test_what_says_nothing_is_refused(parts: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        AbsentCheck.model_validate(parts)
