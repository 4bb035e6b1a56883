"""The graph, against the same sums in numpy, of a model of almost no size."""

from __future__ import annotations

from math import erf

import numpy as np
import pytest

from copilot import onnx
from copilot.meaning.graph import HEADS, sentence_graph
from tests.meaning.tiny_encoder import LAYERS, WIDTH, arrays


def plain(embedded, found, layers):
    """What BERT computes, in real numbers."""

    def dense(x, name):
        return x @ found[f"{name}.weight"].T + found[f"{name}.bias"]

    def norm(x):
        return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)

    x, size = norm(embedded), WIDTH // HEADS
    for layer in range(layers):
        name = f"encoder.layer.{layer}"
        asks, keys, values = (
            dense(x, f"{name}.attention.self.{one}").reshape(len(x), HEADS, size).swapaxes(0, 1)
            for one in ("query", "key", "value")
        )
        looks = np.exp(asks @ keys.swapaxes(1, 2) / np.sqrt(size))
        seen = (looks / looks.sum(-1, keepdims=True)) @ values
        seen = seen.swapaxes(0, 1).reshape(len(x), WIDTH)
        x = norm(x + dense(seen, f"{name}.attention.output.dense"))
        inner = dense(x, f"{name}.intermediate.dense")
        inner *= (1 + np.vectorize(erf)(inner / np.sqrt(2))) / 2
        x = norm(x + dense(inner, f"{name}.output.dense"))
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


@pytest.mark.parametrize("layers", [1, LAYERS])
@pytest.mark.parametrize("tokens", [1, 9])
def test_a_sentence_means_what_the_weights_say(layers, tokens):
    found = arrays()
    graph = onnx.load_graph(sentence_graph(found, layers))
    embedded = np.random.default_rng(1).normal(size=(tokens, WIDTH)).astype(np.float32)
    (meaning,) = graph.run(None, {"embedded": embedded[np.newaxis]})
    assert meaning.shape == (WIDTH,)
    assert np.linalg.norm(meaning) == pytest.approx(1, abs=1e-5)
    assert meaning @ plain(embedded, found, layers) > 0.98
