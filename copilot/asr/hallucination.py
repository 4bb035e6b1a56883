"""Whether a recogniser heard something or made it up. Pure.

Whisper was trained to always say something: given noise, or a scrap of a word, it answers with a
stock phrase or the same words again and again. Four guards, each measured or published:

- a sound too faint to be speech is not decoded at all (`audible`);
- a doubtful answer (`doubtful`) is worth a second look with more context;
- what stays a loop, stays improbable, or is a stock phrase from very little sound, is not
  believed (`judge`);
- where the engine doubts its words *and* that there was a voice, nobody spoke at all (`nobody`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


FLOOR_RMS: Final = 0.001
"""Below this (-60 dB of full scale) a sound is no speech. Taken of the loudest tenth of a second, so
that a quiet voice with pauses passes; how far the faintest stretch of speech is above it,
`benchmarks/context.py` prints (``faintest_rms``). A speaker who is 30 dB too low must pass
(`benchmarks/phantom.py --recall`: ``quiet_call_recall_percent``); Vexa's gate, 0.0025, stops some."""

LONGEST_PHRASE: Final = 8
"""Words of the longest phrase that is looked for as a loop."""

REPEATS_DOUBTFUL: Final = 3
"""A phrase so often in a row is worth a second look."""

STOCK_SECONDS: Final = 0.8
"""Stock phrases are only doubted on less speech than this: what comes back as "Bye." and "Hey." on
real calls are fragments of a word."""

STOCK_LOG_PROBABILITY: Final = -0.6
"""Said in earnest, a stock phrase is certain: its mean is near 0."""

STOCK_NO_SPEECH: Final = 0.5
"""Above this the engine itself doubts that anybody spoke: rare on speech, and on longer speech
rarer (`benchmarks/context.py`: ``doubts_speech_short``, ``doubts_speech_long``)."""

NOBODY_NO_SPEECH: Final = 0.4
"""Above this, where the words are not certain either, nobody spoke. What the voice detector takes
for a voice in music, tones, noise and the clatter of a desk is above it, true speech seldom
(`benchmarks/phantom.py`: ``taken_back``; with ``--recall``: ``nobody_percent``)."""

NOBODY_LOG_PROBABILITY: Final = -0.8
"""And below this words are not certain. Not higher, though a chair's squeak passes at times: letters
and numbers that are said alone, as in spelling, are seldom certain either, and would go with it
(``nobody_percent``)."""

SURROUND_SECONDS: Final = 0.3
"""Pre-roll and tail in a stretch's sound, which are no speech."""

UNCLEAR_SECONDS: Final = 1.5
"""From so much speech on, somebody said something, even if the words are not to be had."""

MORE_SECONDS: Final = 1.0
"""So much more speech has a word in it. An answer may end where the last one ended, though the speaker
went on (`benchmarks/wer.py`: ``second_looks``)."""

STOCK_PHRASES: Final = frozenset({
    "bye", "bye bye", "goodbye", "good bye", "hey", "hi", "hello", "i", "i'm", "you", "the", "oh",
    "okay", "ok", "so", "thank you", "thanks", "thank you very much", "thank you so much",
    "thank you for watching", "thanks for watching", "see you", "see you next time",
    "see you again", "all right", "that's it", "the end", "music", "silence", "applause",
    "subscribe", "please subscribe",
})  # fmt: skip
"""What Whisper says about nothing: nearly always "you", "thank you", "I" or a loop."""

_WORD: Final = re.compile(r"[\w']+")
_AMOUNT: Final = re.compile(r"\d|[^\W\d]['\w]*")

_TOO_LONG_FOR_A_WORD: Final = 40
_PEOPLE_REPEAT: Final = {1: 6, 2: 4}
"""So often in a row nobody says one word or two; "no, no, no" and "thank you, thank you" pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One answer of the engine, with what is needed to doubt it. `seconds` is of speech.

    `capped` says that it used up all the tokens that so much speech can need.
    """

    words: Spoken
    seconds: float
    mean_log_probability: float
    no_speech: float
    capped: bool


class Verdict(StrEnum):
    """What to make of an answer."""

    BELIEVED = "believed"
    LOOPED = "looped"
    IMPROBABLE = "improbable"
    STOCK = "stock"


def audible(pcm: NDArray[np.float32]) -> bool:
    """Whether any tenth of a second is loud enough to be speech. `pcm` is float32 at 16 kHz."""
    window = 1600
    whole = len(pcm) // window * window
    if whole == 0:
        return bool(len(pcm)) and float(np.sqrt(np.mean(np.square(pcm)))) >= FLOOR_RMS
    energy = np.mean(np.square(pcm[:whole].reshape(-1, window)), axis=1)
    return float(np.sqrt(energy.max())) >= FLOOR_RMS


def doubtful(attempt: Attempt, min_log_probability: float) -> bool:
    """Whether a second look with more context may give a better answer."""
    words = _words(attempt.words)
    return (
        attempt.capped
        or attempt.mean_log_probability < min_log_probability
        or max(_repeats(words).values(), default=1) >= REPEATS_DOUBTFUL
        or _endless_word(words)
    )


def amount(words: Spoken) -> int:
    """How much was said: words, and each digit for one, since "555" is as much as "five, five, five"."""
    return len(_AMOUNT.findall(words.reveal().lower()))


def stopped_short(words: Spoken, before: Spoken, more_s: float) -> bool:
    """Whether an answer has no more `words` than the `before` that came `more_s` seconds earlier."""
    return bool(before) and more_s >= MORE_SECONDS and amount(words) <= amount(before)


def judge(attempt: Attempt, min_log_probability: float) -> Verdict:
    """What to make of the best answer there is."""
    words = _words(attempt.words)
    if attempt.capped or _endless_word(words) or _loops(words):
        return Verdict.LOOPED
    if attempt.mean_log_probability < min_log_probability:
        return Verdict.IMPROBABLE
    if _stock(attempt, words):
        return Verdict.STOCK
    return Verdict.BELIEVED


def better(first: Attempt, second: Attempt, min_log_probability: float) -> Attempt:
    """The answer to go by: the second look, unless only the first can be believed."""
    looks = (second, first)
    believed = (one for one in looks if judge(one, min_log_probability) is Verdict.BELIEVED)
    return next(believed, second)


def ends_early(words: Spoken, before: Spoken, more_s: float) -> bool:
    """Whether an answer that stopped short ends as `before` did, or even earlier."""
    if not stopped_short(words, before, more_s):
        return False
    return amount(words) < amount(before) or _words(words)[-1:] == _words(before)[-1:]


def completed(short: Attempt, before: Spoken, rest: Attempt, min_log_probability: float) -> Attempt:
    """What was heard before, and the rest that was heard alone, if both together can be believed.

    Each look at the whole found nothing there: so the rest is doubted as if it were short.
    """
    doubted = judge(replace(rest, seconds=0.0), min_log_probability)
    heard = rest.words and rest.no_speech <= NOBODY_NO_SPEECH
    if not heard or doubted is not Verdict.BELIEVED:
        return short
    whole = replace(
        rest,
        words=Spoken(f"{before.reveal()} {rest.words.reveal()}"),
        seconds=short.seconds,
        mean_log_probability=min(short.mean_log_probability, rest.mean_log_probability),
    )
    return whole if judge(whole, min_log_probability) is Verdict.BELIEVED else short


def nobody(attempt: Attempt, verdict: Verdict) -> bool:
    """Whether what the voice detector took for a voice was none.

    Longer speech whose words are believed is never doubted. Singing, a cough with a voice in it and
    a television are voices; an engine that has no opinion (`no_speech` 0) never says nobody.
    """
    if attempt.no_speech <= NOBODY_NO_SPEECH:
        return False
    if verdict is not Verdict.BELIEVED or not _words(attempt.words):
        return True
    return (
        attempt.seconds < UNCLEAR_SECONDS and attempt.mean_log_probability < NOBODY_LOG_PROBABILITY
    )


def unclear(attempt: Attempt, verdict: Verdict) -> bool:
    """Whether somebody spoke whose words are not to be had."""
    return verdict is not Verdict.BELIEVED and attempt.seconds >= UNCLEAR_SECONDS


def _stock(attempt: Attempt, words: Sequence[str]) -> bool:
    if attempt.seconds >= STOCK_SECONDS or " ".join(words) not in STOCK_PHRASES:
        return False
    return (
        attempt.mean_log_probability < STOCK_LOG_PROBABILITY or attempt.no_speech > STOCK_NO_SPEECH
    )


def _words(words: Spoken) -> list[str]:
    return _WORD.findall(words.reveal().lower())


def _loops(words: Sequence[str]) -> bool:
    found = _repeats(words).items()
    return any(times >= _PEOPLE_REPEAT.get(size, REPEATS_DOUBTFUL) for size, times in found)


def _endless_word(words: Sequence[str]) -> bool:
    return any(len(word) > _TOO_LONG_FOR_A_WORD for word in words)


def _repeats(words: Sequence[str]) -> dict[int, int]:
    """By number of words: how often a phrase of that length comes in a row at most."""
    found = {}
    for size in range(1, min(LONGEST_PHRASE, len(words) // 2) + 1):
        run = longest = 0  # words that equal the one `size` before them
        for place in range(size, len(words)):
            run = run + 1 if words[place] == words[place - size] else 0
            longest = max(longest, run)
        found[size] = longest // size + 1
    return found
