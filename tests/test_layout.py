"""The house's laws that a look at the files can check."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import copilot

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "copilot"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ALLOWED_AT_THE_TOP = {
    ".ci", ".gitignore", ".pre-commit-config.yaml", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "benchmarks", "copilot", "models", "pyproject.toml", "requirements-dev.txt", "requirements.txt",
    "rules", "tests",
}  # fmt: skip
ONE_DOOR = {
    "av": "audio/decode.py",
    "ctranslate2": "asr/ctranslate.py",
    "faster_whisper": "asr/whisper.py",
    "httpx2": "sharing.py",
    "onnx": "onnx_graph.py",
    "soxr": "audio/resample.py",
    "onnxruntime": "onnx.py",
    "re2": "phrases.py",
    "sounddevice": "audio/microphone.py",
    "uvicorn": "web/serve.py",
}
LONG = {
    "tests/asr/test_workers.py",
    "tests/browser/test_own_pages.py",
    "tests/storage/team/test_keeping.py",
    "tests/test_live.py",
    "tests/test_schema.py",
    "tests/test_sharing.py",
}
"""Longer than a file should be: each is one piece, whose parts share what they set up."""

REVEALING = (
    "conversation/",
    "coaching/checks/",
    "asr/",
    "meaning/reader.py",
    "speech/ending.py",
    "spoken.py",
)


@cache
def importers() -> dict[str, set[str]]:
    """Which of our modules import each package by its first name."""
    found = defaultdict(set)
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                found[name.split(".")[0]].add(str(source.relative_to(PACKAGE)))
    return found


def test_no_file_is_longer_than_350_lines():
    tests = ROOT / "tests"
    long = {
        str(path.relative_to(ROOT))
        for path in [*SOURCES, *tests.rglob("*.py")]
        if len(path.read_text(encoding="utf-8").splitlines()) > 350
    }
    assert long <= LONG


@pytest.mark.parametrize("engine", ONE_DOOR)
def test_an_engine_is_imported_in_one_module(engine):
    assert importers()[engine] == {ONE_DOOR[engine]}


def test_sqlalchemy_is_imported_in_one_package():
    assert importers()["sqlalchemy"]
    assert {name for name in importers()["sqlalchemy"] if not name.startswith("storage/")} == set()


def test_only_the_understanding_reveals_words():
    users = {
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        if ".reveal()" in path.read_text(encoding="utf-8")
    }
    assert {user for user in users if not user.startswith(REVEALING)} == set()


def test_tasks_and_queues_have_owners_and_bounds():
    forbidden = re.compile(r"create_task\(|ensure_future\(|\bQueue\(\)|math\.inf\)")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert found == []


def test_the_core_reads_no_clock():
    clock = re.compile(r"\btime\.(time|monotonic|perf_counter)\b|\bdatetime\.(now|utcnow)\b")
    core = [
        path
        for path in SOURCES
        if path.relative_to(PACKAGE).parts[0] in {"speech", "conversation", "coaching", "review"}
    ]
    assert core
    assert [path.name for path in core if clock.search(path.read_text(encoding="utf-8"))] == []


def test_each_module_has_a_test_file_of_its_own():
    exempt = {"__init__.py", "__main__.py"}
    missing = []
    for path in SOURCES:
        relative = path.relative_to(PACKAGE)
        if path.name in exempt or relative.parts[:2] == ("storage", "migrations"):
            continue
        if not (ROOT / "tests" / relative.parent / f"test_{path.name}").exists():
            missing.append(str(relative))
    assert missing == []


def test_the_map_names_all_that_lies_in_the_package():
    there = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    there |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    named = set(re.findall(r"``(\w+)``", copilot.__doc__ or ""))
    assert there - named == set()
    assert named - there == {"samples"}


def test_the_top_level_is_the_one_that_was_agreed():
    from subprocess import run

    listed = run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: the list of tracked files comes from git")
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= ALLOWED_AT_THE_TOP
