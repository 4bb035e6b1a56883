"""How well calls are understood: signals, next step and cards, held against labelled calls.

    python benchmarks/understanding.py [--transcripts DIR --labels DIR] [--split FILE [--hold-out]]
        [--explain ID [--quote]]

Without a directory the calls in `benchmarks/calls` are judged. Each call goes from its text through
the real conversation, rules and gate (`benchmarks.understood.play`), with turn times made up at 150
words a minute where the source has none. Every figure is printed once more with ``baseline.``
before it, for a tracker of plain keywords (`benchmarks.keywords`).

``NAME_f1`` of budget, price, decision_maker, timeline and pain_number is over calls: was it discussed
at all; ``NAME_turn_f1`` asks whether the first turn that we found is the labelled one. Of
price_objection, competitor, unanswered, evaded and other_objection ``NAME_f1`` is over turns, each
within one turn either way, and ``NAME_call_f1`` over calls. ``uncertain.`` is how often we agree where
the annotator was not sure; the main lines leave those out. Shares have Wilson's 95 % interval, F1 the
one of 1000 drawings of the calls. ``rep_questions_error_percent`` is against the question marks of
the transcript, check-backs ("sound good?") and all. `benchmarks.understood.card_truth` says when a card
is right; ``good_calls_`` counts the cards where the labels show nothing to coach for that rule.

``--split FILE`` names calls, one a line, that are held out: they are left out, or with ``--hold-out``
judged alone. ``--explain ID`` writes what was found at which turn of one call to stderr, without its
words; ``--quote`` adds those, on a terminal only.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import keywords
from benchmarks.report import Report, machine
from benchmarks.understood import tell
from benchmarks.understood.labelled import Labelled, load_all
from benchmarks.understood.play import play
from benchmarks.understood.split import chosen_calls
from copilot import resources
from copilot.coaching.rulebook import Rulebook
from copilot.settings import Settings

HERE = Path(__file__).resolve().parent
OWN_CALLS = HERE / "calls"


def main() -> None:
    """Play, judge and print."""
    chosen = _arguments()
    report = Report("understanding")
    report.note(machine())
    transcripts = chosen.transcripts or OWN_CALLS / "transcripts"
    labels = chosen.labels or transcripts.parent / "labels"
    calls, skipped = load_all(transcripts, labels)
    for line in skipped:
        report.note(f"skipped {line}")
    calls, how = chosen_calls(calls, chosen.split, hold_out=chosen.hold_out)
    report.note(how)
    rulebook = Rulebook.load(chosen.rules or resources.rules_dir())
    settings = Settings()
    report.note(f"{len(rulebook.rules)} rules")
    judge(calls, rulebook, settings, report)
    print(f"# written to {report.write().relative_to(HERE.parent)}")


def judge(calls: list[Labelled], rulebook: Rulebook, settings: Settings, report: Report) -> None:
    """Ours, and the keywords'."""
    pairs = [(call, play(call, rulebook, settings)) for call in calls]
    tell.tell(pairs, report)
    tell.costs(pairs, report)
    tell.tell([(call, keywords.track(call)) for call in calls], report, "baseline.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--transcripts", type=Path, help="folder of transcripts (ID.json)")
    parser.add_argument("--labels", type=Path, help="folder of labels of the same names")
    parser.add_argument("--rules", type=Path, help="folder of rules instead of the shipped ones")
    parser.add_argument("--split", type=Path, help="file with the names of the held-out calls")
    parser.add_argument("--hold-out", action="store_true", help="judge those, and no others")
    return parser.parse_args()


if __name__ == "__main__":
    main()
