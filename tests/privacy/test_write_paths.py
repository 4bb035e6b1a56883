"""Every file that a running Copilot opens for writing, and every address that it connects to.

Seen by the kernel's own account: under strace the doors are opened, a sample call is coached, its
review is fetched through the real application, and the call is deleted.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from copilot.resources import samples_dir
from tests.privacy.sandbox import Sandbox

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]
ROOT = Path(__file__).resolve().parents[2]

WRITTEN = re.compile(
    r"^(moments|private|spool)\.db(-wal|-shm|-journal)?$|^copilot\.lock$|^null$|^tty$|^comm$|^printed$"
)
"""The two databases with SQLite's own companions, the lock, and devices that keep nothing."""

OPENED = re.compile(r'\bopen(?:at2?)?\([^"]*"([^"]+)", (?:\{flags=)?([A-Z_|]+)')
MADE = re.compile(r'\bcreat\("([^"]+)"')
CONNECTED = re.compile(r"\b(?:connect|sendto|sendmsg)\(.*?\{sa_family=AF_(INET6?), (.*?)\}")


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    if shutil.which("strace") is None:
        pytest.skip("strace is not here: make browser installs it")
    sandbox = Sandbox(tmp_path_factory.mktemp("traced"))
    log = sandbox.root / "strace"
    subprocess.run(
        [
            "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=open,openat,openat2,creat,connect,sendto,sendmsg", "-o", str(log),
            sys.executable, "-m", "tests.privacy.one_service", str(sandbox.root / "data"),
        ],
        cwd=ROOT,
        env=sandbox.environment(),
        check=True,
        timeout=280,
    )  # fmt: skip
    return log.read_text(encoding="utf-8", errors="replace")


def test_only_the_two_databases_and_the_lock_are_opened_for_writing(traced):
    written = {
        Path(name).name
        for name, flags in OPENED.findall(traced)
        if {"O_WRONLY", "O_RDWR", "O_CREAT"} & set(flags.split("|"))
    }
    written |= {Path(name).name for name in MADE.findall(traced)}
    assert "moments.db" in written
    assert {name for name in written if not WRITTEN.match(name)} == set()


def test_no_connection_leaves_the_machine(traced):
    outside = [
        where
        for _, where in CONNECTED.findall(traced)
        if "127.0.0.1" not in where and "::1" not in where
    ]
    assert outside == []


def test_the_sound_was_really_read(traced):
    assert str(samples_dir() / "canary.opus") in traced
