"""Sums of money, spans of time and shares, as people say them: "forty grand", "$99 a month"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from copilot.conversation.fact import Fact, FactKind
from copilot.conversation.numerals import DIGITS, NUMBER, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_CURRENCY: Final = (
    "(?:(?:us |canadian |australian )?dollars?|bucks|euros?|pounds?(?! of)|quid|rupees|francs|yen|usd|eur|gbp|"
    "inr|cents|cad|aud)"
)
_UNIT: Final = (
    "(?:month|year|annum|quarter|user|seat|agent|head|person|licen[sc]e|unit|rep|employee|team|site|"
    "location|property|room|minute|hour|day|week|visit|lead|door|square foot)"
)
_RATE: Final = rf"(?: (?:a|per|each|every|an|for each|for every|for the) {_UNIT}\b| (?:monthly|annually|yearly|annual)\b)"
_PERIOD_RATE: Final = r"(?: (?:a|per|each|every) (?:month|year|annum|quarter|user|seat|licen[sc]e|agent|head)\b| (?:monthly|annually|yearly)\b)"
_NO_THINGS: Final = (
    "(?= (?:a|an|per|for|to|is|was|or|and|but|at|that|if|in|this|next|total|all|max|tops|annually|monthly|"
    "yearly|annual|as|on|would|right|so|we|i|it|plus|range|ballpark|ish|budget|now|then|because|which|"
    "of budget|with|up|maybe|from|by|okay|yes|left|set|available|approved|deal|contract)\\b|$)"
)
"""What may follow a bare "two hundred thousand" when it is money and not a count of things."""


class _Form(NamedTuple):
    pattern: str
    kind: FactKind
    exact: bool = True


_FORMS: Final = (
    _Form(rf"{NUMBER}(?: ?%| per ?cent| percent)", FactKind.PERCENT),
    _Form(rf"[$€£₹]{DIGITS}(?: (?:to )?[$€£₹]?{DIGITS})*(?: (?:thousand|million|billion|grand|k))?", FactKind.MONEY),
    _Form(rf"{NUMBER}(?: or so| something)? {_CURRENCY}", FactKind.MONEY),
    _Form(rf"{NUMBER} grand|(?:a|a few|few|couple) (?:hundred |thousand )?(?:grand|bucks|dollars|quid)", FactKind.MONEY),
    _Form(rf"{NUMBER}(?={_PERIOD_RATE})", FactKind.MONEY, exact=False),
    _Form(rf"(?:{NUMBER} (?:k|thousand|million|hundred)|\d[\d,.]*(?:k|,\d\d\d)){_NO_THINGS}", FactKind.MONEY, exact=False),
    _Form(rf"(?:half an hour|an hour(?: and a half)?|(?:{SMALL}|{NUMBER}|a|a few|couple of|several)(?: (?:to|or) {SMALL})? (?:second|minute|hour|business day|day|week|month|quarter|year)s?)", FactKind.DURATION),
)  # fmt: skip

_AMOUNT: Final = re.compile(
    "|".join(
        f"(?P<f{index}>(?<!\\S)(?:{form.pattern})(?!\\w))" for index, form in enumerate(_FORMS)
    )
)
_RATE_FOLLOWS: Final = re.compile(_RATE)
_SEED: Final = re.compile(
    r"[$€£₹\d]|\b(?:hundred|thousand|million|grand|k|dollars?|bucks|euros?|pounds|quid|percent|cent|"
    r"monthly|annually|per|a year|a month|hours?|minutes?|days?|weeks?|months?|years?)\b"
)


def amounts_in(text: str) -> Iterator[Fact]:
    """The sums, spans and shares that a clause names, in order, never overlapping."""
    if not _SEED.search(text):
        return
    for found in _AMOUNT.finditer(text):
        form = _FORMS[int((found.lastgroup or "f0")[1:])]
        start = text.count(" ", 0, found.start())
        yield Fact(
            kind=form.kind,
            start=start,
            end=start + found[0].count(" ") + 1,
            exact=form.exact,
            rate=form.kind is FactKind.MONEY and _RATE_FOLLOWS.match(text, found.end()) is not None,
        )
