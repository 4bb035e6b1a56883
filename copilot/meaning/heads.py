"""What tells from a sentence's numbers which signals are in it: by the sentences that it is like.

The heads are made by ``models/train_meaning.py`` (kernel ridge regression): how alike a piece is to each
sentence of the data, times what that sentence says for each signal, and the sum of it calibrated to be a
probability on sentences of trades that were held out: that is its strength. It is sure from its
threshold on, where training found the precision that the file states.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.errors import ModelAltered
from copilot.events import Meaning
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT: Final = 1
DESCRIPTION: Final = "meaning_heads.json"
NUMBERS: Final = "meaning_heads.npz"

NARROWNESS: Final = 2.0
"""How fast a sentence ceases to count as it is less alike (the kernel's gamma)."""

OTHER_SIDE: Final = 0.5
"""How much of it counts when the other side had said it."""

LARGEST: Final = 127
"""Of a number of a sentence as it is stored, in 8 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One signal: how a sum becomes a probability, from where on it counts, and who may mean it."""

    kind: SignalKind
    slope: float
    shift: float
    threshold: float
    speakers: frozenset[Speaker]


def likeness(
    meanings: NDArray[np.floating], sentences: NDArray[np.floating]
) -> NDArray[np.floating]:
    """How alike each of some is to each of others, 0 to 1, sides left out. Rows of length 1."""
    alike: NDArray[np.floating] = np.exp(2 * NARROWNESS * (meanings @ sentences.T - 1))
    return alike


class Heads:
    """The heads of all signals."""

    def __init__(
        self,
        heads: tuple[Head, ...],
        sentences: NDArray[np.float32],
        buyers: NDArray[np.bool_],
        says: NDArray[np.float32],
    ) -> None:
        """`sentences` is float32[n, width], `buyers` who said each, `says` float32[n, heads]."""
        self._heads = heads
        self._sentences = sentences
        self._counts = {
            speaker: np.where(buyers == (speaker is Speaker.BUYER), 1.0, OTHER_SIDE).astype("f4")
            for speaker in Speaker
        }
        self._says = says

    def meanings(self, pieces: NDArray[np.floating], speaker: Speaker) -> tuple[Meaning, ...]:
        """How likely each signal is in float32[pieces, width]: as likely as in its likeliest piece.

        What a side never said in the data it does not mean, and without a piece it means nothing.
        """
        if not len(pieces):
            return tuple(Meaning(kind=one.kind, strength=0.0, sure=False) for one in self._heads)
        alike = likeness(pieces, self._sentences) * self._counts[speaker]
        found = []
        for head, total in zip(self._heads, (alike @ self._says).T, strict=True):
            # a negative slope is never trained, so the largest sum is the likeliest
            chance = float(1 / (1 + np.exp(-(head.slope * total.max() + head.shift))))
            strength = chance if speaker in head.speakers else 0.0
            sure = strength >= head.threshold
            found.append(Meaning(kind=head.kind, strength=strength, sure=sure))
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """Heads, and upon which encoder they were trained."""

    heads: Heads
    encoder_sha256: str
    layers: int


def read_heads(folder: Path) -> Trained:
    """Raises ModelAltered where the files are not what the training writes."""
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        if described["format"] != FORMAT:
            raise ValueError  # noqa: TRY301  # to the reader it is one of many things not to be
        heads = heads_of(described)
        with np.load(folder / NUMBERS, allow_pickle=False) as numbers:
            sentences = numbers["sentences"].astype(np.float32)
            buyers, says = numbers["buyers"], numbers["says"].astype(np.float32)
        if says.shape != (len(sentences), len(heads)) or buyers.shape != (len(sentences),):
            raise ValueError  # noqa: TRY301  # as above
        return Trained(
            heads=Heads(heads, of_length_1(sentences), buyers, says),
            encoder_sha256=str(described["encoder_sha256"]),
            layers=int(described["layers"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise ModelAltered(
            f"holds no trained heads ({type(error).__name__})",
            where=str(folder / DESCRIPTION),
            remedy="install Copilot again, or make them with models/train_meaning.py",
        ) from None


def heads_of(described: Mapping[str, Mapping[str, Mapping[str, object]]]) -> tuple[Head, ...]:
    """The heads that a description names, in its order. Raises KeyError, TypeError or ValueError."""
    return tuple(_head(kind, one) for kind, one in described["heads"].items())


def stored(meanings: NDArray[np.floating]) -> NDArray[np.int8]:
    """Sentences as the file has them: in 8 bits, each as large as it can be."""
    largest = np.abs(meanings).max(axis=1, keepdims=True)
    whole: NDArray[np.int8] = np.rint(meanings / largest * LARGEST).astype(np.int8)
    return whole


def of_length_1(sentences: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row as long as 1, which storing in 8 bits makes it not quite."""
    lengths = np.linalg.norm(sentences, axis=1, keepdims=True)
    found: NDArray[np.float32] = sentences / np.maximum(lengths, 1e-9)
    return found


def _head(kind: str, one: Mapping[str, object]) -> Head:
    speakers = one["speakers"]
    if not isinstance(speakers, list):
        raise TypeError
    slope, shift, threshold = (float(str(one[name])) for name in ("slope", "shift", "threshold"))
    return Head(
        kind=SignalKind(kind),
        slope=slope,
        shift=shift,
        threshold=threshold,
        speakers=frozenset(Speaker(speaker) for speaker in speakers),
    )
