"""The figures, as lines. Each F1 has its precision, recall, counts and 95 % intervals beside it."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from benchmarks.report import percentile
from benchmarks.understood.labelled import LISTS, SCALARS
from benchmarks.understood.scoring import Tally, bootstrap, f1_interval, share_interval, total
from benchmarks.understood.tasks import LEVELS, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.report import Report
    from benchmarks.understood.found import Found
    from benchmarks.understood.labelled import Labelled

MAIN_LEVEL: Final = {**dict.fromkeys(SCALARS, "call"), **dict.fromkeys((*LISTS, "dodged"), "turn")}
"""What ``name_f1`` is of: whether it was discussed at all, or where each one was. The other level is
printed too, as ``name_turn_f1`` or ``name_call_f1``. A dodged question is one unanswered or evaded."""


@dataclass(slots=True)
class Board:
    """Tallies of all calls, by task; one entry a call, so that calls can be drawn anew."""

    certain: dict[str, list[Tally]] = field(default_factory=lambda: defaultdict(list))
    uncertain: dict[str, list[Tally]] = field(default_factory=lambda: defaultdict(list))

    def add(self, call: Labelled, found: Found) -> None:
        """One call more."""
        own: dict[tuple[str, bool], Tally] = defaultdict(Tally)
        for mark in marks(call, found):
            own[mark.task, mark.uncertain] += mark.tally
        for (task, uncertain), tally in own.items():
            (self.uncertain if uncertain else self.certain)[task].append(tally)


def tell(pairs: Sequence[tuple[Labelled, Found]], report: Report, prefix: str = "") -> None:
    """Print every figure of one way to understand calls."""
    board = Board()
    for call, found in pairs:
        board.add(call, found)
    _accuracy(board, report, prefix, "next_step")
    _confusion(pairs, report, prefix)
    _f1(board, report, prefix, ("next_step_missing", "next_step_missing"))
    _accuracy(board, report, prefix, "next_step_agreed_turn")
    for name, main in MAIN_LEVEL.items():
        other = "turn" if main == "call" else "call"
        _f1(board, report, prefix, (name, f"{name}.{main}"))
        _f1(board, report, prefix, (f"{name}_{other}", f"{name}.{other}"))
    for name in ("handled", "price_objection_handled", "other_objection_handled"):
        _accuracy(board, report, prefix, name)
    _f1(board, report, prefix, ("open_questions", "open_questions"))
    _questions(pairs, report, prefix)
    _shares(pairs, report, prefix)
    fooled = total(board.certain["distractors"])
    report.add(f"{prefix}distractors_fired", fooled.false, "turns", fooled.judged)
    _uncertain(board, report, prefix)


def _f1(board: Board, report: Report, prefix: str, named: tuple[str, str]) -> None:
    name, task = prefix + named[0], named[1]
    parts = board.certain[task]
    tally = total(parts)
    low, high = f1_interval(parts)
    report.add(f"{name}_f1", tally.f1, "F1", tally.true)
    report.add(f"{name}_f1_low", low, "F1", len(parts))
    report.add(f"{name}_f1_high", high, "F1", len(parts))
    for what, value, of in (
        ("precision", tally.precision, tally.found),
        ("recall", tally.recall, tally.true),
    ):
        low, high = share_interval(tally.hits, of)
        report.add(f"{name}_{what}", value, "share", of)
        report.add(f"{name}_{what}_low", low, "share", of)
        report.add(f"{name}_{what}_high", high, "share", of)
    for what, count in (("hits", tally.hits), ("false", tally.false), ("missed", tally.missed)):
        report.add(f"{name}_{what}", count, "count", tally.judged)


def _accuracy(board: Board, report: Report, prefix: str, task: str) -> None:
    tally = total(board.certain[task])
    right = tally.hits + tally.neither
    low, high = share_interval(right, tally.judged)
    report.add(f"{prefix}{task}_accuracy", tally.accuracy, "share", tally.judged)
    report.add(f"{prefix}{task}_accuracy_low", low, "share", tally.judged)
    report.add(f"{prefix}{task}_accuracy_high", high, "share", tally.judged)


def _confusion(pairs: Sequence[tuple[Labelled, Found]], report: Report, prefix: str) -> None:
    for true in LEVELS:
        for said in LEVELS:
            levels = [
                found.level
                for call, found in pairs
                if call.labels.step and not call.labels.step.uncertain
                if call.labels.step.level == true
            ]
            name = f"{prefix}next_step_{true}_taken_for_{said}"
            if true != said and said in levels:
                report.add(name, levels.count(said), "calls", len(levels))


def _questions(pairs: Sequence[tuple[Labelled, Found]], report: Report, prefix: str) -> None:
    """Errors of the counts, summed, by the sum of what was asked; and which way they lean."""
    counted = [
        (found.rep_questions, call.labels.rep_questions)
        for call, found in pairs
        if call.labels.rep_questions
    ]
    asked = sum(true for _, true in counted)
    if not asked:
        return
    name = f"{prefix}rep_questions_error_percent"
    low, high = bootstrap(counted, _error_percent)
    report.add(name, _error_percent(counted), "%", asked)
    report.add(f"{name}_low", low, "%", len(counted))
    report.add(f"{name}_high", high, "%", len(counted))
    lean = sum(ours - true for ours, true in counted)
    report.add(f"{prefix}rep_questions_total_error_percent", 100 * lean / asked, "%", asked)


def _error_percent(counted: Sequence[tuple[int, int]]) -> float:
    wrong = sum(abs(ours - true) for ours, true in counted)
    return 100 * wrong / sum(true for _, true in counted)


def _shares(pairs: Sequence[tuple[Labelled, Found]], report: Report, prefix: str) -> None:
    errors = [
        100 * abs(found.rep_word_share - call.labels.rep_talk_share)
        for call, found in pairs
        if found.rep_word_share is not None and call.labels.rep_talk_share is not None
    ]
    if errors:
        name = f"{prefix}talk_share_words_error_points"
        low, high = bootstrap(errors, statistics.fmean)
        report.add(name, statistics.fmean(errors), "points", len(errors))
        report.add(f"{name}_low", low, "points", len(errors))
        report.add(f"{name}_high", high, "points", len(errors))
        report.add(f"{name}_max", max(errors), "points", len(errors))


def _uncertain(board: Board, report: Report, prefix: str) -> None:
    """How often we agree with what the annotator was not sure of."""
    everything = Tally()
    for task, parts in sorted(board.uncertain.items()):
        tally = total(parts)
        everything += tally
        name = task.replace(".", "_")
        report.add(f"{prefix}uncertain.{name}_agreed", tally.accuracy, "share", tally.judged)
    report.add(f"{prefix}uncertain.agreed", everything.accuracy, "share", everything.judged)


def costs(pairs: Sequence[tuple[Labelled, Found]], report: Report) -> None:
    """CPU time of all signals and rules on an utterance, and of its meanings if they are read."""
    spent = [one for _, found in pairs for one in found.cost_us]
    read = [one for _, found in pairs for one in found.reading_us]
    both = [one + other for one, other in zip(spent, read, strict=True)] if read else []
    for name, values in (("utterance_cost", spent), ("utterance_cost_with_meanings", both)):
        if values:
            report.add(f"{name}_us_median", percentile(values, 50), "us", len(values))
            report.add(f"{name}_us_p99", percentile(values, 99), "us", len(values))
            report.add(f"{name}_us_max", max(values), "us", len(values))
