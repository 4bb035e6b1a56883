"""The spoken sentences as sound: made by a synthesiser in an environment of its own, kept in a cache.

Kokoro-82M speaks them (`benchmarks/samples/voice.py`), with packages that Copilot itself does not
need. `spoken` makes that environment when it is missing, or says why it could not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile
import soxr

from benchmarks.spoken_names.corpus import SPLITS, decoys, lines
from copilot.events import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.spoken_names.corpus import Line

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = ROOT / "benchmarks" / "samples" / "requirements.txt"
VOICES: Final = "kokoro-js@1.2.1"

_TELEPHONE_HZ: Final = 8_000
_TELEPHONE_BAND_HZ: Final = (300.0, 3_400.0)
_MU: Final = 255.0


def spoken(cache: Path, python: Path | None, voices: Path | None) -> str:
    """Have every sentence as a WAV in `cache`; returns why that cannot be, or nothing."""
    if all(_file(cache, line).is_file() for line in _all()):
        return ""
    cache.mkdir(parents=True, exist_ok=True)
    if python is None:
        python, why = _environment(cache)
        if why:
            return why
    if voices is None:
        voices, why = _voices(cache)
        if why:
            return why
    command = [str(python), "-m", "benchmarks.spoken_names.speak"]
    return _run([*command, "--voices", str(voices), "--out", str(cache)], "cannot be spoken", ROOT)


def wide(cache: Path, line: Line) -> NDArray[np.float32]:
    """A sentence as float32 at 16 kHz."""
    sound, rate = soundfile.read(_file(cache, line), dtype="float32")
    return np.asarray(soxr.resample(sound, rate, SAMPLE_RATE_HZ), np.float32)


def telephone(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same over a telephone line: its band, 8 kHz, mu-law of 8 bits, and back to 16 kHz."""
    narrow = np.asarray(soxr.resample(sound, SAMPLE_RATE_HZ, _TELEPHONE_HZ), np.float64)
    spectrum = np.fft.rfft(narrow)
    hertz = np.fft.rfftfreq(len(narrow), 1 / _TELEPHONE_HZ)
    spectrum[(hertz < _TELEPHONE_BAND_HZ[0]) | (hertz > _TELEPHONE_BAND_HZ[1])] = 0
    line = np.clip(np.fft.irfft(spectrum, len(narrow)), -1, 1)
    squeezed = np.sign(line) * np.log1p(_MU * np.abs(line)) / np.log1p(_MU)
    coarse = np.round((squeezed + 1) / 2 * _MU) / _MU * 2 - 1
    back = np.sign(coarse) * ((1 + _MU) ** np.abs(coarse) - 1) / _MU
    return np.asarray(soxr.resample(back, _TELEPHONE_HZ, SAMPLE_RATE_HZ), np.float32)


def _all() -> list[Line]:
    return [line for split in SPLITS for line in (*lines(split), *decoys(split))]


def _file(cache: Path, line: Line) -> Path:
    return cache / f"{line.id}.wav"


def _environment(cache: Path) -> tuple[Path, str]:
    home = cache / "synthesiser"
    python = home / "bin" / "python"
    if (home / "complete").is_file():
        return python, ""
    steps = (
        [sys.executable, "-m", "venv", str(home)],
        [str(python), "-m", "pip", "install", "--quiet", "-r", str(PACKAGES)],
    )
    for step in steps:
        if why := _run(step, "the synthesiser cannot be installed", cache):
            return python, why
    (home / "complete").touch()
    return python, ""


def _voices(cache: Path) -> tuple[Path, str]:
    folder = cache / "package" / "voices"
    if folder.is_dir():
        return folder, ""
    if shutil.which("npm") is None:
        return folder, "npm is not here, which brings the voices"
    why = _run(["npm", "pack", "--silent", VOICES], "the voices cannot be had", cache)
    for archive in cache.glob("kokoro-js-*.tgz"):
        why = why or _run(["tar", "-xzf", archive.name], "the voices cannot be unpacked", cache)
    return folder, why


def _run(command: list[str], what: str, folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if not done.returncode:
        return ""
    lines_of_it = [line for line in done.stderr.splitlines() if line.strip()]
    return f"{what}: {lines_of_it[-1] if lines_of_it else 'no reason given'}"
