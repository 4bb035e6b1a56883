"""How an utterance ends: whether its words hand the turn over, keep it, or never had it. Pure.

A question hands it over, a trailing "and", "the" or "um" keeps it, a lone "yeah" never had it.
Punctuation is asked last, since Whisper puts a full stop after nearly everything.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.spoken import Spoken


class Ending(Enum):
    """How an utterance ends."""

    QUESTION = "question"
    SENTENCE = "sentence"
    FRAGMENT = "fragment"
    TRAILING = "trailing"
    DICTATION = "dictation"
    MURMUR = "murmur"
    UNKNOWN = "unknown"


_WORD: Final = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_SENTENCE_END: Final = re.compile(r"(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\b[ap]\.m)[.!?]+\s+")
"""Not after a title, nor after a time of day ("8 a.m. then?")."""

_TRAILS_OFF: Final = re.compile(r"(?:,|-|\u2013|\u2014|\u2026|\.\.)\s*$")

_SENTENCE_WORDS: Final = 4
"""Fewer words may be the rest of one, or its beginning."""

_QUESTION_WORDS: Final = 3

_MURMURS: Final = frozenset({
    "ah", "aha", "alright", "cool", "exactly", "gotcha", "great", "hm", "hmm", "huh", "i",
    "mhm", "mhmm", "mm", "mm-hm", "mm-hmm", "mmhmm", "nice", "oh", "ok", "okay", "really",
    "right", "see", "sure", "true", "uh-huh", "wow", "yeah", "yep", "yes", "yup", "all", "got",
    "it", "of", "course",
})  # fmt: skip
"""An utterance of these alone is a listener's. A bare "yes" may be an answer; it waits longer."""

_MURMUR_WORDS: Final = 4

_NEVER_LAST: Final = frozenset({
    # articles and possessives
    "a", "an", "the", "my", "your", "our", "their", "its", "every",
    # conjunctions
    "and", "but", "or", "nor", "because", "cause", "if", "when", "while", "although", "unless",
    "until", "than", "which", "who", "whose", "whether",
    # a verb or a name is still to come
    "i", "we", "they", "he", "she", "i'm", "we're", "you're", "they're", "he's", "she's",
    "it's", "that's", "there's", "what's", "here's", "who's", "i've", "we've", "you've",
    "they've", "i'd", "we'd", "you'd", "they'd", "i'll", "we'll", "you'll", "they'll", "gonna",
    "wanna", "let's", "is", "are", "was", "were", "am", "very", "quite",
    # fillers
    "um", "uh", "er", "erm", "uhm", "ehm", "like", "basically",
})  # fmt: skip

_SELDOM_LAST: Final = frozenset({
    "to", "of", "in", "on", "at", "for", "with", "from", "by", "about", "into", "between",
    "through", "without", "within", "during", "before", "after", "over", "under", "around",
    "per", "via", "since",
})  # fmt: skip
"""Prepositions end a question ("what is it for?") and little else."""

_PAIRS_NEVER_LAST: Final = frozenset({
    ("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of"), ("a", "lot"), ("let", "me"),
    ("i", "think"), ("i", "guess"), ("and", "then"), ("and", "that"),
})  # fmt: skip

_SO_LAST: Final = frozenset({
    "believe", "expect", "guess", "hope", "said", "say", "suppose", "think", "why",
})  # fmt: skip
"""After these a final "so" is the end of a sentence; after anything else it opens the next one."""

_THINKING: Final = re.compile(
    r"\b(?:let me (?:think|see|check|look|try)|let's see|hold on|hang on|bear with me"
    r"|(?:one|just a|give me a) (?:second|moment|minute|sec)|please (?:wait|hold))\W*$"
)
"""Who says so wants to be waited for."""

_ASKS: Final = re.compile(
    r"^(?:(?:and|but|so|okay|ok|well|now|great|sorry|yeah|right|alright|then),? +)*"
    r"(?:(?:do|don't|have|haven't|had) +(?:you|i|we|they|those|these|any|anyone|anybody)\b"
    r"|(?:does|did|is|are|was|were|can|could|would|will|shall|should|has|doesn't|didn't|isn't|aren't"
    r"|wasn't|can't|couldn't|wouldn't|won't|shouldn't|hasn't) +"
    r"(?:you|i|we|they|he|she|it|that|this|there|these|those|your|our|any|anyone|anybody|the)\b"
    r"|(?:what|how|when|where|why|who|which)"
    r"(?: (?!(?:i|you|we|they|he|she|it|that|this|there|a|an|the|my|your|our|their)\b)[a-z'-]+){0,3}? "
    r"(?:do|does|did|is|are|was|were|can|could|would|will|should|have|has)\b"
    r"|(?:what's|how's|when's|where's|who's|what about|how about"
    r"|how (?:many|much|long|often|soon|far))\b)"
)
"""How questions begin: the verb before its subject ("what would you", not "what we do"). Only two
thirds of spoken ones are written with a question mark (Switchboard dialogue acts)."""

_OFFERS: Final = re.compile(
    r"\b(?:(?:can|could|may|might|shall|should) (?:i|we)|(?:would|do) you (?:like|want) (?:me|us) to"
    r"|(?:would|do) you mind if (?:i|we)"
    r"|(?:how|what) about (?:i|we|(?:on |at |next |this |early |late )?(?:[a-z]+day|tomorrow|\d+)))\b"
)
"""Who offers something, or a time for it, mostly goes on to say when, how and what for."""

_TELLS: Final = re.compile(
    r"^(?:[a-z]+,? +){0,2}(?:what|how|where|why)(?:'s| is| was)? .*\b(?:is|was) "
    r"(?:that|to|how|when|i|you|we|they|he|she|it|the|a|an)\b"
)
"""What begins like a question and tells: "what's nice is that it learns"."""

_CHECKS_BACK: Final = re.compile(
    r"(?:(?:^|[,.;!?] *)(?:ok|okay|right|yeah|yes|no|alright|all right|you know|fair"
    r"|sounds? (?:good|right|fair|okay))"
    r"|\b(?:is|was) (?:that|this|it) (?:right|fair|ok|okay|alright)) *[?.]$"
)
"""Who checks back after a statement mostly goes on, after a word from the other side or none."""

_NUMBERS: Final = frozenset({
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "double", "triple", "dash", "dot", "hundred", "thousand",
})  # fmt: skip


def ending(words_said: Spoken) -> Ending:
    """How it ends. Words that came too late, or not at all, tell nothing."""
    text = words_said.reveal().lower().replace("\u2019", "'").strip()
    last = _SENTENCE_END.split(text)[-1]
    words = _WORD.findall(last)
    if not words:
        return Ending.UNKNOWN
    signs = (
        (Ending.MURMUR, _is_murmur(_WORD.findall(text))),
        (Ending.DICTATION, _is_dictation(words)),
        (Ending.QUESTION, last.rstrip().endswith("?") and len(words) >= _QUESTION_WORDS),
        (Ending.TRAILING, _TRAILS_OFF.search(text) or _THINKING.search(last) or _hangs(words)),
        (Ending.QUESTION, _is_question(last, words)),
        (Ending.TRAILING, words[-1] in _SELDOM_LAST),
        (Ending.SENTENCE, text[-1] in ".!" and len(words) >= _SENTENCE_WORDS),
    )
    return next((sign for sign, shows in signs if shows), Ending.FRAGMENT)


def _is_murmur(words: Sequence[str]) -> bool:
    return len(words) <= _MURMUR_WORDS and all(word in _MURMURS for word in words)


def _is_dictation(words: Sequence[str]) -> bool:
    # spelt words and long numbers are written with dashes: each piece counts
    pieces = [piece for word in words for piece in word.split("-")]
    return all(piece in _NUMBERS or len(piece) == 1 or piece[0].isdigit() for piece in pieces)


def _hangs(words: Sequence[str]) -> bool:
    before, last = ["", *words][-2:]
    if last == "so":
        return before not in _SO_LAST
    if last in {"as", "well"}:
        return (before, last) != ("as", "well")
    return last in _NEVER_LAST or (before, last) in _PAIRS_NEVER_LAST


def _is_question(sentence: str, words: Sequence[str]) -> bool:
    if len(words) < _QUESTION_WORDS:
        return False
    return _ASKS.match(sentence) is not None and _TELLS.match(sentence) is None


def asks_outright(words_said: Spoken) -> bool:
    """Whether it ends with a question that is complete, and the other side's to answer.

    What only begins like a question may still be under way ("is there anything else" of "is there
    anything else you need?"): it is written as one, or closed by a full stop after a word that may
    be the last. Neither a check-back nor an offer leaves the word to the other side.
    """
    text = words_said.reveal().lower().strip()
    if ending(words_said) is not Ending.QUESTION or _CHECKS_BACK.search(text) or offers(words_said):
        return False
    closed = text[-1] in ".!" and _WORD.findall(text)[-1] not in _SELDOM_LAST
    return text[-1] == "?" or closed


def offers(words_said: Spoken) -> bool:
    """Whether the last sentence offers something: who does mostly goes on to say when and how."""
    sentence = _SENTENCE_END.split(words_said.reveal().lower().strip())[-1]
    return _OFFERS.search(sentence) is not None
