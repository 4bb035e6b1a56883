"""How late, how often in the way, how right: real recordings, in real time, through the real socket.

    python benchmarks/latency.py [--audio DIR] [--no-probe] [--no-coach] [--only NAME]
        [--coach-speed SPEED]

``DIR`` holds recordings with reference JSON (see `benchmarks.reference`); without it the sample
calls are played. Both channels are live, the default model decodes, an overlay listens over the
websocket. All times are held against the reference's own.

Two passes. The *probe* pass replaces the rules by one that wants a card at every natural pause, so
that there are enough cards to measure: ``pause_to_card`` from the reference's start of the silence
to the card's arrival at the client, ``speech_end_to_words`` from the reference's end of a voiced
stretch to the arrival of its word count, and how many cards began in somebody's speech. The *coach*
pass replays with the shipped rules, in real time unless told otherwise, checks each sample's
intended cards, and counts those that began in a turn or a voice. Before both the service is started
six times: ``first_start_to_ready``, and ``start_to_ready`` of the others.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import pauses, probe
from benchmarks.live import Load, Received, Service, service
from benchmarks.reference import Reference, load
from benchmarks.report import Report, machine
from benchmarks.slope import hourly, warm_up_s

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "copilot" / "samples"
MATCH_WITHIN_S = 0.3
"""An utterance belongs to the reference stretch that ends this near to it."""

IDLE_SECONDS = 10.0
WARM_STARTS = 5


@dataclass(slots=True)
class Seen:
    """What a pass has measured so far."""

    pause_to_card_ms: list[float] = field(default_factory=list)
    words_ms: list[float] = field(default_factory=list)
    share_error_points: list[float] = field(default_factory=list)
    in_rep: int = 0
    in_buyer: int = 0
    in_rep_voice: int = 0
    in_buyer_voice: int = 0
    cards: int = 0
    eligible: int = 0
    delivered: int = 0
    late: int = 0
    utterances: int = 0
    unmatched: int = 0
    broken: int = 0
    premature: int = 0
    missed: int = 0
    offered: int = 0
    in_turns: list[str] = field(default_factory=list)


def measure(reference: Reference, received: list[Received], seen: Seen) -> None:
    """Hold what an overlay received against the reference."""
    zeros = [
        float(str(one.message["audio_zero_unix_ms"])) / 1000
        for one in received
        if one.message["type"] == "state" and one.message["audio_zero_unix_ms"] is not None
    ]
    if not zeros or received[-1].message["type"] != "summary":
        seen.broken += 1
        return
    zero = zeros[0]
    shown = {
        str(one.message["id"]): one.at_unix_s - zero
        for one in received
        if one.message["type"] == "suggest"
    }
    for one in received:
        at = one.at_unix_s - zero
        if one.message["type"] == "suggest":
            _measure_card(reference, at, seen)
        elif one.message["type"] == "heard":
            _measure_words(reference, one.message, at, seen)
        elif one.message["type"] == "summary":
            _measure_summary(reference, one.message, shown, seen)


def _measure_card(reference: Reference, at: float, seen: Seen) -> None:
    seen.cards += 1
    seen.premature += pauses.premature(reference, at)
    seen.in_rep += reference.in_turn("rep", at)
    seen.in_buyer += reference.in_turn("buyer", at)
    seen.in_rep_voice += reference.in_voice("rep", at)
    seen.in_buyer_voice += reference.in_voice("buyer", at)
    seen.in_turns += [
        f"the card at {at:.2f} s of {reference.name} began in a turn of the {side}'s"
        for side in ("rep", "buyer")
        if reference.in_turn(side, at)
    ]
    began = reference.pause_start(at)
    if began is not None:
        seen.pause_to_card_ms.append((at - began) * 1000)


def _measure_words(reference: Reference, message: dict[str, object], at: float, seen: Seen) -> None:
    seen.utterances += 1
    seen.late += bool(message["late"])
    side, end = str(message["speaker"]), float(str(message["end_s"]))
    true_end = reference.speech_end_near(side, end, MATCH_WITHIN_S)
    if true_end is None or message["late"]:
        seen.unmatched += true_end is None
        return
    seen.words_ms.append((at - true_end) * 1000)


def _measure_summary(
    reference: Reference, message: dict[str, object], shown: dict[str, float], seen: Seen
) -> None:
    share, moments = message["talk_share"], message["moments"]
    if isinstance(share, dict) and share["rep"] is not None:
        seen.share_error_points.append(abs(share["rep"] - reference.talk_share_rep()) * 100)
    assert isinstance(moments, list)
    for moment in moments:
        # a card whose wait outlasts the call had no fair chance, unless it was shown
        whole_wait = moment["at_s"] + probe.WAIT_S <= float(str(message["duration_s"]))
        seen.eligible += whole_wait or moment["id"] in shown
        seen.delivered += moment["id"] in shown
    waits = [(one["at_s"], shown.get(one["id"], one["at_s"] + probe.WAIT_S)) for one in moments]
    without, offered = pauses.missed(reference, waits, list(shown.values()))
    seen.missed, seen.offered = seen.missed + without, seen.offered + offered


def probe_pass(references: list[Reference], report: Report) -> None:
    """Play every recording in real time with the rule that always wants a card."""
    seen, used = Seen(), Load(0.0, 0.0, 0.0)
    with (
        tempfile.TemporaryDirectory() as folder,
        service(references[0].folder, probe.write_rules(Path(folder)), probe.SETTINGS) as running,
    ):
        idle = _idle_cores(running)
        for reference in references:
            print(f"# playing {reference.name}, {reference.duration_s:.0f} s", flush=True)
            cpu, wall = running.cpu_s(), time.monotonic()
            received = running.follow(reference.name, "core", used)
            used.cpu_seconds += running.cpu_s() - cpu
            used.wall_seconds += time.monotonic() - wall
            measure(reference, received, seen)
    _report_probe(seen, used, report)
    report.add("idle_cores", idle, "cores", 1)


def start_pass(recordings: Path, report: Report) -> None:
    """Start the service as it is shipped; the first start finds its files on the disk, the others in memory."""
    took_s = []
    for _ in range(1 + WARM_STARTS):
        with service(recordings, None, {}) as running:
            took_s.append(running.ready_after_s)
    report.add("first_start_to_ready", took_s[0], "s", 1)
    report.spread("start_to_ready", took_s[1:], "s")


def _idle_cores(running: Service) -> float:
    time.sleep(2.0)
    cpu, wall = running.cpu_s(), time.monotonic()
    time.sleep(IDLE_SECONDS)
    return (running.cpu_s() - cpu) / (time.monotonic() - wall)


def _report_probe(seen: Seen, used: Load, report: Report) -> None:
    report.spread("pause_to_card", seen.pause_to_card_ms, "ms")
    report.spread("speech_end_to_words", seen.words_ms, "ms")
    cards = max(1, seen.cards)
    report.add("onset_in_rep_speech_percent", 100 * seen.in_rep / cards, "%", seen.cards)
    report.add("onset_in_buyer_speech_percent", 100 * seen.in_buyer / cards, "%", seen.cards)
    report.add("onset_in_rep_voice_percent", 100 * seen.in_rep_voice / cards, "%", seen.cards)
    report.add("onset_in_buyer_voice_percent", 100 * seen.in_buyer_voice / cards, "%", seen.cards)
    report.add("premature_pause_percent", 100 * seen.premature / cards, "%", seen.cards)
    missed = 100 * seen.missed / max(1, seen.offered)
    report.add("missed_pause_percent", missed, "%", seen.offered)
    delivered = 100 * seen.delivered / max(1, seen.eligible)
    report.add("delivered_percent", delivered, "%", seen.eligible)
    if seen.share_error_points:
        events = len(seen.share_error_points)
        report.add(
            "talk_share_error_points", statistics.fmean(seen.share_error_points), "points", events
        )
        report.add("talk_share_error_max", max(seen.share_error_points), "points", events)
    report.add(
        "late_utterances_percent", 100 * seen.late / max(1, seen.utterances), "%", seen.utterances
    )
    voiced = seen.cards - len(seen.pause_to_card_ms)
    report.note(f"pause_to_card leaves out {voiced} cards that began in a voice")
    report.note(f"speech_end_to_words leaves out {seen.late} stretches whose words never came")
    report.note(f"{seen.broken} calls broke off and are in no figure")
    for line in seen.in_turns:
        report.note(line)
    report.note(f"{seen.unmatched} of {seen.utterances} utterances end at no reference stretch")
    report.add("cpu_cores", used.cores, "cores", len(used.rss_samples_mb))
    report.add("rss_peak_mb", used.rss_peak_mb, "MB", len(used.rss_samples_mb))
    report.add("rss_growth_mb", _growth(used.rss_samples_mb), "MB", len(used.rss_samples_mb))
    _report_slope(used, report)


def _growth(samples_mb: list[float]) -> float:
    """Median of the last fifth of the run less that of the second fifth, after warming up."""
    fifth = len(samples_mb) // 5
    if not fifth:
        return 0.0
    return statistics.median(samples_mb[-fifth:]) - statistics.median(samples_mb[fifth : 2 * fifth])


def _report_slope(used: Load, report: Report) -> None:
    """What grows an hour, once it is warm: the growth above holds the end of the warming up too."""
    times = [at - used.rss_samples_at_s[0] for at in used.rss_samples_at_s]
    found = hourly(list(zip(times, used.rss_samples_mb, strict=True)), times[-1])
    if found is None:
        report.note("rss_slope: too few minutes")
        return
    report.note(f"rss_slope leaves out the first {warm_up_s(times[-1]):.0f} s")
    report.add("rss_slope", found.value, "MB/h", found.points)
    report.add("rss_slope_low", found.low, "MB/h", found.points)
    report.add("rss_slope_high", found.high, "MB/h", found.points)


def coach_pass(references: list[Reference], report: Report, speed: str) -> None:
    """Replay with the shipped rules; a sample says which cards it should get."""
    right = cards = in_turn = in_voice = 0
    judged = [one for one in references if one.expected is not None]
    for reference in judged:
        shown = _replayed_cards(reference, speed)
        kinds = [kind for kind, _ in shown]
        right += sorted(kinds) == sorted(reference.expected or ())
        cards += len(shown)
        in_turn += sum(_either(reference.in_turn, at) for _, at in shown)
        in_voice += sum(_either(reference.in_voice, at) for _, at in shown)
        report.note(
            f"{reference.name}: cards {kinds or 'none'}, intended {list(reference.expected or ())}"
        )
    if judged:
        report.add("calls_coached_as_intended_percent", 100 * right / len(judged), "%", len(judged))
    if cards:
        report.add("coach_onset_in_turn_percent", 100 * in_turn / cards, "%", cards)
        report.add("coach_onset_in_voice_percent", 100 * in_voice / cards, "%", cards)


def _either(speaks: Callable[[str, float], bool], at: float) -> bool:
    """Whether one of the two does."""
    return speaks("rep", at) or speaks("buyer", at)


def _replayed_cards(reference: Reference, speed: str) -> list[tuple[str, float]]:
    """Kind and second of each."""
    sound = json.loads((reference.folder / f"{reference.name}.json").read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "copilot", "replay", str(reference.folder / sound["audio"])]
    command += ["--json", "--speed", speed, "--call", reference.kind]
    command += ["--rep-channel", str(sound["channels"]["agent"])]
    if "scheduled_end_s" in sound:
        command += ["--scheduled-end", str(sound["scheduled_end_s"])]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    messages = [json.loads(line) for line in lines]
    return [(one["kind"], one["ts"]) for one in messages if one["type"] == "suggest"]


def main() -> None:
    """Run the passes and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--audio", type=Path, default=SAMPLES, help="folder of recordings with JSON"
    )
    parser.add_argument("--no-probe", action="store_true", help="only the coach pass")
    parser.add_argument("--no-coach", action="store_true", help="only the probe pass")
    parser.add_argument("--only", help="one recording, by name")
    parser.add_argument(
        "--coach-speed", default="1", metavar="SPEED", help="of the coach pass: max, or times life"
    )
    chosen = parser.parse_args()
    report = Report("latency")
    report.note(machine())
    references, skipped = load(chosen.audio)
    references = [one for one in references if chosen.only in {None, one.name}]
    for line in skipped:
        report.note(f"skipped {line}")
    if not references:
        raise SystemExit(f"no two-channel recording with reference turns in {chosen.audio}")
    seconds = sum(one.duration_s for one in references)
    report.note(f"{len(references)} recordings, {seconds / 60:.1f} min")
    start_pass(chosen.audio, report)
    if not chosen.no_coach:
        coach_pass(references, report, chosen.coach_speed)
    if not chosen.no_probe:
        probe_pass(references, report)
    print(f"# written to {report.write().relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
