"""Graphs for onnxruntime, made node by node in memory or changed there: the one door to onnx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

OPSET: Final = 20
IR_VERSION: Final = 10
"""Of 2024: what onnxruntime 1.23 reads."""

OURS: Final = "com.microsoft"
"""The domain of onnxruntime's own operators."""

REAL: Final = TensorProto.FLOAT
WHOLE: Final = TensorProto.INT64

SIGNED_LARGEST: Final = 63
"""Of weights in a quick product. 7 bits with their sign and not 8: without VNNI a processor adds two of
the products in 16 bits, which is one too few for 8."""

LEAST_SCALE: Final = 1e-8
"""A column of zeros has one all the same."""


def side_by_side(model: Path) -> bytes:
    """A model for frames of one recording in a row, as one for a frame of each of several recordings.

    Its only LSTM takes what comes from a transposition [rows, 1, features], one step a row, and gives as
    much; it is made to take [1, rows, features], one step of so many. The states' second side, 1
    before, becomes the number of rows. Raises ValueError for a model that is not made so.
    """
    made = onnx.load(model)
    nodes = {name: node for node in made.graph.node for name in node.output}
    recurrent = [node for node in made.graph.node if node.op_type == "LSTM"]
    before = nodes.get(recurrent[0].input[0]) if len(recurrent) == 1 else None
    if before is None or before.op_type != "Transpose":
        raise ValueError("not one LSTM behind a transposition")
    turn = next((one for one in before.attribute if one.name == "perm"), None)
    if turn is None or list(turn.ints) != [0, 2, 1]:
        raise ValueError("the transposition is another one")
    turn.ints[:] = [2, 0, 1]
    for value in (*made.graph.input, *made.graph.output):
        sides = value.type.tensor_type.shape.dim
        if [side.dim_value for side in sides[:2]] == [1, 1]:
            sides[1].dim_param = "rows"
    del made.graph.value_info[:]
    return bytes(made.SerializeToString())


class Builder:
    """Nodes and constants so far, and what they give. Every method gives the name of its output."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._gives: list[onnx.ValueInfoProto] = []

    def finished(
        self,
        real: Mapping[str, Sequence[int | str]],
        whole: Mapping[str, Sequence[int | str]] | None = None,
    ) -> bytes:
        """The model as onnxruntime loads it; its inputs are of float32 and of int64."""
        inputs = [
            *(helper.make_tensor_value_info(name, REAL, sides) for name, sides in real.items()),
            *(
                helper.make_tensor_value_info(name, WHOLE, sides)
                for name, sides in (whole or {}).items()
            ),
        ]
        graph = helper.make_graph(self._nodes, "graph", inputs, self._gives, self._constants)
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(OURS, 1)],
            ir_version=IR_VERSION,
        )
        return bytes(model.SerializeToString())

    def node(self, kind: str, *takes: str, gives: str = "", domain: str = "", **how: Any) -> str:
        """One operator with one output."""
        return self.nodes(kind, *takes, gives=(gives or self.name(),), domain=domain, **how)[0]

    def nodes(
        self, kind: str, *takes: str, gives: Sequence[str], domain: str = "", **how: Any
    ) -> Sequence[str]:
        """One operator with these outputs."""
        self._nodes.append(helper.make_node(kind, takes, gives, domain=domain, **how))
        return gives

    def output(self, name: str, kind: int = REAL) -> None:
        """Let the graph give this."""
        self._gives.append(helper.make_tensor_value_info(name, kind, None))

    def constant(self, array: NDArray[np.generic]) -> str:
        """Numbers that never change, of the type that they have."""
        name = self.name()
        self._constants.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def real(self, array: NDArray[np.generic]) -> str:
        """A constant of float32."""
        return self.constant(array.astype(np.float32))

    def whole(self, numbers: Sequence[int] | int) -> str:
        """A constant of int64."""
        return self.constant(np.array(numbers, np.int64))

    def parts(self, x: str, count: int) -> Sequence[str]:
        """Cut the last side into so many."""
        names = [f"{self.name()}_{number}" for number in range(count)]
        return self.nodes("Split", x, gives=names, axis=-1, num_outputs=count)

    def gelu(self, x: str) -> str:
        """The activation, as the error function has it."""
        return self.node("Gelu", x, domain=OURS)

    def attention(self, query: str, key: str, value: str, heads: int) -> str:
        """Each row of the query may look at all keys."""
        return self.node("MultiHeadAttention", query, key, value, num_heads=heads, domain=OURS)

    def quick_product(self, x: str, matrix: NDArray[np.float32], added: str) -> str:
        """Multiply by a matrix float[out, in] in whole numbers, and add if something is named.

        Weights have a scale for each row; what they multiply has one for all, found as it goes.
        """
        scale = np.maximum(np.abs(matrix).max(axis=1), LEAST_SCALE) / SIGNED_LARGEST
        whole = self.constant(np.rint(matrix / scale[:, np.newaxis]).astype(np.int8).T)
        zero = self.constant(np.zeros(len(scale), np.int8))
        return self.node(
            "DynamicQuantizeMatMul", x, whole, self.real(scale), zero, added, domain=OURS
        )

    def name(self) -> str:
        """One that nothing has yet."""
        return f"x{len(self._nodes)}_{len(self._constants)}"
