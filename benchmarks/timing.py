"""When cards come on human timing, where there is no sound: hand-timed turns through the real path.

    python benchmarks/timing.py [--timing DIR] [--audio DIR] [--words-after-ms N] [--lag-ms N]
                                [--only NAME]

``DIR`` holds reference JSON. Of each conversation two channels are made whose sound is a hiss
wherever a side is in its turn (with ``--audio``, wherever it is voiced) and nearly nothing
elsewhere; the ear says "voice" at the end of a frame that is hiss, ``--lag-ms`` late. Everything
after the ear is the real path: segmenter, turn end, conversation, rules, gate, with the probe rules
of `benchmarks.probe`. Words are the reference's own, spread evenly over the voice of the turn, and
arrive ``--words-after-ms`` after the stretch fell silent long enough to be decoded.

Each conversation is played once for all probes (`benchmarks.phases`): the same rules begin at other
times, and what came of them is summed. Hand-timed turns are played as they stand (``human``) and
with silences inside them, as people make them (``breathing``, see `benchmarks.breaths`).
``..._premature_percent`` are cards in a silence inside somebody's turn.
``possible_..._percent`` is what a gate that knows the turns could show (`benchmarks.possible`);
``..._begins_...`` is how often a second somebody speaks next (`benchmarks.next_voice`),
``let_go_...`` counts the pauses that a card waited in and did not get, by the gate's last reason.

So it shows what the gate does on conversations that no recording is at hand of, hour upon hour in
a minute. What it cannot show is what the recogniser's mistakes and the detector's lag cost: for
that there is `benchmarks/latency.py`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import hiss, next_voice, pauses, possible, probe
from benchmarks.breaths import with_breaths
from benchmarks.phases import Engines, Gates, Probe
from benchmarks.reference import Reference, load
from benchmarks.report import Report, machine
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.pacing import Pacing
from copilot.coaching.rulebook import Rulebook
from copilot.path import Coach
from copilot.settings import GateSettings, PacingSettings, ProfileSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

TO_CLIENT_S: Final = 0.01
"""From the gate's yes to the overlay; `benchmarks/latency.py` measures the whole."""

SOON_S: Final = 0.1
"""Who begins so soon might as well have begun before the card. A tenth of these is what a delivery
of 10 ms costs, and a steadier figure than the few that it did cost."""

RATES: Final = {"dense": 4, "sparse": 1}
"""Cards wanted a minute: at nearly every pause, so that there is much to measure, and about twice
as many as the busiest profile allows, for how many find their pause."""

SHIFT_S: Final = 5.0
"""Between the beginnings of the probes of a rate, as many as differ."""

SETTINGS: Final = Settings(
    gate=GateSettings(start_after_s=0, card_ttl_s=1),
    core=ProfileSettings(cards_per_call=10_000, spacing_s=0),
    pacing=PacingSettings(repeat_cost=0),
)


@dataclass(slots=True)
class Outcome:
    """What the gate did over all conversations, and what it could have done."""

    cards: int = 0
    in_rep: int = 0
    in_buyer: int = 0
    premature: int = 0
    rep_soon: int = 0
    buyer_soon: int = 0
    eligible: int = 0
    delivered: int = 0
    places: set[tuple[str, float]] = field(default_factory=set)
    possible: Counter[float] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    pause_to_card_ms: list[float] = field(default_factory=list)
    waited_s: list[float] = field(default_factory=list)

    def add(self, reference: Reference, made: Probe, ended: float) -> None:
        """What one probe came to in one conversation."""
        shown = {card.moment.id: card.shown_at for card in made.cards}
        for card in made.cards:
            self._card(reference, card.shown_at + TO_CLIENT_S)
            self.places.add((reference.name, card.shown_at))
            self.waited_s.append(card.waited)
        # a card whose wait outlasts the call had no fair chance, unless it was shown
        waits = [
            (one.at, one.at + probe.WAIT_S)
            for one in made.found
            if one.at + probe.WAIT_S <= ended or one.id in shown
        ]
        self.eligible += len(waits)
        self.delivered += len(shown)
        for silence_s in possible.SILENCES_S:
            self.possible[silence_s] += possible.possible(reference, waits, silence_s)
        self.reasons += made.reasons

    def _card(self, reference: Reference, at: float) -> None:
        self.cards += 1
        self.in_rep += reference.in_turn("rep", at)
        self.in_buyer += reference.in_turn("buyer", at)
        self.premature += pauses.premature(reference, at)
        self.rep_soon += _begins(reference, "rep", at)
        self.buyer_soon += _begins(reference, "buyer", at)
        began = reference.pause_start(at)
        if began is not None:
            self.pause_to_card_ms.append((at - began) * 1000)

    def tell(self, prefix: str, probes: int, report: Report) -> None:
        """Print it. Cards of several probes at one instant are one event, and waits overlap."""
        apart = len(self.places)
        report.spread(f"{prefix}pause_to_card", self.pause_to_card_ms, "ms")
        report.share(f"{prefix}onset_in_rep_speech", self.in_rep, self.cards, apart)
        report.share(f"{prefix}onset_in_buyer_speech", self.in_buyer, self.cards, apart)
        for name, cards in (
            ("premature", self.premature),
            ("rep_begins_within_100ms", self.rep_soon),
            ("buyer_begins_within_100ms", self.buyer_soon),
        ):
            share = 100 * cards / max(1, self.cards)
            report.add(f"{prefix}{name}_percent", share, "%", self.cards)
        report.share(f"{prefix}delivered", self.delivered, self.eligible, self.eligible // probes)
        for silence_s, found in sorted(self.possible.items()):
            share = 100 * found / max(1, self.eligible)
            after = round(1000 * silence_s)
            report.add(f"{prefix}possible_after_{after}ms_percent", share, "%", self.eligible)
        for reason, times in self.reasons.most_common():
            report.add(f"{prefix}let_go_{reason}", times, "pauses", self.reasons.total())
        report.spread(f"{prefix}waited", self.waited_s, "s")


def _begins(reference: Reference, side: str, at: float) -> bool:
    """Whether a turn of the side begins around so little after a card that chance decided."""
    return any(
        at - TO_CLIENT_S <= start < at - TO_CLIENT_S + SOON_S for start, _ in reference.turns[side]
    )


def shifts(rate: str) -> int:
    """How many probes of a rate begin at different times."""
    return round(probe.WAIT_S / RATES[rate] / SHIFT_S)


def engines(folder: Path) -> list[tuple[str, Engine]]:
    """Every probe's rules: of each rate as many as begin at different times."""
    made = []
    for rate, per_minute in RATES.items():
        for number in range(shifts(rate)):
            place = folder / f"{rate}-{number}"
            place.mkdir()
            probe.write_rules(place, rules=per_minute, shift_s=number * SHIFT_S)
            made.append((rate, Engine(rulebook=Rulebook.load(place), context=hiss.CONTEXT)))
    return made


def play(
    reference: Reference, rules: list[tuple[str, Engine]], chosen: argparse.Namespace
) -> tuple[list[Probe], float]:
    """Play one conversation for all probes; what they got, and when it ended."""
    probes = [Probe(rate=rate, engine=one, state=one.begin()) for rate, one in rules]
    gate = Gate(
        settings=SETTINGS.gate,
        profile=SETTINGS.core,
        pacing=Pacing(settings=SETTINGS.pacing),
    )
    coach = Coach(
        engine=Engines(probes),  # type: ignore[arg-type]  # stands in for one
        gate=Gates(probes, gate),  # type: ignore[arg-type]  # stands in for one
        settings=SETTINGS,
    )
    player = hiss.Player(reference, coach, chosen.words_after_ms / 1000)
    for pair in hiss.frames(reference, chosen.lag_ms / 1000):
        player.hear(pair)
    return probes, player.path.at


def play_all(
    kind: str,
    place: Path,
    made: Callable[[Reference], Reference],
    chosen: argparse.Namespace,
    report: Report,
) -> None:
    """Play all conversations of a kind and print what came of each rate's probes."""
    references, skipped = load(place)
    for line in skipped:
        report.note(f"skipped {line}")
    next_voice.tell(f"{kind}_", references, report)
    totals = {rate: Outcome() for rate in RATES}
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        rules = engines(Path(folder))
        for reference in references:
            if chosen.only not in {None, reference.name}:
                continue
            one = made(reference)
            probes, ended = play(one, rules, chosen)
            alone = {rate: Outcome() for rate in RATES}
            for each in probes:
                totals[each.rate].add(one, each, ended)
                alone[each.rate].add(one, each, ended)
            line = ", ".join(f"{rate} {_brief(each)}" for rate, each in alone.items())
            report.note(f"{kind} {reference.name}, {ended / 60:.1f} min: {line}")
            seconds += ended
    for rate, outcome in totals.items():
        report.note(f"{kind}, {RATES[rate]} a minute: {seconds / 60:.0f} min a probe")
        outcome.tell(f"{kind}_{rate}_", shifts(rate), report)


def _brief(one: Outcome) -> str:
    spoken = f"{one.in_rep} in the rep's and {one.in_buyer} in the buyer's turn"
    return f"{one.delivered} of {one.eligible} shown, {spoken}"


def main() -> None:
    """Play all conversations and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    here = Path(__file__).resolve().parent.parent / "copilot" / "samples"
    parser.add_argument("--timing", type=Path, help="folder of timed turns without sound")
    parser.add_argument("--audio", type=Path, default=here, help="folder of recordings with JSON")
    parser.add_argument("--words-after-ms", type=float, default=130.0)
    parser.add_argument("--lag-ms", type=float, default=0.0, help="of the ear, beyond its frame")
    parser.add_argument("--only", help="one conversation, by name")
    chosen = parser.parse_args()
    report = Report("timing")
    report.note(machine())
    if chosen.timing is not None:
        play_all("human", chosen.timing, lambda one: one, chosen, report)
        play_all("breathing", chosen.timing, with_breaths, chosen, report)
    play_all("recorded", chosen.audio, lambda one: one, chosen, report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
