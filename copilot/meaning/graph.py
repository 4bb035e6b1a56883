"""The sentence encoder's graph for onnxruntime, made of all-MiniLM-L6-v2's weights.

It takes the embedded tokens of one sentence and gives one row of length 1. The table of tokens is
left out of it (`copilot.meaning.encoder` looks them up), and so is padding: sentences come one by one.

Large products are of whole numbers of 8 bits, as in `copilot.asr.graphs`, with weights of 7 bits and
their sign. What else was tried, and how long each took, is in ``models/README.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Weights(Protocol):
    """The arrays of a model, by their names."""

    def __getitem__(self, name: str, /) -> NDArray[np.float32]:
        """One of them."""
        ...


OPSET: Final = 20
IR_VERSION: Final = 10
"""Of 2024: what onnxruntime 1.23 reads."""

OURS: Final = "com.microsoft"
"""The domain of onnxruntime's own operators."""

LAYERS: Final = 6
HEADS: Final = 12
EPSILON: Final = 1e-12
"""Of layer normalisation, as the model was trained."""

SIGNED_LARGEST: Final = 63
"""Of weights: without VNNI a processor adds two products in 16 bits, which is one too few for 8."""

LEAST_SCALE: Final = 1e-8
"""A column of zeros has one all the same."""


def sentence_graph(weights: Weights, layers: int = LAYERS) -> bytes:
    """``embedded`` float32[1, n, width] to ``meaning`` float32[width]."""
    made = _Graph(weights)
    x = made.normalised("embedded", "embeddings.LayerNorm")
    for layer in range(layers):
        name = f"encoder.layer.{layer}"
        looked = made.attention(x, f"{name}.attention.self")
        out = made.linear(looked, f"{name}.attention.output.dense")
        x = made.normalised(made.node("Add", x, out), f"{name}.attention.output.LayerNorm")
        inner = made.node("Gelu", made.linear(x, f"{name}.intermediate.dense"), domain=OURS)
        out = made.linear(inner, f"{name}.output.dense")
        x = made.normalised(made.node("Add", x, out), f"{name}.output.LayerNorm")
    mean = made.node("ReduceMean", x, made.constant(np.array([0, 1])), keepdims=0)
    made.node("LpNormalization", mean, gives="meaning", axis=-1, p=2)
    return made.finished(weights["embeddings.LayerNorm.weight"].shape[0])


class _Graph:
    """Nodes and constants so far."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def finished(self, width: int) -> bytes:
        """The model as onnxruntime loads it."""
        real = TensorProto.FLOAT
        takes = helper.make_tensor_value_info("embedded", real, [1, "n", width])
        gives = helper.make_tensor_value_info("meaning", real, [width])
        model = helper.make_model(
            helper.make_graph(self._nodes, "meaning", [takes], [gives], self._constants),
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(OURS, 1)],
            ir_version=IR_VERSION,
        )
        return bytes(model.SerializeToString())

    def node(self, kind: str, *takes: str, gives: str = "", domain: str = "", **how: Any) -> str:
        """One operator with one output."""
        gives = gives or f"x{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, takes, [gives], domain=domain, **how))
        return gives

    def constant(self, array: NDArray[np.generic]) -> str:
        """Numbers that never change."""
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def normalised(self, x: str, name: str) -> str:
        """Layer normalisation."""
        norms = (self.constant(self._weights[f"{name}.{one}"]) for one in ("weight", "bias"))
        return self.node("LayerNormalization", x, *norms, axis=-1, epsilon=EPSILON)

    def attention(self, x: str, name: str) -> str:
        """Each token looks at all: one product for what it asks, offers and gives."""
        parts = [f"{name}.{one}" for one in ("query", "key", "value")]
        matrix = np.concatenate([self._weights[f"{one}.weight"] for one in parts])
        bias = np.concatenate([self._weights[f"{one}.bias"] for one in parts])
        made = self.product(x, matrix, bias)
        asks, keys, values = (f"{made}_{one}" for one in ("asks", "keys", "values"))
        self._nodes.append(
            helper.make_node("Split", [made], [asks, keys, values], axis=-1, num_outputs=3)
        )
        return self.node("MultiHeadAttention", asks, keys, values, num_heads=HEADS, domain=OURS)

    def linear(self, x: str, name: str) -> str:
        """A layer with a bias."""
        return self.product(x, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def product(self, x: str, matrix: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Multiply by a matrix float[out, in] and add."""
        scale = np.maximum(np.abs(matrix).max(axis=1), LEAST_SCALE) / SIGNED_LARGEST
        whole = np.rint(matrix / scale[:, np.newaxis]).astype(np.int8)
        takes = (
            *(x, self.constant(whole.T), self.constant(scale.astype(np.float32))),
            *(self.constant(np.zeros(len(scale), np.int8)), self.constant(bias)),
        )
        return self.node("DynamicQuantizeMatMul", *takes, domain=OURS)
