from __future__ import annotations

import json

import numpy as np
import pytest

from copilot import resources
from copilot.errors import ModelAltered
from copilot.kinds import SignalKind, Speaker
from copilot.meaning.encoder import LAYERS
from copilot.meaning.heads import DESCRIPTION, NUMBERS, likeness, read_heads, stored

PRICE, BYE = np.eye(2, dtype=np.float32)
"""Two sentences that have nothing in common."""


def write(folder, **changed):
    one = {"slope": 10.0, "shift": -5.0, "threshold": 0.5, "speakers": ["buyer", "rep"]}
    heads = {"price": one, "wrap_up": one | {"speakers": ["rep"]}}
    described = {"format": 1, "encoder_sha256": "ab", "layers": 3, "heads": heads} | changed
    (folder / DESCRIPTION).write_text(json.dumps(described), encoding="utf-8")
    np.savez(
        folder / NUMBERS,
        sentences=stored(np.stack([PRICE, BYE])),
        buyers=np.array([True, True]),
        says=np.eye(2, dtype=np.float16),
    )
    return folder


def test_a_piece_has_the_signal_of_the_sentence_that_it_is_like(tmp_path):
    trained = read_heads(write(tmp_path))
    assert (trained.encoder_sha256, trained.layers) == ("ab", 3)
    one, other = trained.heads.meanings(PRICE[np.newaxis], Speaker.BUYER)
    assert (one.kind, one.sure) == (SignalKind.PRICE, True)
    assert (other.kind, other.sure) == (SignalKind.WRAP_UP, False)
    assert one.strength == pytest.approx(1 / (1 + np.exp(-5)), abs=0.02)


def test_of_several_pieces_the_surest_counts(tmp_path):
    heads = read_heads(write(tmp_path)).heads
    alone = heads.meanings(PRICE[np.newaxis], Speaker.BUYER)
    assert heads.meanings(np.stack([BYE, PRICE]), Speaker.BUYER)[0] == alone[0]


def test_what_the_other_side_said_counts_for_less(tmp_path):
    heads = read_heads(write(tmp_path)).heads
    own, others = (
        heads.meanings(PRICE[np.newaxis], one)[0] for one in (Speaker.BUYER, Speaker.REP)
    )
    assert own.strength > others.strength


def test_a_side_means_nothing_that_it_does_not_say_in_the_data(tmp_path):
    _, bye = read_heads(write(tmp_path)).heads.meanings(BYE[np.newaxis], Speaker.BUYER)
    assert (bye.strength, bye.sure) == (0.0, False)


def test_without_a_piece_nothing_is_meant(tmp_path):
    found = read_heads(write(tmp_path)).heads.meanings(np.empty((0, 2)), Speaker.REP)
    assert [(one.kind, one.strength, one.sure) for one in found] == [
        (SignalKind.PRICE, 0.0, False),
        (SignalKind.WRAP_UP, 0.0, False),
    ]


def test_alike_is_one_with_itself_and_falls():
    (row,) = likeness(PRICE[np.newaxis], np.stack([PRICE, (PRICE + BYE) / np.sqrt(2), BYE]))
    assert row[0] == pytest.approx(1)
    assert row[0] > row[1] > row[2] > 0


@pytest.mark.parametrize("changed", [{"format": 2}, {"heads": {"nonsense": {}}}, {"heads": {}}])
def test_files_that_training_did_not_write_say_so(tmp_path, changed):
    with pytest.raises(ModelAltered, match="trained heads"):
        read_heads(write(tmp_path, **changed))


def test_a_missing_or_broken_file_says_so(tmp_path):
    with pytest.raises(ModelAltered):
        read_heads(tmp_path)
    (write(tmp_path) / NUMBERS).write_bytes(b"PK nothing")
    with pytest.raises(ModelAltered):
        read_heads(tmp_path)


def test_the_shipped_heads_load():
    assert read_heads(resources.models_dir()).layers == LAYERS
