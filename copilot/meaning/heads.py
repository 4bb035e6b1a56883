"""What tells from a sentence's numbers which signals are in it: a trained row of weights for each.

The file is made by ``models/train_meaning.py``. A head gives a probability; its threshold is where
training found the stated precision, and its strength begins there at a half.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.errors import ModelAltered
from copilot.events import Meaning
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT: Final = 1
FILE: Final = "meaning_heads.json"

LEAST_STRENGTH: Final = 0.5
"""At the threshold; 1 is certain."""


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """The heads of what one side may say, a column each."""

    kinds: tuple[SignalKind, ...]
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]
    thresholds: NDArray[np.float32]


class Heads:
    """The heads of both sides."""

    def __init__(self, sides: dict[Speaker, _Side], encoder: str, layers: int) -> None:
        self._sides = sides
        self.encoder = encoder
        """The sha256 of the weights that they were trained upon."""
        self.layers = layers

    def probabilities(
        self, meaning: NDArray[np.float32], speaker: Speaker
    ) -> dict[SignalKind, float]:
        """How likely each signal is in a piece, 0 to 1."""
        side = self._sides[speaker]
        chances = 1 / (1 + np.exp(-(meaning @ side.weights + side.biases)))
        return dict(zip(side.kinds, map(float, chances), strict=True))

    def meanings(self, meaning: NDArray[np.float32], speaker: Speaker) -> tuple[Meaning, ...]:
        """The signals that are in a piece, in the order of the file."""
        side = self._sides[speaker]
        chances = 1 / (1 + np.exp(-(meaning @ side.weights + side.biases)))
        strengths = LEAST_STRENGTH + (1 - LEAST_STRENGTH) * (chances - side.thresholds) / (
            1 - side.thresholds
        )
        return tuple(
            Meaning(kind=kind, strength=float(strength))
            for kind, strength in zip(side.kinds, strengths, strict=True)
            if strength >= LEAST_STRENGTH
        )


def read_heads(file: Path) -> Heads:
    """Raises ModelAltered where the file is not what the training writes."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError  # noqa: TRY301  # to the reader it is one of many things not to be
        sides = {speaker: _side(content["sides"][speaker]) for speaker in Speaker}
        return Heads(sides, str(content["encoder_sha256"]), int(content["layers"]))
    except (OSError, ValueError, KeyError, TypeError, binascii.Error) as error:
        raise ModelAltered(
            f"holds no trained heads ({type(error).__name__})",
            where=str(file),
            remedy="install Copilot again, or make it with models/train_meaning.py",
        ) from None


def _side(listed: dict[str, dict[str, object]]) -> _Side:
    rows = [numbers_of(str(one["weights"])) for one in listed.values()]
    return _Side(
        kinds=tuple(SignalKind(name) for name in listed),
        weights=np.stack(rows, axis=1),
        biases=_column(listed, "bias"),
        thresholds=_column(listed, "threshold"),
    )


def _column(listed: dict[str, dict[str, object]], name: str) -> NDArray[np.float32]:
    return np.array([one[name] for one in listed.values()], np.float32)


def numbers_of(text: str) -> NDArray[np.float32]:
    """Numbers of 16 bits, written as text."""
    return np.frombuffer(base64.b64decode(text, validate=True), "<f2").astype(np.float32)


def text_of(numbers: NDArray[np.floating]) -> str:
    """The reverse of `numbers_of`."""
    return base64.b64encode(numbers.astype("<f2").tobytes()).decode("ascii")
