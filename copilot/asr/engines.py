"""Which engine a model is for, by the name that the manifest gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from copilot.errors import RecognizerFailed

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.asr.recognizer import DecodeSettings, Recognizer

Engine = Literal["whisper", "moonshine"]

ENGINES: Final[tuple[Engine, ...]] = ("whisper", "moonshine")


def open_engine(engine: str, folder: Path, settings: DecodeSettings) -> Recognizer:
    """The engine with the model in `folder`, not loaded. Raises RecognizerFailed for no engine."""
    # each is imported only where it is used: a worker has room for one
    if engine == "whisper":
        from copilot.asr.whisper import Whisper

        return Whisper(folder, settings)
    if engine == "moonshine":
        from copilot.asr.moonshine import Moonshine

        return Moonshine(folder, settings)
    raise RecognizerFailed(
        f"no engine is called {engine!r}", remedy=f"choose one of {', '.join(ENGINES)}"
    )
