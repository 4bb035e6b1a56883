"""What any engine that turns speech into words must do, and what it answers.

Everything above knows only this: another engine, or one on another machine, is one more file that
does these four things.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final, Protocol

from copilot.spoken import NOTHING_SAID, Spoken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from copilot.settings import RecognizerSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What an engine made of one stretch of speech.

    `mean_log_probability` is of a token, natural logarithm, so 0 is certainty. `no_speech` is the
    engine's own probability that nobody spoke. `passes` counts decodes of the whole: 0 where the
    sound was too faint to try, 2 where the first answer was doubtful. Where the answer was not
    believed, `taken_back` is set and `words` is empty; `looped` says that it went round in circles, `unclear`
    that somebody did speak, so that nothing follows from the absence of words; `nobody` that there
    was no voice, so that it is no speech either. `asked_for_names` says
    that words were like a name of the hint, and the sound was asked whether it was said; `completed`
    that the last of them were heard in the rest of the sound alone.
    """

    words: Spoken
    mean_log_probability: float
    no_speech: float
    passes: int
    looped: bool = False
    taken_back: bool = False
    unclear: bool = False
    nobody: bool = False
    asked_for_names: bool = False
    completed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodeSettings:
    """How to decode; see `copilot.settings.RecognizerSettings` for units and reasons.

    Apart from those settings because a worker reads it, and need not load what reads settings.
    """

    beam: int
    min_frames: int
    short_frames: int
    tail_frames: int
    silence_step: int
    min_log_probability: float
    device: str = "cpu"
    runtime: str = "onnxruntime"

    @classmethod
    def of(cls, chosen: RecognizerSettings) -> DecodeSettings:
        """Those of a recogniser's settings that say how to decode: the fields of the same names."""
        return cls(**{one.name: getattr(chosen, one.name) for one in fields(cls)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Names that may be said in a call, as a person typed them before it.

    With `hurried` many stretches wait: an engine that can do with less time for each should, and
    none may be spent on asking the sound for names. `before` is what was heard in the first part of
    this very sound, when there was no more of it; an engine may take it as a beginning. `speech_s` is
    how many seconds from first to last voice there are in the sound, 0 if nobody knows; `more_s` how
    many of them came after what `before` was heard in, and after a silence of `pause_s`.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    hurried: bool = False
    before: Spoken = NOTHING_SAID
    speech_s: float = 0.0
    more_s: float = 0.0
    pause_s: float = 0.0


NO_HINT: Final = Hint()


class Stopped(Exception):
    """A decode ended before its end, since nobody waits for it any more: no error, it was asked for."""


class Stop:
    """How another thread ends a decode. An engine looks at it wherever it can."""

    __slots__ = ("said",)

    def __init__(self) -> None:
        self.said = False

    def say(self) -> None:
        """End the decode, soon. Once said it stays said."""
        self.said = True

    def check(self) -> None:
        """Raise Stopped if it was said."""
        if self.said:
            raise Stopped


NEVER: Final = Stop()
"""Of a decode that nobody ends."""


class Recognizer(Protocol):
    """One engine with one model. Used by one thread at a time."""

    def load(self) -> None:
        """Make ready: read the model, run once. Raises RecognizerFailed."""
        ...

    def decode(self, pcm: NDArray[np.float32], hint: Hint, stop: Stop) -> Decoded:
        """Turn at most 15 s of 16 kHz speech into words, with the hint's names as they were typed.

        Raises RecognizerFailed, and Stopped soon after `stop` was said.
        """
        ...

    def describe(self) -> str:
        """Engine and model in a few words, for the log."""
        ...

    def close(self) -> None:
        """Let the model go."""
        ...
