"""The ``copilot`` command in the process of the test, and how it ended."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from copilot.cli import main
from tests.privacy.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Done:
    """The code that it ended with, and what it printed, as of a process."""

    returncode: int
    stdout: str
    stderr: str


def typed_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Runs the command in a folder, with a home of its own there."""

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["copilot", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, *capsys.readouterr())

    for name, value in Sandbox(folder).environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    # it would be for all that this process does later
    monkeypatch.setattr("copilot.cli.no_core_dumps", lambda: None)
    return run
