"""What to make of an engine's answer: a second look where it is doubtful, and a verdict. Pure.

The same for every engine. What a second look is, the engine says: Whisper decodes again with all
its context. `benchmarks/context.py` prints how often one was taken and what it was worth
(``second_looks``, ``wer_without_guard``). Where the whole still ends as its first part did, the rest is
heard by itself (`benchmarks/wer.py`: ``completed``).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from copilot.asr import hallucination
from copilot.asr.hallucination import Verdict
from copilot.asr.recognizer import NO_HINT, Decoded, Stopped
from copilot.errors import RecognizerFailed
from copilot.events import SAMPLE_RATE_HZ
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from copilot.asr.hallucination import Attempt
    from copilot.asr.recognizer import Hint

BEFORE_REST_S: Final = 0.5
"""Of the pause before it, so much is heard with the rest: as much as before any stretch
(`copilot.settings.SpeechSettings.pre_roll_s`)."""

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

    Raises RecognizerFailed for whatever it raises but Stopped, and says nothing of the speech.
    """
    if not hallucination.audible(pcm):
        return NOT_TRIED
    with _failing("a stretch was not decoded", "", ""):
        return listen()


@contextmanager
def _failing(what: str, where: str, remedy: str) -> Iterator[None]:
    try:
        yield
    except Stopped:
        raise
    except Exception as error:  # noqa: BLE001  # native code raises what it likes
        name = type(error).__name__
        raise RecognizerFailed(f"{what} ({name})", where=where, remedy=remedy) from None


def rest(pcm: NDArray[np.float32], hint: Hint) -> NDArray[np.float32]:
    """What of a sound came after that in which `hint.before` was heard, with the pause before it.

    Counted from the end of the sound, which has a little silence after the last voice: so the pause is
    heard from a little after the voice before it.
    """
    seconds = hint.more_s + min(hint.pause_s, BEFORE_REST_S)
    return pcm[-round(seconds * SAMPLE_RATE_HZ) :]


def settle(
    first: Attempt,
    look_again: Callable[[], Attempt] | None,
    min_log_probability: float,
    hint: Hint = NO_HINT,
    hear_rest: Callable[[], Attempt] | None = None,
) -> Decoded:
    """What was said, as far as it can be believed. Without `look_again` the first answer stands.

    One that still ends where the first part of the sound did (`hint.before`), though somebody went
    on, is completed by what is heard in the rest of it alone. An answer with fewer words than were
    heard in the first part has lost some: those stand, and nothing came after them.
    """
    attempt, passes, completed = first, 1, False
    doubtful = hallucination.doubtful(first, min_log_probability) or hallucination.stopped_short(
        first.words, hint.before, hint.more_s
    )
    if look_again is not None and doubtful:
        attempt = hallucination.better(first, look_again(), min_log_probability)
        passes = 2
    if hear_rest and hallucination.ends_early(attempt.words, hint.before, hint.more_s):
        whole = hallucination.completed(attempt, hint.before, hear_rest(), min_log_probability)
        attempt, completed = whole, whole is not attempt
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
        completed=completed and believed,
    )
