"""Speech cut into clauses of plain words.

So a phrase is written once and found however it was said or spelled: a recogniser writes "I'll", "I will" or "ill", with a question mark or without. Here all of it is
lower case, contractions are opened, fillers and stammers are gone, and a clause ends at a full
stop or, where none was written, before a conjunction that starts a sentence of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from copilot.limits import limit

_WORDS: Final = limit("words_per_utterance")

_CARRIED: Final = 12
"""So many words of a broken-off sentence are carried over to its other half."""

_LONG: Final = 6
"""A clause of so many words without a stop is also cut at a conjunction."""

_TOKEN: Final = re.compile(
    r"[$€£₹]?\d[\d,]*(?:[.:]\d+)?(?:%|[a-z]+)?|q[1-4]\b|[a-z]+(?:'[a-z]+)*|%|[.?!;:]+"
)

_SPELLING: Final = (
    (("\u2019", "\u02bc", "`"), re.compile(r"[\u2019\u02bc`]"), "'"),
    (("..", "\u2026"), re.compile(r"\.\.\.+|\u2026"), " "),
    (("-", "\u2013", "\u2014"), re.compile(r"\s[-\u2013]\s|\u2014"), "; "),
    ((".m", ". m"), re.compile(r"(?<![a-z])([ap])\.\s?m\b\.?"), r"\1m"),
    (("hm", "uh"), re.compile(r"\b(?:mm+|m|uh)[- ]?(?:hm+|huh)\b"), "mhm"),
    (("r.", "s."), re.compile(r"\b(mr|mrs|ms|dr)\."), r"\1"),
    (("/",), re.compile(r"(?<=\w)/(?=[a-z])"), " per "),
    (("$ ", "€ ", "£ ", "₹ "), re.compile(r"(?<=[$€£₹])\s+(?=\d)"), ""),
    (("am", "pm"), re.compile(r"\b(\d+(?::\d+)?)(am|pm)\b"), r"\1 \2"),
)
"""What is written in several ways, made one; looked for only where one of its marks occurs."""

_QUOTED: Final = re.compile(r'[\u201c"]([^\u201c\u201d"]{1,80})[\u201d"]')
"""Words between quotation marks are somebody else's, or the product's."""

_FILLERS: Final = frozenset({"um", "uh", "uhm", "erm", "er", "ah", "hmm", "mm", "o"})


def _set(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(text.split(separator))


_SAID_TWICE: Final = frozenset({"twenty"})
"""No stammer: "twenty twenty seven" is a year."""

_FUNCTION_WORDS: Final = _set(
    "a an the to of and or with for your our my me in on at by from can could will would is are am be "
    "this these those some any i we you as than that"
)
"""A sentence that ends in one of these was cut off; the next piece belongs to it."""

_ENDINGS: Final = (("n't", "not"), ("'ll", "will"), ("'ve", "have"), ("'re", "are"), ("'m", "am"))

_SPELLED: Final[dict[str, tuple[str, ...]]] = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"),
    "let's": ("let", "us"), "i'd": ("i", "would"), "we'd": ("we", "would"),
    "you'd": ("you", "would"), "they'd": ("they", "would"), "gonna": ("going", "to"),
    "wanna": ("want", "to"), "gotta": ("got", "to"), "lemme": ("let", "me"),
    "y'all": ("you", "all"), "o'clock": ("clock",),
    "em": ("them",), "'em": ("them",), "aye": ("yes",), "ja": ("yes",), "yah": ("yes",), "dunno": ("do", "not", "know"),
    "kinda": ("kind", "of"), "sorta": ("sort", "of"), "cuz": ("because",), "gimme": ("give", "me"), "ain't": ("is", "not"),
    "okey": ("okay",), "ok": ("okay",), "yep": ("yes",), "yup": ("yes",), "yeah": ("yes",),
    "yea": ("yes",), "alright": ("all", "right"), "nope": ("no",), "nah": ("no",),
}  # fmt: skip

_BARE: Final = _set(
    "i'll i'm i've don't can't won't didn't doesn't isn't wouldn't couldn't that's what's you'll they'll "
    "you're there's how's where's when's here's aren't wasn't haven't we've you've shouldn't o'clock"
)
"""Short forms that some recognisers write without their apostrophe, and that mean nothing else so."""

_WITH_APOSTROPHE: Final = {word.replace("'", ""): word for word in _BARE}

_IS: Final = _set(
    "that what it there how where when who here he she everything nothing monday tuesday wednesday "
    "thursday friday saturday sunday tomorrow money budget price cash one two three four five six seven "
    "eight nine ten eleven twelve noon thirty"
)
"""Words after which 's is short for "is", not a possessive."""

_JOINTS: Final = frozenset({"and", "but", "so", "because", "then", "or"})
"""A conjunction opens a clause of its own before one of `_SUBJECTS`."""

_SUBJECTS: Final = _set(
    "i we you let can could would should does do is are what how when where who why it that if they"
)

_OPENERS: Final = _set(
    "i will|i would|i can|i could|i am|i have|i think|i understand|i appreciate|i just|i need|we will|we can|"
    "we could|we have|we are|we need|we would|we typically|let me|let us|can you|can i|can we|could you|could we|"
    "could i|would you|would it|would that|do you|does that|does it|does this|did you|have you|are you|are there|"
    "is there|is that|is it|will you|should we|should i|shall we|what is|what are|what do|what does|what would|"
    "what about|what time|what kind|how about|how do|how does|how much|how many|how long|how is|how are|"
    "how soon|when are|when is|when can|when would|when do|where do|where are|who is|who else|why do|why not|"
    "what else|what made|what sparked|what works|what if|what has|what questions|what could|how would|how was|how has|how did|"
    "did i|any other|any questions|any feedback|anything else|everything okay|what impact|who is|"
    "that is|that sounds|that works|that would|that makes|that will|it is|it sounds|sounds good|sounds great|"
    "thank you|thanks for|talk to|see you|looking forward|have a|no problem|of course|in terms|tell me|walk me|"
    "good question|great question|fair enough|got it|my team|our team|you are|there is|there are",
    "|",
)
"""Two words that begin a sentence of their own where nothing before asks for them."""

_LONE_OPENERS: Final = _set(
    "perfect absolutely great okay sure thanks yes anyway exactly awesome wonderful excellent definitely "
    "understood honestly alternatively"
)

_GOVERNS: Final = _set(
    "that if when what how why where who which whether because since until till before after while once as than "
    "think know hope sure guess believe say said says tell told mean means see hear understand wish like to the a an "
    "my your our their his her its this and but so or then is are was were be been being am not very really pretty "
    "quite too more most just also all of for with at in on by from about into i we you they he she it would could "
    "can will should do does did let sound sounds look looks feel feels sounded make makes everything anything "
    "something thing way reason time one ones no yes oh well actually"
)
"""After one of these the two words go on with the sentence: "what I will do", "I think we can"."""

_TURNED: Final = _set("do does did is are can could would will have has should shall")
_QUESTION_WORDS: Final = _set("what how which where when why who whose")


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of speech with about one thought in it, in plain words.

    `asked` if a "?" closed it, `guessed` if no stop stands before it and it may go on with a
    sentence.
    """

    tokens: tuple[str, ...] = field(repr=False)
    text: str = field(repr=False)
    asked: bool = False
    guessed: bool = False


def clauses(text: str, *, before: str = "") -> tuple[Clause, ...]:
    """The clauses of an utterance, in order.

    Where `before`, the same side's last words, broke off in mid-sentence, the first clause begins
    with that piece, so that a phrase is found though a cut went through it.
    """
    found: list[Clause] = []
    current = _broken_off(before)
    for token in _tokens(_unquoted(text)):
        if token[0] in ".?!;:":
            _close(found, current, asked="?" in token)
            current = []
        elif not current or token != current[-1] or token[0].isdigit() or token in _SAID_TWICE:
            current.append(token)
    _close(found, current, asked=False)
    return tuple(found)


def _unquoted(text: str) -> str:
    if '"' not in text and "\u201c" not in text:
        return text
    left = _QUOTED.sub(" ", text)
    return left if len(left) > len(text) / 2 else text


def _tokens(text: str) -> list[str]:
    plain = text.lower()
    for marks, pattern, spelling in _SPELLING:
        if any(mark in plain for mark in marks):
            plain = pattern.sub(spelling, plain)
    tokens: list[str] = []
    for word in _TOKEN.findall(plain)[: 2 * _WORDS]:
        tokens.extend(_opened(word.rstrip(",")))
    return tokens


def _opened(word: str) -> tuple[str, ...]:
    """The plain words of one written word: contractions open, fillers go."""
    if word in _FILLERS:
        return ()
    word = _WITH_APOSTROPHE.get(word, word)
    if word in _SPELLED:
        return _SPELLED[word]
    if "'" not in word:
        return (word,)
    for ending, spelled in _ENDINGS:
        if word.endswith(ending):
            return (word.removesuffix(ending), spelled)
    base, _, rest = word.partition("'")
    if rest == "s":
        return (base, "is") if base in _IS else (base,)
    return (base, "would") if rest == "d" else (base + rest,)


def _broken_off(before: str) -> list[str]:
    """The last piece of a sentence that was not brought to its end, else nothing."""
    tokens = _tokens(before)
    while tokens and tokens[-1][0] in ".?!;:":
        tokens.pop()
    if not tokens or tokens[-1] not in _FUNCTION_WORDS:
        return []
    piece: list[str] = []
    for token in reversed(tokens):
        if token[0] in ".?!;:" or len(piece) >= _CARRIED:
            break
        piece.insert(0, token)
    return piece


def _close(found: list[Clause], tokens: list[str], *, asked: bool) -> None:
    """Add the clause; a long one, in which stops are missing, as several."""
    start = 0
    if len(tokens) > _LONG:
        for place in range(1, len(tokens) - 1):
            if place - start >= 4 and _begins_anew(tokens, place, so_far=place - start):
                _add(found, tokens[start:place], asked=False, guessed=start > 0)
                start = place
    _add(found, tokens[start:], asked=asked, guessed=start > 0)


def _begins_anew(tokens: list[str], place: int, *, so_far: int) -> bool:
    """Whether a new sentence begins here although nobody wrote a stop."""
    word, following = tokens[place], tokens[place + 1]
    if word in _JOINTS:
        return so_far >= 4 and following in _SUBJECTS
    if tokens[place - 1] in _GOVERNS:
        return False
    if word in _TURNED and not _QUESTION_WORDS.isdisjoint(tokens[max(0, place - 4) : place]):
        return False  # "how much do you spend" is one question
    return word in _LONE_OPENERS or f"{word} {following}" in _OPENERS


def _add(found: list[Clause], tokens: list[str], *, asked: bool, guessed: bool) -> None:
    if tokens:
        words = tuple(tokens)
        found.append(Clause(tokens=words, text=" ".join(words), asked=asked, guessed=guessed))
