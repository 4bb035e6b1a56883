"""A live call from scripted devices through the real path and the real stores."""

from __future__ import annotations

import time
from collections import deque
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import anyio
import pytest
from anyio.from_thread import start_blocking_portal

from copilot import listen as listening
from copilot import session
from copilot.assemble import open_workshop
from copilot.delivery.messages import Message, State, Summary
from copilot.errors import StoreLocked
from copilot.kinds import SPEAKERS, CallKind, Profile, Speaker
from copilot.listen import Listening, Plan, Wish, listen
from copilot.live import forget
from copilot.settings import Settings
from copilot.storage import stores as stores_module
from copilot.storage.moments import MomentStore
from copilot.storage.practice import pacing_of
from copilot.storage.stores import open_stores
from tests.audio.scripted import Scripted, ScriptedDoors, opened, sound
from tests.storage.calls import summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.audio.desk import SideNow

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def portal():
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="module")
def workshop(portal):
    with portal.wrap_async_context_manager(open_workshop(Settings())) as workshop:
        yield workshop


class Looked:
    """A screen that remembers, and lets the rep press keys as things are seen."""

    def __init__(self, *wishes: tuple[float, Wish]) -> None:
        self.wishes = list(wishes)
        self.plan = Plan(kind=CallKind.UNKNOWN, profile=Profile.CORE, talk_band=None)
        self.messages: list[Message] = []
        self.shown: list[tuple[Mapping[Speaker, SideNow], float]] = []
        self.pressed: deque[Wish] = deque()
        self.news = anyio.Event()

    def begin(self, plan) -> None:
        self.plan = plan

    def message(self, message) -> None:
        self.messages.append(message)
        while self.wishes and isinstance(message, State) and message.elapsed_s > self.wishes[0][0]:
            self.pressed.append(self.wishes.pop(0)[1])
            self.news.set()

    def sides(self, now, *, snoozed_s) -> None:
        self.shown.append((now, snoozed_s))

    async def keys(self):
        while True:
            self.news = anyio.Event()
            while self.pressed:
                yield self.pressed.popleft()
            await self.news.wait()


class LiveCapture(Scripted):
    """A device that is heard as time goes by: a piece of 20 ms each 20 ms."""

    def __init__(self) -> None:
        super().__init__(opened(time.monotonic()))

    async def receive(self) -> bytes:
        if self._pieces:
            return self._pieces.popleft()
        await anyio.sleep(0.02)
        return sound(0.02, time.monotonic(), 0.01)


def doors() -> ScriptedDoors:
    return ScriptedDoors(rep=[LiveCapture()], buyer=[LiveCapture()])


def run(portal, workshop, monkeypatch, folder, screen, request=None):
    @asynccontextmanager
    async def the_workshop(_settings):
        yield workshop

    monkeypatch.setattr(listening, "open_workshop", the_workshop)
    settings = Settings()
    settings = settings.model_copy(
        update={"store": settings.store.model_copy(update={"data_dir": folder})}
    )

    async def call():
        with anyio.fail_after(30):
            return await listen(
                request or Listening(kind=CallKind.DISCOVERY),
                settings,
                doors(),
                screen,
                screen.keys(),
            )

    return portal.call(call)


def kept(portal, folder, call):
    async def look():
        async with open_stores(folder) as stores:
            return await stores.moments.load_call(call), await stores.private.load_call(call)

    return portal.call(look)


def test_a_call_that_the_rep_ends_is_kept_in_both_files(portal, workshop, monkeypatch, tmp_path):
    screen = Looked((0.6, Wish.END))
    heard = run(portal, workshop, monkeypatch, tmp_path, screen)
    assert heard.summary is not None
    assert heard.summary.call_id == heard.call
    assert isinstance(screen.messages[-1], Summary)
    call, own = kept(portal, tmp_path, heard.call)
    assert call.ended
    assert call.duration_s == pytest.approx(heard.summary.duration_s)
    assert own is not None


def test_what_was_said_before_the_call_is_in_its_plan(portal, workshop, monkeypatch, tmp_path):
    screen = Looked((0.3, Wish.END))
    request = Listening(
        kind=CallKind.DEMO, profile=Profile.STRUGGLING, scheduled_end_s=900, names=("Quillmark",)
    )
    run(portal, workshop, monkeypatch, tmp_path, screen, request)
    assert screen.plan.kind is CallKind.DEMO
    assert screen.plan.profile is Profile.RAMPING, "a screen may be shared"
    assert screen.plan.talk_band is not None
    assert "Quillmark" not in repr(request)
    states = [one for one in screen.messages if isinstance(one, State)]
    assert states[0].remaining_s == pytest.approx(900, abs=2)


def test_withdrawn_nothing_of_it_is_left_and_it_takes_no_second(
    portal, workshop, monkeypatch, tmp_path
):
    screen = Looked((0.6, Wish.WITHDRAW))
    heard = run(portal, workshop, monkeypatch, tmp_path, screen)
    assert heard.summary is None
    assert not any(isinstance(one, Summary) for one in screen.messages)
    assert kept(portal, tmp_path, heard.call) == (None, None)


def test_a_call_that_was_kept_meanwhile_is_deleted_when_it_is_withdrawn(
    portal, workshop, monkeypatch, tmp_path
):
    real, saved = session.run_call, []

    async def keeps_at_once(call, stages, told, keep):
        # as it is kept when a moment is found
        early = replace(summary(), call_id=call.context.call_id)
        await keep.save(early, stretches=(), cards=(), outcomes=(), ended=False)
        saved.append(early.call_id)
        return await real(call, stages, told, keep)

    monkeypatch.setattr(listening, "run_call", keeps_at_once)
    heard = run(portal, workshop, monkeypatch, tmp_path, Looked((0.4, Wish.WITHDRAW)))
    assert saved == [heard.call]
    assert kept(portal, tmp_path, heard.call) == (None, None)


class _Busy(MomentStore):
    """A store that refuses to delete so often, as while another program reads its file."""

    refusals = 0

    async def delete_call(self, call_id: str) -> bool:
        if type(self).refusals > 0:
            type(self).refusals -= 1
            raise StoreLocked("another program reads the file")
        return await super().delete_call(call_id)


@pytest.mark.parametrize("refusals", [0, 2, 3])
def test_withdrawn_it_is_wiped_from_memory_and_deleted_in_three_tries(
    portal, workshop, monkeypatch, tmp_path, refusals
):
    wiped = []

    async def forgets(*given):
        wiped.append(given[2])
        return await forget(*given)

    monkeypatch.setattr(listening, "forget", forgets)
    monkeypatch.setattr(listening, "AGAIN_S", 0.0)
    monkeypatch.setattr(stores_module, "MomentStore", _Busy)
    monkeypatch.setattr(_Busy, "refusals", refusals)
    screen = Looked((0.4, Wish.WITHDRAW))
    if refusals < listening.TRIES:
        heard = run(portal, workshop, monkeypatch, tmp_path, screen)
        assert (heard.summary, wiped) == (None, [heard.call])
        assert kept(portal, tmp_path, heard.call) == (None, None)
    else:
        with pytest.raises(StoreLocked):
            run(portal, workshop, monkeypatch, tmp_path, screen)
    assert _Busy.refusals == 0


def test_the_view_does_as_the_rep_wishes(portal, workshop, monkeypatch, tmp_path):
    screen = Looked((0.2, Wish.SNOOZE), (0.3, Wish.DISMISS), (0.4, Wish.ASK), (1.2, Wish.END))
    run(portal, workshop, monkeypatch, tmp_path, screen)
    assert any(snoozed > 200 for _, snoozed in screen.shown)
    assert all(set(now) == set(SPEAKERS) for now, _ in screen.shown)
    assert any(type(one).__name__ == "Answer" for one in screen.messages)
    assert Speaker.REP in screen.shown[0][0]


def test_the_focus_that_the_rep_chose_is_heeded_and_the_reference_kept(
    portal, workshop, monkeypatch, tmp_path
):
    skill = workshop.rulebook.rules[0].skill
    asked = []

    async def choose():
        async with open_stores(tmp_path) as stores:
            await stores.choices.choose(skill)

    async def pacing(private, skills, wanted):
        asked.append((skills, wanted.focus))
        return await pacing_of(private, skills, wanted)

    portal.call(choose)
    monkeypatch.setattr(listening, "pacing_of", pacing)
    request = Listening(kind=CallKind.DISCOVERY, reference="CRM-4711")
    heard = run(portal, workshop, monkeypatch, tmp_path, Looked((0.3, Wish.END)), request)
    [(skills, focus)] = asked
    assert (skill in skills, focus) == (True, skill)
    assert portal.call(marks, tmp_path, heard.call).reference == "CRM-4711"


def test_a_managers_own_one_to_one_teaches_nothing_and_is_never_shared(
    portal, workshop, monkeypatch, tmp_path
):
    request = Listening(kind=CallKind.ONE_TO_ONE)
    heard = run(portal, workshop, monkeypatch, tmp_path, Looked((0.3, Wish.END)), request)
    _, own = kept(portal, tmp_path, heard.call)
    assert (own.mine, own.outcomes) == (False, ())


async def marks(folder, call):
    async with open_stores(folder) as stores:
        return await stores.marks.of_call(call)
