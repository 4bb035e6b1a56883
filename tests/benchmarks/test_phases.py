"""Many probes of one call: each has its own cards, and none of another's."""

from __future__ import annotations

from pathlib import Path

from benchmarks import hiss, probe, timing
from benchmarks.phases import Engines, Gates, Probe
from benchmarks.reference import Reference, Span
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.rulebook import Rulebook
from copilot.path import Coach

TURNS: dict[str, tuple[Span, ...]] = {
    "rep": ((1.0, 4.0), (9.0, 12.0), (17.0, 20.0)),
    "buyer": ((5.0, 8.0), (13.0, 16.0), (20.1, 24.0)),
}
CALL = Reference(
    name="made",
    folder=Path(),
    duration_s=26.0,
    turns=TURNS,
    voiced=TURNS,
    texts={
        "rep": tuple((span, "What does that cost you today?") for span in TURNS["rep"]),
        "buyer": tuple((span, "It costs us quite a lot of time.") for span in TURNS["buyer"]),
    },
    kind="unknown",
    expected=None,
)


def play(folder: Path, *shifts: float) -> list[Probe]:
    probes = []
    for shift in shifts:
        place = folder / str(shift)
        place.mkdir()
        rules = Rulebook.load(probe.write_rules(place, rules=1, shift_s=shift))
        engine = Engine(rulebook=rules, context=hiss.CONTEXT)
        probes.append(Probe(rate="sparse", engine=engine, state=engine.begin()))
    gate = Gate(settings=timing.SETTINGS.gate, profile=timing.SETTINGS.core)
    coach = Coach(
        engine=Engines(probes),  # type: ignore[arg-type]  # stands in for one
        gate=Gates(probes, gate),  # type: ignore[arg-type]  # stands in for one
        settings=timing.SETTINGS,
    )
    player = hiss.Player(CALL, coach, 0.13)
    for pair in hiss.frames(CALL, 0.0):
        player.hear(pair)
    return probes


def test_each_probe_gets_the_first_pause_after_it_wants_one(tmp_path):
    early, late = play(tmp_path, 0.0, 6.0)
    [one], [other] = early.cards, late.cards
    assert 4.2 < one.shown_at < 4.4
    assert 12.2 < other.shown_at < 12.4


def test_what_one_probe_gets_does_not_depend_on_the_others(tmp_path):
    (tmp_path / "a").mkdir()
    [alone] = play(tmp_path / "a", 6.0)
    together = play(tmp_path, 0.0, 6.0)[1]
    assert [card.shown_at for card in alone.cards] == [card.shown_at for card in together.cards]


def test_a_pause_that_was_let_go_has_a_reason(tmp_path):
    [late] = play(tmp_path, 13.0)
    assert late.cards == []
    assert late.reasons == {"turn_open": 1}
