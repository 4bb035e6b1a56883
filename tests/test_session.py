"""What happens at the edge of a call: order, keeping, breaking off. Words come from a script."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import groupby

import anyio
import anyio.lowlevel
import pytest

from copilot.asr.statistics import Statistics
from copilot.audio.pace import Paced
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate, View
from copilot.coaching.rulebook import Rulebook
from copilot.delivery.messages import (
    Answer,
    ErrorMessage,
    HeardSpeech,
    Message,
    State,
    Suggest,
    Summary,
    Withdraw,
)
from copilot.errors import AudioUnreadable, ModelAltered, StoreReadOnly
from copilot.events import FRAME_SECONDS, Meaning, Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.meaning.aside import Aside
from copilot.path import Coach
from copilot.session import Call, Going, Stages, Told, run_call
from copilot.settings import Settings
from copilot.spoken import Spoken
from tests.make import FrameSource, ScriptedVoice, context, pair
from tests.test_path import RULE

pytestmark = pytest.mark.anyio


class ScriptedWords:
    """Answers each stretch with the same words, when `gate` lets it."""

    def __init__(self) -> None:
        self.statistics = Statistics()
        self.gate = anyio.Event()
        self.gate.set()
        self.forgotten: list[object] = []

    async def transcribe(self, segment):
        await self.gate.wait()
        return Utterance(
            speaker=segment.speaker,
            start=segment.start,
            end=segment.end,
            words=Spoken("what would suit you best?"),
            confidence=0.9,
        )

    def forget(self, key):
        self.forgotten.append(key)


class Shelf:
    """Keeps what a call saves, in memory; refuses if told to."""

    def __init__(self, refusal=None) -> None:
        self.refusal = refusal
        self.saved: list[tuple] = []
        self.outcomes: tuple | None = None

    async def save(self, summary, *, stretches, cards, outcomes, ended):
        if self.refusal:
            raise self.refusal
        self.saved.append((summary, tuple(stretches), tuple(cards), ended))
        self.outcomes = tuple(outcomes)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "always.yaml").write_text(RULE, encoding="utf-8")
    return Rulebook.load(folder)


@pytest.fixture
def stages(rulebook):
    base = Settings()
    settings = base.model_copy(update={"gate": base.gate.model_copy(update={"start_after_s": 0.0})})
    engine = Engine(rulebook=rulebook, context=context())
    return Stages(
        voice=ScriptedVoice(rep=[(2.2, 3.5)], buyer=[(0.5, 2.0)]),
        transcriber=ScriptedWords(),
        coach=Coach(
            engine=engine,
            gate=Gate(settings=settings.gate, profile=settings.core),
            settings=settings,
        ),
    )


def call(frames=200, make=pair):
    return Call(
        context=context(), sound=Paced(FrameSource(frames, make), None), wait_for_words=True
    )


def kinds(messages, *wanted):
    return [type(one).__name__ for one in messages if isinstance(one, wanted)]


async def test_messages_come_in_the_order_of_the_call(stages):
    messages: list[Message] = []
    summary = await run_call(call(), stages, Told(publish=messages.append))
    told = kinds(messages, HeardSpeech, Suggest, Withdraw, Summary)
    assert told == ["HeardSpeech", "HeardSpeech", "Suggest", "Withdraw", "Summary"]
    assert isinstance(messages[-1], Summary)
    assert [one.speaker for one in messages if isinstance(one, HeardSpeech)] == [
        Speaker.BUYER,
        Speaker.REP,
    ]
    assert summary.cards == 1
    assert summary.rep_words == summary.buyer_words == 5


class Guessing:
    """Finds the price in whatever is said, as soon as it may."""

    def __init__(self, trouble=None) -> None:
        self.trouble = trouble
        self.may = threading.Event()

    def with_meanings(self, utterance):
        self.may.wait(30)
        return replace(utterance, meanings=(Meaning(kind=SignalKind.PRICE, strength=0.8),))

    def warm(self):
        """Nothing to load."""


async def test_an_utterance_counts_once_its_meanings_are_there_and_nothing_else_waits(stages):
    guessing = Guessing()
    messages: list[Message] = []
    with Aside(guessing) as aside:
        live = replace(call(), wait_for_words=False)
        async with anyio.create_task_group() as tasks:
            wanting = replace(stages, understanding=aside)
            tasks.start_soon(run_call, live, wanting, Told(publish=messages.append))
            while not messages or messages[-1].ts < 200 * FRAME_SECONDS - 0.3:
                await anyio.lowlevel.checkpoint()
            assert kinds(messages, HeardSpeech) == []
            guessing.may.set()
    assert kinds(messages, HeardSpeech) == ["HeardSpeech"] * 2
    [summary] = [one for one in messages if isinstance(one, Summary)]
    assert summary.rep_questions + summary.buyer_questions == 2


async def test_a_model_of_meanings_that_did_not_load_is_told_and_the_call_goes_on(stages):
    messages: list[Message] = []
    guessing = Guessing(ModelAltered("is not what it was", remedy="fetch it again"))
    guessing.may.set()
    with Aside(guessing) as aside:
        told = Told(publish=messages.append)
        summary = await run_call(call(), replace(stages, understanding=aside), told)
    [error] = [one for one in messages if isinstance(one, ErrorMessage)]
    assert (error.code, error.goes_on) == ("model-altered", True)
    assert "doctor" in error.remedy
    assert summary.rep_words == 5


async def test_the_state_is_told_at_once_and_at_every_change(stages):
    messages: list[Message] = []
    await run_call(call(), stages, Told(publish=messages.append))
    states = [one for one in messages if isinstance(one, State)]
    assert states[0].elapsed_s == pytest.approx(0.03)
    assert {one.rep for one in states} == {"listening", "speaking"}
    assert len(states) < 200 / 4


async def test_what_is_kept_is_numbers_and_the_card_is_kept_when_it_is_shown(stages):
    shelf = Shelf()
    await run_call(call(), stages, Told(publish=lambda _: None), shelf)
    assert [ended for *_, ended in shelf.saved][-1] is True
    assert shelf.saved[0][3] is False
    summary, _, cards, _ = shelf.saved[-1]
    stretches = [one for _, some, _, _ in shelf.saved for one in some]
    assert [(one.words, one.late) for one in stretches] == [(5, False), (5, False)]
    assert [one.until_s is not None for one in cards] == [True]
    assert "suit you" not in repr(shelf.saved)
    assert summary.moments[0].rule == "always"


async def test_how_it_went_is_kept_when_the_call_has_ended_and_not_before(stages):
    class Listing(Shelf):
        async def save(self, summary, *, stretches, cards, outcomes, ended):
            went.append((ended, [(one.rule, one.outcome) for one in outcomes]))

    went: list[tuple] = []
    await run_call(call(), stages, Told(publish=lambda _: None), Listing())
    # the card was shown, and what it is about stood to the end
    assert went == [(False, [])] * (len(went) - 1) + [(True, [("always", "missed")])]
    assert len(went) > 1


async def test_a_call_that_is_cut_says_nothing_of_how_it_went(stages):
    shelf = Shelf()
    stages.transcriber.gate = anyio.Event()
    with anyio.move_on_after(0.2):
        await run_call(call(), stages, Told(publish=lambda _: None), shelf)
    assert shelf.outcomes == ()


async def test_a_store_that_refuses_costs_only_the_record(stages):
    messages: list[Message] = []
    shelf = Shelf(StoreReadOnly("the data folder takes no writes", remedy="name another"))
    summary = await run_call(call(), stages, Told(publish=messages.append), shelf)
    assert summary.cards == 1
    assert {one.code for one in messages if isinstance(one, ErrorMessage)} == {"store-read-only"}
    assert isinstance(messages[-1], Summary)


async def test_what_a_store_refused_is_kept_the_next_time(stages):
    class Recovering(Shelf):
        async def save(self, summary, *, stretches, cards, outcomes, ended):
            self.refusal = None if ended else StoreReadOnly("not just yet", remedy="wait")
            await super().save(
                summary, stretches=stretches, cards=cards, outcomes=outcomes, ended=ended
            )

    shelf = Recovering()
    await run_call(call(), stages, Told(publish=lambda _: None), shelf)
    ((_, stretches, cards, _),) = shelf.saved
    assert (len(stretches), len(cards)) == (2, 1)


async def test_that_nothing_is_kept_is_told_until_it_is_again(stages):
    class Recovering(Shelf):
        tries = 0

        async def save(self, summary, *, stretches, cards, outcomes, ended):
            self.tries += 1
            self.refusal = StoreReadOnly("not just yet", remedy="wait") if self.tries == 1 else None
            await super().save(
                summary, stretches=stretches, cards=cards, outcomes=outcomes, ended=ended
            )

    class Breathing(FrameSource):
        async def frames(self):
            async for one in super().frames():
                await anyio.lowlevel.checkpoint()
                yield one

    messages: list[Message] = []

    async def no_snapshot(_snapshot):
        pass

    live = replace(call(), sound=Paced(Breathing(200), None))
    going = Going(snapshots=no_snapshot, every_s=1.0)
    await run_call(live, stages, Told(publish=messages.append), Recovering(), going)
    told = [one.unkept for one in messages if isinstance(one, State)]
    refused = [one for one, _ in groupby(told)]
    assert refused == ["", "not just yet", ""]


async def test_sound_that_breaks_off_is_raised_after_the_call_is_kept(stages):
    def make(index):
        if index == 150:
            raise AudioUnreadable("the file breaks off")
        return pair(index)

    shelf = Shelf()
    messages: list[Message] = []
    with pytest.raises(ExceptionGroup) as caught:
        await run_call(call(make=make), stages, Told(publish=messages.append), shelf)
    assert caught.group_contains(AudioUnreadable)
    assert shelf.saved[-1][3] is False
    assert not kinds(messages, Summary)


async def test_a_cancelled_call_is_kept_as_one_that_did_not_end(stages):
    shelf = Shelf()
    stages.transcriber.gate = anyio.Event()
    with anyio.move_on_after(0.2):
        await run_call(call(), stages, Told(publish=lambda _: None), shelf)
    assert shelf.saved[-1][3] is False


async def test_live_sound_does_not_wait_for_words(stages):
    stages.transcriber.gate = anyio.Event()
    messages: list[Message] = []
    live = Call(context=context(), sound=Paced(FrameSource(200), None), wait_for_words=False)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run_call, live, stages, Told(publish=messages.append))
        await anyio.wait_all_tasks_blocked()
        assert max(one.elapsed_s for one in messages if isinstance(one, State)) > 6
        assert not kinds(messages, HeardSpeech)
        stages.transcriber.gate.set()
    assert kinds(messages, HeardSpeech) == ["HeardSpeech", "HeardSpeech"]


async def test_who_asks_is_told_what_is_open_and_the_list_is_in_every_state(stages):
    messages: list[Message] = []
    await run_call(call(), stages, Told(publish=messages.append, view=lambda: View(asked=1)))
    (answer,) = [one for one in messages if isinstance(one, Answer)]
    assert (answer.reason, answer.label) == ("nothing_wanted", "What troubles them")
    assert {len(one.checklist) for one in messages if isinstance(one, State)} == {6}
