"""The training script, on a handful of lines, and the data that it is given."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from importlib import util

import numpy as np
import pytest

from copilot import resources
from copilot.kinds import SignalKind, Speaker
from copilot.meaning.heads import DESCRIPTION

MODELS = resources.models_dir()
spec = util.spec_from_file_location("train_meaning", MODELS / "train_meaning.py")
assert spec is not None
assert spec.loader is not None
train_meaning = util.module_from_spec(spec)
sys.modules[spec.name] = train_meaning
spec.loader.exec_module(train_meaning)
Line = train_meaning.Line


@pytest.fixture(scope="module")
def lines():
    return train_meaning.read_lines(train_meaning.DATA)


def described():
    return json.loads((MODELS / DESCRIPTION).read_text(encoding="utf-8"))


def test_the_shipped_heads_are_of_the_shipped_data(lines):
    assert described()["data_sha256"] == train_meaning.digest(train_meaning.DATA)
    assert described()["lines"] == len(lines)


def test_there_is_enough_and_every_signal_has_its_share(lines):
    counts = Counter(kind for line in lines for kind in line.labels)
    assert len(lines) >= 2500
    assert len({line.topic for line in lines}) >= 40
    assert set(described()["heads"]) == {str(kind) for kind in counts}
    assert min(counts.values()) >= 40


def test_no_line_is_there_twice(lines):
    plain = Counter(re.sub("[^a-z0-9]", "", line.text.lower()) for line in lines)
    assert [text for text, count in plain.items() if count > 1] == []


def test_a_number_that_hurts_is_a_pain(lines):
    wrong = [
        line.text
        for line in lines
        if SignalKind.PAIN_NUMBER in line.labels and SignalKind.PAIN not in line.labels
    ]
    assert wrong == []


def test_a_line_of_another_form_is_named(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "x", "labels": ["joy"]}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"a\.jsonl:1"):
        train_meaning.read_lines(tmp_path)


def some_lines():
    """Two kinds of sentences in five topics, as points that lie apart."""
    lines, meanings = [], []
    for number in range(120):
        price = number % 2 == 0
        labels = frozenset({SignalKind.PRICE} if price else ())
        lines.append(Line(f"line {number}", Speaker.BUYER, labels, f"topic {number % 5}"))
        meanings.append([1.0, 0.02 * (number % 7)] if price else [0.02 * (number % 5), 1.0])
    rows = np.array(meanings)
    return lines, rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_what_can_be_told_apart_is_learnt_the_same_each_time(capsys):
    lines, meanings = some_lines()
    made, kept, says = train_meaning.train(lines, meanings)
    again, _, same = train_meaning.train(lines, meanings)
    assert made == again
    assert np.array_equal(says, same)
    assert list(kept) == list(range(len(lines)))
    assert made["scores"]["price"]["f1"] > 0.95
    assert made["heads"]["price"]["speakers"] == ["buyer"]
    assert "price" in capsys.readouterr().out


def test_of_many_lines_those_that_say_most_are_kept(monkeypatch, capsys):
    monkeypatch.setattr(train_meaning, "MOST_SENTENCES", 12)
    lines, meanings = some_lines()
    made, kept, says = train_meaning.train(lines, meanings)
    assert (len(kept), says.shape) == (12, (12, len(made["heads"])))
    assert list(kept) == sorted(kept)
    capsys.readouterr()


def test_of_lines_that_are_not_labelled_with_a_signal_nothing_is_learnt_of_it():
    agreed = SignalKind.NEXT_STEP_AGREED
    lines, meanings = some_lines()
    # the same sentences, in a conversation with the label and in a topic that does not have it
    told = [Line(one.text, one.speaker, frozenset({agreed}), "h01_a") for one in lines[::2]]
    plain = [Line(one.text, one.speaker, frozenset(), "h02_b") for one in lines[1::2]]
    silent = [Line(one.text, one.speaker, frozenset(), "trade") for one in lines[::2]]
    every = told + plain + silent
    rows = np.vstack([meanings[::2], meanings[1::2], meanings[::2]])
    known = train_meaning.labelled(every, [agreed])
    right = np.array([[agreed in one.labels] for one in every], np.float32)
    kernel = train_meaning.alike(rows, every)
    says = train_meaning.fitted(kernel, right, known)
    assert not says[len(told) + len(plain) :].any()
    assert (kernel[: len(told)] @ says).min() > 0.8


def test_only_conversations_are_held_out_where_there_are_some():
    lines, _ = some_lines()
    talk = [Line("x", Speaker.BUYER, frozenset(), topic) for topic in ("h01_a", "h02_b", "h01_a")]
    fold = train_meaning.folds([*lines, *talk])
    assert set(fold[: len(lines)]) == {-1}
    assert list(fold[len(lines) :]) == [0, 1, 0]


def test_a_topic_is_held_out_as_a_whole():
    lines, _ = some_lines()
    fold = train_meaning.folds(lines)
    assert len({(line.topic, one) for line, one in zip(lines, fold, strict=True)}) == 5


def test_what_cannot_be_told_apart_is_left_out():
    lines, meanings = some_lines()
    made, _, says = train_meaning.train(lines, np.tile(meanings[:1], (len(lines), 1)))
    assert made["heads"] == {}
    assert says.shape == (len(lines), 0)


def test_a_calibrated_sum_is_the_chance_that_it_had():
    sums = np.repeat([-1.0, 1.0], 100)
    right = np.r_[np.arange(100) < 20, np.arange(100) < 90]
    slope, shift = train_meaning.calibration(sums, right)
    assert train_meaning.odds(slope * np.array([-1.0, 1.0]) + shift) == pytest.approx([0.2, 0.9])


def test_a_signal_that_became_worse_is_named():
    before = {"scores": {"price": {"best_f1": 0.9, "f1": 0.8}, "budget": {"best_f1": 0.7}}}
    after = {"scores": {"price": {"best_f1": 0.89, "f1": 0.70}, "budget": {"best_f1": 0.72}}}
    assert train_meaning.lost(before, after) == ["price: f1 0.800 -> 0.700"]
