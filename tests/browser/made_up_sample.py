"""A sample call that nobody spoke, for the scripted service."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

from copilot.kinds import CallKind, Speaker
from copilot.web.samples import Caption, Sample

if TYPE_CHECKING:
    from pathlib import Path


def made_up(folder: Path, length_s: float) -> Sample:
    """A second of silence under the name of a call, whose script tries to be more than text."""
    sound = folder / "made-up.wav"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(4 * 8000))
    script = (
        Caption(speaker=Speaker.REP, start_s=0.2, end_s=0.8, text="<b>Hello</b> & welcome."),
        Caption(speaker=Speaker.BUYER, start_s=30.0, end_s=31.0, text="Not yet."),
    )
    return Sample(
        id="made-up",
        title="A <i>made-up</i> call",
        summary="Nobody speaks, and it is told otherwise.",
        kind=CallKind.DISCOVERY,
        duration_s=length_s,
        scheduled_end_s=55.0,
        rep_channel=0,
        audio=sound,
        captions=script,
        listed=True,
    )
