"""A desk of jobs and calls at it, for the tests of both."""

from __future__ import annotations

from dataclasses import replace

import anyio

from copilot.asr.jobs import CallWords, Line, without_words
from copilot.asr.statistics import Tally
from copilot.spoken import Spoken


class Desk:
    """A line with one call in it, and askers whose answers are kept."""

    def __init__(self, tasks):
        self.of_all = Tally()
        self.line = Line()
        self.line.open = True
        self.tasks = tasks
        self.answers = {}
        self.call = self.another()

    def another(self, deadline_s=60.0):
        """One more call at the same line."""
        return CallWords(self.line, Tally(self.of_all), deadline_s=deadline_s)

    async def ask(self, name, segment, call=None):
        """Ask in a task of its own, and let it get as far as it can."""

        async def asker():
            self.answers[name] = await (call or self.call).transcribe(segment)

        self.tasks.start_soon(asker)
        await anyio.wait_all_tasks_blocked()

    async def answered(self, name):
        """Return once a deadline, which is a timer, has run out."""
        with anyio.fail_after(60):
            while name not in self.answers:
                await anyio.lowlevel.checkpoint()

    async def bring(self, text="the words"):
        """Be the worker for one job."""
        job = self.line.take()
        assert job
        self.line.finish(job, replace(without_words(job.segment), words=Spoken(text), late=False))
        await anyio.wait_all_tasks_blocked()

    @property
    def counts(self):
        return self.call.statistics
