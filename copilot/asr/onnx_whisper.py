"""Whisper computed by onnxruntime: the default where there is no graphics processor.

Its graphs are made of the same weights that CTranslate2 reads (`copilot.asr.graphs`), while a worker
starts; nothing is kept of them on the disk. Two things make it quick: the words that an answer must
begin with go through the decoder together, in one step, and all hypotheses read the sound once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot import onnx
from copilot.asr import graphs
from copilot.asr.recognizer import NEVER
from copilot.asr.runtime import Answer
from copilot.asr.search import Next, search
from copilot.asr.weights import read_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from copilot.asr.recognizer import Stop

    Arrays = Mapping[str, NDArray[np.generic]]

BARRED: Final = -1e9
"""Added to the logarithm of a token that must not come."""

MULTILINGUAL_FROM: Final = 51865
"""Tokens: a model of English alone has one less."""

SPARE_FRAMES: Final = 8
"""Of silence behind the rest: rows in the middle of it hear neither sound nor the end."""

LEAST_CHANCE: Final = np.finfo(np.float32).tiny


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The numbers of the tokens that are no text."""

    start: int
    end: int
    no_speech: int


@dataclass(frozen=True, slots=True, eq=False)
class _Decoder:
    """The second graph and what belongs to it."""

    graph: onnx.Graph
    outputs: tuple[str, ...]
    embeddings: NDArray[np.float16]
    positions: NDArray[np.float16]
    nothing_before: Arrays
    never: NDArray[np.float32]
    never_first: NDArray[np.float32]


class OnnxWhisper:
    """The model in `folder`, as two graphs."""

    def __init__(self, folder: Path, marks: Marks) -> None:
        weights = read_weights(folder / "model.bin")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._encoder = onnx.load_graph(graphs.encoder(weights))
        self._encoded = onnx.output_names(self._encoder)
        self._longest = len(weights.array("encoder/position_encodings/encodings"))
        decoder = onnx.load_graph(graphs.decoder(weights))
        embeddings = weights.array("decoder/embeddings/weight").astype(np.float16)
        heads = weights.whole("decoder/num_heads")
        empty = np.zeros((1, heads, 0, embeddings.shape[1] // heads), np.float32)
        barred = np.zeros(len(embeddings), np.float32)
        barred[config["suppress_ids"]] = BARRED
        barred_first = barred.copy()
        barred_first[config["suppress_ids_begin"]] = BARRED
        outputs = onnx.output_names(decoder)
        self._decoder = _Decoder(
            graph=decoder,
            outputs=outputs,
            embeddings=embeddings,
            positions=weights.array("decoder/position_encodings/encodings").astype(np.float16),
            nothing_before={
                name.removeprefix("new_"): empty for name in outputs if name.startswith("new_")
            },
            never=barred,
            never_first=barred_first,
        )
        self._marks = marks
        self.mels = int(weights.array("encoder/conv1/weight").shape[1])
        self.multilingual = len(embeddings) >= MULTILINGUAL_FROM

    thins = True

    def hear(
        self,
        features: NDArray[np.float32],
        frames: int,
        *,
        silence_step: int = 1,
        stop: Stop = NEVER,
    ) -> OnnxHeard:
        """Encode float32[1, mels, n]; how much of it is sound makes no difference here.

        With a step above 1 the features are followed by silence as far as the model hears, of which
        every so manyth place is heard, for as many (`benchmarks/context.py`, ``.s16``).
        """
        del frames
        stop.check()
        rows, places, many = _heard_places(features.shape[2], self._longest, silence_step)
        if silence_step > 1:
            features = np.pad(features, ((0, 0), (0, 0), (0, SPARE_FRAMES)))
        heard = self._encoder.run(
            None, {"features": features, "rows": rows, "places": places, "many": many}
        )
        sound = dict(zip(self._encoded, heard, strict=True))
        return OnnxHeard(self._decoder, self._marks, sound, stop)


@dataclass(frozen=True, slots=True, eq=False)
class OnnxHeard:
    """A sound as the decoder looks things up in it."""

    decoder: _Decoder
    marks: Marks
    sound: Arrays
    stop: Stop

    def answer(
        self, prompt: Sequence[int], given: Sequence[int], *, beam: int, room: int
    ) -> Answer:
        """At most `room` tokens after the prompt, which begin with `given`, of `beam` hypotheses."""
        given = given[: max(0, room - 1)]
        walk = _Walk(self.decoder, self.sound, self.stop, most=2 * beam)
        first, logits = walk.begin(
            [*prompt, *given],
            rows=[prompt.index(self.marks.start), -1],
            barred=self.decoder.never if given else self.decoder.never_first,
        )
        found = search(first, walk.step, given=given, end=self.marks.end, beam=beam, room=room)
        return Answer(
            tokens=found.tokens,
            mean_log_probability=found.mean,
            no_speech=float(_chances(logits[0, 0])[self.marks.no_speech]),
        )

    def weigh(self, prompt: Sequence[int], tokens: Sequence[int]) -> float:
        """How likely the sound makes these tokens after the prompt, natural logarithm of all."""
        rows = range(len(prompt) - 1, len(prompt) + len(tokens) - 1)
        walk = _Walk(self.decoder, self.sound, self.stop, most=1)
        _, logits = walk.begin([*prompt, *tokens], rows=rows, barred=self.decoder.never)
        chances = (_chances(row)[token] for row, token in zip(logits[0], tokens, strict=True))
        return float(sum(np.log(max(chance, LEAST_CHANCE)) for chance in chances))


class _Walk:
    """The decoder on its way through one sound, with what it remembers of each hypothesis."""

    def __init__(self, decoder: _Decoder, sound: Arrays, stop: Stop, *, most: int) -> None:
        self._decoder = decoder
        self._sound = sound
        self._stop = stop
        self._most = np.array([most])
        self._past: dict[str, NDArray[np.generic]] = dict(decoder.nothing_before)
        self._length = 0

    def begin(
        self, tokens: Sequence[int], *, rows: Sequence[int], barred: NDArray[np.float32]
    ) -> tuple[Next, NDArray[np.float32]]:
        """All these tokens at once; beside what comes next, float32[1, rows, vocabulary]."""
        return self._go(np.array([tokens], np.int64), rows, barred)

    def step(self, origins: NDArray[np.int64], tokens: NDArray[np.int64]) -> Next:
        """One token further, each after the hypothesis at its origin."""
        if not np.array_equal(origins, np.arange(len(self._past_of_one()))):
            self._past = {name: past[origins] for name, past in self._past.items()}
        return self._go(tokens[:, np.newaxis], [-1], self._decoder.never)[0]

    def _past_of_one(self) -> NDArray[np.generic]:
        return next(iter(self._past.values()))

    def _go(
        self, tokens: NDArray[np.int64], rows: Sequence[int], barred: NDArray[np.float32]
    ) -> tuple[Next, NDArray[np.float32]]:
        self._stop.check()
        places = slice(self._length, self._length + tokens.shape[1])
        embedded = self._decoder.embeddings[tokens].astype(np.float32)
        embedded += self._decoder.positions[places].astype(np.float32)
        answer = self._decoder.graph.run(
            None,
            {
                "embedded": embedded,
                "rows": np.array(rows, np.int64),
                "barred": barred,
                "most": self._most,
                **self._past,
                **self._sound,
            },
        )
        self._length += tokens.shape[1]
        given: dict[str, NDArray[np.generic]] = dict(
            zip(self._decoder.outputs, answer, strict=True)
        )
        self._past = {
            name.removeprefix("new_"): past for name, past in given.items() if "past" in name
        }
        found = Next(
            chances=np.asarray(given["chances"], np.float32),
            tokens=np.asarray(given["tokens"], np.int64),
        )
        return found, np.asarray(given["logits"], np.float32)


def _heard_places(
    frames: int, longest: int, step: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Which rows are heard at which places, and for how many each stands (natural logarithm)."""
    near = np.arange((frames + 1) // 2)
    if step == 1:
        return near, near, np.zeros(len(near), np.float32)
    far = np.arange(len(near), longest, step)
    silent = np.full(len(far), len(near) + SPARE_FRAMES // 4)
    many = np.diff(np.append(far, longest)).astype(np.float32)
    return (
        np.concatenate([near, silent]),
        np.concatenate([near, far]),
        np.concatenate([np.zeros(len(near), np.float32), np.log(many)]),
    )


def _chances(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probabilities of a row of the vocabulary."""
    high = np.exp(logits - logits.max())
    return np.asarray(high / high.sum(), np.float32)
