"""Does the turn sound finished? From what was said last and how long nobody has spoken. Pure.

Silence alone does not tell: on the one human call measured, of the silences of half a second 42 %
ended in the other side's speech, of those of a second 50 %. Words tell more: a question hands the
turn over, a trailing "and", "the" or "um" keeps it, a lone "yeah" never had it. Punctuation is
asked last, since Whisper puts a full stop after nearly everything.

The answer leans to "not yet": a wrong yes puts a card before somebody in mid-thought, a wrong no
makes it wait until the silence is long enough for any turn, which is the gate's to say.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

from copilot.events import Speaker

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


SILENCE_S: Final = {Ending.QUESTION: 0.65, Ending.SENTENCE: 0.9}
"""After so much silence such a turn sounds finished; the others never do, however long it lasts.

Ours, set by looking at the pauses of ten recordings (a human telephone call, five between machines,
four samples) by the recogniser's own words; not held out. `benchmarks/latency.py` says how often a
card that they let through began in somebody's turn."""

OPENING_WORDS: Final = 8
"""A turn of no more words, a question apart, is often the opening of a longer one ("Good to know.");
ours, set on the same recordings."""

_WORD: Final = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?]+\s+")
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

_TELLS: Final = re.compile(
    r"^(?:[a-z]+,? +){0,2}(?:what|how|where|why)(?:'s| is| was)? .*\b(?:is|was) "
    r"(?:that|to|how|when|i|you|we|they|he|she|it|the|a|an)\b"
)
"""What begins like a question and tells: "what's nice is that it learns"."""

_NUMBERS: Final = frozenset({
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "double", "triple", "dash", "dot", "hundred", "thousand",
})  # fmt: skip


def turn_ended(speaker: Speaker, latest: Spoken, silence_s: float, turn_words: int) -> bool:
    """Whether `speaker`'s turn sounds finished after so many seconds of silence.

    `latest` is what that side said last, whatever the other murmured since, and `turn_words` the
    count of words of its turn so far.
    """
    how = ending(latest)
    if how is Ending.QUESTION and speaker is Speaker.BUYER:
        how = Ending.SENTENCE  # the rep is about to answer: no moment to be read anything
    if how is Ending.SENTENCE and turn_words <= OPENING_WORDS:
        how = Ending.FRAGMENT
    needed = SILENCE_S.get(how)
    return needed is not None and silence_s >= needed


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
