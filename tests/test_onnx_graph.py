"""A graph that is made here, run by onnxruntime."""

from __future__ import annotations

import numpy as np
import pytest

from copilot import onnx
from copilot.onnx_graph import LEAST_SCALE, SIGNED_LARGEST, WHOLE, Builder, side_by_side

SEED = 3


def test_inputs_and_outputs_have_their_names_and_types():
    made = Builder()
    chosen = made.node("Gather", "x", "rows", gives="chosen", axis=0)
    made.output(chosen)
    made.output(made.node("Shape", chosen, gives="sides"), WHOLE)
    graph = onnx.load_graph(made.finished({"x": ["n", 2]}, {"rows": ["m"]}))
    assert onnx.output_names(graph) == ("chosen", "sides")
    x = np.arange(6, dtype=np.float32).reshape(3, 2)
    found, sides = graph.run(None, {"x": x, "rows": np.array([2, 0])})
    assert (found == x[[2, 0]]).all()
    assert list(sides) == [2, 2]


@pytest.mark.parametrize("rows", [1, 40])
def test_a_quick_product_is_near_the_true_one_whatever_a_row_of_weights_is_scaled_by(rows):
    chance = np.random.default_rng(SEED)
    matrix = chance.normal(size=(8, 64)).astype(np.float32)
    matrix *= np.logspace(-3, 2, 8, dtype=np.float32)[:, np.newaxis]
    bias = chance.normal(size=8).astype(np.float32)
    x = chance.normal(size=(rows, 64)).astype(np.float32)
    made = Builder()
    made.output(made.quick_product("x", matrix, made.real(bias)))
    (found,) = onnx.load_graph(made.finished({"x": [rows, 64]})).run(None, {"x": x})
    true = x @ matrix.T + bias
    each = np.abs(matrix).max(axis=1) * np.abs(x).max() * 64**0.5 / SIGNED_LARGEST
    assert (np.abs(found - true) < 2 * each).all()


def test_a_row_of_zeros_and_no_bias_give_nothing():
    made = Builder()
    made.output(made.quick_product("x", np.zeros((2, 4), np.float32), ""))
    graph = onnx.load_graph(made.finished({"x": [1, 4]}))
    assert not graph.run(None, {"x": np.ones((1, 4), np.float32)})[0].any()
    assert LEAST_SCALE > 0


@pytest.mark.parametrize("order", [None, [1, 0, 2]])
def test_a_graph_that_is_made_otherwise_is_not_changed(tmp_path, order):
    made = Builder()
    x = "x" if order is None else made.node("Transpose", "x", perm=order)
    weights = [made.real(np.zeros((1, 4, 1))), made.real(np.zeros((1, 4, 1)))]
    for name in made.nodes("LSTM", x, *weights, gives=["y"], hidden_size=1):
        made.output(name)
    file = tmp_path / "other.onnx"
    file.write_bytes(made.finished({"x": [1, 1, 1]}))
    with pytest.raises(ValueError, match="transposition"):
        side_by_side(file)
