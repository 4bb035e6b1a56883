"""Side by side with peers: how soon final words come, how right they are, and what they cost.

    python benchmarks/peers.py --install             # each peer into an environment of its own
    python benchmarks/peers.py [--only NAME ...] [--audio DIR] [--recording NAME ...]
                               [--seconds S] [--repeat N] [--lock FILE]

One run on one machine: every peer is given the same sound of both sides of a call in real time,
one peer at a time, in another order each round. See `benchmarks.peer_envs` for which peers, their
versions and weights, the programs in `benchmarks/peer_drivers` for how each is configured, and
`benchmarks.peer_match` for how its words are held against the reference, which uses nothing that
only some peers tell. *End of speech → final words* runs from the reference's end of a turn's voice
to the arrival of final text with the turn's last word. A peer that is not there or does not start
is left out, with the reason. Words pass from memory to memory and are not kept.

Printed are ``name value unit`` lines and a table that says where Copilot is not ahead; JSON and a
plot go to benchmarks/results. It needs the machine to itself; where others use it too, ``--lock``
names a file whose lock is held while a peer runs.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from platformdirs import user_cache_path

from benchmarks.peer_audio import Played, compose, only
from benchmarks.peer_envs import PEERS, Peer, install
from benchmarks.peer_match import match
from benchmarks.peer_run import PeerFailedError, Setting, run
from benchmarks.peer_table import Tally, plot, say, table
from benchmarks.peer_words import words
from benchmarks.reference import Reference, load
from benchmarks.report import RESULTS, Report, machine
from benchmarks.wording import fit_sides
from copilot import manifest

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "copilot" / "samples"
RECORDINGS = ("good-discovery", "vague-next-step")
"""Four voices, two ways of speaking English, both sides talking."""

WEIGHTS = "tiny.en"


def main() -> None:
    """Install, or run the rounds and print what came of them."""
    chosen = _arguments()
    peers = [one for one in PEERS if not chosen.only or one.name in chosen.only]
    if chosen.install:
        for peer in peers:
            state = install(peer, chosen.cache) or f"installed {peer.why_bare}"
            print(f"# {peer.name}: {state}", flush=True)
        return
    report = Report("peers")
    report.note(machine())
    played = compose(_recordings(chosen, report), chosen.seconds, words)
    if chosen.side != "both":
        played = only(played, chosen.side)
        report.note(f"only the {chosen.side} is heard, the other side is silent")
    report.note(
        f"{played.duration_s:.0f} s of sound, "
        f"{sum(len(one.words) for side in played.turns.values() for one in side)} words, "
        f"{chosen.repeat} rounds"
    )
    setting = Setting(cache=chosen.cache, weights=manifest.find_model(WEIGHTS), lock=chosen.lock)
    tallies = _rounds(peers, played, setting, chosen.repeat, report)
    if not tallies:
        raise SystemExit("no peer has run")
    for tally in tallies:
        say(tally, report)
    picture = plot(tallies, RESULTS / "peers.svg")
    path = report.write()
    print(table(tallies))
    print(f"# written to {path.relative_to(HERE.parent)} and {picture.relative_to(HERE.parent)}")


def _rounds(
    peers: list[Peer], played: Played, setting: Setting, repeat: int, report: Report
) -> list[Tally]:
    """Each peer once a round, each round in an order that begins with another peer."""
    tallies = {}
    for peer in peers:
        if peer.installed(setting.cache):
            tallies[peer.name] = Tally(peer)
        else:
            report.note(f"skipped {peer.name}: not installed (peers.py --install)")
    try:
        for number in range(repeat):
            names = list(tallies)
            turn = number * len(names) // repeat
            for name in names[turn:] + names[:turn]:
                try:
                    _one(tallies[name], played, setting)
                except PeerFailedError as error:
                    report.note(f"skipped {name}: {error}")
                    del tallies[name]
    except KeyboardInterrupt:
        report.note("stopped by hand: what was measured until then follows")
    return [tally for tally in tallies.values() if tally.cores]


def _one(tally: Tally, played: Played, setting: Setting) -> None:
    done = run(tally.peer, played.pcm, setting)
    matched = {
        side: match(played.turns[side], texts, words, played.duration_s)
        for side, texts in done.texts.items()
    }
    tally.add(done, list(matched.values()), played.duration_s)
    print(f"# {tally.peer.name}: {tally.newest()}", flush=True)


def _recordings(chosen: argparse.Namespace, report: Report) -> list[Reference]:
    references, skipped = load(chosen.audio)
    for line in skipped:
        report.note(f"skipped {line}")
    wanted = chosen.recording or (RECORDINGS if chosen.audio == SAMPLES else ())
    found = [one for one in references if not wanted or one.name in wanted]
    if not found:
        raise SystemExit(f"no such two-channel recording with reference turns in {chosen.audio}")
    for one in found:
        known = json.loads((one.folder / f"{one.name}.json").read_text(encoding="utf-8"))
        if len(fit_sides(known.get("reference"))) < len(known["channels"]):
            report.note(f"{one.name}: its text is rough, read its word error rate with care")
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    names = [one.name for one in PEERS]
    cache = user_cache_path("copilot") / "peers"
    parser.add_argument("--install", action="store_true", help="make the peers' environments")
    parser.add_argument("--only", action="append", choices=names, help="this peer (repeatable)")
    parser.add_argument("--audio", type=Path, default=SAMPLES, help="recordings with JSON")
    parser.add_argument("--recording", action="append", help="one of them (repeatable)")
    parser.add_argument("--seconds", type=float, default=30.0, help="of each recording")
    parser.add_argument("--repeat", type=int, default=3, help="rounds")
    parser.add_argument("--side", choices=("both", "rep", "buyer"), default="both")
    parser.add_argument("--cache", type=Path, default=cache, help="where the environments are")
    parser.add_argument("--lock", type=Path, help="file to lock while a peer runs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
