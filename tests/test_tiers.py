"""A tier is found by its name or its model's, and every row can be used."""

from __future__ import annotations

import pytest

from copilot.manifest import read_manifest
from copilot.settings import RecognizerSettings
from copilot.tiers import DEFAULT, TIERS, find_tier


@pytest.mark.parametrize("tier", TIERS, ids=lambda tier: tier.name)
def test_each_tier_is_found_by_both_names_and_its_model_is_in_the_manifest(tier):
    assert find_tier(tier.name) == find_tier(tier.model) == tier
    assert any(model.name == tier.model and model.engine for model in read_manifest())
    settings = RecognizerSettings(tier=tier.name)
    assert (settings.model, settings.beam, settings.min_frames, settings.short_frames) == (
        tier.model,
        tier.beam,
        tier.min_frames,
        tier.short_frames,
    )


def test_no_name_means_two_tiers():
    names = [name for tier in TIERS for name in (tier.name, tier.model)]
    assert len(set(names)) == len(names)
    assert find_tier("slow") is None


def test_the_first_is_what_a_newcomer_gets():
    assert RecognizerSettings().tier == DEFAULT.name == "fast"
