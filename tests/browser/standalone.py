"""The browser tests' service as a process of its own, for a test that kills it.

What the service is made of takes longer to load than all else a test waits for here. So one process,
``-m tests.browser.standalone``, loads it once and forks for each service that is asked of it, one after
another: a line ``PORT FOLDER`` begets one, and is answered by ``PID ORIGIN`` once the service can be
opened, and by ``over`` once it is gone. When its input is closed it ends, and whom it begot with it.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from copilot import observe
from tests.browser.scripted import scripted_service

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Parent:
    """The process that forks, from outside."""

    process: subprocess.Popen[str]

    def told(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    @contextmanager
    def service(self, folder: Path, port: int = 0, *, in_peace: bool = False) -> Iterator[str]:
        """Its origin. At the end it is killed; `in_peace` it is asked to end, as for a restart."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{port} {folder}\n")
        self.process.stdin.flush()
        child, origin = self.told().split()
        try:
            yield origin
        finally:
            os.kill(int(child), signal.SIGTERM if in_peace else signal.SIGKILL)
            assert self.told() == "over"


@contextmanager
def parent() -> Iterator[Parent]:
    """The process that forks, until the block ends."""
    command = [sys.executable, "-m", "tests.browser.standalone"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Parent(process)
        finally:
            process.communicate()


def main() -> None:
    """Read what is asked for, a line each, and beget it."""
    observe.configure()  # as the command does: what is logged is no answer
    while asked := sys.stdin.readline():
        port, folder = asked.strip().split(" ", 1)
        child = os.fork()
        if not child:
            serve(Path(folder), int(port))
        gone = os.pidfd_open(child)
        if gone not in select.select([sys.stdin, gone], [], [])[0]:
            os.kill(child, signal.SIGKILL)  # nobody is there to ask for its end
        os.waitpid(child, 0)
        os.close(gone)
        print("over", flush=True)  # noqa: T201 - for who asked


def serve(folder: Path, port: int) -> None:
    """The service until it is asked to end; and with it this process."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # of each of its threads
    with scripted_service(folder, port) as service:
        print(os.getpid(), service.origin, flush=True)  # noqa: T201 - for who asked
        signal.sigwait({signal.SIGTERM})
    os._exit(0)


if __name__ == "__main__":
    main()
