"""The model file that CTranslate2 writes."""

from __future__ import annotations

import numpy as np
import pytest

from copilot import manifest
from copilot.asr.weights import read_weights
from copilot.errors import RecognizerFailed
from tests.asr import tiny_whisper


def written(tmp_path, **how):
    path = tmp_path / "model.bin"
    path.write_bytes(tiny_whisper.file_of(**how))
    return path


def test_every_array_comes_back_as_it_was(tmp_path):
    made = tiny_whisper.arrays()
    weights = read_weights(written(tmp_path, made=made))
    for name, array in made.items():
        np.testing.assert_array_equal(weights.array(name), array)
        assert weights.array(name).dtype == array.dtype
    assert weights.real("encoder/conv1/bias").dtype == np.float32
    assert weights.whole("decoder/num_heads") == tiny_whisper.HEADS


def test_layers_are_counted_by_part(tmp_path):
    made = tiny_whisper.arrays()
    weights = read_weights(written(tmp_path, made=made))
    assert weights.layers("encoder") == weights.layers("decoder") == tiny_whisper.LAYERS


def test_a_second_name_means_the_same_array(tmp_path):
    made = {"a": np.arange(3, dtype=np.int32)}
    weights = read_weights(written(tmp_path, made=made, aliases=[("b", "a")]))
    np.testing.assert_array_equal(weights.array("b"), made["a"])


def test_another_format_is_refused_by_its_number(tmp_path):
    path = written(tmp_path, made={}, version=3)
    with pytest.raises(RecognizerFailed, match="format 3") as caught:
        read_weights(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy


@pytest.mark.engine
def test_the_model_that_is_shipped():
    weights = read_weights(manifest.find_model("tiny.en") / "model.bin")
    assert (weights.layers("encoder"), weights.layers("decoder")) == (4, 4)
    assert weights.array("decoder/embeddings/weight").shape == (51864, 384)
