"""What the tuning prints: a row a tier, and the line to put into the settings."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from copilot import tune, tune_view
from copilot.settings import Settings
from copilot.tiers import TIERS
from copilot.tune import Fit, Sound

FAST, ACCURATE, MOONSHINE = TIERS


def measured(tier, **more):
    fields = {"verdict": "fits", "stretches": 9, "words_after_ms": 250.0, "headroom": 1.4, **more}
    return Fit(tier=tier, **fields)


@pytest.fixture
def printed(monkeypatch, tmp_path):
    monkeypatch.setenv("COPILOT_CONFIG", str(tmp_path / "settings.toml"))

    async def listen(_settings):
        return Sound(stretches=(), seconds=60.0, hearing_cpu_s=0.1)

    def show(*fits):
        monkeypatch.setattr(tune, "listen", listen)
        monkeypatch.setattr(tune, "measure", lambda *_: list(fits))
        out = io.StringIO()
        tune_view.show(
            Settings(), Console(file=out, width=120), Console(file=io.StringIO(), width=120)
        )
        return out.getvalue()

    return show


def test_a_tier_that_fits_better_is_named_with_what_to_set(printed):
    too_slow = measured(FAST, verdict="too slow", headroom=0.4)
    text = printed(too_slow, measured(ACCURATE, words_after_ms=401.0))
    assert "401 ms" in text
    assert "1.4 x" in text
    assert '[recognizer]\ntier = "accurate"' in text
    assert "settings.toml" in text.replace("\n", "")


def test_where_the_one_in_force_is_best_nothing_is_to_be_set(printed):
    text = printed(measured(FAST), Fit(tier=ACCURATE, verdict="not here", remedy="run: fetch"))
    assert "nothing to change" in text
    assert "run: fetch" in text
    assert "tier =" not in text


def test_a_machine_without_head_room_is_told_so(printed):
    assert "None has head-room" in printed(measured(FAST, verdict="tight", headroom=0.7))


def test_a_busy_machine_is_asked_to_be_measured_again(printed):
    text = printed(measured(FAST, own_share=0.3), measured(ACCURATE, own_share=0.3))
    assert "70 %" in text
    assert "again" in text
    assert "tier =" not in text


def test_nothing_here_advises_nothing(printed):
    text = printed(*(Fit(tier=tier, verdict="not here", remedy="fetch it") for tier in TIERS))
    assert text.count("fetch it") == len(TIERS)
    assert "tier =" not in text
    assert MOONSHINE.model in text
