"""Empty databases, made once by the migrations and copied: `test_prepare` makes its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from copilot.storage.prepare import MOMENTS_HISTORY, PRIVATE_HISTORY, prepare
from copilot.storage.spool import SPOOL_HISTORY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def empty_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("empty")
    paths = []
    for history in (MOMENTS_HISTORY, PRIVATE_HISTORY, SPOOL_HISTORY):
        path = folder / history.file
        path.touch(mode=0o600)
        prepare(path, history)
        paths.append(path)
    return tuple(paths)


@pytest.fixture
def folder(tmp_path: Path, empty_files: tuple[Path, ...]) -> Path:
    """A data folder with both databases, empty."""
    for path in empty_files:
        shutil.copy(path, tmp_path)
    return tmp_path
