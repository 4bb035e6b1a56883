"""A graph runs on one thread, and its outputs are known by name."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from copilot import manifest
from copilot.onnx import load_graph, open_graph, output_names


@pytest.fixture(scope="module")
def graph():
    return open_graph(manifest.find_model(manifest.VOICE_MODEL))


@pytest.mark.engine
def test_outputs_come_in_the_order_of_their_names(graph):
    state = np.zeros((1, 1, 128), np.float32)
    inputs = {"input": np.zeros((1, 576), np.float32), "h": state, "c": state}
    names = output_names(graph)
    answer = graph.run(None, inputs)
    assert len(answer) == len(names) == 3
    [alone] = graph.run([names[0]], inputs)
    assert np.array_equal(alone, answer[0])


@pytest.mark.engine
def test_opening_one_starts_no_thread():
    before = threading.active_count()
    open_graph(manifest.find_model(manifest.VOICE_MODEL))
    assert threading.active_count() == before


def test_a_file_that_is_no_graph_is_refused(tmp_path):
    (tmp_path / "graph.onnx").write_bytes(b"not a graph")
    with pytest.raises(Exception, match=r"graph\.onnx"):
        open_graph(tmp_path / "graph.onnx")


@pytest.mark.engine
def test_one_that_is_in_memory_is_loaded_as_from_its_file():
    loaded = load_graph(manifest.find_model(manifest.VOICE_MODEL).read_bytes())
    assert output_names(loaded) == output_names(
        open_graph(manifest.find_model(manifest.VOICE_MODEL))
    )


def test_bytes_that_are_no_graph_are_refused():
    with pytest.raises(Exception, match=r"(?i)protobuf|parse"):
        load_graph(b"not a graph")


@pytest.mark.engine
def test_no_plan_is_kept_for_each_length_of_speech(graph):
    assert not graph.get_session_options().enable_mem_pattern
