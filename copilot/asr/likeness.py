"""How like two spellings are, by their letters and by their sound. Pure.

A recogniser that never met a name writes words that it knows and that sound alike, so letters
alone mislead, and a rough sound alone is shared by too many. `likeness` is the mean of two ratios of
equal characters: of the letters, and of the sound. It told the misheard names of the development
split (`benchmarks/spoken_names`) better from common words than either.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

_SOUNDS: Final = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"), (r"^ps", "s"), (r"ph", "f"), (r"gh(?=[aeiou])", "g"),
        (r"gh", ""), (r"t?ch|sch|sh|dg|(?<=[aeiou])ti(?=[aeo])|j", "S"), (r"th", "T"), (r"ck", "k"),
        (r"qu", "kw"), (r"q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"x", "ks"), (r"mb$", "m"),
        (r"h", ""), (r"[aeiouyw]+", "A"), (r"b", "p"), (r"d", "t"), (r"g", "k"), (r"v", "f"),
        (r"z", "s"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
"""English spelling to a rough sound, in order: all vowels are one, voiced and voiceless alike."""


def letters_of(text: str) -> str:
    """The letters a to z of a text, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text).lower()
    return "".join(character for character in plain if "a" <= character <= "z")


def sound_of(letters: str) -> str:
    """Roughly how lower-case letters sound, one sign a sound."""
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


def likeness(letters: str, others: str) -> float:
    """How like two spellings are, 0 to 100; 100 is the same."""
    return (fuzz.ratio(letters, others) + fuzz.ratio(sound_of(letters), sound_of(others))) / 2


def likenesses(spellings: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    """`likeness` of each spelling, a row each, to each of the others."""
    by_letters = process.cdist(spellings, others, scorer=fuzz.ratio)
    by_sound = process.cdist(
        [sound_of(one) for one in spellings],
        [sound_of(one) for one in others],
        scorer=fuzz.ratio,
    )
    means: list[list[float]] = ((by_letters + by_sound) / 2).tolist()
    return means


def known_words(tokens: Iterable[str], space: str) -> frozenset[str]:
    """The whole words in a recogniser's vocabulary, whose tokens begin with `space` then.

    Its vocabulary is made of what was frequent in what it was trained on, so these are the common
    words of the language, and no list of them needs to be carried along.
    """
    begun = (token.removeprefix(space) for token in tokens if token.startswith(space))
    return frozenset(word.lower() for word in begun if word.isascii() and word.isalpha())


def is_known(letters: str, known: Container[str]) -> bool:
    """Whether a word, or what it is the plural of, is known."""
    return letters in known or (letters.endswith("s") and letters[:-1] in known)
