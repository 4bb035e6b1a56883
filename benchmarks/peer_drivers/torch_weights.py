"""Whisper's weights as PyTorch wants them, out of the CTranslate2 folder: the same numbers.

WhisperLiveKit's default policy decodes in PyTorch, and no package carries the weights in that form.
CTranslate2's file lists named arrays; it joins the matrices that make queries, keys and values, and
gives the keys a bias of zero, which Whisper has not. Runs in an environment that has torch.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import torch

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
"""By CTranslate2's number for them."""

PLAIN = {
    "encoder/conv1/": "encoder.conv1.",
    "encoder/conv2/": "encoder.conv2.",
    "encoder/layer_norm/": "encoder.ln_post.",
    "decoder/layer_norm/": "decoder.ln.",
    "encoder/position_encodings/encodings": "encoder.positional_embedding",
    "decoder/position_encodings/encodings": "decoder.positional_embedding",
    "decoder/embeddings/weight": "decoder.token_embedding.weight",
}
IN_LAYER = {
    "self_attention/layer_norm/": "attn_ln.",
    "self_attention/linear_1/": "attn.out.",
    "attention/layer_norm/": "cross_attn_ln.",
    "attention/linear_0/": "cross_attn.query.",
    "attention/linear_2/": "cross_attn.out.",
    "ffn/layer_norm/": "mlp_ln.",
    "ffn/linear_0/": "mlp.0.",
    "ffn/linear_1/": "mlp.2.",
}
JOINED = {
    "self_attention/linear_0/": ("attn.query.", "attn.key.", "attn.value."),
    "attention/linear_1/": ("cross_attn.key.", "cross_attn.value."),
}
NO_BIAS = ("attn.key.bias", "cross_attn.key.bias")


def write(folder: Path, target: Path) -> None:
    """Write the checkpoint of the model in `folder` to `target`, unless it is there already."""
    if target.is_file():
        return
    arrays = _read(folder / "model.bin")
    state: dict[str, torch.Tensor] = {}
    for name, array in arrays.items():
        for key, part in _renamed(name, array):
            state[key] = torch.from_numpy(part.astype(np.float32))
    unfinished = target.with_suffix(".part")
    torch.save({"dims": _dimensions(arrays), "model_state_dict": state}, unfinished)
    unfinished.rename(target)


def _read(path: Path) -> dict[str, NDArray[np.generic]]:
    arrays = {}
    with path.open("rb") as file:
        version = _number(file, "I")
        if version != 6:
            message = f"the weights are in CTranslate2's format {version}, not 6"
            raise SystemExit(message)
        _string(file)
        _number(file, "I")
        for _ in range(_number(file, "I")):
            name = _string(file)
            shape = [_number(file, "I") for _ in range(_number(file, "B"))]
            kind = TYPES[_number(file, "B")]
            data = file.read(_number(file, "I"))
            arrays[name] = np.frombuffer(data, kind).reshape(shape)
    return arrays


def _number(file: BinaryIO, kind: str) -> int:
    return int(struct.unpack(kind, file.read(struct.calcsize(kind)))[0])


def _string(file: BinaryIO) -> str:
    return file.read(_number(file, "H")).rstrip(b"\0").decode()


def _renamed(name: str, array: NDArray[np.generic]) -> list[tuple[str, NDArray[np.generic]]]:
    for theirs, ours in PLAIN.items():
        if name.startswith(theirs):
            return [(ours + _leaf(name, theirs), array)]
    stack, layer, rest = (*name.split("/", 2), "", "")[:3]
    if not layer.startswith("layer_"):
        return []
    blocks = f"{stack}.blocks.{layer.removeprefix('layer_')}."
    for theirs, ours in IN_LAYER.items():
        if rest.startswith(theirs):
            return [(blocks + ours + _leaf(rest, theirs), array)]
    for theirs, names in JOINED.items():
        if rest.startswith(theirs):
            parts = zip(names, np.split(array, len(names)), strict=True)
            leaf = _leaf(rest, theirs)
            return [(blocks + one + leaf, part) for one, part in parts if one + leaf not in NO_BIAS]
    return []


def _leaf(name: str, start: str) -> str:
    return {"gamma": "weight", "beta": "bias"}.get(name[len(start) :], name[len(start) :])


def _dimensions(arrays: dict[str, NDArray[np.generic]]) -> dict[str, int]:
    width, mels, _ = arrays["encoder/conv1/weight"].shape
    vocabulary = arrays["decoder/embeddings/weight"].shape[0]
    layers = {
        stack: sum(f"{stack}/layer_{number}/ffn/linear_0/weight" in arrays for number in range(99))
        for stack in ("encoder", "decoder")
    }
    heads = width // 64
    return {
        "n_mels": mels,
        "n_vocab": vocabulary,
        "n_audio_ctx": arrays["encoder/position_encodings/encodings"].shape[0],
        "n_audio_state": width,
        "n_audio_head": heads,
        "n_audio_layer": layers["encoder"],
        "n_text_ctx": arrays["decoder/position_encodings/encodings"].shape[0],
        "n_text_state": width,
        "n_text_head": heads,
        "n_text_layer": layers["decoder"],
    }
