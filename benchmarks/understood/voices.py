"""The turns of a call as telephone sound: spoken by a synthesiser, kept in a folder of your own.

``FOLDER/CALL/007-1a2b3c4d.wav`` is turn 7; the letters tell its words and voice from others, so a
changed turn is spoken anew, and no file says in its name what was said. Sound made elsewhere, by any
voice or person, is taken from such a folder as ``FOLDER/CALL/007.wav``.

espeak-ng speaks. It is a plain machine voice, and over a telephone far harder to hear than a person
is: the word error rate is printed, so that one knows what the rest had to be understood from.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile
import soxr

from benchmarks.nonspeech.line import telephone
from benchmarks.understood.spoken import LEAD_IN_S, Breath, shifts
from copilot.events import SAMPLE_RATE_HZ
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from benchmarks.understood.labelled import Labelled, Turn

    Sound = NDArray[np.float32]

VOICES: Final = {Speaker.REP: "en-us+klatt2", Speaker.BUYER: "en-us+adam"}
"""Those of espeak-ng's that the default recogniser makes the fewest mistakes with over a telephone:
in 129 words of one call 19 and 26 %, others 27 to 68 %. Without the telephone most come to 10 to 17 %."""

WORDS_A_MINUTE: Final = 150

LEVEL_RMS: Final = 0.06
"""-24 dB of full scale, both sides alike."""
NOISE_DB: Final = -32.0
"""Noise on the line against the voice: heard, and no bother to a person."""
_NOISE_RMS: Final = np.float32(LEVEL_RMS * 10 ** (NOISE_DB / 20))
TAIL_S: Final = 2.0
_LOUD: Final = 0.002

_STAGE: Final = re.compile(r"\*[^*]*\*|\[[^\]]*\]|\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A call as sound: each side at 16 kHz, and when each turn is heard."""

    rep: Sound
    buyer: Sound
    turns: tuple[Breath, ...]


def no_voice() -> str:
    """Why nothing can be spoken here, or nothing."""
    if shutil.which("espeak-ng"):
        return ""
    return (
        "--asr-noise needs the synthesiser espeak-ng (apt install espeak-ng, or brew install "
        "espeak-ng), or --noise-from FOLDER with the turns as WAV"
    )


def render(call: Labelled, folder: Path, *, speak: bool, wide: bool = False) -> Sides:
    """The call over a telephone, or with `wide` as two headsets have it.

    Without `speak` every turn must be in the folder.
    """
    clips = [
        (number, turn, _clip(call, number, turn, folder, speak=speak))
        for number, turn in enumerate(call.turns)
        if said(turn.text)
    ]
    pauses = shifts(call.id)
    at, placed = LEAD_IN_S, []
    for number, turn, clip in clips:
        end = at + len(clip) / SAMPLE_RATE_HZ
        placed.append(
            Breath(turn=number, speaker=turn.speaker, start=at, end=end, text=said(turn.text))
        )
        at = end + next(pauses)
    length = round((at + TAIL_S) * SAMPLE_RATE_HZ)
    sides = {one: np.zeros(length, np.float32) for one in Speaker}
    for one, (_, _, clip) in zip(placed, clips, strict=True):
        first = round(one.start * SAMPLE_RATE_HZ)
        sides[one.speaker][first : first + len(clip)] = clip
    chance = np.random.default_rng(zlib.crc32(call.id.encode()))
    noisy = [
        sides[one] + chance.standard_normal(length, np.float32) * _NOISE_RMS
        for one in (Speaker.REP, Speaker.BUYER)
    ]
    rep, buyer = noisy if wide else [telephone(one) for one in noisy]
    return Sides(rep=rep, buyer=buyer, turns=tuple(placed))


def said(text: str) -> str:
    """The words of a turn without its stage directions; empty if nothing is said in it."""
    plain = " ".join(_STAGE.sub(" ", text).split())
    return plain if any(letter.isalnum() for letter in plain) else ""


def _clip(call: Labelled, number: int, turn: Turn, folder: Path, *, speak: bool) -> Sound:
    """One turn at 16 kHz, without the silence at its ends, at the level of all."""
    place = folder / call.id
    voice = VOICES[turn.speaker]
    recipe = f"{voice}/{WORDS_A_MINUTE}/{said(turn.text)}"
    path = place / f"{number:03d}-{hashlib.sha256(recipe.encode()).hexdigest()[:8]}.wav"
    if not path.is_file():
        plain = place / f"{number:03d}.wav"
        if plain.is_file():
            path = plain
        elif not speak:
            raise SystemExit(f"{call.id}: turn {number} is not in the folder: {plain.name}")
        else:
            _speak(said(turn.text), voice, path)
    sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    wide = np.asarray(soxr.resample(sound[:, 0], rate, SAMPLE_RATE_HZ), np.float32)
    return _levelled(wide)


def _speak(text: str, voice: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    command = ["espeak-ng", "-v", voice, "-s", str(WORDS_A_MINUTE), "-w", str(half), "--stdin"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"espeak-ng does not speak with the voice {voice}: reinstall its data")
    half.rename(path)  # a run that was broken off leaves no half clip


def _levelled(sound: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(sound) > _LOUD)
    if not len(loud):
        return sound
    cut = sound[loud[0] : loud[-1] + 1]
    rms = float(np.sqrt(np.mean(np.square(cut, dtype=np.float64))))
    levelled: Sound = np.clip(cut * (LEVEL_RMS / max(rms, 1e-6)), -1, 1).astype(np.float32)
    return levelled
