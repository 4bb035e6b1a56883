"""Where nobody speaks nothing is heard, counted or shown, even where the voice detector is fooled."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from benchmarks import nonspeech, probe
from benchmarks.overhear import overhear
from copilot.coaching.layers import Folders
from copilot.kinds import CallKind, Speaker
from copilot.rule_watch import RuleWatch

pytestmark = [pytest.mark.engine, pytest.mark.timeout(120)]

SEED = 1


@pytest.fixture(scope="module")
def eager(workshop, tmp_path_factory):
    """The workshop with a rule that wants a card at every pause, from the first second on."""
    settings = workshop.settings
    gate = settings.gate.model_copy(update={"start_after_s": 0.0})
    rules = probe.write_rules(tmp_path_factory.mktemp("rules"))
    return replace(
        workshop,
        settings=settings.model_copy(update={"gate": gate}),
        rules=RuleWatch(Folders(shipped=rules)),
    )


def told(outcome):
    return (outcome.heard, outcome.words, outcome.speech_s, outcome.cards)


NOTHING = ((), 0, 0.0, 0)


def test_what_fools_the_voice_detector_does_not_fool_the_call(portal, eager):
    desk = nonspeech.make("desk", 10, SEED, telephone=False)
    line = nonspeech.make("line", 30, SEED, telephone=True)[: 10 * 16_000]
    outcome = portal.call(overhear, eager, desk, line, "fooled")
    assert outcome.taken[Speaker.BUYER], "the detector was not fooled: nothing was tested"
    assert told(outcome) == NOTHING


@pytest.mark.parametrize("kind", ["discovery", "demo", "negotiation", "cold_call", "follow_up"])
def test_nothing_is_missed_in_a_call_in_which_nobody_spoke(portal, workshop, kind):
    silence = np.zeros(40 * 16_000, np.float32)
    outcome = portal.call(partial(overhear, workshop, silence, silence, kind, kind=CallKind(kind)))
    assert told(outcome) == NOTHING
    assert outcome.moments == ()
    assert outcome.codes == ("audio-empty",)


def test_half_a_minute_of_everything_is_nothing(portal, eager, workshop):
    kinds = list(nonspeech.KINDS)
    plain, telephone = (
        np.concatenate([nonspeech.make(kind, 2.5, SEED, telephone=over) for kind in kinds])
        for over in (False, True)
    )
    assert told(portal.call(overhear, eager, plain, telephone, "mixed")) == NOTHING
    outcome = portal.call(overhear, workshop, plain, telephone, "mixed, by the rules")
    assert told(outcome) == NOTHING
    assert outcome.moments == ()
