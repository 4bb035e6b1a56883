"""The weights of the signs: that they are fitted to what they should be, and are the ones that were written."""

from __future__ import annotations

import sys
from importlib import util
from pathlib import Path

import numpy as np
import pytest

from copilot import resources
from copilot.conversation import fitted
from copilot.meaning.reader import NoUnderstanding, Reader, open_reader

MODELS = resources.models_dir()
sys.path.insert(0, str(MODELS.parent))
spec = util.spec_from_file_location("fit_witnesses", MODELS / "fit_witnesses.py")
assert spec is not None
assert spec.loader is not None
fit_witnesses = util.module_from_spec(spec)
sys.modules[spec.name] = fit_witnesses
spec.loader.exec_module(fit_witnesses)
Bag, Judge = fit_witnesses.Bag, fit_witnesses.Judge


def judge(name="rival", **weights):
    return Judge(name, {"base": 0.0, **weights})


def bag(rows, *, right, call="h01-01"):
    return Bag(call, np.array(rows, float), right)


def test_what_is_shipped_is_what_the_command_writes():
    weights = {name: dict(one.weights) for name, one in fit_witnesses.judges().items()}
    assert fit_witnesses.module(weights) == Path(fitted.__file__).read_text(encoding="utf-8")


def test_a_sign_of_what_is_right_counts_for_it_and_one_that_tells_nothing_for_nothing():
    bags = [bag([[n % 2, n % 3 == 0]], right=n % 2 == 1) for n in range(60)]
    found = fit_witnesses.fit(judge(tells=0.0, says_nothing=0.0), bags)
    assert found["tells"] > 3
    assert abs(found["says_nothing"]) < 0.2


def test_the_likeliest_utterance_speaks_for_all_of_them():
    # what is right has one utterance that shows it, among others that do not
    bags = [bag([[0.0], [1.0 if n % 2 else 0.2], [0.1]], right=bool(n % 2)) for n in range(40)]
    one = judge(tells=1.0)
    found = fit_witnesses.fit(one, bags)
    odds = fit_witnesses.sums(one, bags, found) + found["base"]
    assert [bool(each > 0) for each in odds] == [each.right for each in bags]


def test_a_part_is_all_of_a_writer_and_what_nobody_wrote_is_never_one():
    assert fit_witnesses.part_of("h14-03") == fit_witnesses.part_of("h14_american_trades")
    assert fit_witnesses.writer("fresh-01") == fit_witnesses.writer("saas") == ""
    assert fit_witnesses.writer("g2_01_contractor") == fit_witnesses.writer("g2-01") == "g2"


def test_a_base_makes_the_odds_right_on_the_whole():
    right = np.array([True, False, False, False])
    base = fit_witnesses.based(judge(), np.zeros(4), right)
    assert base == pytest.approx(np.log(1 / 3))


def test_the_base_of_what_was_told_parts_the_calls_best():
    summed, right = np.arange(100.0), np.arange(100) >= 60
    base = fit_witnesses.based(judge("told.budget"), summed, right)
    assert list(summed + base > 0) == list(right)


def test_what_is_usual_is_of_those_who_were_told_to_favour_nothing():
    bags = [bag([[0.0]], right=True, call=call) for call in ("h01-02", "h14-01", "fresh-01")]
    assert list(fit_witnesses.usual(bags)) == [True, False, False]


def test_a_call_is_played_and_every_set_of_weights_has_what_it_saw():
    understanding = open_reader()
    if isinstance(understanding, NoUnderstanding):
        pytest.skip("the encoder is not here: copilot models says how to get it")
    assert isinstance(understanding, Reader)
    calls, _ = fit_witnesses.load_all(
        fit_witnesses.STRANGERS / "transcripts", fit_witnesses.STRANGERS / "labels"
    )
    call = next(one for one in calls if one.id == "h01-01")
    every = fit_witnesses.bags_of([(call, fit_witnesses.played(call, understanding))])
    for name, one in every.items():
        assert one.bags, name
        assert all(each.rows.shape[1] == len(one.signs) for each in one.bags), name
    assert len(every["told.budget"].bags) == 1
    assert len(every["yes"].bags) > 10
