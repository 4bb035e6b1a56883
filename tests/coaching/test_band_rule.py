"""The team's own range, as a rule that reps may accept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from copilot import resources
from copilot.coaching.band_rule import HIGHEST_RANGE, RULE, OwnRange, band_rule
from copilot.coaching.bands import BANDS
from copilot.coaching.inline_tests import run_rule
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.rulefile import read_rule
from copilot.kinds import CallKind

SHIPPED = (resources.rules_dir() / f"{RULE}.yaml").read_bytes()
DISCOVERY = OwnRange(kind=CallKind.DISCOVERY, low=0.35, high=0.52, calls=41, on=date(2026, 11, 3))
KINDS = (CallKind.DISCOVERY, CallKind.DEMO, CallKind.FOLLOW_UP)
DEMO = OwnRange(kind=CallKind.DEMO, low=0.5, high=0.6, calls=33, on=date(2026, 11, 5))


def proposed(*ranges):
    return read_rule(band_rule(SHIPPED, ranges).encode(), f"{RULE}.yaml")


def over(rule, kind):
    return rule.when.all[0].any[0].measure.over[kind]


def test_the_threshold_moves_with_the_range_and_the_rest_stays():
    shipped, rule = read_rule(SHIPPED, f"{RULE}.yaml"), proposed(DISCOVERY)
    assert over(rule, "discovery") == pytest.approx(over(shipped, "discovery") + 0.07)
    assert over(rule, "negotiation") == over(shipped, "negotiation")
    assert rule.card == shipped.card
    assert (rule.maturity, rule.version > shipped.version) == ("stable", True)


def test_a_kind_without_a_threshold_of_its_own_is_given_one():
    follow_up = replace(DISCOVERY, kind=CallKind.FOLLOW_UP, low=0.4, high=0.5)
    assert over(proposed(follow_up), "follow_up") == pytest.approx(0.65)


def test_every_threshold_of_a_kind_moves():
    rule = proposed(DEMO)
    assert over(rule, "demo") == pytest.approx(0.80)
    assert rule.when.all[0].any[1].all[0].measure.over["demo"] == pytest.approx(0.70)


def test_the_meter_shows_the_range_with_where_it_is_from():
    book = Rulebook((proposed(DISCOVERY, DEMO),))
    band = book.talk_band(CallKind.DISCOVERY)
    assert band is not None
    assert band.ends == (0.35, 0.52)
    assert "41 calls, 2026-11-03" in band.source
    assert book.talk_band(CallKind.NEGOTIATION) == BANDS[CallKind.NEGOTIATION]


def test_each_content_has_a_version_of_its_own():
    """Who accepted one range has not accepted another that is put in force on the same day."""
    versions = {
        proposed(*ranges).version
        for ranges in [(DISCOVERY,), (DEMO,), (DISCOVERY, DEMO), (replace(DISCOVERY, high=0.53),)]
    }
    assert len(versions) == 4


def test_it_says_what_it_is_and_keeps_what_the_shipped_one_says():
    text = band_rule(SHIPPED, [DISCOVERY])
    assert text.startswith("# Proposed by your team")
    for line in SHIPPED.decode().splitlines():
        if line.startswith("#"):
            assert line in text


@pytest.mark.parametrize(("low", "high"), [(0.1, 0.2), (0.3, 0.45), (0.7, HIGHEST_RANGE)])
def test_whatever_the_range_its_cases_hold(low, high):
    rule = proposed(*(replace(DEMO, kind=kind, low=low, high=high) for kind in KINDS))
    assert [one for one in run_rule(rule) if not one.passed] == []
