"""What to make of an engine's answer: a second look where it is doubtful, and a verdict. Pure.

The same for every engine. What a second look is, the engine says: Whisper decodes again with all
its context. `benchmarks/context.py` prints how often one was taken and what it was worth
(``second_looks``, ``wer_without_guard``).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from copilot.asr import hallucination
from copilot.asr.hallucination import Verdict
from copilot.asr.recognizer import NO_HINT, Decoded
from copilot.errors import RecognizerFailed
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from copilot.asr.hallucination import Attempt
    from copilot.asr.recognizer import Hint

NOT_TRIED: Final = Decoded(
    words=NOTHING_SAID, mean_log_probability=0.0, no_speech=1.0, passes=0, nobody=True
)
"""The answer to a sound too faint to be speech."""


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """Whatever goes wrong inside comes out as RecognizerFailed, with what to do about it."""
    with _failing("the model could not be loaded", str(folder), "run: copilot doctor"):
        yield


def heard(pcm: NDArray[np.float32], listen: Callable[[], Decoded]) -> Decoded:
    """What `listen` makes of a sound, unless that is too faint to be speech.

    Raises RecognizerFailed for whatever it raises, and says nothing of the speech.
    """
    if not hallucination.audible(pcm):
        return NOT_TRIED
    with _failing("a stretch was not decoded", "", ""):
        return listen()


@contextmanager
def _failing(what: str, where: str, remedy: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001  # native code raises what it likes
        name = type(error).__name__
        raise RecognizerFailed(f"{what} ({name})", where=where, remedy=remedy) from None


def settle(
    first: Attempt,
    look_again: Callable[[], Attempt] | None,
    min_log_probability: float,
    hint: Hint = NO_HINT,
) -> Decoded:
    """What was said, as far as it can be believed. Without `look_again` the first answer stands.

    An answer with fewer words than were heard in the first part of the sound (`hint.before`) has
    lost some: those stand, and nothing came after them.
    """
    attempt, passes = first, 1
    doubtful = hallucination.doubtful(first, min_log_probability) or hallucination.stopped_short(
        first.words, hint.before, hint.more_s
    )
    if look_again is not None and doubtful:
        attempt = hallucination.better(first, look_again(), min_log_probability)
        passes = 2
    if hint.speech_s:
        attempt = replace(attempt, seconds=hint.speech_s)
    verdict = hallucination.judge(attempt, min_log_probability)
    nobody = hallucination.nobody(attempt, verdict)
    believed = verdict is Verdict.BELIEVED and not nobody
    lost = hallucination.amount(attempt.words) < hallucination.amount(hint.before)
    words = hint.before if lost else attempt.words
    return Decoded(
        words=words if believed else NOTHING_SAID,
        mean_log_probability=attempt.mean_log_probability,
        no_speech=attempt.no_speech,
        passes=passes,
        looped=verdict is Verdict.LOOPED,
        taken_back=not believed,
        unclear=hallucination.unclear(attempt, verdict) and not nobody,
        nobody=nobody,
    )
