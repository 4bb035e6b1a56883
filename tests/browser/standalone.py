"""The browser tests' service as a process of its own, for a test that kills it: ``-m tests.browser.standalone DIR PORT``.

It prints its origin once it can be opened, and runs until its input is closed or it is killed.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.scripted import scripted_service

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def standing_alone(folder: Path, port: int = 0, *, in_peace: bool = False) -> Iterator[str]:
    """Its origin. At the end it is killed; `in_peace` it is asked to end, as for a restart."""
    command = [sys.executable, "-m", "tests.browser.standalone", str(folder), str(port)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        yield child.stdout.readline().strip()
    finally:
        if in_peace and child.stdin is not None:
            child.stdin.close()
            child.stdin = None  # what is closed cannot be flushed
            child.wait(30)
        child.kill()
        child.communicate()


if __name__ == "__main__":
    with scripted_service(Path(sys.argv[1]), int(sys.argv[2])) as service:
        print(service.origin, flush=True)  # noqa: T201 - for who started it
        sys.stdin.read()
