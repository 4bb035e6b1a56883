"""How numbers look in plain spoken words: pieces of pattern for the grammars of times and sums.

Made for clauses as `copilot.conversation.clauses` cuts them: lower case, one space between words.
"""

from __future__ import annotations

from typing import Final

_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

SCALE: Final = "(?:hundred|thousand|million|billion|crores?|lakhs?|grand|mil|k)"

WORD: Final = rf"(?:{_ONES}|{_TEENS}|{_TENS})"

DIGITS: Final = r"\d[\d,]*(?:\.\d+)?(?:[kmb]|bn|mm)?"

NUMBER: Final = (
    rf"(?:(?:{DIGITS}|{WORD}|a(?= (?:hundred|thousand|million|grand)\b))"
    rf"(?: (?:{DIGITS}|{WORD}|{SCALE}|point|and(?= (?:{WORD}|a half)\b)|(?<=and )a half\b))*)"
)
"""A whole number phrase: "two hundred thousand", "1,964", "a hundred and twenty", "50 k"."""

SMALL: Final = rf"(?:\d{{1,2}}|{_ONES}|{_TEENS}|(?:{_TENS})(?: (?:{_ONES}))?)"
"""A count of days, weeks, minutes."""

SMALL_WORDS: Final = frozenset(f"{_ONES}|{_TEENS}|{_TENS}".split("|"))
"""The words that such a count may begin with, when it is not written in digits."""

HOUR: Final = rf"(?:1[0-2]|[1-9]|{_ONES}|ten|eleven|twelve)"

MINUTES: Final = "(?:oh five|ten|fifteen|twenty|thirty|forty|forty five|fifty)"

_ORDINAL_ONES: Final = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ORDINAL_TEENS: Final = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    "nineteenth|twentieth|thirtieth"
)

ORDINAL: Final = (
    rf"(?:(?:[12]?\d|3[01])(?:st|nd|rd|th)|(?:twenty|thirty) (?:{_ORDINAL_ONES})|{_ORDINAL_ONES}|"  # codespell:ignore nd
    f"{_ORDINAL_TEENS})"
)
"""A day of the month."""

ORDINAL_WORDS: Final = frozenset(f"{_ORDINAL_ONES}|{_ORDINAL_TEENS}|twenty|thirty".split("|"))
"""The words that it may begin with, when it is not written in digits."""
