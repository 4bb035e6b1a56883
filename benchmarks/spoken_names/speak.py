"""Speak the sentences: run by `speech.py` inside of an environment that has the synthesiser.

python -m benchmarks.spoken_names.speak --voices DIR --out DIR
"""

from __future__ import annotations

import argparse
import wave
from pathlib import Path

import numpy as np

from benchmarks.samples.script import Voice
from benchmarks.samples.voice import RATE, Kokoro
from benchmarks.spoken_names.corpus import SPLITS, decoys, lines


def main() -> None:
    """Write one mono WAV of 24 kHz a sentence; those that are there already are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voices", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    kokoro = Kokoro(chosen.voices, chosen.out / "cache", chosen.threads)
    for line in (one for split in SPLITS for one in (*decoys(split), *lines(split))):
        path = chosen.out / f"{line.id}.wav"
        if path.is_file():
            continue
        clip = kokoro.speak(line.text, Voice(name=line.voice, speed=1.0), {})
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((np.clip(clip, -1, 1) * 32767).astype("<i2").tobytes())
        print(line.id, flush=True)


if __name__ == "__main__":
    main()
