from __future__ import annotations

import multiprocessing
import os
import stat
from typing import TYPE_CHECKING

import pytest

from copilot.errors import StoreLocked, StoreReadOnly
from copilot.storage.lock import LOCK_FILE, sole_use

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


def hold(folder: Path, told: Connection) -> None:
    with sole_use(folder):
        told.send("held")
        told.recv()  # until the parent ends us


def test_a_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "of the" / "rep"
    with sole_use(folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / LOCK_FILE).stat().st_mode) == 0o600


def test_a_second_one_is_refused_while_the_first_is_there(tmp_path: Path) -> None:
    with sole_use(tmp_path):
        with pytest.raises(StoreLocked) as told, sole_use(tmp_path):
            pass
        assert told.value.where == str(tmp_path)
        assert told.value.remedy
    with sole_use(tmp_path):
        pass


def test_the_lock_goes_with_a_process_that_is_killed(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=hold, args=(tmp_path, theirs))
    process.start()
    assert ours.recv() == "held"
    with pytest.raises(StoreLocked), sole_use(tmp_path):
        pass
    process.kill()
    process.join()
    process.close()
    ours.close()
    theirs.close()
    with sole_use(tmp_path):
        pass


def test_a_lock_file_left_behind_means_nothing(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).touch()
    with sole_use(tmp_path):
        pass


def is_the(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def test_workers_do_not_inherit_it(tmp_path: Path) -> None:
    with sole_use(tmp_path):
        handles = [handle for handle in range(512) if is_the(tmp_path / LOCK_FILE, handle)]
        assert len(handles) == 1
        assert not os.get_inheritable(handles[0])


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreReadOnly), sole_use(tmp_path / "data"):
        pass
