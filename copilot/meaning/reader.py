"""The meanings of an utterance, to be carried on it into the conversation.

They are computed before the conversation is told, since that is pure and asks no model. A call never
fails for want of them: without the model, or if it cannot compute, there are none, and the rules
see with the phrases alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from copilot import manifest, observe, resources
from copilot.errors import CopilotError, ModelAltered, ModelMissing
from copilot.kinds import Speaker
from copilot.meaning.encoder import LAYERS, MODEL, Encoder
from copilot.meaning.heads import DESCRIPTION, read_heads
from copilot.meaning.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from copilot.events import Meaning, Utterance

MOST_TOKENS: Final = 72
"""Of one utterance, over all its pieces: 15 s of speech seldom has more; a pasted page has."""


class Encodes(Protocol):
    """What turns a piece into numbers, as `copilot.meaning.encoder.Encoder` does."""

    def tokens(self, piece: str) -> list[int]:
        """Its tokens."""
        ...

    def meaning(self, tokens: list[int]) -> NDArray[np.float32]:
        """What they mean."""
        ...


class Tells(Protocol):
    """What tells signals from them, as `copilot.meaning.heads.Heads` does."""

    def meanings(self, pieces: NDArray[np.floating], speaker: Speaker) -> tuple[Meaning, ...]:
        """The signals in some pieces, each once."""
        ...


class Understanding(Protocol):
    """What gives an utterance its meanings."""

    def with_meanings(self, utterance: Utterance) -> Utterance:
        """The utterance with its meanings. Never raises."""
        ...

    def warm(self) -> None:
        """Load now, rather than at the first utterance. Never raises."""
        ...

    @property
    def trouble(self) -> CopilotError | None:
        """Why it finds no meanings although it should; None while it can."""
        ...


class NoUnderstanding:
    """Where there is no model: an utterance stays as it is."""

    trouble: CopilotError | None = None

    def with_meanings(self, utterance: Utterance) -> Utterance:
        """The same utterance."""
        return utterance

    def warm(self) -> None:
        """There is nothing to load."""


class Reader:
    """The encoder and its heads, loaded at the first utterance.

    Calls may share it, as long as one thread asks at a time (`copilot.meaning.aside`).
    """

    def __init__(
        self, load: Callable[[], tuple[Encodes, Tells]], trouble: CopilotError | None = None
    ) -> None:
        self._load = load
        self._loaded: tuple[Encodes, Tells] | None = None
        self.failures = 0
        """Utterances whose meanings could not be computed; after a failed load all of them."""
        self.trouble = trouble
        """Why it was not loaded, and what helps."""

    def warm(self) -> None:
        """Load now, rather than at the first utterance. Never raises."""
        self.meanings("are you there", Speaker.BUYER)

    def with_meanings(self, utterance: Utterance) -> Utterance:
        """The utterance with its meanings. Never raises."""
        if not utterance.words or utterance.late or utterance.bleed:
            return utterance
        found = self.meanings(utterance.words.reveal(), utterance.speaker)
        return replace(utterance, meanings=found) if found else utterance

    def meanings(self, text: str, speaker: Speaker) -> tuple[Meaning, ...]:
        """Each signal at most once, as sure as in its surest piece. Never raises."""
        if self.trouble is not None:
            self.failures += 1
            return ()
        try:
            return self._read(text, speaker)
        except Exception as error:  # noqa: BLE001  # whatever it is, the call goes on without meanings
            if self._loaded is None:
                self.trouble = not_loaded(error)
                observe.logger().error("meaning_not_loaded", error=type(error).__name__)
            self.failures += 1
            return ()

    def _read(self, text: str, speaker: Speaker) -> tuple[Meaning, ...]:
        if self._loaded is None:
            self._loaded = self._load()
        encoder, heads = self._loaded
        meanings, left = [], MOST_TOKENS
        said = pieces(text)
        for piece in said:
            tokens = encoder.tokens(piece)
            left -= len(tokens)
            if left < 0:
                break
            meanings.append(encoder.meaning(tokens))
        # "Uh huh" is no piece and was judged: it means nothing, which is not that nothing is known
        judged = bool(meanings) or not said
        return heads.meanings(np.array(meanings, np.float32), speaker) if judged else ()


def load_model() -> tuple[Encodes, Tells]:
    """The encoder that the manifest names, and the heads trained upon it. Raises ModelError."""
    folder = resources.models_dir()
    trained = read_heads(folder)
    if trained.encoder_sha256 != weights_sha256() or trained.layers != LAYERS:
        raise ModelAltered(
            "was trained upon another encoder",
            where=str(folder / DESCRIPTION),
            remedy="make it again with models/train_meaning.py",
        )
    return Encoder(manifest.find_model(MODEL)), trained.heads


def not_loaded(error: Exception) -> CopilotError:
    """What the user is told of a load that failed."""
    if isinstance(error, CopilotError):
        return error
    return ModelAltered(
        f"does not load ({type(error).__name__})", where=MODEL, remedy="install Copilot again"
    )


def weights_sha256() -> str:
    """The sha256 of the encoder's weights, as the manifest has it."""
    (model,) = (one for one in manifest.read_manifest() if one.name == MODEL)
    return next(one.sha256 for one in model.files if one.name == "model.safetensors")


def open_reader() -> Understanding:
    """A reader if the model is on this machine, else one that finds nothing. Loads nothing yet.

    Of one whose model was altered that is known from the start, and it never loads it.
    """
    try:
        manifest.find_model(MODEL)
    except ModelMissing:
        return NoUnderstanding()
    except ModelAltered as altered:
        observe.logger().error("meaning_not_loaded", error=type(altered).__name__)
        return Reader(load_model, trouble=altered)
    return Reader(load_model)
