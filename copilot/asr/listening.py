"""What to make of an engine's answer: a second look where it is doubtful, and a verdict. Pure.

The same for every engine. What a second look is, the engine says: Whisper decodes again with all
its context. `benchmarks/context.py` prints how often one was taken and what it was worth
(``second_looks``, ``wer_without_guard``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.asr import hallucination
from copilot.asr.hallucination import Verdict
from copilot.asr.recognizer import Decoded
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.asr.hallucination import Attempt

NOT_TRIED: Final = Decoded(
    words=NOTHING_SAID, mean_log_probability=0.0, no_speech=1.0, passes=0, nobody=True
)
"""The answer to a sound too faint to be speech."""


def settle(
    first: Attempt, look_again: Callable[[], Attempt] | None, min_log_probability: float
) -> Decoded:
    """What was said, as far as it can be believed. Without `look_again` the first answer stands."""
    attempt, passes = first, 1
    if look_again is not None and hallucination.doubtful(first, min_log_probability):
        attempt = hallucination.better(first, look_again(), min_log_probability)
        passes = 2
    verdict = hallucination.judge(attempt, min_log_probability)
    nobody = hallucination.nobody(attempt, verdict)
    believed = verdict is Verdict.BELIEVED and not nobody
    return Decoded(
        words=attempt.words if believed else NOTHING_SAID,
        mean_log_probability=attempt.mean_log_probability,
        no_speech=attempt.no_speech,
        passes=passes,
        looped=verdict is Verdict.LOOPED,
        taken_back=not believed,
        unclear=hallucination.unclear(attempt, verdict) and not nobody,
        nobody=nobody,
    )
