"""Who shares whose words, that nobody waits for ever, and that no call pays for another."""

from __future__ import annotations

from dataclasses import replace

import anyio
import numpy as np
import pytest

from copilot.asr.jobs import without_words
from copilot.asr.waiting import MOST
from copilot.events import Resumed, Utterance
from copilot.kinds import Speaker
from copilot.spoken import Spoken
from tests.asr.desks import Desk
from tests.asr.make import stretch

pytestmark = pytest.mark.anyio


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
    assert desk.line.take() is None
    assert desk.counts.shared == 1
    assert desk.call._known == {}


async def test_it_also_shares_words_that_are_still_on_their_way(desk):
    tentative = stretch(final=False)
    await desk.ask("tentative", tentative)
    job = desk.line.take()
    await desk.ask("final", replace(tentative, final=True))
    assert job.final
    assert desk.line.waiting == 0
    desk.line.finish(job, None)
    await anyio.wait_all_tasks_blocked()
    assert desk.answers["final"].late
    assert desk.counts.late == 1


async def test_words_never_reach_another_call_that_spoke_at_the_same_time(desk):
    other = desk.another()
    ours = stretch(sound(0.1), final=False)
    await desk.ask("ours", ours)
    await desk.bring("our words")
    await desk.ask("theirs", stretch(sound(0.2)), other)
    assert "theirs" not in desk.answers
    await desk.bring("their words")
    assert desk.answers["theirs"].words == Spoken("their words")
    await desk.ask("ours closed", replace(ours, final=True))
    assert desk.answers["ours closed"].words == Spoken("our words")


async def test_what_one_call_forgets_another_keeps(desk):
    other = desk.another()
    tentative = stretch(final=False)
    await desk.ask("ours", tentative)
    await desk.ask("theirs", tentative, other)
    desk.call.forget(tentative.key)
    await anyio.wait_all_tasks_blocked()
    assert set(desk.answers) == {"ours"}
    assert (desk.counts.forgotten, other.statistics.forgotten) == (1, 0)
    await desk.bring()
    assert desk.answers["theirs"].words


async def test_what_one_call_loses_no_other_counts(desk):
    other = desk.another()
    await desk.ask("theirs", stretch(), other)
    for number in range(MOST + 2):
        await desk.ask(number, stretch(start=3.0 * number))
    assert set(desk.answers) == {0, 1}
    assert (desk.counts.dropped, desk.counts.late) == (2, 2)
    assert (other.statistics.dropped, other.statistics.late) == (0, 0)
    assert desk.of_all.counts().dropped == 2


async def test_a_stretch_that_went_on_is_forgotten_and_its_asker_let_go(desk):
    tentative = stretch(final=False)
    await desk.ask("tentative", tentative)
    desk.call.forget(tentative.key)
    await anyio.wait_all_tasks_blocked()
    assert desk.answers["tentative"].late
    assert desk.line.waiting == 0
    assert (desk.counts.forgotten, desk.counts.late) == (1, 0)
    desk.call.forget(tentative.key)
    assert desk.counts.forgotten == 1


async def test_words_for_a_forgotten_stretch_reach_nobody(desk):
    tentative = stretch(final=False)
    await desk.ask("tentative", tentative)
    job = desk.line.take()
    desk.call.forget(tentative.key)
    desk.line.again(job)
    assert desk.line.waiting == 0
    await desk.ask("final", replace(tentative, final=True))
    assert "final" not in desk.answers
    await desk.bring("new words")
    assert desk.answers["final"].words == Spoken("new words")


async def test_a_closed_stretch_is_not_forgotten(desk):
    closed = stretch()
    await desk.ask("closed", closed)
    desk.call.forget(closed.key)
    assert desk.line.waiting == 1


async def test_too_many_cost_the_oldest_first_of_all_a_tentative_one(desk):
    await desk.ask("tentative", stretch(start=0.5, final=False))
    for number in range(MOST + 1):
        await desk.ask(number, stretch(start=1.0 + 3 * number))
    assert set(desk.answers) == {"tentative", 0}
    assert all(answer.late for answer in desk.answers.values())
    assert (desk.counts.dropped_tentative, desk.counts.dropped) == (1, 1)
    await desk.ask("closed", stretch(start=0.5))
    assert desk.line.waiting == MOST


async def test_a_tentative_stretch_that_was_put_off_is_decoded_when_it_is_closed(desk):
    tentative = stretch(start=0.5, final=False)
    await desk.ask("tentative", tentative)
    for number in range(MOST):
        await desk.ask(number, stretch(start=1.0 + 3 * number))
    assert desk.counts.dropped_tentative == 1
    await desk.ask("closed", replace(tentative, final=True))
    await desk.bring()
    assert desk.answers["closed"].words


async def test_words_that_nobody_had_time_for_are_given_up_at_the_deadline(desk):
    hurried = desk.another(deadline_s=0.0)
    await desk.ask("stale", stretch(), hurried)
    await desk.answered("stale")
    assert desk.answers["stale"].late
    assert desk.line.waiting == 0
    counts = hurried.statistics
    assert (counts.dropped, counts.overdue, counts.late) == (1, 0, 1)


async def test_words_that_are_overdue_are_wanted_no_more(desk):
    hurried = desk.another(deadline_s=0.05)
    await desk.ask("overdue", stretch(), hurried)
    job = desk.line.take()
    await desk.answered("overdue")
    assert desk.answers["overdue"].late
    counts = hurried.statistics
    assert (counts.dropped, counts.overdue, counts.late) == (0, 1, 1)
    assert job.done.is_set()  # which stops the worker
    desk.line.finish(job, replace(without_words(job.segment), words=Spoken("too late")))
    assert hurried._known == {}


async def test_a_tentative_stretch_that_was_too_slow_is_no_loss(desk):
    hurried = desk.another(deadline_s=0.0)
    await desk.ask("tentative", stretch(final=False), hurried)
    await desk.answered("tentative")
    counts = hurried.statistics
    assert (counts.dropped, counts.overdue, counts.late) == (0, 0, 0)


async def test_a_worker_that_ended_gives_its_job_back_if_anybody_still_asks(desk):
    await desk.ask("one", stretch(start=1))
    job = desk.line.take()
    desk.line.again(job)
    assert desk.line.take() is job
    desk.call.give_up(job)
    desk.line.again(job)
    assert desk.line.take() is None


async def test_an_asker_whose_call_ended_leaves_nothing_behind(desk):
    async with anyio.create_task_group() as call:
        call.start_soon(desk.call.transcribe, stretch())
        await anyio.wait_all_tasks_blocked()
        call.cancel_scope.cancel()
    assert desk.line.waiting == 0
    assert desk.call._known == {}


async def test_tentative_words_that_nobody_came_back_for_do_not_pile_up(desk):
    for number in range(5 * MOST):
        await desk.ask(number, stretch(start=1.0 + 3 * number, final=False))
        await desk.bring()
    assert len(desk.call._known) <= MOST


async def test_closing_answers_everybody_and_whoever_asks_later(desk):
    await desk.ask("waiting", stretch(start=1))
    await desk.ask("taken", stretch(start=4))
    desk.line.take()
    desk.line.close()
    await anyio.wait_all_tasks_blocked()
    await desk.ask("after", stretch(start=8))
    assert all(answer.late and not answer.words for answer in desk.answers.values())
    assert set(desk.answers) == {"waiting", "taken", "after"}
    assert (desk.line.waiting, desk.line._taken) == (0, set())


async def test_who_waits_for_work_is_woken(desk):
    woken = []

    async def worker():
        await desk.line.came()
        woken.append(desk.line.take())

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


GOES_ON = Resumed(end=3.0, at=3.4, silence_s=0.4)


async def test_who_goes_on_is_heard_with_what_was_heard_before(desk):
    await desk.ask("first", stretch())
    await desk.bring("the first words")
    whole = replace(stretch(seconds=4.0), resumed=GOES_ON)
    hint = desk.call.hint_for(whole)
    assert hint.before == Spoken("the first words")
    assert hint.more_s == whole.end - GOES_ON.at
    assert hint.pause_s == GOES_ON.at - GOES_ON.end > 0
    assert not desk.call.hint_for(stretch(seconds=4.0)).before
    assert not desk.call.hint_for(replace(whole, speaker=Speaker.BUYER)).before
    assert not desk.call.hint_for(replace(whole, resumed=replace(GOES_ON, end=2.9))).before
    assert not desk.another().hint_for(whole).before


async def test_what_was_heard_of_a_later_stretch_is_no_hindrance(desk):
    """The newest goes first: the rest of one may be heard after another that came later."""
    await desk.ask("first", stretch())
    await desk.bring("the first words")
    await desk.ask("later", stretch(start=20.0))
    await desk.bring("later words")
    whole = replace(stretch(seconds=4.0), resumed=GOES_ON)
    assert desk.call.hint_for(whole).before == Spoken("the first words")


async def test_as_many_beginnings_are_remembered_as_stretches_may_wait(desk):
    whole = replace(stretch(seconds=4.0), resumed=GOES_ON)
    await desk.ask("first", stretch())
    await desk.bring("the first words")
    for place in range(2 * MOST):
        assert desk.call.hint_for(whole).before
        await desk.ask(place, stretch(start=20.0 + 3 * place))
        await desk.bring("later words")
    assert not desk.call.hint_for(whole).before


async def test_who_went_on_before_the_words_came_is_heard_with_them_all_the_same(desk):
    """A worker takes the next one at once, before who asked for the first has its words."""
    whole = replace(stretch(seconds=4.0), resumed=GOES_ON)
    await desk.ask("first", stretch())
    first = desk.line.take()
    await desk.ask("whole", whole)
    desk.line.finish(first, replace(without_words(first.segment), words=Spoken("the first words")))
    assert desk.call.hint_for(desk.line.take().segment).before == Spoken("the first words")


async def test_the_whole_waits_for_the_words_of_its_first_part(desk):
    """Else it would be heard without them now and then: two workers may be free at once."""
    whole = replace(stretch(seconds=4.0), resumed=GOES_ON)
    await desk.ask("first", stretch())
    await desk.ask("whole", whole)
    await desk.ask("other side", stretch(start=2.0, speaker=Speaker.BUYER))
    await desk.ask("another call", replace(whole, pcm=sound(1.0)), desk.another())
    taken = [desk.line.take() for _ in range(4)]
    assert [one and (one.segment.speaker, one.segment.end) for one in taken] == [
        (Speaker.BUYER, 4.0),
        (Speaker.REP, 3.0),
        (Speaker.REP, 5.0),
        None,
    ]
    assert taken[2].call is not desk.call
    first = taken[1]
    desk.line.finish(first, replace(without_words(first.segment), words=Spoken("the first words")))
    assert desk.line.take().segment.end == 5.0


async def test_a_worker_is_called_when_the_words_of_a_first_part_are_known(desk):
    await desk.ask("first", stretch())
    first = desk.line.take()
    await desk.ask("whole", replace(stretch(seconds=4.0), resumed=GOES_ON))
    assert desk.line.take() is None
    with anyio.fail_after(60):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(desk.line.came)
            await anyio.wait_all_tasks_blocked()
            desk.line.finish(first, None)


async def test_the_whole_waits_for_no_first_part_that_was_given_up(desk):
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(desk.call.transcribe, stretch())
        await anyio.wait_all_tasks_blocked()
        first = desk.line.take()
        tasks.cancel_scope.cancel()
    await desk.ask("whole", replace(stretch(seconds=4.0), resumed=GOES_ON))
    assert first.segment.end == 3.0
    assert desk.line.take().segment.end == 5.0


async def test_words_that_came_too_late_begin_nothing(desk):
    call = desk.another(deadline_s=0.0)
    await desk.ask("first", stretch(), call)
    await desk.answered("first")
    assert not call.hint_for(replace(stretch(seconds=4.0), resumed=GOES_ON)).before


async def test_words_that_never_came_begin_nothing(desk):
    await desk.ask("first", stretch(final=False))
    await desk.bring("tried, and never closed")
    assert not desk.call.hint_for(replace(stretch(seconds=4.0), resumed=GOES_ON)).before


def test_a_stretch_that_goes_on_without_words_leaves_what_was_heard():
    lost = without_words(replace(stretch(seconds=4.0), resumed=GOES_ON))
    assert (lost.start, lost.end, lost.resumed, lost.late) == (3.4, 5.0, None, True)
