"""How well a call's kind is heard where nobody said it before: held against labelled calls.

    python benchmarks/kinds.py [--transcripts DIR --labels DIR] [--split FILE [--hold-out]] [--sure N]

Without a directory the calls in `benchmarks/calls` are judged. Each goes from its text through the real
conversation as a call that was set up without a kind, with turn times made up at 150 words a minute
where the source has none; what its file says of its kind is compared with what was heard. Calls whose
file names none of our kinds are left out. Nothing is printed of any one call.

``known_AT_percent`` is how often a kind was in force at 2, 5 and 10 minutes, of the calls that last so
long, and at the end; ``right_AT_percent`` how often it was the right one, of those in which one was,
with Wilson's 95 % interval. ``heard_after_s`` is when, ``changed_percent`` in how many calls one kind
took another's place. ``guess_N_percent`` is how often the likeliest kind at the end was right where its
confidence was N or more, ``guess_N_calls`` in how many calls it was: what the threshold is chosen by.
``--sure N`` tries another threshold.

Of the shipped rules those are counted that are for some kinds of call only: ``rules_opened`` could be
asked at a call's end for the kind that was heard and not without it, of which the part in
``rules_opened_right_percent`` is for the call's true kind too; ``rules_closed`` were not asked any more
because of it, ``rules_closed_right_percent`` rightly. ``rules_wanting`` are for the true kind and not for
an unknown one: what could be opened at all.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import Report, machine, wilson
from benchmarks.understood.labelled import load_all
from benchmarks.understood.split import chosen_calls
from benchmarks.understood.spoken import breaths
from copilot import resources
from copilot.coaching.cases import Said
from copilot.coaching.inline_tests import events_of
from copilot.coaching.rulebook import Rulebook
from copilot.conversation import kind_now, reading
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Utterance
from copilot.kinds import CallKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.understood.labelled import Labelled
    from copilot.coaching.schema import Rule
    from copilot.conversation.kind import KindGuess
    from copilot.conversation.kind_now import KindNow

HERE: Final = Path(__file__).resolve().parent
MARKS: Final = {"2_min": 120.0, "5_min": 300.0, "10_min": 600.0}
"""When it is looked at; a call that ended sooner is not."""

CONFIDENCES: Final = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SILENCE_AT_END_S: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardCall:
    """What became of one call's kind: whenever it changed, the likeliest at its end, and its length."""

    true: CallKind
    told: tuple[KindNow, ...]
    guess: KindGuess
    seconds: float

    def at(self, seconds: float) -> CallKind:
        """The kind in force then; UNKNOWN before any was heard."""
        return next(
            (one.kind for one in reversed(self.told) if one.since_s <= seconds), CallKind.UNKNOWN
        )


def hear(call: Labelled) -> HeardCall:
    """One call, as if nobody had said what it is."""
    spoken = breaths(call)
    said = tuple(Said(one.speaker, one.start, one.end, one.text) for one in spoken)
    conversation = Conversation.begin(CallContext(call_id="heard"))
    told: list[KindNow] = []
    for event in events_of(said, ends=True, silence_s=SILENCE_AT_END_S):
        conversation = conversation.after(event)
        now = conversation.kind_now
        if isinstance(event, Utterance) and (not told or told[-1].kind is not now.kind):
            told.append(now)
    return HeardCall(
        true=call.kind,
        told=tuple(told),
        guess=conversation.course.kind_heard.score.guess,
        seconds=conversation.at,
    )


def tell(calls: Sequence[HeardCall], rules: Iterable[Rule], report: Report) -> None:
    """Totals, and nothing else."""
    for name, seconds in MARKS.items():
        tell_at(
            name, [(one.true, one.at(seconds)) for one in calls if one.seconds >= seconds], report
        )
    ends = [(one.true, one.at(one.seconds)) for one in calls]
    tell_at("end", ends, report)
    heard = [one.told for one in calls if any(now.kind is not CallKind.UNKNOWN for now in one.told)]
    report.spread("heard_after_s", [_first(told) for told in heard], "s")
    changed = sum(sum(now.kind is not CallKind.UNKNOWN for now in told) > 1 for told in heard)
    report.add("changed_percent", 100 * changed / max(1, len(heard)), "%", len(heard))
    for least in CONFIDENCES:
        sure = [one for one in calls if one.guess.confidence >= least]
        right = sum(one.guess.kind is one.true for one in sure)
        report.add(f"guess_{least:g}_percent", 100 * right / max(1, len(sure)), "%", len(sure))
        report.add(f"guess_{least:g}_calls", len(sure), "calls", len(calls))
    tell_rules(ends, tuple(rules), report)


def tell_at(name: str, pairs: Sequence[tuple[CallKind, CallKind]], report: Report) -> None:
    """How often a kind was known at one time, and how often that was right."""
    known = [(true, heard) for true, heard in pairs if heard is not CallKind.UNKNOWN]
    right = sum(true is heard for true, heard in known)
    low, high = wilson(right / max(1, len(known)), len(known))
    report.add(f"known_{name}_percent", 100 * len(known) / max(1, len(pairs)), "%", len(pairs))
    report.add(f"right_{name}_percent", 100 * right / max(1, len(known)), "%", len(known))
    report.add(f"right_{name}_percent_low", 100 * low, "%", len(known))
    report.add(f"right_{name}_percent_high", 100 * high, "%", len(known))


def tell_rules(
    ends: Iterable[tuple[CallKind, CallKind]], rules: tuple[Rule, ...], report: Report
) -> None:
    """What it would do to the rules that are for some kinds of call only."""
    opened: list[bool] = []
    closed: list[bool] = []
    wanting = 0
    for true, heard in ends:
        for rule in rules:
            always, rightly = CallKind.UNKNOWN in rule.applies.kinds, true in rule.applies.kinds
            wanting += rightly and not always
            if heard in rule.applies.kinds and not always:
                opened.append(rightly)
            elif always and heard not in rule.applies.kinds:
                closed.append(not rightly)
    report.add("rules_wanting", wanting, "rules", wanting)
    for name, found in (("opened", opened), ("closed", closed)):
        report.add(f"rules_{name}", len(found), "rules", len(found))
        right = 100 * sum(found) / max(1, len(found))
        report.add(f"rules_{name}_right_percent", right, "%", len(found))


def _first(told: Iterable[KindNow]) -> float:
    return next(now.since_s for now in told if now.kind is not CallKind.UNKNOWN)


def main() -> None:
    """Hear, compare and print."""
    chosen = _arguments()
    if chosen.sure is not None:
        kind_now.SURE = chosen.sure  # type: ignore[misc]  # what a run of ours tries, no rep's
    report = Report("kinds")
    report.note(machine())
    transcripts = chosen.transcripts or HERE / "calls" / "transcripts"
    calls, skipped = load_all(transcripts, chosen.labels or transcripts.parent / "labels")
    for line in skipped:
        report.note(f"skipped {line}")
    calls, how = chosen_calls(calls, chosen.split, hold_out=chosen.hold_out)
    report.note(how)
    reading.prepare()
    heard = [hear(call) for call in calls if call.kind is not CallKind.UNKNOWN]
    tell(heard, Rulebook.load(resources.rules_dir()).rules, report)
    print(f"# written to {report.write().name}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--transcripts", type=Path, help="folder of transcripts (ID.json)")
    parser.add_argument("--labels", type=Path, help="folder of labels of the same names")
    parser.add_argument("--split", type=Path, help="file with the names of the held-out calls")
    parser.add_argument("--hold-out", action="store_true", help="judge those, and no others")
    parser.add_argument("--sure", type=float, help="another threshold, 0 to 1")
    return parser.parse_args()


if __name__ == "__main__":
    main()
