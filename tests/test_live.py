"""A live call from its page to what is kept of it, over real sockets; only the words are scripted."""

from __future__ import annotations

import random
import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
import anyio.lowlevel
import pytest

from copilot.coaching.outcomes import Outcome
from copilot.coaching.rulebook import Rulebook
from copilot.delivery.messages import ErrorMessage, Suggest, Summary, Welcome
from copilot.kinds import CallKind, Profile, Speaker
from copilot.live import live_starter
from copilot.storage.records import skill_key
from copilot.storage.stores import open_stores
from copilot.web.calls import LivePlan, LiveSetup
from tests.coaching.make import rule
from tests.scripted_workshop import ScriptedWorkshop
from tests.test_path import RULE
from tests.web.overlays import bound, joined
from tests.web.pages import Page, noise, pieces
from tests.web.serving import PATIENCE_S, Served, serving, until

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.storage.own import OwnCall
    from copilot.storage.records import KeptCall

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(300)]

OFTEN = RULE.replace("  after_s: 1\n", "  after_s: 1\n  per_call: 9\n  cooldown_s: 3\n")
SECONDS = 7.0
FRAME_S = 0.032
SOUND = noise(SECONDS)
LAST = len(SOUND[0])


@pytest.fixture
def workshop(tmp_path: Path) -> ScriptedWorkshop:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "always.yaml").write_text(OFTEN, encoding="utf-8")
    return ScriptedWorkshop(Rulebook.load(tmp_path / "rules"))


@pytest.fixture
def at_once(monkeypatch):
    """A call is played faster than it sounds, and takes nothing of it for old."""
    monkeypatch.setattr("copilot.capturing.BEHIND_S", 60.0)


@pytest.fixture
def live(tmp_path, workshop):
    return lambda folder=tmp_path: serving(
        folder, rulebook=workshop.rulebook, over=lambda stores: live_starter(workshop, stores)
    )


async def begun(served: Served, **more: Any) -> Page:
    page = Page(served, SOUND, piece=1600, **more)
    await page.start()
    await page.join()
    return page


async def kept_of(page: Page) -> tuple[KeptCall, OwnCall]:
    stores = page.served.services.stores
    call, own = await stores.moments.load_call(page.call), await stores.private.load_call(page.call)
    assert call is not None
    assert own is not None
    return call, own


async def ended(page: Page) -> tuple[list[float], list[tuple[Any, float, float]]]:
    """The call goes through its end: when its moments were, and who spoke when."""
    await page.say(type="end")
    assert (await page.codes(), page.close_code) == (["call-over"], 1000)
    call, own = await kept_of(page)
    assert call.ended
    assert call.duration_s == pytest.approx(SECONDS, abs=2 * FRAME_S)
    stretches = [(one.speaker, one.start_s, one.end_s) for one in own.stretches]
    return [one.at_s for one in call.moments], stretches


async def heard_up_to(page: Page, sample: int) -> None:
    source = page.served.services.calls.get(page.call).request.capturing.source
    await until(lambda: source.at_s * page.rate >= sample - 4 * page.piece)


def capturing_of(page: Page):
    return page.served.services.calls.get(page.call).request.capturing


async def test_a_call_is_heard_coached_and_kept_and_teaches(live, workshop, at_once):
    async with live() as served:
        page = await begun(served)
        await page.play()
        moments, stretches = await ended(page)
        call, own = await kept_of(page)
        assert len(moments) == 3
        assert [one[0] for one in stretches] == ["buyer", "rep", "buyer"]
        assert own.scheduled_end_s == 1800.0
        assert own.cards
        [rule] = workshop.rulebook.rules
        known = await served.services.stores.private.practice()
        assert known == {skill_key(rule.skill): (Outcome.MISSED,)}
        assert await served.services.stores.private.load_snapshot(page.call) is None
        second = await begun(served)
        await second.say(type="end")
        await second.rest()
    assert [paced.mastery(rule.skill).calls for paced in workshop.given] == [0, 1]
    assert call.kind is CallKind.DISCOVERY


async def test_the_meter_has_the_range_that_the_rules_in_force_give(tmp_path):
    own = "talk_band: {discovery: {low: 0.2, high: 0.3}}\nsources: {talk_band: forty of our own}\n"
    workshop: Any = ScriptedWorkshop(Rulebook((rule(add=own),)))
    async with serving(tmp_path, over=lambda stores: live_starter(workshop, stores)) as served:
        page = await begun(served)
        _, welcome = await joined(served, page.call)
        assert isinstance(welcome, Welcome)
        assert welcome.talk_band == (0.2, 0.3)
        await page.say(type="end")
        await page.rest()


async def test_nothing_is_decoded_before_everyone_knows(live, workshop):
    async with live() as served:
        page = Page(served, SOUND, piece=1600)
        await page.start()
        await page.join(consent=None)
        await page.send(*pieces(SOUND, 0, 16_000, 1600))
        await until(lambda: capturing_of(page).consent.dropped == 20)
        assert capturing_of(page).source.at_s == 0.0
        assert workshop.given == []
        await page.say(type="end")
        assert await page.codes() == ["call-over"]
        assert await served.services.stores.moments.load_call(page.call) is None
        [told] = [m for m in served.services.calls.get(page.call).hub.join()._backlog
                  if isinstance(m, ErrorMessage)]  # fmt: skip
        assert told.code == "call-abandoned"


async def test_a_no_deletes_what_was_kept_and_says_so(live, workshop):
    async with live() as served:
        page = await begun(served)
        await page.play(LAST // 2)
        await heard_up_to(page, LAST // 2)
        stores = served.services.stores
        await until(lambda: capturing_of(page).safe_s > 0)
        assert await stores.moments.load_call(page.call) is not None
        # how long it takes is asked of a service by itself (tests/test_scrub.py), not of a test run
        await page.say(type="consent", given=False)
        assert await page.codes() == ["consent-withdrawn"]
        assert await stores.moments.load_call(page.call) is None
        assert await stores.private.load_call(page.call) is None
        assert await stores.private.load_snapshot(page.call) is None
        assert workshop.transcriber.recycled == 1
        live_call = served.services.calls.get(page.call)
        assert live_call.status == "failed"
        backlog = list(live_call.hub.join()._backlog)
        assert [one.code for one in backlog if isinstance(one, ErrorMessage)] == [
            "consent-withdrawn"
        ]
        assert len(backlog) == 1
        assert await page.again() == 410


async def test_a_no_before_any_yes_ends_the_call(live):
    async with live() as served:
        page = Page(served, SOUND)
        await page.start()
        await page.join(consent=False)
        assert await page.codes() == ["consent-withdrawn"]


@pytest.mark.parametrize("instant", ["kept", "cut"])
async def test_a_no_while_the_call_ends_deletes_it_all_the_same(live, instant):
    async with live() as served:
        page = await begun(served)
        await page.play(LAST // 2)
        await heard_up_to(page, LAST // 2)
        known, stores = served.services.calls.get(page.call), served.services.stores
        await until(lambda: capturing_of(page).safe_s > 0)
        publish = known.hub.publish

        def no_to_the_summary(message):
            if isinstance(message, Summary):
                capturing_of(page).say(given=False)
            publish(message)

        if instant == "kept":
            known.hub.publish = no_to_the_summary
            await page.say(type="end")
        else:
            capturing_of(page).say(given=False)
            known.scope.cancel()
        assert await page.codes() == ["consent-withdrawn"]
        assert known.status == "failed"
        assert await stores.moments.load_call(page.call) is None
        assert await stores.private.load_call(page.call) is None
        assert await stores.private.load_snapshot(page.call) is None


async def test_a_page_that_never_says_yes_holds_no_call(live, monkeypatch):
    bound(monkeypatch, "capture_wait_seconds", 0)
    plan = LivePlan(setup=LiveSetup(kind=CallKind.DISCOVERY), profile=Profile.CORE)
    async with live() as served:
        call = served.services.calls.listen(plan)
        call.request.capturing.attach()
        with anyio.fail_after(PATIENCE_S):
            await call.over.wait()
        assert call.status == "failed"


async def test_a_call_whose_page_never_comes_is_abandoned(live, monkeypatch):
    bound(monkeypatch, "capture_wait_seconds", 0)
    async with live() as served:
        page = Page(served, SOUND)
        await page.start()
        call = served.services.calls.get(page.call)
        with anyio.fail_after(PATIENCE_S):
            await call.over.wait()
        assert call.status == "failed"


async def test_a_page_that_stays_away_leaves_the_call_ended_as_it_stood(live, monkeypatch):
    bound(monkeypatch, "capture_grace_seconds", 0)
    async with live() as served:
        page = await begun(served)
        await page.play(LAST // 2)
        await heard_up_to(page, LAST // 2)
        page.cut()
        with anyio.fail_after(PATIENCE_S):
            await served.services.calls.get(page.call).over.wait()
        call, _ = await kept_of(page)
        assert call.ended
        assert call.duration_s == pytest.approx(SECONDS / 2, abs=0.1)
        assert await page.again() == 410


async def test_a_stopped_call_goes_through_its_end(live):
    async with live() as served:
        page = await begun(served)
        await page.play(LAST // 2)
        await heard_up_to(page, LAST // 2)
        answer = await served.ask("POST", f"/api/calls/{page.call}/stop", {})
        assert answer.status == 204
        assert await page.codes() == ["call-over"]
        assert (await kept_of(page))[0].ended


async def test_a_managers_own_one_to_one_has_a_meter_and_nothing_else(live):
    async with live() as served:
        page = Page(served, SOUND, piece=1600, setup={"kind": "one_to_one"})
        await page.start()
        await page.join()
        await page.play()
        moments, stretches = await ended(page)
        assert moments == []
        assert stretches
        call, own = await kept_of(page)
        assert call.rep_speech_s > 0
        assert (own.cards, own.outcomes) == ((), ())


async def test_the_overlay_is_told_what_is_wrong_with_a_side(live):
    async with live() as served:
        page = await begun(served)
        hub = served.services.calls.get(page.call).hub

        def told() -> Any:
            return hub.latest_state

        await page.play(LAST // 4)
        await until(lambda: told().banner == "none")
        await page.say(type="side", speaker="buyer", state="ended")
        await until(lambda: told().banner == "blind")
        assert told().capture.buyer == "ended"
        await page.say(type="side", speaker="buyer", state="live")
        await until(lambda: told().banner == "none")
        page.cut()
        await until(lambda: told().banner == "blind")
        assert not told().capture.connected
        await page.join("resume")
        await until(lambda: told().banner == "none")


async def test_a_dead_microphone_is_noticed_while_the_buyer_talks(live):
    rep, buyer = SOUND
    dead = rep.copy()
    dead[4 * 16_000 :] = 0.0
    async with live() as served:
        page = Page(served, (dead, buyer), piece=1600)
        await page.start()
        await page.join()
        await page.play()
        hub = served.services.calls.get(page.call).hub
        await until(lambda: hub.latest_state.capture.rep == "silent")
        assert hub.latest_state.ts <= 6.8


async def test_no_card_rests_on_sound_of_a_while_ago(live):
    async with live() as served:
        page = await begun(served)
        capturing = capturing_of(page)
        cards_while_behind = []
        hub = served.services.calls.get(page.call).hub
        publish = hub.publish

        def watched(message):
            if isinstance(message, Suggest):
                cards_while_behind.append(capturing.catching_up)
            publish(message)

        hub.publish = watched
        await page.play()
        await ended(page)
        assert not any(cards_while_behind)


@asynccontextmanager
async def clean(live):
    """What comes of a call in which nothing goes wrong."""
    async with live() as served:
        page = await begun(served)
        await page.play()
        yield served, await ended(page)


async def test_faults_at_any_instant_change_nothing(live):
    """Cut, resumed, sent twice, in a wrong order, half-open: fifty times, each somewhere else."""
    async with clean(live) as (served, expected):
        for seed in range(50):
            page = await begun(served)
            await with_bad_luck(page, random.Random(seed))  # noqa: S311  # luck, to be repeated
            assert await ended(page) == expected, seed


async def with_bad_luck(page: Page, luck: random.Random) -> None:
    for at in sorted(luck.sample(range(1, LAST), 3)):
        match luck.choice(["cut", "half-open", "twice", "swapped"]):
            case "cut":
                await page.play(at)
                page.cut()
                await page.join("resume")
            case "half-open":
                await page.play(at)
                await page.join("resume")
            case "twice":
                before = min(page.next)
                await page.play(at)
                await page.send(*pieces(SOUND, before, at, page.piece))
            case "swapped":
                some = list(pieces(SOUND, min(page.next), at, page.piece))
                for _ in range(3):
                    if len(some) > 4:
                        one = luck.randrange(len(some) - 4)
                        some[one], some[one + 2] = some[one + 2], some[one]
                await page.send(*some)
                page.next = [at, at]
    await page.play()


async def test_a_restart_at_any_instant_loses_and_doubles_nothing(live, tmp_path):
    async with clean(live) as (_, expected):
        pass
    for seed in range(10):
        luck = random.Random(seed)  # noqa: S311  # luck, to be repeated
        first, second = tmp_path / f"{seed}a", tmp_path / f"{seed}b"
        for folder in (first, second):
            folder.mkdir()
        at = luck.randrange(16_000, LAST)
        async with live(first) as served:
            page = await begun(served)
            await page.play(at)
            await heard_up_to(page, at)
            for _ in range(luck.randrange(40)):
                await anyio.lowlevel.checkpoint()
            # as a machine that loses its power: what the disk has at this instant
            shutil.copytree(first / "data", second / "data")
        async with live(second) as served:
            page.served = served
            assert await page.again() == 201
            assert await page.again() == 200
            ready = await page.join("resume")
            assert ready.consent == "awaited"
            assert ready.rep.next == ready.buyer.next <= at
            state = served.services.calls.get(page.call).hub.latest_state
            assert state.capture.restarted or ready.rep.next == 0
            await page.play()
            moments, stretches = await ended(page)
            assert (near(moments), near(stretches)) == (near(expected[0]), near(expected[1])), seed


async def test_a_service_that_ends_leaves_the_call_to_the_next_one(live, tmp_path):
    """In the middle of what the buyer says, and of what the rep says; nothing is lost or doubled."""
    async with clean(live) as (_, expected):
        pass
    for part in (0.2, 0.5, 0.8):
        folder, at = tmp_path / f"{part}", round(LAST * part)
        folder.mkdir()
        async with live(folder) as served:
            page = await begun(served)
            await page.play(at)
            await heard_up_to(page, at)
            served.sockets.clear()  # this end stays open: it is the service that closes it
        assert await page.codes() == []
        assert page.close_code == 1012
        async with open_stores(folder / "data") as stores:
            left = await stores.moments.load_call(page.call)
            assert left is not None
            assert not left.ended  # so it is shown, as one that broke off, if nobody comes back
            snapshot = await stores.private.load_snapshot(page.call)
            assert snapshot is not None
        async with live(folder) as served:
            page.served = served
            assert await page.again() == 201
            ready = await page.join("resume")
            wanted = snapshot.until_s * page.rate
            assert ready.rep.next == pytest.approx(wanted, abs=FRAME_S * page.rate)
            await page.play()
            moments, stretches = await ended(page)
            assert (near(moments), near(stretches)) == (near(expected[0]), near(expected[1])), part


def near(found):
    """Times to the frame, and sides as they are."""
    flat = [one if isinstance(one, tuple) else (one,) for one in found]
    return [
        tuple(part if isinstance(part, Speaker) else round(part / FRAME_S) for part in one)
        for one in flat
    ]
