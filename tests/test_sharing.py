"""What a rep shares arrives once: through an absent server, lost answers, refusals and deletions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import anyio
import httpx2
import pytest

from copilot.errors import StoreLocked
from copilot.limits import limit
from copilot.sharing import EVERY_SECONDS, REQUEST_SECONDS, WITHIN_SECONDS, Round, Sender
from copilot.storage.spool import Spool
from copilot.storage.stores import open_stores
from copilot.storage.team.store import open_team_store
from copilot.team_settings import TeamSettings
from tests.storage.team.make import TODAY, full, ident, moment, people, shared
from tests.team_server import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.review.shared import SharedCall
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


class Rep:
    """A rep's machine, as far as sharing goes: some calls that are shared now."""

    def __init__(self, spool: Spool, calls: list[SharedCall]) -> None:
        self.spool = spool
        self.calls = calls
        self.senders: list[Sender] = []
        self.told: list[str | None] = []

    async def shared(self) -> tuple[SharedCall, ...]:
        return tuple(self.calls)

    async def agreed(self, skill: str | None) -> None:
        self.told.append(skill)

    def sender(self, server: str, token: str, answers: object = None) -> Sender:
        client = None
        if answers is not None:
            client = httpx2.AsyncClient(transport=httpx2.MockTransport(answers))  # type: ignore[arg-type]  # a stand-in for the store or the wire
        settings = TeamSettings(server=server, token=token)
        self.senders.append(
            Sender(settings, self.spool, self.shared, agreed=self.agreed, client=client)
        )
        return self.senders[-1]


@pytest.fixture
async def rep(tmp_path: Path) -> AsyncIterator[Rep]:
    folder = tmp_path / "rep"
    folder.mkdir()
    spool = await Spool.open(folder)
    opened = Rep(spool, [full(), shared(1)])
    yield opened
    for sender in opened.senders:
        await sender.aclose()
    await spool.close()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TeamStore]:
    async with open_team_store(tmp_path / "team") as opened:
        await people(opened, "Ada", "Eve")
        yield opened


async def key(store: TeamStore, name: str = "Ada") -> str:
    [who] = await people(store, name)
    return await store.access.issue_machine(who, today=TODAY)


async def there(store: TeamStore) -> set[SharedCall]:
    return set(await store.shares.of_person(ident("Ada"), first=TODAY, last=TODAY))


async def test_what_is_shared_arrives_once_and_is_not_sent_again(
    rep: Rep, store: TeamStore
) -> None:
    async with serving(store) as server:
        sender = rep.sender(server, await key(store))
        assert await sender.once() == Round(sent=2)
        assert await there(store) == {full(), shared(1)}
        assert await sender.once() == Round()
        changed = replace(shared(1), moments=(moment(shared(1).id, annotation="On purpose."),))
        rep.calls = [full(), changed, shared(2)]
        assert await sender.once() == Round(sent=2)
        assert await there(store) == {full(), changed, shared(2)}


async def test_what_is_deleted_is_taken_back(rep: Rep, store: TeamStore) -> None:
    async with serving(store) as server:
        sender = rep.sender(server, await key(store))
        await sender.once()
        await rep.spool.take_back(full().id)
        rep.calls = [shared(1)]
        assert await sender.once() == Round(sent=1)
        assert await there(store) == {shared(1)}


async def test_a_call_that_grows_old_here_stays_there(rep: Rep, store: TeamStore) -> None:
    async with serving(store) as server:
        sender = rep.sender(server, await key(store))
        await sender.once()
        rep.calls = []
        assert await sender.once() == Round()
        assert len(await there(store)) == 2


async def test_a_server_that_is_away_loses_and_doubles_nothing(rep: Rep, store: TeamStore) -> None:
    token = await key(store)
    async with serving(store) as server:
        port = int(server.rpartition(":")[2])
    sender = rep.sender(server, token)
    for day in range(3):
        rep.calls.append(shared(f"day {day}"))
        assert await sender.once() == Round(trouble="unreachable")
    async with serving(store, port):
        assert await sender.once() == Round(sent=5)
    assert await there(store) == set(rep.calls)


async def test_an_answer_that_is_lost_is_asked_for_again(rep: Rep, store: TeamStore) -> None:
    token = await key(store)
    async with serving(store) as server:
        real = httpx2.AsyncClient()

        async def lost(request: httpx2.Request) -> httpx2.Response:
            await real.send(
                httpx2.Request(
                    "POST", request.url, headers=request.headers, content=request.content
                )
            )
            raise httpx2.ReadError("cut")

        assert await rep.sender(server, token, lost).once() == Round(trouble="unreachable")
        assert await there(store) == {full(), shared(1)}
        assert await rep.sender(server, token).once() == Round(sent=2)
        assert await there(store) == {full(), shared(1)}
        await real.aclose()


async def test_without_a_good_token_everything_waits(rep: Rep, store: TeamStore) -> None:
    async with serving(store) as server:
        assert await rep.sender(server, "made up").once() == Round(trouble="refused")
        assert await there(store) == set()
        assert await rep.sender(server, await key(store)).once() == Round(sent=2)


async def test_another_persons_call_is_refused_once(rep: Rep, store: TeamStore) -> None:
    async with serving(store) as server:
        eve = rep.sender(server, await key(store, "Eve"))
        rep.calls = [full()]
        await eve.once()
    rep.calls = []
    async with serving(store) as server:
        rep.calls = [replace(full(), turns=1), shared(1)]
        ada = rep.sender(server, await key(store))
        assert await ada.once() == Round(sent=1, refused=1)
        assert await ada.once() == Round()
        assert await there(store) == {shared(1)}


@pytest.mark.parametrize("status", [400, 413])
async def test_one_that_is_not_taken_does_not_hold_up_the_others(rep: Rep, status: int) -> None:
    taken: list[str] = []
    rep.calls = [shared(number) for number in range(9)]
    bad = rep.calls[4].id

    def picky(request: httpx2.Request) -> httpx2.Response:
        if bad in request.content.decode():
            return httpx2.Response(status)
        from copilot.web.team.ingest_wire import IngestBody

        lines = IngestBody.model_validate_json(request.content).deliveries
        taken.extend(line.call for line in lines)
        receipts = [{"call": one.call, "revision": one.revision, "taken": "kept"} for one in lines]
        return httpx2.Response(200, json={"v": 1, "receipts": receipts})

    sender = rep.sender("https://team.example", "t", picky)
    assert await sender.once() == Round(sent=8, refused=1)
    assert sorted(taken) == sorted(call.id for call in rep.calls if call.id != bad)
    assert await sender.once() == Round()
    # nothing is lost by it: the next start of Copilot, or of a newer one, offers it again
    assert await rep.sender("https://team.example", "t", picky).once() == Round(refused=1)
    [waits] = await rep.spool.lacking(server=sender._server)
    assert waits.call == bad


@pytest.mark.parametrize(
    ("response", "trouble"),
    [
        (httpx2.Response(503), "busy"), (httpx2.Response(500), "busy"),
        (httpx2.Response(302, headers={"location": "https://elsewhere.example"}), "busy"),
        (httpx2.Response(404), "refused"), (httpx2.Response(200, text="a login page"), "unreachable"),
    ],
)  # fmt: skip
async def test_what_else_may_answer(rep: Rep, response: httpx2.Response, trouble: str) -> None:
    asked = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url))
        return response

    sender = rep.sender("https://team.example", "t", answer)
    assert await sender.once() == Round(trouble=trouble)
    assert asked == ["https://team.example/team/ingest"]
    assert len(await rep.spool.lacking(server=sender._server)) == 2


async def test_requests_are_bounded_in_calls_and_in_bytes(rep: Rep) -> None:
    sizes = []
    note = "€" * 600

    def answer(request: httpx2.Request) -> httpx2.Response:
        from copilot.web.team.ingest_wire import IngestBody

        lines = IngestBody.model_validate_json(request.content).deliveries
        sizes.append((len(lines), len(request.content)))
        receipts = [{"call": one.call, "revision": one.revision, "taken": "kept"} for one in lines]
        return httpx2.Response(200, json={"v": 1, "receipts": receipts})

    noted = [
        replace(
            shared(f"long {number}"),
            moments=tuple(
                moment(ident(f"call long {number}"), one, annotation=note) for one in range(60)
            ),
        )
        for number in range(9)
    ]
    rep.calls = [*(shared(number) for number in range(120)), *noted]
    assert await rep.sender("https://team.example", "t", answer).once() == Round(sent=129)
    assert max(count for count, _ in sizes) <= limit("ingest_calls")
    assert max(size for _, size in sizes) < limit("ingest_bytes")


async def test_a_number_beyond_what_can_be_does_not_hold_up_the_others(rep: Rep) -> None:
    sent = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content.decode())
        return httpx2.Response(503)

    rep.calls = [replace(full(), duration_s=1e9), shared(1)]
    await rep.sender("https://team.example", "t", answer).once()
    assert shared(1).id in sent[0]
    assert full().id not in sent[0]


async def test_what_changes_while_it_is_read_is_read_again(rep: Rep) -> None:
    """A call that is deleted between reading and writing down is not sent."""
    sent = []
    rounds = iter([[full(), shared(1)], [shared(1)]])

    async def deleting() -> tuple[SharedCall, ...]:
        calls = tuple(next(rounds))
        if full() in calls:
            await rep.spool.take_back(full().id)
        return calls

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content.decode())
        return httpx2.Response(503)

    rep.shared = deleting  # type: ignore[method-assign]  # a stand-in for the store or the wire
    await rep.sender("https://team.example", "t", answer).once()
    assert full().id not in "".join(sent)


async def test_it_looks_again_and_again(rep: Rep, store: TeamStore) -> None:
    async with serving(store) as server, anyio.create_task_group() as tasks:
        settings = TeamSettings(server=server, token=await key(store))
        sender = Sender(settings, rep.spool, rep.shared, every_s=0.001)
        tasks.start_soon(sender.run)
        while len(await there(store)) < 2:
            await anyio.lowlevel.checkpoint()
        rep.calls.append(shared(2))
        while len(await there(store)) < 3:
            await anyio.lowlevel.checkpoint()
        tasks.cancel_scope.cancel()


async def test_what_nobody_foresaw_ends_neither_the_sharing_nor_the_calls_beside_it(
    rep: Rep, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address that is none is no error of HTTP's; nor is what a proxy may make a client do."""
    monkeypatch.setattr("copilot.sharing.wait_s", lambda _failures, _chance: 0.0)
    raised = iter([httpx2.InvalidURL("hush-hush"), RuntimeError("hush-hush")])
    taken: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        if error := next(raised, None):
            raise error
        if request.method == "GET":
            return httpx2.Response(404)
        from copilot.web.team.ingest_wire import IngestBody

        lines = IngestBody.model_validate_json(request.content).deliveries
        taken.extend(line.call for line in lines)
        receipts = [{"call": one.call, "revision": one.revision, "taken": "kept"} for one in lines]
        return httpx2.Response(200, json={"v": 1, "receipts": receipts})

    sender = rep.sender("https://team.example", "t", answer)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(sender.run)
        while len(taken) < 2:
            await anyio.lowlevel.checkpoint()
        tasks.cancel_scope.cancel()
    assert set(taken) == {call.id for call in rep.calls}
    logged = "".join(capsys.readouterr())
    assert "hush" not in logged
    assert "InvalidURL" in logged
    assert "RuntimeError" in logged


async def test_once_answered_it_asks_no_more_for_minutes_and_unanswered_it_asks_again(
    rep: Rep,
) -> None:
    """What was agreed on changes with a one-to-one, and not with every look at what is shared."""
    for status, again in ((404, False), (503, True)):
        looks, asked = 0, 0

        async def look() -> tuple[SharedCall, ...]:
            nonlocal looks
            looks += 1
            return ()

        def answer(_request: httpx2.Request, status: int = status) -> httpx2.Response:
            nonlocal asked
            asked += 1
            return httpx2.Response(status)

        client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
        settings = TeamSettings(server="https://team.example", token="t")  # noqa: S106  no secret
        sender = Sender(settings, rep.spool, look, agreed=rep.agreed, client=client, every_s=0.0)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(sender.run)
            while looks < 5:
                await anyio.lowlevel.checkpoint()
            tasks.cancel_scope.cancel()
        assert asked > 1 if again else asked == 1


def test_what_is_shared_is_there_within_a_minute() -> None:
    # shared just after a look, and then a request that takes as long as it may; the rest is reading
    assert EVERY_SECONDS + REQUEST_SECONDS <= WITHIN_SECONDS - 10


async def test_the_token_is_in_no_address_and_no_log(
    rep: Rep, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(401)

    await rep.sender("https://team.example", "hush-hush", answer).once()
    assert "hush" not in str(seen[0].url)
    assert seen[0].headers["authorization"] == "Bearer hush-hush"
    assert seen[0].headers["origin"] == "https://team.example"
    assert "hush" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("response", "answered", "told"),
    [
        (httpx2.Response(200, json={"v": 1, "skill": "listening"}), True, ["listening"]),
        (httpx2.Response(200, json={"v": 1, "skill": None, "since": "today"}), True, [None]),
        (httpx2.Response(401), True, [None]),  # of that team no more
        (httpx2.Response(404), True, []),  # an older server
        (httpx2.Response(503), False, []), (httpx2.Response(302), False, []),
        (httpx2.Response(200, json={"v": 1, "skill": "juggling"}), False, []),
        (httpx2.Response(200, text="a login page"), False, []),
    ],
)  # fmt: skip
async def test_it_asks_what_was_agreed_on(
    rep: Rep, response: httpx2.Response, answered: bool, told: list[str | None]
) -> None:
    assert (
        await rep.sender("https://team.example", "t", lambda _request: response).ask() is answered
    )
    assert rep.told == told


async def test_the_question_says_nothing_but_whose_machine_it_is(rep: Rep) -> None:
    asked = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(200, json={"v": 1, "skill": "listening"})

    sender = rep.sender("https://team.example", "t", answer)
    await sender.ask()
    await sender.ask()
    first, second = asked
    assert (first.method, str(first.url)) == ("GET", "https://team.example/api/machine/focus")
    assert (first.content, first.headers["authorization"]) == (b"", "Bearer t")
    assert first.headers == second.headers


async def test_nothing_of_the_reps_answer_goes_back(rep: Rep, tmp_path: Path) -> None:
    """Whatever the rep made of it, and however the skill stands: the server hears the same."""
    sent: list[tuple[str, bytes]] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append((str(request.url), request.content))
        if request.method == "GET":
            return httpx2.Response(200, json={"v": 1, "skill": "listening"})
        return httpx2.Response(503)

    client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
    async with open_stores(tmp_path / "data") as stores:
        settings = TeamSettings(server="https://team.example", token="t")  # noqa: S106  no secret
        sender = Sender(
            settings, rep.spool, rep.shared, agreed=stores.choices.propose, client=client
        )
        heard = []
        for reply in (None, True, False):
            if reply is not None:
                assert await stores.choices.reply(take=reply)
            await sender.ask()
            await sender.once()
            heard.append([*sent])
            sent.clear()
        await sender.aclose()
    assert heard[0] == heard[1] == heard[2]


async def test_a_store_that_refuses_is_asked_again(rep: Rep) -> None:
    async def refuses(_skill: str | None) -> None:
        raise StoreLocked("not today", remedy="try again")

    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"v": 1, "skill": "listening"})

    client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
    settings = TeamSettings(server="https://team.example", token="t")  # noqa: S106  no secret
    sender = Sender(settings, rep.spool, rep.shared, agreed=refuses, client=client)
    assert await sender.ask() is False
    await sender.aclose()
