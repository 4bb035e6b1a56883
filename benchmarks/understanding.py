"""How well calls are understood: signals, next step and cards, held against labelled calls.

    python benchmarks/understanding.py [--transcripts DIR --labels DIR] [--split FILE [--hold-out]]
        [--asr-noise [--wide] [--noise-cache FOLDER | --noise-from FOLDER]] [--explain ID [--quote]]
        [--differences] [--planned]

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

A transcript has no calendar entry, so rules that need the planned end stay silent; with ``--planned``
each call was to end when it did, to half a minute.

``--split FILE`` names calls, one a line, that are held out: they are left out, or with ``--hold-out``
judged alone. ``--explain ID`` writes what was found at which turn of one call to stderr, without its
words; ``--quote`` adds those, on a terminal only. ``--differences`` writes where finds and labels part.

``--asr-noise`` has each turn spoken by a synthesiser, two voices, over a telephone line with some
noise, and heard by the voice detector and the recogniser as a call is (`benchmarks.understood.voices`,
`.hear`). The same lines follow, the baseline's of the same words, and ``wer``. It takes about as long
as the recogniser needs; sound is kept in ``--noise-cache``. espeak-ng's voices over a telephone are
heard with many times the mistakes that a person's are; ``--wide`` leaves the telephone out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import anyio

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import keywords, plot, wording
from benchmarks.report import RESULTS, Report, machine
from benchmarks.understood import tell, voices
from benchmarks.understood.explain import differences, explain
from benchmarks.understood.hear import hear
from benchmarks.understood.labelled import load_all
from benchmarks.understood.play import play
from benchmarks.understood.split import chosen_calls
from benchmarks.understood.tell_cards import tell_cards
from copilot import resources
from copilot.assemble import open_workshop
from copilot.coaching.rulebook import Rulebook
from copilot.conversation import reading
from copilot.meaning.reader import NoUnderstanding, open_reader
from copilot.replay import patient
from copilot.settings import Settings

if TYPE_CHECKING:
    from benchmarks.understood.found import Found
    from benchmarks.understood.labelled import Labelled

    Pairs = list[tuple[Labelled, Found]]

HERE = Path(__file__).resolve().parent
OWN_CALLS = HERE / "calls"

PICTURED = (
    "next_step_accuracy",
    *(f"{name}_f1" for name in tell.MAIN_LEVEL),
    "handled_accuracy",
    "open_questions_f1",
    "card_precision",
)


def main() -> None:
    """Play or hear, judge and print."""
    chosen = _arguments()
    report = Report("understanding-heard" if chosen.asr_noise else "understanding")
    report.note(machine())
    transcripts = chosen.transcripts or OWN_CALLS / "transcripts"
    labels = chosen.labels or transcripts.parent / "labels"
    calls, skipped = load_all(transcripts, labels)
    for line in skipped:
        report.note(f"skipped {line}")
    calls, how = chosen_calls(calls, chosen.split, hold_out=chosen.hold_out)
    report.note(how)
    settings = patient(Settings(rules_dir=chosen.rules or resources.rules_dir()))
    if chosen.asr_noise:
        pairs, baseline = anyio.run(_heard, calls, settings, chosen, report)
    else:
        pairs, baseline = _read(
            calls, settings, planned=chosen.planned, meaning=not chosen.without_meaning
        )
    for call, found in pairs:
        if chosen.explain in {call.id, "all"}:
            print(*explain(call, found, quote=chosen.quote), sep="\n", file=sys.stderr)
        if chosen.differences:
            for line in differences(call, found):
                print(line, file=sys.stderr)
    tell.tell(pairs, report)
    tell_cards(pairs, _kinds(settings), report)
    tell.costs(pairs, report)
    tell.tell(baseline, report, "baseline.")
    tell_cards(baseline, keywords.CARD_KINDS, report, "baseline.")
    draw(report)
    print(f"# written to {report.write().name}")


def _kinds(settings: Settings) -> list[str]:
    """The kinds of moments that there are rules for."""
    assert settings.rules_dir is not None
    return sorted({rule.kind.value for rule in Rulebook.load(settings.rules_dir).rules})


def _read(
    calls: list[Labelled], settings: Settings, *, planned: bool, meaning: bool
) -> tuple[Pairs, Pairs]:
    """What is found in the calls' own text, and by the keywords."""
    assert settings.rules_dir is not None
    rulebook = Rulebook.load(settings.rules_dir)
    reader = open_reader() if meaning else NoUnderstanding()
    # as a service does before it is ready, so that no utterance pays for it
    reading.prepare()
    reader.warm()
    read = reader.with_meanings if meaning else None
    pairs = [(call, play(call, rulebook, settings, planned=planned, read=read)) for call in calls]
    return pairs, [(call, keywords.track(call)) for call in calls]


async def _heard(
    calls: list[Labelled], settings: Settings, chosen: argparse.Namespace, report: Report
) -> tuple[Pairs, Pairs]:
    """What is found in what the recogniser hears, and what the keywords find in the same words."""
    pairs: Pairs = []
    baseline: Pairs = []
    errors: list[wording.Errors] = []
    speak = chosen.noise_from is None
    if speak and (why := voices.no_voice()):
        raise SystemExit(why)
    line = "headsets" if chosen.wide else "a telephone"
    voice = "espeak-ng" if speak else "given sound"
    report.note(f"recogniser {settings.recognizer.model}, {voice} over {line}")
    with tempfile.TemporaryDirectory() as passing:
        folder = chosen.noise_from or chosen.noise_cache or Path(passing)
        async with open_workshop(settings) as workshop:
            for call in calls:
                sides = voices.render(call, folder, speak=speak, wide=chosen.wide)
                heard = await hear(call, sides, workshop, planned=chosen.planned)
                pairs.append((call, heard.found))
                baseline.append((call, keywords.track(heard.call)))
                errors.append(heard.errors)
                print(f"# heard {call.id}", file=sys.stderr, flush=True)
    wrong = wording.total(errors)
    report.add("wer", wrong.percent, "%", wrong.said)
    return pairs, baseline


def draw(report: Report) -> None:
    """Ours beside the keywords', figure by figure."""
    groups: dict[str, dict[str, float]] = {}
    for figure in report.figures:
        name = figure.name.removeprefix("baseline.")
        if name in PICTURED:
            series = "keywords" if figure.name.startswith("baseline.") else "copilot"
            groups.setdefault(name.rpartition("_")[0], {})[series] = figure.value
    plot.bars(
        RESULTS / f"{report.benchmark}.svg",
        "What is understood of labelled calls: F1, of the next step accuracy, of cards precision",
        "share",
        groups,
        goal=0.9,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--transcripts", type=Path, help="folder of transcripts (ID.json)")
    parser.add_argument("--labels", type=Path, help="folder of labels of the same names")
    parser.add_argument("--without-meaning", action="store_true", help="phrases alone, no encoder")
    parser.add_argument("--rules", type=Path, help="folder of rules instead of the shipped ones")
    parser.add_argument("--split", type=Path, help="file with the names of the held-out calls")
    parser.add_argument("--hold-out", action="store_true", help="judge those, and no others")
    parser.add_argument("--planned", action="store_true", help="each call knows its planned end")
    parser.add_argument("--asr-noise", action="store_true", help="as heard over a telephone")
    parser.add_argument("--wide", action="store_true", help="as over a headset, no telephone")
    parser.add_argument("--noise-cache", type=Path, help="folder to keep the spoken turns in")
    parser.add_argument("--noise-from", type=Path, help="folder of spoken turns; none is made")
    parser.add_argument("--explain", metavar="ID", help="what was found where in a call, or in all")
    parser.add_argument("--differences", action="store_true", help="where finds and labels part")
    parser.add_argument("--quote", action="store_true", help="with the words, on a terminal")
    chosen = parser.parse_args()
    if chosen.quote and not sys.stderr.isatty():
        parser.error("--quote shows words on a terminal only")
    return chosen


if __name__ == "__main__":
    main()
