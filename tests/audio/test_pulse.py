"""What PulseAudio says is read; without it nothing is said."""

from __future__ import annotations

import pytest

from copilot.audio import pulse
from copilot.audio.pulse import PulseSource, read_sources
from copilot.kinds import Speaker

LISTING = (
    "0\talsa_output.pci-0000_00_1f.3.analog-stereo.monitor\tmodule-alsa-card.c\ts16le 2ch 44100Hz\tIDLE\n"
    "62\tbluez_input.AC_80\tPipeWire\tfloat32le 1ch 16000Hz\tSUSPENDED\n"
    "7\todd\tPipeWire\twho knows\tRUNNING\n"
    "this is no line\n"
)


@pytest.fixture
def pactl(tmp_path, monkeypatch):
    """A `pactl` that answers as it is told, in the only folder where commands are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def install(script: str) -> None:
        command = tmp_path / "pactl"
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)

    return install


def test_sources_are_read_as_they_are_listed():
    monitor, headset, odd = read_sources(LISTING)
    assert monitor == PulseSource(
        name="alsa_output.pci-0000_00_1f.3.analog-stereo.monitor", channels=2, rate_hz=44_100
    )
    assert monitor.monitor
    assert headset == PulseSource(name="bluez_input.AC_80", channels=1, rate_hz=16_000)
    assert not headset.monitor
    assert odd == PulseSource(name="odd")


def test_the_command_is_asked(pactl):
    pactl(
        'case "$*" in "list short sources") printf "0\\ta.monitor\\tm\\ts16le 2ch 44100Hz\\tIDLE\\n";;'
        ' get-default-sink) echo "a";; get-default-source) echo "b";; esac'
    )
    assert [one.name for one in pulse.sources()] == ["a.monitor"]
    assert pulse.default_source(Speaker.BUYER) == "a.monitor"
    assert pulse.default_source(Speaker.REP) == "b"


@pytest.mark.parametrize("script", ["exit 1", "", "kill -9 $$"])
def test_a_server_that_is_not_there_says_nothing(pactl, script):
    pactl(script)
    assert pulse.sources() == ()
    assert pulse.default_source(Speaker.BUYER) == ""


def test_without_the_command_nothing_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pulse.sources() == ()


def test_a_server_that_does_not_answer_is_not_waited_for(pactl, monkeypatch):
    monkeypatch.setattr(pulse, "ANSWERS_WITHIN_S", 0.05)
    pactl("exec /bin/sleep 5")
    assert pulse.sources() == ()
