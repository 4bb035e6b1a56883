"""The command, as a person types it, in a process of its own where that matters."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile
from typer.testing import CliRunner

from copilot.cli import app
from copilot.options import account
from copilot.resources import rules_dir
from tests.privacy.sandbox import Sandbox

RUNNER = CliRunner()
RECORDING = Path(__file__).parent / "data" / "two-sides.flac"


def copilot(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-m", "copilot", *map(str, arguments)],
        cwd=cwd,
        env={**Sandbox(cwd).environment(), "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


@pytest.mark.parametrize(
    "command", [[], ["run"], ["replay"], ["doctor"], ["models"], ["rules"], ["rules", "test"]]
)
def test_each_command_explains_itself(command):
    result = RUNNER.invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_replay_prints_wire_messages_and_a_summary_last(tmp_path):
    """Of a recording that breaks off, which is told by a code just before the numbers."""
    whole_s, part = soundfile.info(RECORDING).duration, 0.9
    recording = tmp_path / "cut.flac"
    recording.write_bytes(RECORDING.read_bytes()[: round(RECORDING.stat().st_size * part)])
    done = copilot("replay", recording, "--json", "--call", "discovery", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    messages = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["type"] for one in messages} >= {"state", "heard", "summary"}
    broken, summary = messages[-2:]
    assert (broken["type"], broken["code"]) == ("error", "audio-unreadable")
    assert broken["goes_on"]
    assert summary["type"] == "summary"
    assert summary["duration_s"] == pytest.approx(whole_s * part, abs=1.0)
    assert set(summary["talk_share"]) == {"rep", "buyer"}
    assert isinstance(summary["cards"], int)
    assert [one["seq"] for one in messages] == list(range(1, len(messages) + 1))


def test_a_process_that_fails_prints_one_line_and_no_more(tmp_path):
    """What all can be wrong is tried by tests/hostile."""
    done = copilot("replay", "missing.wav", cwd=tmp_path)
    assert done.returncode == 2
    assert "[audio-missing]" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


FULL_PIPE = """
import sys
from copilot import cli

def app(**_):
    try:
        if sys.argv[1:] == ["elsewhere"]:
            raise BrokenPipeError
        while True:
            sys.stdout.write("a line that nobody reads\\n")
    except BrokenPipeError as error:
        raise ExceptionGroup("as a call ends", [error])

cli.app = app
cli.main()
"""


def test_it_ends_quietly_when_who_reads_has_gone(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", FULL_PIPE], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 141


def test_a_broken_pipe_of_something_else_is_told(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FULL_PIPE, "elsewhere"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("[unexpected] ")


def test_rules_test_runs_the_cases_of_the_rules_in_force(tmp_path):
    """All cases of all that are shipped are run by tests/test_rules.py."""
    for name in ("brush-off", "monologue"):
        shutil.copy(rules_dir() / f"{name}.yaml", tmp_path)
    result = RUNNER.invoke(app, ["rules", "test"], env={"COPILOT_RULES_DIR": str(tmp_path)})
    assert result.exit_code == 0, result.output
    assert "0 wrong" in result.output
    assert "ok   brush-off: " in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--names", "Quillmark" * 9), "--names"),
        (("--competitors", "Quillmark" * 9), "--competitors"),
        (("--account", "missing.yaml"), "[account-unreadable] missing.yaml"),
        (("--account", "odd.yaml"), "[account-invalid] odd.yaml:2"),
    ],
)
def test_names_that_cannot_be_used_are_said_before_anything_starts(
    typed, tmp_path, arguments, says
):
    (tmp_path / "odd.yaml").write_text("people: [Ann]\nfoes: [Quillmark]\n", encoding="utf-8")
    done = typed("replay", "missing.wav", *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Quillmark" not in done.stderr


def test_typed_names_and_those_of_a_file_are_one_list(tmp_path):
    (tmp_path / "acme.yaml").write_text("people: [Ann, Bo]\n", encoding="utf-8")
    told = account("Bo, Quillmark", "Everlytic", tmp_path / "acme.yaml")
    assert told.names == ("Bo", "Quillmark", "Everlytic", "Ann")
    assert told.competitors == ("Everlytic",)


def test_competitors_of_a_file_are_known_to_the_rules(tmp_path):
    (tmp_path / "acme.yaml").write_text("competitors: [Everlytic]\n", encoding="utf-8")
    assert account("", "Other", tmp_path / "acme.yaml").competitors == ("Other", "Everlytic")
    assert account("", "", None).competitors == ()


@pytest.mark.parametrize("speed", ["0", "fast", "-1", "nan"])
def test_an_odd_speed_is_refused(speed, tmp_path):
    assert RUNNER.invoke(app, ["replay", str(tmp_path), "--speed", speed]).exit_code == 2


def test_settings_that_do_not_fit_are_named_without_their_value(typed, monkeypatch):
    monkeypatch.setenv("COPILOT_GATE__MIN_SILENCE_S", "soon")
    done = typed("doctor")
    assert done.returncode == 2
    assert "gate.min_silence_s" in done.stderr
    assert "soon" not in done.stderr


def test_a_settings_file_that_is_none_is_named_by_its_line(typed, monkeypatch, tmp_path):
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("COPILOT_CONFIG", str(path))
    for content, place in (
        (b"[team]\ntoken = quillmark\n", f"{path}:2"),
        (b"\xff\xfe", f"{path}:"),
    ):
        path.write_bytes(content)
        done = typed("doctor")
        assert done.returncode == 2
        assert f"[settings-invalid] {place}" in done.stderr
        assert "quillmark" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


def test_doctor_prints_the_settings_in_force(tmp_path):
    done = copilot("doctor", "--settings", cwd=tmp_path, COPILOT_SERVER__PORT="9107")
    assert '"port": 9107' in done.stdout


def test_doctor_says_where_run_would_refuse(typed, monkeypatch):
    monkeypatch.setenv("COPILOT_SERVER__HOST", "0.0.0.0")  # noqa: S104  # it is refused
    monkeypatch.setenv("COLUMNS", "300")
    done = typed("doctor")
    assert done.returncode == 1
    assert "[bind-refused]" in done.stdout


def test_no_core_is_dumped(tmp_path):
    script = "import resource, copilot.cli; copilot.cli.no_core_dumps(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "(0, 0)"
