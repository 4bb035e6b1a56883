from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import anyio
import pytest

from copilot.coaching.engine import Engine
from copilot.coaching.layers import CHOICES, Folders
from copilot.errors import RuleError
from copilot.rule_watch import RuleWatch
from copilot.service import watch_rules
from tests.coaching.make import context, rule_text

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.delivery.messages import ErrorMessage
    from copilot.web.calls import LiveCalls


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    (tmp_path / "shipped").mkdir()
    put(tmp_path / "shipped", rule_text())
    return Folders(shipped=tmp_path / "shipped", own=tmp_path / "own")


def put(folder: Path, text: str, name: str = "sample.yaml", at_s: int = 1) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at_s, at_s))  # a clock that is coarse would hide a change


def test_nothing_new_is_not_read_again(folders: Folders) -> None:
    watch = RuleWatch(folders)
    book = watch.rulebook
    assert watch.look() is False
    assert watch.rulebook is book


def test_a_changed_rule_is_in_force_for_the_next_call_and_not_for_this_one(
    folders: Folders,
) -> None:
    watch = RuleWatch(folders)
    under_way = Engine(watch.rulebook, context())
    put(folders.shipped, rule_text(("version: 1", "version: 2")), at_s=2)
    assert watch.look() is True
    assert [one.version for one in watch.rulebook.rules] == [2]
    assert [one.version for one in under_way.rules] == [1]


def test_a_broken_file_leaves_the_former_rules_in_force(folders: Folders) -> None:
    watch = RuleWatch(folders)
    put(folders.shipped, "id: [", at_s=2)
    assert watch.look() is True
    assert "sample.yaml:1" in watch.trouble
    assert [one.id for one in watch.rulebook.rules] == ["sample"]
    assert watch.look() is False
    put(folders.shipped, rule_text(), at_s=3)
    assert watch.look() is True
    assert not watch.trouble


def test_a_folder_or_a_choice_that_comes_later_counts(folders: Folders) -> None:
    watch = RuleWatch(folders)
    assert folders.own is not None
    folders.own.mkdir()
    put(folders.own, "mute: [sample]\n", CHOICES)
    assert watch.look() is True
    assert watch.rulebook.rules == ()
    (folders.own / CHOICES).unlink()
    assert watch.look() is True
    assert len(watch.pack.rulebook.rules) == 1


def test_a_broken_proposal_stops_no_start_and_no_mute(folders: Folders, tmp_path: Path) -> None:
    assert folders.own is not None
    team = tmp_path / "team"
    for folder in (team, folders.own):
        folder.mkdir()
    put(team, rule_text(("id: sample", "id: theirs"), ("priority", "prority")), "theirs.yaml")
    watch = RuleWatch(replace(folders, team=team))
    assert [one.id for one in watch.rulebook.rules] == ["sample"]
    assert "theirs.yaml" in watch.trouble
    put(folders.own, "mute: [sample]\n", CHOICES)
    assert watch.look() is True
    assert watch.rulebook.rules == ()
    assert "theirs.yaml" in watch.trouble


def test_without_any_rules_that_can_be_read_it_does_not_begin(folders: Folders) -> None:
    put(folders.shipped, "id: [", at_s=2)
    with pytest.raises(RuleError):
        RuleWatch(folders)


@pytest.mark.anyio
async def test_calls_under_way_are_told_of_rules_that_cannot_be_read(folders: Folders) -> None:
    told: list[ErrorMessage] = []
    heard = anyio.Event()

    def publish(message: ErrorMessage) -> None:
        told.append(message)
        heard.set()

    live = SimpleNamespace(status="live", hub=SimpleNamespace(at=7.0, publish=publish))
    over = SimpleNamespace(status="ended", hub=None)
    calls = cast("LiveCalls", SimpleNamespace(all=lambda: (live, over)))
    watch = RuleWatch(folders)
    put(folders.shipped, "id: [", at_s=2)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(partial(watch_rules, watch, calls, every_s=0.001))
        with anyio.fail_after(60):
            await heard.wait()
        tasks.cancel_scope.cancel()
    (message,) = told
    assert (message.ts, message.code, message.goes_on) == (7.0, "rule-invalid", True)
    assert "former ones stay" in message.what


@pytest.mark.anyio
async def test_the_same_trouble_is_told_once_and_another_again() -> None:
    troubles = iter(["one", "one", "", "one", "two"])
    told: list[str] = []

    class Watch:
        trouble = ""
        rulebook = SimpleNamespace(rules=())

        def look(self) -> bool:
            self.trouble = next(troubles, "over")
            return True

    watch, over = Watch(), anyio.Event()

    def publish(message: ErrorMessage) -> None:
        told.append(watch.trouble)
        if watch.trouble == "over":
            over.set()

    live = SimpleNamespace(status="live", hub=SimpleNamespace(at=7.0, publish=publish))
    calls = cast("LiveCalls", SimpleNamespace(all=lambda: (live,)))
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(partial(watch_rules, cast("RuleWatch", watch), calls, every_s=0.001))
        with anyio.fail_after(60):
            await over.wait()
        tasks.cancel_scope.cancel()
    assert told == ["one", "one", "two", "over"]
