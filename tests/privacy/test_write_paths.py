"""Every file that a running Copilot opens for writing, and every address that it connects to.

Seen by the kernel's own account: under strace the doors are opened, a sample call is coached, its
review is fetched through the real application, and the call is deleted. Where the system gives us a
network of our own to do that in, there is nothing in it but loopback: it works with the network cut.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from copilot.resources import samples_dir
from tests.privacy.loopback_alone import prefix
from tests.privacy.sandbox import Sandbox

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]
ROOT = Path(__file__).resolve().parents[2]

KEPT = re.compile(r"(moments|private|spool)\.db(-wal|-shm|-journal)?|copilot\.lock")
"""In the data folder: the databases with SQLite's own companions, and the lock."""

KEEPS_NOTHING = re.compile(r"/dev/(null|tty)|/proc/(self|\d+)/task/\d+/comm")
"""Devices, and the names that threads give themselves."""

OPENED = re.compile(r'\bopen(?:at2?)?\([^"]*"([^"]+)", (?:\{flags=)?([A-Z_|]+)')
MADE = re.compile(r'\bcreat\("([^"]+)"')
CONNECTED = re.compile(r"\b(?:connect|sendto|sendmsg)\(.*?\{sa_family=AF_(INET6?), (.*?)\}")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    return Sandbox(tmp_path_factory.mktemp("traced"))


@pytest.fixture(scope="module")
def traced(sandbox):
    if shutil.which("strace") is None:
        pytest.skip("strace is not here: make browser installs it")
    log = sandbox.root / "strace"
    subprocess.run(
        [
            *prefix(), "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=open,openat,openat2,creat,connect,sendto,sendmsg", "-o", str(log),
            sys.executable, "-m", "tests.privacy.one_service", str(sandbox.root / "data"),
        ],
        cwd=ROOT,
        env=sandbox.environment(),
        check=True,
        timeout=280,
    )  # fmt: skip
    return log.read_text(encoding="utf-8", errors="replace")


def test_only_the_databases_and_the_lock_are_opened_for_writing(traced, sandbox):
    data = sandbox.root / "data"
    written = {
        Path(name)
        for name, flags in OPENED.findall(traced)
        if {"O_WRONLY", "O_RDWR", "O_CREAT"} & set(flags.split("|"))
    }
    written |= {Path(name) for name in MADE.findall(traced)}
    assert data / "moments.db" in written
    kept = {path for path in written if path.parent == data and KEPT.fullmatch(path.name)}
    assert {path for path in written - kept if not KEEPS_NOTHING.fullmatch(str(path))} == set()


def test_no_connection_leaves_the_machine(traced):
    outside = [
        where
        for _, where in CONNECTED.findall(traced)
        if "127.0.0.1" not in where and "::1" not in where
    ]
    assert outside == []


def test_the_sound_was_really_read(traced):
    assert str(samples_dir() / "canary.opus") in traced
