"""`copilot listen` around the call: devices, and whether everyone knows."""

from __future__ import annotations

import io

import anyio
import pytest
from rich.console import Console

from copilot import listen_cli
from copilot.audio.devices import Device
from copilot.errors import DeviceMissing
from copilot.listen import Listening
from copilot.settings import Settings

HEADSET = Device(id="Headset", name="Headset", opens="Headset", preferred=True)
MONITOR = Device(id="m", name="monitor of Headset", opens="Monitor of Headset", monitor=True)


@pytest.fixture
def out():
    return Console(file=io.StringIO(), width=100)


@pytest.fixture
def machine(monkeypatch):
    def has(*devices: Device) -> None:
        async def list_devices():
            return devices

        monkeypatch.setattr(listen_cli, "list_devices", list_devices)

    return has


def start(out, *, everyone_knows=False) -> bool:
    return listen_cli.start(
        Listening(), Settings(), microphone="", speakers="", everyone_knows=everyone_knows, out=out
    )


def test_where_nobody_can_be_asked_nothing_is_opened(machine, out, monkeypatch):
    machine(HEADSET, MONITOR)
    monkeypatch.setattr(anyio, "run", _only_lists(anyio.run))
    assert not start(out)
    text = out.file.getvalue()
    assert "--everyone-knows" in text
    assert "Nothing was opened" in text
    assert "Headset" in text


def _only_lists(run):
    def checked(what, *arguments):
        assert what.__name__ == "list_devices", "nothing else runs before everyone knows"
        return run(what, *arguments)

    return checked


def test_a_device_that_is_missing_is_said_before_anybody_is_asked(machine, out):
    machine(HEADSET)
    with pytest.raises(DeviceMissing):
        start(out)
    assert "Say it aloud" not in out.file.getvalue()


def test_devices_are_listed_with_those_that_would_be_taken(machine, out):
    machine(HEADSET, MONITOR)
    listen_cli.show_devices(out)
    text = out.file.getvalue()
    assert text.count("●") == 2
    assert "--microphone" in text


@pytest.mark.parametrize(
    ("devices", "words"), [((), "No input was found"), ((HEADSET,), "libasound2-plugins")]
)
def test_what_is_missing_is_said_with_the_command_to_get_it(machine, out, devices, words):
    machine(*devices)
    listen_cli.show_devices(out)
    assert words in " ".join(out.file.getvalue().split())
