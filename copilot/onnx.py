"""ONNX graphs on one thread that never spins: the one door to onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import onnxruntime

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


class Graph(Protocol):
    """A loaded graph. Many threads and calls may run it: it keeps no state between runs."""

    def run(
        self, outputs: Sequence[str] | None, inputs: Mapping[str, NDArray[np.generic]]
    ) -> list[NDArray[np.float32]]:
        """The named outputs, or all of them in the graph's order, for these inputs."""
        ...


def open_graph(model: Path) -> Graph:
    """Load a graph from its file. Raises whatever the engine raises for a file that is none."""
    return _loaded(str(model))


def load_graph(model: bytes) -> Graph:
    """Load a graph that was made here. Raises whatever the engine raises for one that is none."""
    return _loaded(model)


def _loaded(model: str | bytes) -> Graph:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 4
    # a plan of the memory is kept for each shape of the inputs, of which speech has no end
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.inter_op.allow_spinning", "0")
    session: Graph = onnxruntime.InferenceSession(
        model, sess_options=options, providers=["CPUExecutionProvider"]
    )
    return session


def output_names(graph: Graph) -> tuple[str, ...]:
    """The names of a graph's outputs, in the order in which `run` gives them."""
    session: onnxruntime.InferenceSession = graph
    return tuple(str(one.name) for one in session.get_outputs())
