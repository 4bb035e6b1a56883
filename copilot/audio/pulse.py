"""What PulseAudio, or PipeWire in its place, says of its sources: by its own command, ``pactl``."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

from copilot.kinds import Speaker
from copilot.limits import limit

ANSWERS_WITHIN_S: Final = 3.0
"""A sound server that does not answer by then is not asked."""

MONITOR: Final = ".monitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseSource:
    """A source as ``pactl list short sources`` has it."""

    name: str
    channels: int = 2
    rate_hz: int = 48_000

    @property
    def monitor(self) -> bool:
        """Whether it is what a loudspeaker plays."""
        return self.name.endswith(MONITOR)


def sources() -> tuple[PulseSource, ...]:
    """Every source of the server; none where there is no server, or nothing to ask it with."""
    return read_sources(_pactl("list", "short", "sources"))


def default_source(speaker: Speaker) -> str:
    """The source that the system itself would take for a side now, or "" if it does not say."""
    if speaker is Speaker.REP:
        return _pactl("get-default-source")
    sink = _pactl("get-default-sink")
    return sink + MONITOR if sink else ""


def read_sources(listing: str) -> tuple[PulseSource, ...]:
    """Read ``pactl list short sources``; lines that are none are left out."""
    found = []
    for line in listing.splitlines():
        fields = line.split("\t")
        if len(fields) >= 4 and fields[1]:
            channels, rate_hz = _specification(fields[3])
            found.append(PulseSource(name=fields[1], channels=channels, rate_hz=rate_hz))
    return tuple(found[: limit("devices_listed")])


def _specification(text: str) -> tuple[int, int]:
    """Channels and hertz of ``s16le 2ch 48000Hz``; what cannot be read is taken as usual."""
    channels, rate_hz = 2, 48_000
    for part in text.split():
        if part.endswith("ch") and part[:-2].isdecimal():
            channels = int(part[:-2])
        elif part.endswith("Hz") and part[:-2].isdecimal():
            rate_hz = int(part[:-2])
    return channels, rate_hz


def _pactl(*words: str) -> str:
    """What it answers; "" if it is not there, fails or takes too long."""
    command = shutil.which("pactl")
    if command is None:
        return ""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        answer = subprocess.run(  # noqa: S603  # the system's own command, with fixed words
            [command, *words],
            capture_output=True,
            text=True,
            check=True,
            timeout=ANSWERS_WITHIN_S,
            env={**os.environ, "LC_ALL": "C"},
        )
        return answer.stdout.strip()
    return ""
