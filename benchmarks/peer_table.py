"""What the runs of each peer come to: figures, a table that says who is ahead, a plot."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from benchmarks.report import percentile

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.peer_envs import Peer
    from benchmarks.peer_match import Matched
    from benchmarks.peer_run import Run
    from benchmarks.report import Report

OURS: Final = "copilot"

COLUMNS: Final = (
    "",
    "model",
    "final is",
    "end of speech → final words: median (of each run) / p95, ms",
    "→ shown, final or not: median, ms",
    "turns whose last word came wrong / not final before the sound ended",
    "WER %",
    "cores",
    "peak MB",
)


@dataclass(slots=True)
class Tally:
    """One peer's runs. A list of numbers has one for each run, `final_ms` a list for each."""

    peer: Peer
    final_ms: list[list[float]] = field(default_factory=list)
    shown_ms: list[float] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    cores: list[float] = field(default_factory=list)
    rss_mb: list[float] = field(default_factory=list)
    load_s: list[float] = field(default_factory=list)
    slipped_ms: list[float] = field(default_factory=list)
    others_percent: list[float] = field(default_factory=list)
    uncovered: int = 0
    unfinished: int = 0

    def add(self, done: Run, sides: list[Matched], duration_s: float) -> None:
        """One more run."""
        self.final_ms.append([ms for side in sides for ms in side.final_ms])
        self.shown_ms += [ms for side in sides for ms in side.shown_ms]
        self.errors.append(sum(side.errors for side in sides))
        self.words.append(sum(side.words for side in sides))
        self.cores.append(done.cpu_s / duration_s)
        self.rss_mb.append(done.rss_peak_mb)
        self.load_s.append(done.load_s)
        self.slipped_ms.append(done.slipped_s * 1000)
        self.others_percent.append(done.others_percent)
        self.uncovered += sum(side.uncovered for side in sides)
        self.unfinished += sum(side.unfinished for side in sides)

    @property
    def all_ms(self) -> list[float]:
        """End of speech to final words, of all covered turns of all runs."""
        return [ms for run in self.final_ms for ms in run]

    @property
    def turns(self) -> int:
        """Turns of all runs, covered or not."""
        return len(self.all_ms) + self.uncovered + self.unfinished

    @property
    def median_ms(self) -> float:
        """Median of `all_ms`; infinite if none was covered."""
        return _middle(self.all_ms)

    @property
    def wer_percent(self) -> float:
        """Word error rate over all runs."""
        return 100 * sum(self.errors) / max(1, sum(self.words))

    def newest(self) -> str:
        """The latest run in a line, without words."""
        ms = self.final_ms[-1]
        middle = f"{statistics.median(ms):.0f} ms" if ms else "no turn"
        return (
            f"{middle} (n={len(ms)}), {self.errors[-1]} errors in {self.words[-1]} words, "
            f"{self.cores[-1]:.2f} cores, {self.rss_mb[-1]:.0f} MB, ready after {self.load_s[-1]:.1f} s"
        )


def say(tally: Tally, report: Report) -> None:
    """The peer's ``name value unit`` lines."""
    name, runs = tally.peer.name.replace("-", "_"), len(tally.cores)
    covered = tally.all_ms
    if covered:
        report.spread(f"{name}_speech_end_to_words", covered, "ms")
        middles = [statistics.median(run) for run in tally.final_ms if run]
        report.add(f"{name}_speech_end_to_words_run_min", min(middles), "ms", len(middles))
        report.add(f"{name}_speech_end_to_words_run_max", max(middles), "ms", len(middles))
    else:
        report.note(f"{name}: no turn's last word came")
    report.spread(f"{name}_speech_end_to_shown", tally.shown_ms, "ms")
    missed = 100 * tally.uncovered / max(1, tally.turns)
    report.add(f"{name}_turns_last_word_wrong_percent", missed, "%", tally.turns)
    late = 100 * tally.unfinished / max(1, tally.turns)
    report.add(f"{name}_turns_not_final_in_the_call_percent", late, "%", tally.turns)
    report.add(f"{name}_wer", tally.wer_percent, "%", sum(tally.words))
    report.add(f"{name}_cpu_cores", statistics.median(tally.cores), "cores", runs)
    report.add(f"{name}_rss_peak_mb", max(tally.rss_mb), "MB", runs)
    report.add(f"{name}_load", statistics.median(tally.load_s), "s", runs)
    report.add(f"{name}_sound_slipped_max", max(tally.slipped_ms), "ms", runs)
    others = statistics.median(tally.others_percent)
    report.add(f"{name}_machine_busy_before", others, "%", runs)


def table(tallies: list[Tally]) -> str:
    """All peers in Markdown, and under it where ours is not ahead."""
    head = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    rows = [_row(tally) for tally in tallies]
    return "\n".join([*head, *rows, "", *behind(tallies), "", _noise(tallies)])


def _noise(tallies: list[Tally]) -> str:
    others = [percent for tally in tallies for percent in tally.others_percent]
    return (
        f"Just before the runs other work kept {min(others):.0f} to {max(others):.0f} %"
        f" (median {statistics.median(others):.0f} %) of the machine busy."
    )


def _row(tally: Tally) -> str:
    middles = [statistics.median(run) for run in tally.final_ms if run]
    figures = "none came"
    if middles:
        figures = (
            f"{tally.median_ms:.0f} ({min(middles):.0f} to {max(middles):.0f})"
            f" / {percentile(tally.all_ms, 95):.0f}, n={len(tally.all_ms)}"
        )
    cells = [
        tally.peer.name,
        tally.peer.model,
        tally.peer.final,
        figures,
        f"{statistics.median(tally.shown_ms):.0f}" if tally.shown_ms else "none",
        f"{tally.uncovered} / {tally.unfinished} of {tally.turns}",
        f"{tally.wer_percent:.1f}",
        f"{statistics.median(tally.cores):.2f} ({min(tally.cores):.2f} to {max(tally.cores):.2f})",
        f"{max(tally.rss_mb):.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def behind(tallies: list[Tally]) -> list[str]:
    """A line for each peer: where ours is ahead of it, and plainly where not."""
    ours = next((one for one in tallies if one.peer.name == OURS), None)
    if ours is None:
        return []
    lines = []
    for peer in tallies:
        if peer is ours:
            continue
        measures = {
            "final words": (ours.median_ms, peer.median_ms),
            "words shown": (_middle(ours.shown_ms), _middle(peer.shown_ms)),
            "WER": (ours.wer_percent, peer.wer_percent),
            "CPU": (statistics.median(ours.cores), statistics.median(peer.cores)),
            "memory": (max(ours.rss_mb), max(peer.rss_mb)),
        }
        ahead = [name for name, (our, their) in measures.items() if our < their]
        not_ahead = [name for name, (our, their) in measures.items() if our >= their]
        plainly = f"**not ahead in {', '.join(not_ahead)}**" if not_ahead else "behind in nothing"
        lines.append(f"- {peer.peer.name}: ahead in {', '.join(ahead) or 'nothing'}; {plainly}")
    return lines


def _middle(values: list[float]) -> float:
    return statistics.median(values) if values else float("inf")


def plot(tallies: list[Tally], path: Path) -> Path:
    """Latency of every covered turn, WER and CPU, a row a peer; returns where it was written."""
    from matplotlib.figure import Figure

    names = [tally.peer.name for tally in tallies]
    rows = range(len(tallies))
    figure = Figure(figsize=(11, 0.6 * len(tallies) + 1.6), layout="constrained")
    late, wrong, busy = figure.subplots(1, 3, sharey=True, width_ratios=(2, 1, 1))
    for row, tally in zip(rows, tallies, strict=True):
        late.plot(tally.all_ms, [row] * len(tally.all_ms), "|", color="tab:blue", alpha=0.6)
        if tally.all_ms:
            late.plot([tally.median_ms], [row], "o", color="black")
    late.set_xlabel("end of speech → final words, ms (each turn, and the median)")
    wrong.barh(rows, [tally.wer_percent for tally in tallies])
    wrong.set_xlabel("word error rate, %")
    busy.barh(rows, [statistics.median(tally.cores) for tally in tallies])
    busy.set_xlabel("cores")
    late.set_yticks(list(rows), names)
    late.invert_yaxis()
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path)
    return path
