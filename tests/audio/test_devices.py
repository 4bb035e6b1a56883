"""Which device hears whom: by what it is, by what the system prefers, by what the rep typed."""

from __future__ import annotations

import pytest

from copilot.audio.devices import (
    Device,
    check_apart,
    choose,
    from_json,
    is_monitor,
    to_json,
    with_pulse,
)
from copilot.audio.pulse import PulseSource
from copilot.errors import DeviceMissing, DeviceUnknown
from copilot.kinds import Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER


def device(name: str, **more) -> Device:
    return Device(id=name, name=name, opens=name, monitor=is_monitor(name), **more)


HEADSET = device("USB Headset")
MONITOR = device("Monitor of USB Headset")
PULSE = device("pulse", channels=32)
SOURCES = (
    PulseSource(name="alsa_output.pci-0000_00_1f.3.analog-stereo.monitor"),
    PulseSource(name="alsa_output.usb-Jabra_Evolve2_65-00.analog-stereo.monitor"),
    PulseSource(
        name="alsa_input.usb-Jabra_Evolve2_65-00.mono-fallback", channels=1, rate_hz=16_000
    ),
)


def listed() -> tuple[Device, ...]:
    return with_pulse([PULSE], SOURCES, [SOURCES[1].name, SOURCES[2].name])


def test_the_microphone_hears_the_rep_and_the_monitor_the_buyer():
    assert choose([MONITOR, HEADSET], REP) is HEADSET
    assert choose([HEADSET, MONITOR], BUYER) is MONITOR


def test_a_device_of_its_own_name_goes_before_a_general_one_and_the_systems_choice_before_all():
    default = device("default")
    assert choose([default, HEADSET], REP) is HEADSET
    assert choose([default], REP) is default
    preferred = device("Webcam", preferred=True)
    assert choose([HEADSET, preferred], REP) is preferred


def test_pulse_sources_are_opened_through_portaudios_door_and_said_as_a_person_would():
    rep, buyer = choose(listed(), REP), choose(listed(), BUYER)
    assert (rep.opens, rep.source, rep.rate_hz, rep.channels) == (
        "pulse",
        SOURCES[2].name,
        16_000,
        1,
    )
    assert buyer.source == SOURCES[1].name
    assert rep.name == "Jabra Evolve2 65-00"
    assert buyer.name == "monitor of Jabra Evolve2 65-00"


def test_without_that_door_pulse_sources_cannot_be_opened_and_are_not_listed():
    assert with_pulse([HEADSET], SOURCES) == (HEADSET,)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("1", HEADSET), ("2", MONITOR), ("USB Headset", HEADSET), ("usb", HEADSET)],
)
def test_a_device_is_named_by_its_number_its_name_or_a_part_of_it(wanted, found):
    assert choose([HEADSET, MONITOR], REP, wanted) is found


def test_a_part_that_both_have_means_the_one_that_hears_the_side():
    assert choose([HEADSET, MONITOR], BUYER, "headset") is MONITOR


@pytest.mark.parametrize("wanted", ["3", "0", "webcam", "Monitor"])
def test_a_name_that_fits_none_or_two_is_refused_with_a_remedy(wanted):
    devices = [HEADSET, device("Monitor A"), device("Monitor B")]
    with pytest.raises(DeviceUnknown) as refused:
        choose(devices, BUYER, "17" if wanted == "3" else wanted)
    assert "copilot listen --devices" in refused.value.remedy
    assert wanted not in refused.value.what


@pytest.mark.parametrize(
    ("devices", "side", "remedy"),
    [
        ([], REP, "plug in a headset"),
        ([MONITOR], REP, "plug in a headset"),
        ([HEADSET], BUYER, "apt-get install libasound2-plugins"),
        ([HEADSET, PULSE], BUYER, "apt-get install pulseaudio-utils"),
    ],
)
def test_what_is_missing_is_said_with_the_command_to_get_it(devices, side, remedy):
    with pytest.raises(DeviceMissing) as missing:
        choose(devices, side)
    assert remedy in missing.value.remedy


def test_one_device_cannot_hear_both():
    check_apart(HEADSET, MONITOR)
    check_apart(listed()[1], listed()[2])
    with pytest.raises(DeviceUnknown, match="same device"):
        check_apart(HEADSET, HEADSET)


@pytest.mark.parametrize(
    ("name", "monitor"),
    [
        ("Monitor of Built-in Audio", True),
        ("alsa_output.pci.analog-stereo.monitor", True),
        ("Stereo Mix (Realtek)", True),
        ("BlackHole 2ch", False),
        ("USB Headset", False),
    ],
)
def test_a_monitor_is_known_by_its_name(name, monitor):
    assert is_monitor(name) is monitor


def test_the_list_survives_the_way_between_two_processes():
    assert from_json(to_json(listed())) == listed()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"id": "x"}]'])
def test_what_is_no_list_is_refused(text):
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_json(text)
