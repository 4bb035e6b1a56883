"""How long many rules take: to load, and to be asked at each event of a call.

    python benchmarks/rules.py [--rules N] [--write]

The pack is made of the shipped rules and of the one that ``copilot rules new`` writes, each many times
under ids of its own and with thresholds and patterns of its own, so that no two ask quite the same;
all apply to the call. The calls are the good ones that ship with the rules, and a long one made of
all of them. ``load`` reads, checks and compiles the files, and runs no case. ``ask`` is one event of
the engine, without the conversation's own work. Times are of the processor, so that what else runs does
not count.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import Report, machine, percentile
from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import events_of
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.rulefile import read_case
from copilot.coaching.schema import CUE_WORDS, MIN_CASES
from copilot.coaching.template import template
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Utterance
from copilot.kinds import CallKind
from copilot.resources import rules_dir

PHRASES = (
    r"\b(send|email) (me|us) (something|some|an?)\b",
    r"\bwe are (happy|fine) with what we have\b",
    r"\b(too|very) expensive\b",
    r"\bwho else (would|should) (be|join)\b",
    r"\bhow (do|does) (that|it) compare\b",
)


def pack(folder: Path, count: int) -> None:
    """Write so many rules, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(rules_dir().glob("*.yaml"))]
    texts.append(template("sample", schema="x", cases=MIN_CASES, words=CUE_WORDS))
    for number in range(count):
        text = texts[number % len(texts)]
        name = f"rule-{number}"
        text = re.sub(r"^id: .*$", f"id: {name}", text, flags=re.MULTILINE)
        text = re.sub(r"^version: .*$", f"version: {1 + number}", text, flags=re.MULTILINE)
        # for all calls, so that every one of them is asked
        text = re.sub(
            r"^applies:\n(?:[ #].*\n)*", "applies: {calls: all}\n", text, flags=re.MULTILINE
        )
        # windows have an upper bound, measures have none
        text = _moved(text, "within_s", -(number % 7))
        text = _moved(text, "over", number)
        if number % len(texts) == len(texts) - 1:
            phrase = PHRASES[number % len(PHRASES)] + f"|word{number}"
            check = f"    - phrase: {{speaker: buyer, any_of: ['{phrase}'], within_s: 30}}\n    # the buyer"
            text = text.replace("    # the buyer", check, 1)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _moved(text: str, name: str, by: int) -> str:
    """The same with each whole number of this name so much greater, and never below 1."""

    def moved(found: re.Match[str]) -> str:
        return f"{name}: {max(1, int(found[1]) + by)}"

    return re.sub(rf"\b{name}: (\d+)\b(?!\.)", moved, text)


def calls() -> list[list[object]]:
    """The events of each call."""
    cases = [
        read_case(path.read_bytes(), path.name)
        for path in sorted((rules_dir() / "good_calls").glob("*.yaml"))
    ]
    said = [tuple(case.said()) for case in cases]
    long, at = [], 0.0
    for one in said:
        long += [
            stretch._replace(start=stretch.start + at, end=stretch.end + at) for stretch in one
        ]
        at = long[-1].end + 1.0
    return [list(events_of(one, ends=True)) for one in (*said, tuple(long))]


def ask(rulebook: Rulebook, report: Report) -> None:
    """Every event of every call."""
    spent: dict[str, list[float]] = {"event": [], "utterance": []}
    for number, events in enumerate(calls()):
        context = CallContext(
            call_id=f"call-{number}", kind=CallKind.DISCOVERY, scheduled_end_s=1_800.0
        )
        engine = Engine(rulebook, context)
        state, conversation = engine.begin(), Conversation.begin(context)
        for event in events:
            conversation = conversation.after(event)  # type: ignore[arg-type]  # of any kind
            begun = time.thread_time()
            state, _ = engine.step(state, conversation)
            took = 1_000 * (time.thread_time() - begun)
            spent["event"].append(took)
            if isinstance(event, Utterance):
                spent["utterance"].append(took)
    for name, took_ms in spent.items():
        report.add(f"ask_{name}_median", statistics.median(took_ms), "ms", len(took_ms))
        report.add(f"ask_{name}_p99", percentile(took_ms, 99), "ms", len(took_ms))


def main() -> None:
    """Make the pack, load it, ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=500)
    parser.add_argument("--write", action="store_true", help="also write the figures as JSON")
    chosen = parser.parse_args()
    report = Report("rules")
    report.note(machine())
    with tempfile.TemporaryDirectory() as folder:
        pack(Path(folder), chosen.rules)
        begun = time.thread_time()
        rulebook = Rulebook.load(Path(folder))
        report.add("load", time.thread_time() - begun, "s", len(rulebook.rules))
    ask(rulebook, report)
    if chosen.write:
        report.write()


if __name__ == "__main__":
    main()
