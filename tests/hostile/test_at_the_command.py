"""Whatever is wrong with what the command is given: one clear line with a code, and nothing is touched."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from copilot.manifest import FOLDER_VARIABLE, VOICE_MODEL
from tests.coaching.make import rule_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.command import Done

    Typed = Callable[..., Done]

RECORDING = Path(__file__).parents[1] / "data" / "two-sides.flac"
MANY = {"mono.wav": 1, "six.wav": 6, "many.wav": 255}

FILES = {
    "missing.wav": "audio-missing",
    "folder.wav": "audio-missing",
    "empty.wav": "audio-empty",
    "silent.wav": "audio-empty",
    "words.wav": "audio-unreadable",
    "cut.flac": "audio-unreadable",
    **dict.fromkeys(MANY, "audio-channels"),
}
"""Recordings that are none, and the code that each is refused with."""


def put_files(folder: Path) -> None:
    (folder / "folder.wav").mkdir()
    (folder / "empty.wav").write_bytes(b"")
    (folder / "words.wav").write_text("this is a letter, not a recording\n" * 50, encoding="utf-8")
    (folder / "cut.flac").write_bytes(RECORDING.read_bytes()[:2_000])
    soundfile.write(folder / "silent.wav", np.zeros((0, 2), np.float32), 16_000)
    for name, channels in MANY.items():
        soundfile.write(folder / name, np.zeros((800, channels), np.float32), 8_000)


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

AHEAD = "when:\n  phrase:\n    any_of: ['good (?=day)']"
RULES = {
    "a key that there is not": ("id: odd\nversion: 1\nheadline: Odd\n", "rule-invalid", "headline"),
    "a quote that stays open": (
        rule_text(("title: A sample", 'title: "A sample')), "rule-unreadable", "title",
    ),
    "a look-ahead": (rule_text(("when: {always: true}", AHEAD)), "rule-pattern", "(?="),
    "an alias bomb": (BOMB, "rule-unreadable", "a:"),
}  # fmt: skip
"""Rules that are none: the text, the code, and what stands first in the line that is named."""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below, and what is in it."""
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def one_clear_line(done: Done, code: str) -> None:
    assert done.returncode == 2
    assert f"[{code}]" in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_call(typed: Typed, tmp_path: Path, name: str) -> None:
    put_files(tmp_path)
    before = tree(tmp_path)
    one_clear_line(typed("replay", name, "--json"), FILES[name])
    assert tree(tmp_path) == before


def test_two_files_of_which_one_holds_both_sides(typed: Typed, tmp_path: Path) -> None:
    put_files(tmp_path)
    one_clear_line(typed("replay", "mono.wav", RECORDING), "audio-channels")


@pytest.mark.parametrize("wrong", RULES)
def test_a_rule_that_is_none(typed: Typed, tmp_path: Path, wrong: str) -> None:
    text, code, place = RULES[wrong]
    (tmp_path / "odd.yaml").write_text(text, encoding="utf-8")
    done = typed("rules", "check", tmp_path)
    one_clear_line(done, code)
    line = text[: text.index(place)].count("\n") + 1
    assert f"odd.yaml:{line}" in done.stderr


@pytest.mark.parametrize("command", [("rules", "check"), ("team", "audit"), ("doctor",)])
def test_a_setting_that_cannot_be_read(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COPILOT_SERVER", "quillmark")
    done = typed(*command)
    one_clear_line(done, "settings-invalid")
    assert "COPILOT_SERVER: " in done.stderr
    assert "quillmark" not in done.stderr


def test_a_folder_of_samples_that_there_is_not(typed: Typed, tmp_path: Path) -> None:
    words = ("run", "--port", free_port(), "--data-dir", tmp_path / "data")
    one_clear_line(typed(*words, "--samples", tmp_path / "gone"), "audio-missing")
    assert not (tmp_path / "data").exists()


@pytest.fixture
def port() -> Iterator[int]:
    """A port that something else has."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_that_is_taken(typed: Typed, tmp_path: Path, port: int) -> None:
    one_clear_line(typed("run", "--port", port, "--data-dir", tmp_path / "data"), "port-in-use")
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_takes_no_writes(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"mine")
    for words in (("run", "--port", free_port()), ("export", "--everything")):
        one_clear_line(typed(*words, "--data-dir", tmp_path / "data"), "store-read-only")
    assert (tmp_path / "data").read_bytes() == b"mine"


@pytest.fixture(params=["run", "replay"])
def begins(request: pytest.FixtureRequest, typed: Typed, tmp_path: Path) -> Callable[..., Done]:
    """Each of the two commands that coach, with what they need but for what the test takes away."""
    words = {
        "run": ("run", "--port", free_port(), "--data-dir", tmp_path / "data"),
        "replay": ("replay", RECORDING, "--json"),
    }
    return lambda *more: typed(*words[str(request.param)], *more)


def test_a_model_that_was_altered(
    begins: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "models" / VOICE_MODEL
    own.mkdir(parents=True)
    (own / "silero_vad_v6.onnx").write_bytes(b"not what was promised")
    monkeypatch.setenv(FOLDER_VARIABLE, str(own.parent))
    one_clear_line(begins(), "model-altered")


def test_a_model_that_there_is_not(
    begins: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPILOT_RECOGNIZER__MODEL", "oracle")
    one_clear_line(begins(), "model-missing")


def test_rules_that_cannot_be_read(begins: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "odd.yaml").write_text(RULES["a look-ahead"][0], encoding="utf-8")
    one_clear_line(begins("--rules", tmp_path / "rules"), "rule-pattern")
