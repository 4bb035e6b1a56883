"""P1: rare words are spoken to the whole system; afterwards they are nowhere.

Not in a database or its log, a temporary file, a log line at debug level, a message to any overlay,
a page, or what the process printed, although an exception that holds them was raised in each stage.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.privacy.sandbox import CANARY, Sandbox

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    """Everything that the canary run left: files, and what it printed."""
    sandbox = Sandbox(tmp_path_factory.mktemp("canary"))
    with (sandbox.root / "printed").open("w") as printed:
        done = subprocess.run(
            [sys.executable, "-m", "tests.privacy.forced_faults", str(sandbox.root)],
            cwd=ROOT,
            env={**sandbox.environment(), "PYTHONFAULTHANDLER": "1"},
            stdout=printed,
            stderr=subprocess.STDOUT,
            check=False,
        )
    (sandbox.root / "code").write_text(str(done.returncode))
    return sandbox


@pytest.fixture(scope="module")
def runs(sandbox):
    """For each stage: how the call with its fault ended, and how many canary words were heard."""
    lines = (sandbox.root / "printed").read_text(encoding="utf-8").splitlines()
    plain = [line.split() for line in lines if not line.startswith("{")]
    assert (sandbox.root / "code").read_text() == "0", lines[-20:]
    return {name: (status, int(hits)) for name, status, hits in plain}


def test_the_words_were_really_heard(runs):
    assert len(CANARY) >= 20
    assert runs["none"][1] >= 12
    assert all(hits >= 3 for _, hits in runs.values())


def test_each_fault_was_really_raised_and_hurt_its_own_call_only(runs):
    assert runs["none"][0] == "ended"
    failed = {name for name, (status, _) in runs.items() if status == "failed"}
    # the review is made after its call has ended well
    assert failed == set(runs) - {"none", "review"}


def test_they_are_nowhere(runs, sandbox):
    assert runs
    assert sandbox.findings() == []


def test_the_search_finds_what_is_there(sandbox, tmp_path):
    planted = Sandbox(tmp_path)
    (tmp_path / "plain").write_text(f"... {CANARY[0].upper()} ...", encoding="utf-8")
    (tmp_path / "wide").write_bytes(CANARY[1].encode("utf-16-le"))
    assert planted.findings() == [f"plain: {CANARY[0]}", f"wide: {CANARY[1]}"]


def test_the_databases_their_logs_and_the_pages_were_there_to_be_searched(runs, sandbox):
    assert runs
    names = {path.name for path in sandbox.root.rglob("*")}
    assert {"moments.db", "private.db", "copy-moments.db-wal", "copy-private.db-wal"} <= names
    pages = (sandbox.root / "overlay.jsonl.pages").read_text(encoding="utf-8")
    assert "talk" in pages


def test_the_overlay_was_told_of_the_failure_by_code_alone(runs, sandbox):
    assert runs
    lines = (sandbox.root / "overlay.jsonl").read_text(encoding="utf-8").splitlines()
    errors = [one for one in map(json.loads, lines) if one["type"] == "error"]
    assert {one["code"] for one in errors} == {"unexpected"}
