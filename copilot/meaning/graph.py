"""The sentence encoder's graph for onnxruntime, made of all-MiniLM-L6-v2's weights.

It takes the embedded tokens of one sentence and gives one row of length 1. The table of tokens is
left out of it (`copilot.meaning.encoder` looks them up), and so is padding: sentences come one by one.

Large products are of whole numbers of 8 bits, as in `copilot.asr.graphs`, with weights of 7 bits and
their sign. `benchmarks/meaning.py` prints how long a sentence takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from copilot.onnx_graph import Builder

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Weights(Protocol):
    """The arrays of a model, by their names."""

    def __getitem__(self, name: str, /) -> NDArray[np.float32]:
        """One of them."""
        ...


LAYERS: Final = 6
HEADS: Final = 12
EPSILON: Final = 1e-12
"""Of layer normalisation, as the model was trained."""


def sentence_graph(weights: Weights, layers: int = LAYERS) -> bytes:
    """``embedded`` float32[1, n, width] to ``meaning`` float32[width]."""
    made = _Encoder(weights)
    x = made.normalised("embedded", "embeddings.LayerNorm")
    for layer in range(layers):
        name = f"encoder.layer.{layer}"
        looked = made.attention(x, f"{name}.attention.self")
        x = made.added(
            x, looked, f"{name}.attention.output.dense", f"{name}.attention.output.LayerNorm"
        )
        inner = made.on.gelu(made.linear(x, f"{name}.intermediate.dense"))
        x = made.added(x, inner, f"{name}.output.dense", f"{name}.output.LayerNorm")
    mean = made.on.node("ReduceMean", x, made.on.whole([0, 1]), keepdims=0)
    made.on.output(made.on.node("LpNormalization", mean, gives="meaning", axis=-1, p=2))
    width = weights["embeddings.LayerNorm.weight"].shape[0]
    return made.on.finished({"embedded": [1, "n", width]})


class _Encoder:
    """A graph of these weights; they are those of BERT."""

    def __init__(self, weights: Weights) -> None:
        self.on = Builder()
        self._weights = weights

    def normalised(self, x: str, name: str) -> str:
        """Layer normalisation."""
        norms = (self.on.real(self._weights[f"{name}.{one}"]) for one in ("weight", "bias"))
        return self.on.node("LayerNormalization", x, *norms, axis=-1, epsilon=EPSILON)

    def attention(self, x: str, name: str) -> str:
        """Each token looks at all: one product for what it asks, offers and gives."""
        parts = [f"{name}.{one}" for one in ("query", "key", "value")]
        matrix = np.concatenate([self._weights[f"{one}.weight"] for one in parts])
        bias = np.concatenate([self._weights[f"{one}.bias"] for one in parts])
        both = self.on.quick_product(x, matrix, self.on.real(bias))
        asks, keys, values = self.on.parts(both, 3)
        return self.on.attention(asks, keys, values, HEADS)

    def linear(self, x: str, name: str) -> str:
        """A layer with a bias."""
        bias = self.on.real(self._weights[f"{name}.bias"])
        return self.on.quick_product(x, self._weights[f"{name}.weight"], bias)

    def added(self, x: str, more: str, layer: str, norm: str) -> str:
        """Add what a layer makes of something, and even it out."""
        return self.normalised(self.on.node("Add", x, self.linear(more, layer)), norm)
