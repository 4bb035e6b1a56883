"""A Whisper of almost no size, of random weights, and the file that CTranslate2 keeps one in."""

from __future__ import annotations

import struct

import numpy as np

WIDTH, HEADS, MELS, VOCABULARY, LAYERS = 16, 2, 8, 23, 2
POSITIONS, STATES = 32, 50
TYPES = {"float32": 0, "int8": 1, "int16": 2, "int32": 3, "float16": 4}


def arrays(seed=1):
    """The arrays of a whole model, by CTranslate2's names."""
    chance = np.random.default_rng(seed)

    def some(*sides):
        return (chance.normal(size=sides) / np.sqrt(sides[-1])).astype(np.float16)

    def norm(name):
        return {f"{name}/gamma": np.ones(WIDTH, np.float16), f"{name}/beta": some(WIDTH)}

    def linear(name, gives, takes):
        return {f"{name}/weight": some(gives, takes), f"{name}/bias": some(gives)}

    made = {
        "encoder/conv1/weight": some(WIDTH, MELS, 3),
        "encoder/conv1/bias": some(WIDTH),
        "encoder/conv2/weight": some(WIDTH, WIDTH, 3),
        "encoder/conv2/bias": some(WIDTH),
        "encoder/position_encodings/encodings": some(STATES, WIDTH),
        "decoder/position_encodings/encodings": some(POSITIONS, WIDTH),
        "decoder/embeddings/weight": some(VOCABULARY, WIDTH) * 3,
        "encoder/num_heads": np.array(HEADS, np.int16),
        "decoder/num_heads": np.array(HEADS, np.int16),
        **norm("encoder/layer_norm"),
        **norm("decoder/layer_norm"),
    }
    for part in ("encoder", "decoder"):
        for layer in range(LAYERS):
            name = f"{part}/layer_{layer}"
            made |= norm(f"{name}/self_attention/layer_norm") | norm(f"{name}/ffn/layer_norm")
            made |= linear(f"{name}/self_attention/linear_0", 3 * WIDTH, WIDTH)
            made |= linear(f"{name}/self_attention/linear_1", WIDTH, WIDTH)
            made |= linear(f"{name}/ffn/linear_0", 4 * WIDTH, WIDTH)
            made |= linear(f"{name}/ffn/linear_1", WIDTH, 4 * WIDTH)
            if part == "decoder":
                made |= norm(f"{name}/attention/layer_norm")
                made |= linear(f"{name}/attention/linear_0", WIDTH, WIDTH)
                made |= linear(f"{name}/attention/linear_1", 2 * WIDTH, WIDTH)
                made |= linear(f"{name}/attention/linear_2", WIDTH, WIDTH)
    return made


def file_of(made, version=6, aliases=()):
    """The bytes of a model file with these arrays."""
    parts = [struct.pack("<I", version), _text("WhisperSpec"), struct.pack("<II", 3, len(made))]
    for name, array in made.items():
        sides = struct.pack(f"<B{array.ndim}I", array.ndim, *array.shape)
        kind = struct.pack("<BI", TYPES[array.dtype.name], array.nbytes)
        parts += [_text(name), sides, kind, array.tobytes()]
    parts.append(struct.pack("<I", len(aliases)))
    parts += [_text(name) for pair in aliases for name in pair]
    return b"".join(parts)


def _text(text):
    return struct.pack("<H", len(text) + 1) + text.encode() + b"\0"
