"""Whisper's two graphs for onnxruntime, made of a model's weights.

The encoder gives nothing but the keys and values that each layer of the decoder looks up
in the sound. The decoder takes any number of new tokens at once, for any number of hypotheses: all
of them look up the *same* keys and values, as if they were one after the other, so that five
hypotheses read the sound once. The embedding of tokens is left to whoever calls: as a table of 16
bits it needs half the memory there.

Large products are of whole numbers, with scales that are made here for weights, and by onnxruntime as
it goes for what they multiply. In the encoder, which has hundreds of rows, there is one scale for all
of those; in the decoder, which has a few and whose answer they are, one for every 64 numbers of each.
What it costs in words, `benchmarks/wer.py` prints.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.onnx_graph import LEAST_SCALE, OURS, WHOLE, Builder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from copilot.asr.weights import Weights

BLOCK: Final = 64
LARGEST: Final = 127
ZERO: Final = 128
"""Of weights in the decoder: so many share a scale, and `ZERO` stands for none."""

ROWS: Final = 512
"""So many of a matrix are made whole numbers at a time: what fits into a processor's cache."""

EIGHT_BITS: Final = 4
"""What onnxruntime calls it that both sides of a product have 8 bits."""

EPSILON: Final = 1e-5
"""Of layer normalisation, as Whisper was trained."""


def encoder(weights: Weights) -> bytes:
    """``features`` float32[1, mels, n] to ``keys0``, ``values0``, ...: float32[1, heads, m, d + 1].

    Two frames make a row. Of those, ``rows`` int64[m] are heard at ``places`` int64[m], each of which
    counts as if there were exp(``many`` float32[m]) of it, all alike.
    """
    made = _Graph(weights, many_rows=True)
    x = "features"
    for number, stride in (("1", 1), ("2", 2)):
        x = made.on.gelu(made.convolution(x, f"encoder/conv{number}", stride))
    x = made.on.node("Transpose", x, perm=[0, 2, 1])
    positions = weights.array("encoder/position_encodings/encodings")
    x = made.on.node(
        "Add",
        made.on.node("Gather", x, "rows", axis=1),
        made.on.node("Gather", made.on.real(positions), "places", axis=0),
    )
    heads = weights.whole("encoder/num_heads")
    crowd = _Crowd(made.on, heads, positions.shape[1] // heads)
    columns = crowd.of("many")
    for layer in range(weights.layers("encoder")):
        name = f"encoder/layer_{layer}"
        query, key, value = made.on.parts(
            made.linear(
                made.many_normalised(x, f"{name}/self_attention/layer_norm"),
                f"{name}/self_attention/linear_0",
            ),
            3,
        )
        seen = crowd.attention(crowd.asking(query), crowd.asked(key, columns), value)
        x = made.attended(x, seen, f"{name}/self_attention", 1)
        x = made.feed_forward(x, name, made.many_normalised(x, f"{name}/ffn/layer_norm"))
    x = made.many_normalised(x, "encoder/layer_norm")
    for layer in range(weights.layers("decoder")):
        keys, values = made.on.parts(made.linear(x, f"decoder/layer_{layer}/attention/linear_1"), 2)
        made.heads_apart(crowd.asked(keys, columns), heads, f"keys{layer}")
        made.heads_apart(crowd.asking(values), heads, f"values{layer}")
    mels = weights.array("encoder/conv1/weight").shape[1]
    real: dict[str, Sequence[int | str]] = {"features": [1, mels, "frames"], "many": ["m"]}
    return made.on.finished(real, {"rows": ["m"], "places": ["m"]})


def decoder(weights: Weights) -> bytes:
    """``embedded`` float32[b, t, width] with what was before to what comes next.

    Takes ``rows`` int64[n], of the t which to answer for, ``barred`` float32[vocabulary] to add to
    the last row's, ``most`` int64[1], and by layer ``past_keys0`` float32[b, heads, p, d], ... and
    ``keys0``, ``values0`` of the sound, as the encoder gave them. Gives ``logits`` float32[b, n,
    vocabulary], of the last row the likeliest ``chances`` float32[b, most] (natural logarithm) and
    their ``tokens`` int64, and ``new_past_keys0``, ...
    """
    made = _Graph(weights, many_rows=False)
    heads = weights.whole("decoder/num_heads")
    width = weights.array("decoder/layer_norm/gamma").shape[0]
    size = width // heads
    crowd = _Crowd(made.on, heads, size)
    takes: dict[str, Sequence[int | str]] = {"embedded": ["b", "t", width]}
    x = "embedded"
    for layer in range(weights.layers("decoder")):
        name = f"decoder/layer_{layer}"
        takes |= {f"past_{one}{layer}": ["b", heads, "p", size] for one in ("keys", "values")}
        takes |= {f"{one}{layer}": [1, heads, "s", size + 1] for one in ("keys", "values")}
        query, key, value = made.on.parts(
            made.linear(
                made.normalised(x, f"{name}/self_attention/layer_norm"),
                f"{name}/self_attention/linear_0",
            ),
            3,
        )
        x = made.attended(
            x, made.remembering(query, key, value, heads, layer), f"{name}/self_attention", 1
        )
        query = made.linear(
            made.normalised(x, f"{name}/attention/layer_norm"), f"{name}/attention/linear_0"
        )
        shape = made.on.node("Shape", query)
        heard = crowd.narrower(
            crowd.attention(crowd.asking(query), f"keys{layer}", f"values{layer}")
        )
        x = made.attended(x, made.on.node("Reshape", heard, shape), f"{name}/attention", 2)
        x = made.feed_forward(x, name, made.normalised(x, f"{name}/ffn/layer_norm"))
    asked = made.on.node("Gather", made.normalised(x, "decoder/layer_norm"), "rows", axis=1)
    made.on.node("Identity", made.product(asked, "decoder/embeddings/weight"), gives="logits")
    made.on.output("logits")
    last = made.on.node("Gather", "logits", made.on.whole(-1), axis=1)
    certain = made.on.node("LogSoftmax", made.on.node("Add", last, "barred"), axis=-1)
    made.likeliest(certain)
    takes["barred"] = ["vocabulary"]
    return made.on.finished(takes, {"rows": ["n"], "most": [1]})


class _Graph:
    """A graph of these weights. `many_rows` is whether products have hundreds of them."""

    def __init__(self, weights: Weights, *, many_rows: bool) -> None:
        self.on = Builder()
        self._weights = weights
        self._many_rows = many_rows

    def convolution(self, x: str, name: str, stride: int) -> str:
        """Three frames to one, without loss at the edges."""
        weight, bias = (
            self.on.real(self._weights.array(f"{name}/{one}")) for one in ("weight", "bias")
        )
        return self.on.node(
            "Conv", x, weight, bias, pads=[1, 1], kernel_shape=[3], strides=[stride]
        )

    def normalised(self, x: str, name: str) -> str:
        """Layer normalisation of a few rows."""
        return self.on.node("LayerNormalization", x, *self._norm(name), axis=-1, epsilon=EPSILON)

    def many_normalised(self, x: str, name: str) -> str:
        """The same of many rows, in steps: onnxruntime's own operator is slower there."""
        gamma, beta = self._norm(name)
        last = self.on.whole([-1])
        away = self.on.node("Sub", x, self.on.node("ReduceMean", x, last))
        spread = self.on.node("ReduceMean", self.on.node("Mul", away, away), last)
        deviation = self.on.node(
            "Sqrt", self.on.node("Add", spread, self.on.real(np.array(EPSILON)))
        )
        even = self.on.node("Mul", away, self.on.node("Reciprocal", deviation))
        return self.on.node("Add", self.on.node("Mul", even, gamma), beta)

    def linear(self, x: str, name: str) -> str:
        """A layer with a bias."""
        return self.product(x, f"{name}/weight", f"{name}/bias")

    def product(self, x: str, weight: str, bias: str = "") -> str:
        """Multiply by a matrix float[out, in] of the model, and add a bias if one is named."""
        matrix = self._weights.real(weight)
        added = self.on.real(self._weights.array(bias)) if bias else ""
        product = self.on.quick_product if self._many_rows else self._exact
        return product(x, matrix, added)

    def _exact(self, x: str, matrix: NDArray[np.float32], added: str) -> str:
        gives, takes = matrix.shape
        block = min(BLOCK, takes)
        parts = [_in_blocks(matrix[first : first + ROWS], block) for first in range(0, gives, ROWS)]
        whole = self.on.constant(np.concatenate([one for one, _ in parts]))
        scale = np.concatenate([one for _, one in parts])
        return self.on.node(
            "MatMulNBits",
            *(x, whole, self.on.real(scale), "", "", added),
            domain=OURS,
            K=takes,
            N=gives,
            bits=8,
            block_size=block,
            accuracy_level=EIGHT_BITS,
        )

    def remembering(self, query: str, key: str, value: str, heads: int, layer: int) -> str:
        """Each row may look at what was before it, and the keys and values of all are given back."""
        name = self.on.name()
        past = [f"past_keys{layer}", f"past_values{layer}"]
        new = [f"new_{one}" for one in past]
        self.on.nodes(
            "MultiHeadAttention",
            *(query, key, value, "", "", "", *past),
            gives=(name, *new),
            num_heads=heads,
            unidirectional=1,
            domain=OURS,
        )
        for one in new:
            self.on.output(one)
        return name

    def attended(self, x: str, attention: str, name: str, last: int) -> str:
        """Add what was attended to."""
        return self.on.node("Add", x, self.linear(attention, f"{name}/linear_{last}"))

    def feed_forward(self, x: str, name: str, even: str) -> str:
        """Add what the layer's two products make of `even`, which is x normalised."""
        inner = self.on.gelu(self.linear(even, f"{name}/ffn/linear_0"))
        return self.on.node("Add", x, self.linear(inner, f"{name}/ffn/linear_1"))

    def heads_apart(self, x: str, heads: int, gives: str) -> None:
        """float32[1, n, width] as float32[1, heads, n, d], for the graph to give."""
        apart = self.on.node("Reshape", x, self.on.whole([1, 0, heads, -1]))
        self.on.node("Transpose", apart, gives=gives, perm=[0, 2, 1, 3])
        self.on.output(gives)

    def likeliest(self, certain: str) -> None:
        """The ``most`` likeliest of each row, for the graph to give."""
        self.on.nodes("TopK", certain, "most", gives=("chances", "tokens"), axis=-1)
        self.on.output("chances")
        self.on.output("tokens", WHOLE)

    def _norm(self, name: str) -> tuple[str, str]:
        gamma, beta = (
            self.on.real(self._weights.array(f"{name}/{one}")) for one in ("gamma", "beta")
        )
        return gamma, beta


class _Crowd:
    """Attention to keys that stand for many like themselves.

    What a query has for a key is exp(q.k / sqrt(d)), and for n keys that are alike n times as much: as
    if log(n) were added to the exponent. onnxruntime can add a number for each query and key, but is
    slower then than with a column more of each: 1 in the query, and log(n) sqrt(d) in the key.
    """

    def __init__(self, on: Builder, heads: int, size: int) -> None:
        self._on, self._heads, self._size = on, heads, size

    def of(self, many: str) -> str:
        """The keys' columns float32[1, n, heads, 1], from log(n) of each, float32[n]."""
        times = self._on.node("Mul", many, self._on.real(np.array(math.sqrt(self._size))))
        one = self._on.node("Reshape", times, self._on.whole([1, -1, 1, 1]))
        return self._on.node("Concat", *[one] * self._heads, axis=2)

    def asking(self, query: str) -> str:
        """float32[1, n, width] with a column of 1 for each head."""
        pads = self._on.whole([0, 0, 0, 0, 0, 0, 0, 1])
        wider = self._on.node("Pad", self._apart(query), pads, self._on.real(np.array(1.0)))
        return self._together(wider)

    def asked(self, key: str, column: str) -> str:
        """float32[1, n, width] with the keys' columns."""
        return self._together(self._on.node("Concat", self._apart(key), column, axis=3))

    def attention(self, query: str, key: str, value: str) -> str:
        """Each row of the query may look at all keys; both with their columns."""
        return self._on.node(
            "MultiHeadAttention",
            *(query, key, value),
            num_heads=self._heads,
            scale=1 / math.sqrt(self._size),
            domain=OURS,
        )

    def narrower(self, x: str) -> str:
        """Without the column."""
        on = self._on
        apart = on.node("Reshape", x, on.whole([1, -1, self._heads, self._size + 1]))
        cut = on.node("Slice", apart, on.whole([0]), on.whole([self._size]), on.whole([3]))
        return on.node("Reshape", cut, on.whole([1, -1, self._heads * self._size]))

    def _apart(self, x: str) -> str:
        return self._on.node("Reshape", x, self._on.whole([1, -1, self._heads, self._size]))

    def _together(self, x: str) -> str:
        return self._on.node("Reshape", x, self._on.whole([1, -1, self._heads * (self._size + 1)]))


def _in_blocks(
    rows: NDArray[np.float32], block: int
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Whole numbers uint8[rows, blocks, block] and the scale float32[rows, blocks] of each block."""
    blocks = rows.reshape(len(rows), -1, block)
    scale = np.maximum(np.maximum(blocks.max(axis=2), -blocks.min(axis=2)), LEAST_SCALE) / LARGEST
    whole = blocks / scale[:, :, np.newaxis]
    whole += ZERO + 0.5  # halves are rounded up, and what is cut off then is not below zero
    return whole.astype(np.uint8), scale
