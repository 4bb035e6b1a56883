"""Keys of a terminal as wishes, and the terminal as it was afterwards."""

from __future__ import annotations

import os
import pty
import signal
import sys
import termios

import anyio
import pytest

from copilot.listen import Wish
from copilot.listen_keys import Keys, single_keys, wish_of

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("keys", "wishes"),
    [
        (" ", [Wish.DISMISS]),
        ("s", [Wish.SNOOZE]),
        ("A", [Wish.ASK]),
        ("q", [Wish.END]),
        ("xyz", []),
        ("sa", [Wish.SNOOZE, Wish.ASK]),
        ("w", []),
        ("ww", [Wish.WITHDRAW]),
        ("wsw", [Wish.SNOOZE]),
        ("wxw", []),
    ],
)
def test_keys_are_wishes_and_withdrawing_takes_two(keys, wishes):
    assert wish_of(keys, sure=False)[0] == wishes


def test_the_second_w_may_come_later():
    _, sure = wish_of("w", sure=False)
    assert sure
    assert wish_of("w", sure=sure) == ([Wish.WITHDRAW], False)
    assert wish_of("a", sure=sure) == ([Wish.ASK], False)


@pytest.fixture
def terminal(monkeypatch):
    ours, theirs = pty.openpty()
    monkeypatch.setattr(sys, "stdin", os.fdopen(os.dup(theirs)))
    yield ours, theirs
    sys.stdin.close()
    os.close(ours)
    os.close(theirs)


async def test_keys_come_one_by_one_without_return(terminal):
    ours, _ = terminal
    keys, heard = Keys(), []
    with anyio.fail_after(60):
        async with anyio.create_task_group() as tasks:
            keys.start(tasks)
            await anyio.wait_all_tasks_blocked()
            os.write(ours, b"s")
            async for wish in keys.wishes():
                heard.append(wish)
                if wish is Wish.SNOOZE:
                    os.write(ours, b"ww")
                else:
                    break
            tasks.cancel_scope.cancel()
    assert heard == [Wish.SNOOZE, Wish.WITHDRAW]


async def test_ctrl_c_ends_the_call():
    keys = Keys()
    with anyio.fail_after(60):
        async with anyio.create_task_group() as tasks:
            keys.start(tasks)
            await anyio.wait_all_tasks_blocked()
            os.kill(os.getpid(), signal.SIGINT)
            async for wish in keys.wishes():
                assert wish is Wish.END
                break
            tasks.cancel_scope.cancel()


def test_the_terminal_is_as_before(terminal):
    _, theirs = terminal
    before = termios.tcgetattr(theirs)
    with single_keys(theirs):
        assert termios.tcgetattr(theirs) != before
    assert termios.tcgetattr(theirs) == before
