"""The browser that tests use is one that they can use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium

HERE = Path(chromium.__file__)


@pytest.fixture
def put(tmp_path, monkeypatch):
    """A path of its own, and a way to put programs on it."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("COPILOT_CHROMIUM", raising=False)
    (tmp_path / "bin").mkdir()

    def write(name, text="#!/bin/sh\nexec /usr/lib/chromium/chromium\n"):
        path = tmp_path / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


def test_whatever_it_is_called_it_is_found(put):
    assert chromium.find_chromium() == Path("/usr/bin/chromium")
    chrome = put("google-chrome", "\x7fELF")
    assert chromium.find_chromium() == chrome
    debian = put("chromium")
    assert chromium.find_chromium() == debian


def test_without_windows_it_is_quicker(put, monkeypatch):
    whole = put("chromium")
    assert chromium.find_windowless() == whole
    bare = put("chromium-headless-shell")
    assert (chromium.find_windowless(), chromium.find_chromium()) == (bare, whole)
    monkeypatch.setenv("COPILOT_CHROMIUM", "/opt/chromium")
    assert chromium.find_windowless() == Path("/opt/chromium")


def test_a_snaps_is_passed_over(put, tmp_path):
    put("chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium\n")
    snap = tmp_path / "snap"
    snap.write_text("\x7fELF", encoding="utf-8")
    snap.chmod(0o755)
    (tmp_path / "bin" / "chromium").symlink_to(snap)
    chrome = put("google-chrome-stable")
    assert chromium.find_chromium() == chrome


def test_the_one_that_is_named_goes_first(put, monkeypatch):
    put("chromium")
    monkeypatch.setenv("COPILOT_CHROMIUM", "/opt/chromium")
    assert chromium.find_chromium() == Path("/opt/chromium")


@pytest.mark.parametrize(("path", "code"), [(str(HERE), 0), ("/nowhere/chromium", 1)])
def test_by_itself_it_says_where_and_needs_nothing_installed(path, code):
    done = subprocess.run(
        [sys.executable, "-I", "-S", HERE],
        env={"COPILOT_CHROMIUM": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert (done.stdout.strip(), "make browser" in done.stderr) == (
        "" if code else path,
        bool(code),
    )
