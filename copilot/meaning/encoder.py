"""Sentences as rows of numbers, alike where they mean alike: the lower layers of all-MiniLM-L6-v2.

The graph is made in memory of the weights that `copilot.manifest` verified; nothing is kept of it on
the disk. Only the first `LAYERS` of its six layers are computed. The later ones bring together what
is *about* the same; the heads ask what is *done* with it (asked for, refused, promised), which is
plainer before them, and half the layers take half the time (`benchmarks/meaning.py` prints both).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from tokenizers import Tokenizer

from copilot import onnx
from copilot.meaning.graph import sentence_graph
from copilot.meaning.safetensors import Arrays

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MODEL: Final = "all-minilm-l6-v2"
"""Its name in the manifest."""

LAYERS: Final = 3

MOST_TOKENS: Final = 40
"""Of one piece; what goes beyond is left unread, so that the cost has a bound."""

LARGEST: Final = 127


class Encoder:
    """The model in a folder, loaded. Keeps no state between sentences."""

    def __init__(self, folder: Path, *, layers: int = LAYERS) -> None:
        """Raises ModelAltered, or whatever the engines raise for files that are none."""
        arrays = Arrays(folder / "model.safetensors")
        self._graph = onnx.load_graph(sentence_graph(arrays, layers))
        words = arrays["embeddings.word_embeddings.weight"]
        # a row a token in 8 bits is a quarter of the memory
        scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-8) / LARGEST
        self._scale = scale.astype(np.float32)
        self._words = np.rint(words / scale).astype(np.int8)
        kind = arrays["embeddings.token_type_embeddings.weight"][0]
        self._places = arrays["embeddings.position_embeddings.weight"][:MOST_TOKENS] + kind
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)

    def tokens(self, piece: str) -> list[int]:
        """The numbers of its tokens, at most `MOST_TOKENS`."""
        return list(self._tokenizer.encode(piece).ids)

    def meaning(self, tokens: list[int]) -> NDArray[np.float32]:
        """float32[384], of length 1, for the tokens of one piece."""
        embedded = self._words[tokens] * self._scale[tokens] + self._places[: len(tokens)]
        return self._graph.run(None, {"embedded": embedded[np.newaxis]})[0]
