"""When cards come on human timing, where there is no sound: hand-timed turns through the real path.

    python benchmarks/timing.py [--timing DIR] [--audio DIR] [--words-after-ms N] [--only NAME]

``DIR`` holds reference JSON. Of each conversation two channels are made whose sound is a hiss
wherever a side is in its turn (with ``--audio``, wherever it is voiced) and nearly nothing
elsewhere; the ear says "voice" where there is hiss, one frame late, as Silero is. Everything after
the ear is the real path: segmenter, turn end, conversation, rules, gate, with the probe rules of
`benchmarks.probe`. Words are the reference's own, spread evenly over the turn, and arrive
``--words-after-ms`` after the stretch fell silent long enough to be decoded.

So it shows what the gate does on conversations that no recording is at hand of, hour upon hour in
a minute. What it cannot show is what the recogniser's mistakes and the detector's lag cost: for
that there is `benchmarks/latency.py`.
"""

from __future__ import annotations

import argparse
import heapq
import sys
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import probe
from benchmarks.reference import Reference, load
from benchmarks.report import Report, machine
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate, View
from copilot.coaching.rulebook import Rulebook
from copilot.events import (
    FRAME_SAMPLES,
    SAMPLE_RATE_HZ,
    AudioFrame,
    CallContext,
    CallKind,
    Speaker,
    Utterance,
    VoiceProbability,
)
from copilot.path import CallPath, Coach, Decode, Forget, Found, Output, Shown
from copilot.settings import GateSettings, ProfileSettings, Settings
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from copilot.events import Moment, SpeechSegment

TO_CLIENT_S: Final = 0.01
"""From the gate's yes to the overlay; `benchmarks/latency.py` measures the whole."""

RATES: Final = {"dense": 4, "sparse": 1}
"""Cards wanted a minute: at nearly every pause, so that there is much to measure, and about twice
as many as the busiest profile allows, for how many find their pause."""

_LOUD, _FAINT = 0.05, 0.0003
_SIDES: Final = {Speaker.REP: "rep", Speaker.BUYER: "buyer"}


@dataclass(slots=True)
class Outcome:
    """What the gate did over all conversations."""

    cards: int = 0
    in_rep: int = 0
    in_buyer: int = 0
    eligible: int = 0
    delivered: int = 0
    pause_to_card_ms: list[float] = field(default_factory=list)
    waited_s: list[float] = field(default_factory=list)
    minutes: float = 0.0


class HissEar:
    """Says "voice" for a frame of which at least half is hiss."""

    def probabilities(
        self, rep: AudioFrame, buyer: AudioFrame
    ) -> tuple[VoiceProbability, VoiceProbability]:
        """Voice in the next frame of each side."""
        one, other = (
            VoiceProbability(
                speaker=frame.speaker,
                index=frame.index,
                probability=0.9 if np.median(np.abs(frame.pcm)) > _FAINT * 4 else 0.02,
            )
            for frame in (rep, buyer)
        )
        return one, other


class Words:
    """What the reference says was spoken in a span of one side."""

    def __init__(self, reference: Reference) -> None:
        self._texts = reference.texts

    def between(self, side: str, start: float, end: float) -> str:
        """Words of the side whose middle, spread evenly over its turn, lies in the span."""
        said: list[str] = []
        for (turn_start, turn_end), text in self._texts[side]:
            if turn_end <= start or turn_start >= end:
                continue
            words = text.split()
            step = (turn_end - turn_start) / max(1, len(words))
            said += [
                word
                for number, word in enumerate(words)
                if start - 0.1 <= turn_start + (number + 0.5) * step < end + 0.1
            ]
        return " ".join(said)


class Player:
    """One conversation, frame by frame, with words that come when they would have."""

    def __init__(self, reference: Reference, coach: Coach, words_after_s: float) -> None:
        context = CallContext(call_id="0e5d3c1a-7a55-5f0e-9c3d-3f1a2b4c5d6e", kind=CallKind.UNKNOWN)
        self.path = CallPath(context, HissEar(), coach)
        self._words = Words(reference)
        self._words_after_s = words_after_s
        self._ready_at: dict[tuple[Speaker, int, int], float] = {}
        self._due: list[tuple[float, int, SpeechSegment]] = []

    def hear(self, pair: tuple[AudioFrame, AudioFrame]) -> list[Output]:
        """The next 32 ms, and the words that are ready by then."""
        outputs = self.path.hear(pair, View())
        while self._due and self._due[0][0] <= self.path.at:
            segment = heapq.heappop(self._due)[2]
            outputs += self.path.words(self._utterance(segment), segment.key, View())
        for one in outputs:
            if isinstance(one, Decode):
                self._begin(one.segment)
            elif isinstance(one, Forget):
                self._ready_at.pop(one.key, None)
        return outputs

    def _begin(self, segment: SpeechSegment) -> None:
        ready = self._ready_at.setdefault(segment.key, self.path.at + self._words_after_s)
        if segment.final:
            order = (max(ready, self.path.at), len(self._ready_at), segment)
            heapq.heappush(self._due, order)

    def _utterance(self, segment: SpeechSegment) -> Utterance:
        said = self._words.between(_SIDES[segment.speaker], segment.start, segment.end)
        return Utterance(
            speaker=segment.speaker,
            start=segment.start,
            end=segment.end,
            words=Spoken(said),
            confidence=0.9,
            late=False,
        )


def play(reference: Reference, coach: Coach, words_after_s: float, outcome: Outcome) -> None:
    """Play one conversation and note the cards that it got."""
    player = Player(reference, coach, words_after_s)
    sounds = {side: _sound(reference, side) for side in ("rep", "buyer")}
    found: list[Moment] = []
    shown: list[Shown] = []
    for index in range(len(sounds["rep"]) // FRAME_SAMPLES):
        for one in player.hear(_pair(sounds, index)):
            if isinstance(one, Found):
                found.append(one.moment)
            elif isinstance(one, Shown):
                shown.append(one)
                _judge(reference, player.path.at + TO_CLIENT_S, one, outcome)
    seen = {one.card.moment.id for one in shown}
    ended = player.path.at
    outcome.eligible += sum(one.at + probe.WAIT_S <= ended or one.id in seen for one in found)
    outcome.delivered += len(seen)
    outcome.minutes += ended / 60


def _judge(reference: Reference, at: float, shown: Shown, outcome: Outcome) -> None:
    outcome.cards += 1
    outcome.waited_s.append(shown.card.waited)
    outcome.in_rep += reference.in_turn("rep", at)
    outcome.in_buyer += reference.in_turn("buyer", at)
    began = reference.pause_start(at)
    if began is not None:
        outcome.pause_to_card_ms.append((at - began) * 1000)


def _sound(reference: Reference, side: str) -> np.ndarray:
    """Hiss in the side's voiced stretches, at 16 kHz; seeded by the name, so ever the same."""
    noise = np.random.default_rng(zlib.crc32(f"{reference.name}{side}".encode()))
    sound = noise.standard_normal(int(reference.duration_s * SAMPLE_RATE_HZ), np.float32)
    level = np.full(len(sound), _FAINT, np.float32)
    for start, end in reference.voiced[side]:
        level[int(start * SAMPLE_RATE_HZ) : int(end * SAMPLE_RATE_HZ)] = _LOUD
    return sound * level


def _pair(sounds: dict[str, np.ndarray], index: int) -> tuple[AudioFrame, AudioFrame]:
    span = slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
    rep, buyer = (
        AudioFrame(speaker=speaker, index=index, pcm=sounds[side][span], lost=False)
        for speaker, side in _SIDES.items()
    )
    return rep, buyer


def probe_coach(rules: Path) -> Coach:
    """The probe rules, and a gate without budget or spacing."""
    settings = Settings(
        gate=GateSettings(start_after_s=0, card_ttl_s=1),
        core=ProfileSettings(cards_per_call=10_000, spacing_s=0),
    )
    context = CallContext(call_id="0e5d3c1a-7a55-5f0e-9c3d-3f1a2b4c5d6e", kind=CallKind.UNKNOWN)
    engine = Engine(rulebook=Rulebook.load(rules), context=context)
    return Coach(
        engine=engine, gate=Gate(settings=settings.gate, profile=settings.core), settings=settings
    )


def report_outcome(outcome: Outcome, prefix: str, report: Report) -> None:
    """Print what the gate did."""
    cards = max(1, outcome.cards)
    report.spread(f"{prefix}pause_to_card", outcome.pause_to_card_ms, "ms")
    report.add(
        f"{prefix}onset_in_rep_speech_percent", 100 * outcome.in_rep / cards, "%", outcome.cards
    )
    report.add(
        f"{prefix}onset_in_buyer_speech_percent", 100 * outcome.in_buyer / cards, "%", outcome.cards
    )
    report.add(
        f"{prefix}delivered_percent",
        100 * outcome.delivered / max(1, outcome.eligible),
        "%",
        outcome.eligible,
    )
    report.spread(f"{prefix}waited", outcome.waited_s, "s")


def _play_all(place: Path, coach: Coach, chosen: argparse.Namespace, report: Report) -> Outcome:
    references, skipped = load(place)
    for line in skipped:
        report.note(f"skipped {line}")
    outcome = Outcome()
    for reference in references:
        if chosen.only in {None, reference.name}:
            print(f"# {reference.name}, {reference.duration_s / 60:.1f} min", flush=True)
            play(reference, coach, chosen.words_after_ms / 1000, outcome)
    return outcome


def main() -> None:
    """Play all conversations and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    here = Path(__file__).resolve().parent.parent / "copilot" / "samples"
    parser.add_argument("--timing", type=Path, help="folder of timed turns without sound")
    parser.add_argument("--audio", type=Path, default=here, help="folder of recordings with JSON")
    parser.add_argument("--words-after-ms", type=float, default=130.0)
    parser.add_argument("--only", help="one conversation, by name")
    chosen = parser.parse_args()
    report = Report("timing")
    report.note(machine())
    for rate, per_minute in RATES.items():
        with tempfile.TemporaryDirectory() as folder:
            coach = probe_coach(probe.write_rules(Path(folder), rules=per_minute))
            for kind, place in (("human", chosen.timing), ("recorded", chosen.audio)):
                if place is None:
                    continue
                outcome = _play_all(place, coach, chosen, report)
                minutes, cards = outcome.minutes, outcome.cards
                report.note(f"{kind}, {per_minute} a minute: {minutes:.0f} min, {cards} cards")
                report_outcome(outcome, f"{kind}_{rate}_", report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
