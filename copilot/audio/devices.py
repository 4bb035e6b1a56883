"""Which microphone, and which loudspeaker's monitor: the choice between devices, pure.

The rep is heard by a microphone, the buyer by the *monitor* of what the rep's loudspeaker or headset
plays. Both are inputs to the system. PortAudio lists what it can open; PulseAudio and PipeWire list
their sources, monitors among them, each of which is opened through PortAudio's ``pulse`` device.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from copilot.errors import DeviceMissing, DeviceUnknown
from copilot.kinds import Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot.audio.pulse import PulseSource

PULSE: Final = "pulse"
"""ALSA's name of the door to PulseAudio, or to PipeWire in its place."""

ALSA_PLUGINS: Final = "sudo apt-get install libasound2-plugins"
PACTL: Final = "sudo apt-get install pulseaudio-utils"
BROWSER: Final = (
    "or start the call from the page (copilot run), which hears the other side by itself"
)

_GENERAL: Final = frozenset(
    {"default", "sysdefault", "pulse", "pipewire", "jack", "dmix", "lavrate"}
)
"""Names that stand for some device or other; a device of its own name is said by that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One input. `id` is what a person types; `opens` and `source` are how it is opened.

    `opens` is PortAudio's name of it, `source` the PulseAudio source behind that, or empty.
    """

    id: str
    name: str
    opens: str
    host: str = ""
    source: str = ""
    channels: int = 1
    rate_hz: int = 48_000
    monitor: bool = False
    preferred: bool = False

    @property
    def side(self) -> Speaker:
        """Whom it hears, going by what it is."""
        return Speaker.BUYER if self.monitor else Speaker.REP


def is_monitor(name: str) -> bool:
    """Whether an input's name says that it hears what a loudspeaker plays."""
    lowered = name.lower()
    return any(word in lowered for word in ("monitor", "loopback", "stereo mix", "what u hear"))


def with_pulse(
    devices: Sequence[Device], sources: Iterable[PulseSource], defaults: Iterable[str] = ()
) -> tuple[Device, ...]:
    """PortAudio's devices, and before them PulseAudio's sources where PortAudio can open them.

    `defaults` are the names of the sources that the system itself would take.
    """
    door = next((one for one in devices if one.opens == PULSE), None)
    if door is None:
        return tuple(devices)
    taken = frozenset(defaults)
    named = tuple(
        Device(
            id=source.name,
            name=_readable(source.name),
            opens=door.opens,
            host="PulseAudio",
            source=source.name,
            channels=source.channels,
            rate_hz=source.rate_hz,
            monitor=source.monitor,
            preferred=source.name in taken,
        )
        for source in sources
    )
    return (*named, *devices)


def _readable(source: str) -> str:
    """``alsa_output.usb-Jabra_Evolve2-00.analog-stereo.monitor`` as a person would say it."""
    kind, _, rest = source.partition(".")
    if not kind.startswith(("alsa_", "bluez_")):
        return source
    monitor = rest.endswith(".monitor")
    middle = rest.removesuffix(".monitor").rpartition(".")[0] or rest.removesuffix(".monitor")
    words = middle.replace("_", " ").replace("usb-", "", 1).replace("pci-", "built-in ", 1)
    return f"monitor of {words}" if monitor else words


def choose(devices: Sequence[Device], side: Speaker, wanted: str = "") -> Device:
    """The device for a side: the one that `wanted` names, or the system's own choice.

    `wanted` is a number of the list, an id, or a part of a name that only one has. Raises
    DeviceUnknown for one that is not there, DeviceMissing when the side has none.
    """
    if wanted:
        return _named(devices, side, wanted)
    fitting = [one for one in devices if one.side is side]
    if not fitting:
        what, remedy = _nothing(side, devices)
        raise DeviceMissing(what, remedy=remedy)
    preferred = [one for one in fitting if one.preferred]
    own = [one for one in fitting if one.id not in _GENERAL]
    return (preferred or own or fitting)[0]


def _named(devices: Sequence[Device], side: Speaker, wanted: str) -> Device:
    if wanted.isdecimal() and 1 <= int(wanted) <= len(devices):
        return devices[int(wanted) - 1]
    exact = [one for one in devices if one.id == wanted]
    part = [one for one in devices if wanted.lower() in f"{one.id} {one.name}".lower()]
    # a headset's microphone and its monitor share a name: what was asked for tells them apart
    for found in (exact, [one for one in part if one.side is side], part):
        if len(found) == 1:
            return found[0]
        if found:
            raise DeviceUnknown(
                f"{len(found)} devices fit what was asked for {_side(side)}",
                remedy="take the number that copilot listen --devices gives it",
            )
    raise DeviceUnknown(
        f"no device fits what was asked for {_side(side)}",
        remedy="copilot listen --devices lists them",
    )


def _side(side: Speaker) -> str:
    return "you" if side is Speaker.REP else "the other side"


def _nothing(side: Speaker, devices: Sequence[Device]) -> tuple[str, str]:
    if side is Speaker.REP:
        return "no microphone was found", "plug in a headset or microphone, then try again"
    if any(one.opens == PULSE for one in devices):
        return "the loudspeaker's monitor was not found", f"{PACTL}, {BROWSER}"
    return "no way to hear the other side was found", f"{ALSA_PLUGINS} pulseaudio-utils, {BROWSER}"


def check_apart(rep: Device, buyer: Device) -> None:
    """Raises DeviceUnknown where both sides would be heard by one device."""
    if (rep.opens, rep.source) == (buyer.opens, buyer.source):
        raise DeviceUnknown(
            "both sides would be heard by the same device",
            remedy="choose two with --microphone and --speakers: copilot listen --devices",
        )


def to_json(devices: Iterable[Device]) -> str:
    """The list as one line, for the process that asked for it."""
    return json.dumps([asdict(one) for one in devices])


def from_json(text: str) -> tuple[Device, ...]:
    """The list from its line. Raises ValueError, TypeError or KeyError for anything else."""
    return tuple(Device(**fields) for fields in json.loads(text)[: limit("devices_listed")])
