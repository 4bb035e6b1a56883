"""Meanings come from a thread of their own: nobody else waits for them, and what fails is told."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.errors import ModelAltered
from copilot.events import Meaning, Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.meaning.aside import Aside
from copilot.spoken import NOTHING_SAID, Spoken

if TYPE_CHECKING:
    from copilot.errors import CopilotError

pytestmark = pytest.mark.anyio

PRICE = (Meaning(kind=SignalKind.PRICE, strength=0.8),)
SAID = Utterance(speaker=Speaker.BUYER, start=0, end=2, words=Spoken("What is it?"), confidence=0.9)


class Thinking:
    """Finds the price in whatever is said, once it may go on; notes in which threads it worked."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.threads: set[str] = set()
        self.trouble: CopilotError | None = None

    def with_meanings(self, utterance: Utterance) -> Utterance:
        self.threads.add(threading.current_thread().name)
        assert self.may.wait(timeout=30)
        return replace(utterance, meanings=PRICE)

    def warm(self) -> None:
        self.threads.add(threading.current_thread().name)


async def test_the_loop_goes_on_while_meanings_are_read() -> None:
    thinking, told = Thinking(), []
    with Aside(thinking) as aside:

        async def ask(said: Utterance) -> None:
            told.append(await aside.with_meanings(said))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ask, SAID)
            tasks.start_soon(ask, replace(SAID, end=3.0))
            await anyio.wait_all_tasks_blocked()
            assert told == []
            thinking.may.set()
    assert sorted(one.end for one in told) == [2.0, 3.0]
    assert all(one.meanings == PRICE for one in told)


async def test_all_of_it_is_done_in_one_thread_and_in_order() -> None:
    thinking, done = Thinking(), []
    thinking.may.set()
    with Aside(thinking) as aside:
        await anyio.to_thread.run_sync(aside.warm(lambda: done.append("first")).result)
        await aside.with_meanings(SAID)
        await aside.scrub()
    assert done == ["first"]
    assert len(thinking.threads) == 1
    assert threading.current_thread().name not in thinking.threads


async def test_what_comes_first_and_fails_is_not_kept_quiet() -> None:
    def fails() -> None:
        raise ModelAltered("is not what it was")

    with Aside(Thinking()) as aside, pytest.raises(ModelAltered):
        aside.warm(fails).result()


async def test_without_a_model_or_without_words_there_is_no_thread() -> None:
    with Aside() as aside:
        assert await aside.with_meanings(SAID) is SAID
        await aside.scrub()
        assert aside.trouble is None
    unheard = replace(SAID, words=NOTHING_SAID)
    thinking = Thinking()
    with Aside(thinking) as aside:
        assert await aside.with_meanings(unheard) is unheard
    assert thinking.threads == set()


async def test_what_is_wrong_with_the_understanding_is_known() -> None:
    thinking = Thinking()
    with Aside(thinking) as aside:
        assert aside.trouble is None
        thinking.trouble = ModelAltered("is not what it was")
        assert aside.trouble is thinking.trouble
