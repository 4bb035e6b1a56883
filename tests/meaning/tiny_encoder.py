"""A sentence encoder of almost no size, in the files that the real one comes in."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, INNER, LAYERS = 24, 48, 3
WORDS = ("[UNK]", "what", "does", "it", "cost", "we", "have", "no", "money", "thanks", "bye")


def arrays():
    """Weights by the names that the real file has, large enough to matter."""
    made = np.random.default_rng(7)

    def some(*sides):
        return made.normal(size=sides, scale=0.3).astype(np.float32)

    found = {
        "embeddings.word_embeddings.weight": some(len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": some(64, WIDTH),
        "embeddings.token_type_embeddings.weight": some(2, WIDTH),
        **norm("embeddings.LayerNorm"),
    }
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}"
        for part in ("query", "key", "value"):
            found |= dense(some, f"{name}.attention.self.{part}", WIDTH, WIDTH)
        found |= dense(some, f"{name}.attention.output.dense", WIDTH, WIDTH)
        found |= norm(f"{name}.attention.output.LayerNorm")
        found |= dense(some, f"{name}.intermediate.dense", INNER, WIDTH)
        found |= dense(some, f"{name}.output.dense", WIDTH, INNER)
        found |= norm(f"{name}.output.LayerNorm")
    return found


def norm(name):
    return {
        f"{name}.weight": np.ones(WIDTH, np.float32),
        f"{name}.bias": np.zeros(WIDTH, np.float32),
    }


def dense(some, name, gives, takes):
    return {f"{name}.weight": some(gives, takes), f"{name}.bias": some(gives)}


def safetensors(found):
    """The bytes of a file with these arrays in it."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, array in found.items():
        begin, body = len(body), body + array.tobytes()
        header[name] = {
            "dtype": "F32" if array.dtype == np.float32 else "I64",
            "shape": list(array.shape),
            "data_offsets": [begin, len(body)],
        }
    written = json.dumps(header).encode()
    return struct.pack("<Q", len(written)) + written + body


def write(folder: Path) -> Path:
    """The model's folder."""
    (folder / "model.safetensors").write_bytes(safetensors(arrays()))
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.enable_padding(length=50)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder
