"""One call to many overlays: numbered, resumable, bounded, and deaf to slow readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.delivery.hub import Hub, Overlay
from copilot.delivery.messages import Control, ErrorMessage, Suggest
from copilot.errors import OverlayLimit
from copilot.limits import limit
from tests.delivery.make import answer, card, heard, state, summary, welcome, withdraw

if TYPE_CHECKING:
    from copilot.delivery.messages import Message

pytestmark = pytest.mark.anyio


async def taken(overlay: Overlay) -> list[Message]:
    """All that is there; leaves the overlay as it is."""
    messages: list[Message] = []
    while overlay._backlog or len(overlay.mailbox):
        messages.append(await anext(overlay))
    return messages


def kinds(messages: list[Message]) -> list[str]:
    return [getattr(message, "type", "") for message in messages]


async def test_every_overlay_gets_every_message_under_one_number() -> None:
    hub = Hub()
    first, second = hub.join(), hub.join()
    hub.publish(welcome())
    hub.publish(heard())
    one, two = await taken(first), await taken(second)
    assert kinds(one) == kinds(two) == ["welcome", "heard"]
    assert [m.seq for m in one] == [m.seq for m in two] == [1, 2]
    assert {m.session for m in one} == {first.session} != {second.session}


async def test_a_newcomer_sees_the_call_as_it_stands() -> None:
    hub = Hub()
    for message in (welcome(), heard(1), state(1), card("a", ts=2), heard(2), state(3)):
        hub.publish(message)
    messages = await taken(hub.join())
    assert kinds(messages) == ["welcome", "heard", "suggest", "heard", "state"]
    assert messages[-1].ts == 3


async def test_resume_repeats_nothing_that_was_seen() -> None:
    hub = Hub()
    overlay = hub.join()
    for message in (welcome(), heard(1), card("a", ts=2), state(2)):
        hub.publish(message)
    seen = max(message.seq for message in await taken(overlay))
    hub.leave(overlay)
    hub.publish(heard(3))
    back = hub.resume(overlay.session, seen)
    assert back.session == overlay.session
    assert kinds(await taken(back)) == ["welcome", "heard"]


async def test_resume_shows_a_card_that_came_meanwhile_and_still_counts() -> None:
    hub = Hub()
    overlay = hub.join()
    hub.publish(welcome())
    hub.leave(overlay)
    hub.publish(card("a", ts=2, ttl_ms=14_000))
    hub.publish(state(15.9))
    assert kinds(await taken(hub.resume(overlay.session, 1))) == ["welcome", "suggest", "state"]


async def test_an_expired_card_is_never_shown_again() -> None:
    hub = Hub()
    overlay = hub.join()
    hub.publish(card("a", ts=2, ttl_ms=14_000))
    hub.leave(overlay)
    hub.publish(state(16.0))
    assert "suggest" not in kinds(await taken(hub.resume(overlay.session, 0)))
    assert "suggest" not in kinds(await taken(hub.join()))


async def test_a_pinned_card_outlives_its_time() -> None:
    hub = Hub()
    hub.publish(card("a", ts=2, ttl_ms=14_000))
    hub.view.apply(Control(action="pin", card="a"), at=3.0)
    hub.publish(state(60.0))
    [joined, _] = await taken(hub.join())
    assert isinstance(joined, Suggest)
    assert joined.pinned
    hub.view.apply(Control(action="release", card="a"), at=61.0)
    hub.publish(card("b", ts=60))
    assert [one.pinned for one in await taken(hub.join()) if isinstance(one, Suggest)] == [False]


async def test_a_card_withdrawn_while_an_overlay_was_away_is_withdrawn_there_too() -> None:
    hub = Hub()
    overlay = hub.join()
    hub.publish(card("a", ts=2))
    hub.leave(overlay)
    hub.publish(withdraw("a", ts=4))
    assert kinds(await taken(hub.resume(overlay.session, seen=1))) == ["withdraw"]
    assert kinds(await taken(hub.join())) == []


@pytest.mark.parametrize("seen", [0, 3])
async def test_an_unknown_session_or_an_impossible_number_joins_anew(seen: int) -> None:
    hub = Hub()
    known = hub.join()
    hub.leave(known)
    hub.publish(heard())
    back = hub.resume("nobody" if seen == 0 else known.session, seen)
    assert back.session not in {"nobody", known.session}
    assert kinds(await taken(back)) == ["heard"]


async def test_a_session_that_comes_back_ends_its_older_socket() -> None:
    hub = Hub()
    before = hub.join()
    hub.publish(heard())
    after = hub.resume(before.session, 0)
    assert before.replaced
    assert hub.overlays == 1
    with pytest.raises(StopAsyncIteration):
        await anext(before)
    hub.leave(before)
    assert hub.overlays == 1, "the older socket's leaving must not end the newer one"
    assert kinds(await taken(after)) == ["heard"]


async def test_no_more_overlays_than_the_limit() -> None:
    hub = Hub()
    overlays = [hub.join() for _ in range(limit("overlays_per_call"))]
    with pytest.raises(OverlayLimit):
        hub.join()
    hub.leave(overlays[0])
    hub.join()


async def test_an_overlay_that_never_reads_costs_a_mailbox_and_no_more() -> None:
    hub = Hub()
    deaf, quick = hub.join(), hub.join()
    for second in range(1000):
        hub.publish(state(second))
        hub.publish(heard(second))
        await taken(quick)
    assert len(deaf.mailbox) == limit("mailbox_events") + 1
    assert hub.dropped == deaf.mailbox.dropped == 2000 - len(deaf.mailbox)
    hub.leave(deaf)
    assert hub.dropped == 2000 - len(deaf.mailbox), "the count outlives the overlay"


async def test_what_is_kept_for_newcomers_is_bounded() -> None:
    hub, bound = Hub(), limit("heard_kept")
    for second in range(bound + 7):
        hub.publish(heard(second))
    messages = await taken(hub.join())
    assert len(messages) == bound
    assert messages[-1].ts == bound + 6
    assert hub.forgotten == 7


async def test_sessions_that_may_come_back_are_bounded() -> None:
    hub = Hub()
    first = hub.join()
    hub.leave(first)
    for _ in range(limit("overlay_sessions")):
        hub.leave(hub.join())
    assert len(hub._sessions) == limit("overlay_sessions")
    assert hub.sessions_forgotten == 1
    assert hub.resume(first.session, 0).session != first.session


async def test_the_summary_is_the_last_message() -> None:
    hub = Hub()
    overlay = hub.join()
    for message in (welcome(), state(1), summary(2), state(3)):
        hub.publish(message)
    assert kinds([message async for message in overlay]) == ["welcome", "state", "summary"]
    late = hub.join()
    assert kinds([message async for message in late]) == ["welcome", "state", "summary"]


async def test_an_overlay_that_waits_is_woken_by_news_and_by_the_end() -> None:
    hub = Hub()
    overlay = hub.join()
    got: list[Message] = []

    async def read() -> None:
        async for message in overlay:
            got.append(message)  # noqa: PERF401 - what came so far is what the test looks at

    with anyio.fail_after(2):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await anyio.wait_all_tasks_blocked()
            hub.publish(state(1))
            await anyio.wait_all_tasks_blocked()
            assert kinds(got) == ["state"]
            hub.publish(ErrorMessage(code="asr-failed", what="w"))
            hub.close()
    assert kinds(got) == ["state", "error"]


async def test_an_answer_is_for_who_was_there_when_it_was_asked_for() -> None:
    hub = Hub()
    hub.publish(welcome())
    there = hub.join()
    hub.publish(answer(1))
    late = hub.join()
    hub.close()
    assert kinds([message async for message in there]) == ["welcome", "answer"]
    assert kinds([message async for message in late]) == ["welcome"]
