"""Who shares whose words, and that nobody waits for ever."""

from __future__ import annotations

from dataclasses import replace

import anyio
import numpy as np
import pytest

from copilot.asr.jobs import Jobs, without_words
from copilot.asr.statistics import Tally
from copilot.asr.waiting import MOST
from copilot.events import Speaker, Utterance
from copilot.spoken import Spoken
from tests.asr.make import stretch

pytestmark = pytest.mark.anyio


class Desk:
    """Jobs, and askers whose answers are kept."""

    def __init__(self, tasks):
        self.tally = Tally()
        self.jobs = Jobs(self.tally)
        self.tasks = tasks
        self.answers = {}

    async def ask(self, name, segment):
        """Ask in a task of its own, and let it get as far as it can."""

        async def asker():
            self.answers[name] = await self.jobs.words(segment)

        self.tasks.start_soon(asker)
        await anyio.wait_all_tasks_blocked()

    async def bring(self, text="the words"):
        """Be the worker for one job."""
        job = self.jobs.take()
        assert job
        self.jobs.finish(job, replace(without_words(job.segment), words=Spoken(text), late=False))
        await anyio.wait_all_tasks_blocked()

    @property
    def counts(self):
        return self.tally.counts(waiting=self.jobs.waiting)


@pytest.fixture
async def desk():
    async with anyio.create_task_group() as tasks:
        yield Desk(tasks)
        tasks.cancel_scope.cancel()


def sound(value):
    return np.full(100, value, np.float32)


async def test_a_closed_stretch_shares_the_words_of_its_tentative_self(desk):
    tentative = stretch(final=False)
    await desk.ask("tentative", tentative)
    await desk.bring()
    await desk.ask("final", replace(tentative, final=True))
    assert desk.answers["final"] == desk.answers["tentative"]
    assert desk.answers["final"].words == Spoken("the words")
    assert desk.jobs.take() is None
    assert desk.counts.shared == 1
    assert desk.jobs._known == {}


async def test_it_also_shares_words_that_are_still_on_their_way(desk):
    tentative = stretch(final=False)
    await desk.ask("tentative", tentative)
    job = desk.jobs.take()
    await desk.ask("final", replace(tentative, final=True))
    assert job.final
    assert desk.jobs.waiting == 0
    desk.jobs.finish(job, None)
    await anyio.wait_all_tasks_blocked()
    assert desk.answers["final"].late


async def test_words_never_reach_another_call_that_spoke_at_the_same_time(desk):
    ours = stretch(sound(0.1), final=False)
    await desk.ask("ours", ours)
    await desk.bring("our words")
    await desk.ask("theirs", stretch(sound(0.2)))
    assert "theirs" not in desk.answers
    await desk.bring("their words")
    assert desk.answers["theirs"].words == Spoken("their words")
    await desk.ask("ours closed", replace(ours, final=True))
    assert desk.answers["ours closed"].words == Spoken("our words")


async def test_a_stretch_that_went_on_is_forgotten_and_its_asker_let_go(desk):
    tentative = stretch(final=False)
    await desk.ask("tentative", tentative)
    desk.jobs.forget(tentative.key)
    await anyio.wait_all_tasks_blocked()
    assert desk.answers["tentative"].late
    assert desk.counts.waiting == 0
    assert desk.counts.forgotten == 1
    desk.jobs.forget(tentative.key)
    assert desk.counts.forgotten == 1


async def test_words_for_a_forgotten_stretch_reach_nobody(desk):
    tentative = stretch(final=False)
    await desk.ask("tentative", tentative)
    job = desk.jobs.take()
    desk.jobs.forget(tentative.key)
    desk.jobs.again(job)
    assert desk.jobs.waiting == 0
    await desk.ask("final", replace(tentative, final=True))
    assert "final" not in desk.answers
    await desk.bring("new words")
    assert desk.answers["final"].words == Spoken("new words")


async def test_a_closed_stretch_is_not_forgotten(desk):
    closed = stretch()
    await desk.ask("closed", closed)
    desk.jobs.forget(closed.key)
    assert desk.counts.waiting == 1


async def test_too_many_cost_the_oldest_first_of_all_a_tentative_one(desk):
    await desk.ask("tentative", stretch(start=0.5, final=False))
    for number in range(MOST + 1):
        await desk.ask(number, stretch(start=1.0 + 3 * number))
    assert set(desk.answers) == {"tentative", 0}
    assert all(answer.late for answer in desk.answers.values())
    assert (desk.counts.dropped_tentative, desk.counts.dropped) == (1, 1)
    await desk.ask("closed", stretch(start=0.5))
    assert desk.counts.waiting == MOST


async def test_a_worker_that_ended_gives_its_job_back_to_the_head_of_the_line(desk):
    await desk.ask("one", stretch(start=1))
    await desk.ask("two", stretch(start=4))
    job = desk.jobs.take()
    desk.jobs.again(job)
    assert desk.jobs.take() is job


async def test_an_asker_whose_call_ended_leaves_nothing_behind(desk):
    async with anyio.create_task_group() as call:
        call.start_soon(desk.jobs.words, stretch())
        await anyio.wait_all_tasks_blocked()
        call.cancel_scope.cancel()
    assert desk.counts.waiting == 0
    assert desk.jobs._known == {}


async def test_tentative_words_that_nobody_came_back_for_do_not_pile_up(desk):
    for number in range(5 * MOST):
        await desk.ask(number, stretch(start=1.0 + 3 * number, final=False))
        await desk.bring()
    assert sum(len(jobs) for jobs in desk.jobs._known.values()) <= MOST


async def test_giving_up_answers_everybody(desk):
    await desk.ask("waiting", stretch(start=1))
    await desk.ask("taken", stretch(start=4))
    desk.jobs.take()
    desk.jobs.give_up_all()
    await anyio.wait_all_tasks_blocked()
    assert all(answer.late and not answer.words for answer in desk.answers.values())
    assert len(desk.answers) == 2


async def test_who_waits_for_work_is_woken(desk):
    woken = []

    async def worker():
        await desk.jobs.came()
        woken.append(desk.jobs.take())

    desk.tasks.start_soon(worker)
    await anyio.wait_all_tasks_blocked()
    assert woken == []
    await desk.ask("one", stretch())
    assert len(woken) == 1


def test_a_stretch_without_words_keeps_its_times():
    segment = stretch(start=3.0, seconds=1.5, speaker=Speaker.BUYER)
    assert without_words(segment) == Utterance(
        speaker=Speaker.BUYER, start=3.0, end=4.5, words=Spoken(""), confidence=0.0, late=True
    )
