from __future__ import annotations

import numpy as np
import pytest

from copilot.errors import ModelAltered
from copilot.meaning.safetensors import Arrays
from tests.meaning import tiny_encoder


def test_an_array_comes_as_it_was_written(tmp_path):
    file = tmp_path / "model.safetensors"
    two = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.ones(4, np.float32)}
    file.write_bytes(tiny_encoder.safetensors(two))
    arrays = Arrays(file)
    assert np.array_equal(arrays["a"], two["a"])
    assert np.array_equal(arrays["b"], two["b"])


def test_an_unknown_name_and_another_type_of_number_are_refused(tmp_path):
    file = tmp_path / "model.safetensors"
    file.write_bytes(tiny_encoder.safetensors({"a": np.arange(6)}))
    for name in ("a", "c"):
        with pytest.raises(KeyError):
            Arrays(file)[name]


@pytest.mark.parametrize("content", [b"", b"\x05\0\0\0\0\0\0\0{nope", b"\xff" * 40])
def test_a_file_of_another_format_says_so(tmp_path, content):
    file = tmp_path / "model.safetensors"
    file.write_bytes(content)
    with pytest.raises(ModelAltered, match="no safetensors"):
        Arrays(file)
