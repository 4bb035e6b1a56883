"""Text as words that can be compared: OpenAI's English normaliser, as `benchmarks.wording` has it."""

from __future__ import annotations

from functools import lru_cache

from whisper_normalization import EnglishTextNormalizer


def words(text: str) -> list[str]:
    """The text's words, with numbers, spelling and contractions made alike, and murmurs left out."""
    return str(_normaliser()(text)).split()


@lru_cache(maxsize=1)
def _normaliser() -> EnglishTextNormalizer:
    return EnglishTextNormalizer()
