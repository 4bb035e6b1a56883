"""The weights of the signs: they are fitted to what they should be, and those that are there were written so."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from copilot import resources
from copilot.conversation import fitted
from copilot.meaning.heads import DESCRIPTION
from models import fit_witnesses, witnesses
from models.witnesses import Bag, Judge


def judge(name="rival", **weights):
    return Judge(name, {"base": 0.0, **weights})


def bag(rows, *, right, call="h01-01"):
    return Bag(call, np.array(rows, float), right)


def test_the_file_has_the_form_that_the_command_writes():
    weights = {name: dict(one.weights) for name, one in witnesses.judges().items()}
    text = fit_witnesses.module(weights, fitted.HEADS)
    assert text == Path(fitted.__file__).read_text(encoding="utf-8")


def test_the_weights_are_of_the_heads_that_are_shipped():
    described = json.loads((resources.models_dir() / DESCRIPTION).read_text(encoding="utf-8"))
    assert described["data_sha256"] == fitted.HEADS


def test_a_fit_begins_with_a_weight_for_every_sign():
    every = witnesses.judges()
    for name, begun in fit_witnesses.BEGUN.items():
        assert len(begun) == 1 + len(every[name].signs)


def test_a_sign_of_what_is_right_counts_for_it_and_one_that_tells_nothing_for_nothing():
    bags = [bag([[n % 2, n % 3 == 0]], right=n % 2 == 1) for n in range(60)]
    found = fit_witnesses.fit(judge(tells=0.0, says_nothing=0.0), bags)
    assert found["tells"] > 3
    assert abs(found["says_nothing"]) < 0.2


def test_what_is_seen_alike_is_fitted_alike_whatever_was_written_before():
    bags = [bag([[n % 2], [0.3]], right=n % 2 == 1) for n in range(60)]
    first = fit_witnesses.fit(judge(tells=0.0), bags)
    assert fit_witnesses.fit(judge(tells=-5.0), bags) == first


def test_the_likeliest_utterance_speaks_for_all_of_them():
    # what is right has one utterance that shows it, among others that do not
    bags = [bag([[0.0], [1.0 if n % 2 else 0.2], [0.1]], right=bool(n % 2)) for n in range(40)]
    one = judge(tells=1.0)
    found = fit_witnesses.fit(one, bags)
    odds = fit_witnesses.sums(one, bags, found) + found["base"]
    assert [bool(each > 0) for each in odds] == [each.right for each in bags]


def test_a_base_makes_the_odds_right_on_the_whole():
    right = np.array([True, False, False, False])
    base = fit_witnesses.based(judge(), np.zeros(4), right)
    assert base == pytest.approx(np.log(1 / 3))


def test_the_base_of_what_was_told_parts_the_calls_best():
    summed, right = np.arange(100.0), np.arange(100) >= 60
    base = fit_witnesses.based(judge("told.budget"), summed, right)
    assert list(summed + base > 0) == list(right)


def test_what_is_usual_is_of_the_first_writers():
    bags = [bag([[0.0]], right=True, call=call) for call in ("h01-02", "h14-01", "fresh-01")]
    assert list(fit_witnesses.usual(bags)) == [True, False, False]


def test_a_step_that_leads_away_from_the_best_is_halved():
    # what is large and seldom right: Newton's whole first step goes far past the best
    bags = [bag([[20.0 + n % 3]], right=n % 10 == 0) for n in range(200)]
    found = fit_witnesses.fit(judge(tells=0.0), bags)
    odds = fit_witnesses.sums(judge(tells=0.0), bags, found) + found["base"]
    assert np.mean(1 / (1 + np.exp(-odds))) == pytest.approx(0.1, abs=0.01)
